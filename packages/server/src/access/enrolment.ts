/** Accepting an invitation in two steps: a password and a new second factor, then a code that proves it works. */

import { factorOwner, inserting, type Proof, takingAgain } from './account.js';
import { factorFor, type NewFactor, newFactorSecret, stepOf } from './codes.js';
import { type Answer, granted, type Refused, refused } from './errors.js';
import {
  type Begun,
  beginning,
  begunOf,
  type Invitation,
  invitationByToken,
  invitationOwner,
  isOpen,
  using,
} from './invitation.js';
import type { Means } from './means.js';
import { type Passwords, passwordFault } from './passwords.js';
import { newId } from './secrets.js';
import type { Plan } from './trail.js';

export class Enrolment {
  readonly #means: Means;
  readonly #passwords: Passwords;
  readonly #issuer: string;

  constructor(means: Means, passwords: Passwords, issuer: string) {
    this.#means = means;
    this.#passwords = passwords;
    this.#issuer = issuer;
  }

  /** What the token invites to. `access-invitation` */
  async look(token: string): Promise<Answer<Invitation>> {
    const invitation = await invitationByToken(this.#means.database, token);
    const open = invitation !== undefined && isOpen(invitation, this.#means.surroundings.now());
    return open ? granted(invitation) : refused('access-invitation');
  }

  /**
   * The password is kept until the end, the factor is to be put into an authenticator app. Beginning anew gives another
   * factor. `access-invitation`, `access-password-…`, `access-busy`
   */
  async begin(token: string, password: string): Promise<Answer<NewFactor>> {
    const looked = await this.look(token);
    if (!looked.ok) return looked;
    const fault = passwordFault(password, looked.value.name);
    if (fault !== undefined) return fault;
    const hashed = await this.#passwords.hash(password);
    if (!hashed.ok) return hashed;
    return await this.#means.trail.write(async () => {
      const still = await this.look(token);
      return still.ok ? this.#beginning(still.value, hashed.value) : still;
    });
  }

  /**
   * Makes the account, or gives it back, and ends the invitation. The answer is the account's name, to sign in with.
   * `access-invitation`, `access-not-begun`, `access-code`
   */
  finish(token: string, code: string, address: string): Promise<Answer<string>> {
    return this.#means.trail.write(async () => {
      const looked = await this.look(token);
      if (!looked.ok) return looked;
      const begun = await begunOf(this.#means.database, looked.value.id);
      return begun === undefined ? refused('access-not-begun') : this.#finishing(looked.value, begun, code, address);
    });
  }

  #beginning({ id, name }: Invitation, password: string): Plan<NewFactor> {
    const { surroundings, secrets } = this.#means;
    const secret = newFactorSecret(surroundings);
    const begun = { password, factor: secrets.seal(secret, invitationOwner(id)) };
    return { happened: [], statements: [beginning(id, begun)], value: factorFor(secret, this.#issuer, name) };
  }

  #finishing(invitation: Invitation, begun: Begun, code: string, address: string): Plan<string> | Refused {
    const { surroundings, secrets } = this.#means;
    const now = surroundings.now();
    const secret = secrets.unseal(begun.factor, invitationOwner(invitation.id));
    if (secret === undefined) return refused('access-not-begun');
    const step = stepOf(secret, code, now);
    if (step === undefined) return refused('access-code');
    const { name, account, role, as } = invitation;
    const id = account ?? newId(surroundings);
    const proof: Proof = { password: begun.password, factor: secrets.seal(secret, factorOwner(id)), step };
    const made = { role, ...(as && { as }), id, name, machine: false, state: 'active', made: now } as const;
    const details = { invitation: invitation.id };
    return {
      happened: [
        { event: 'invitation-accepted', account: name, by: name, address: secrets.tagOfAddress(address), details },
      ],
      statements: [account === undefined ? inserting(made, proof) : takingAgain(id, proof), using(invitation.id, now)],
      value: name,
    };
  }
}
