/** Invitations: the only way to an account of a person. Made by an administrator, or by who runs the server. */

import { type Account, accountById, ending, isAccountName } from './account.js';
import { type Answer, granted, type Refused, refused } from './errors.js';
import { isGrant } from './grants.js';
import { doneBy, type Identity, manage } from './identity.js';
import {
  allInvitations,
  type Invitation,
  insertingInvitation,
  invitationById,
  isAnybodyThere,
  isNameUsed,
  isOpen,
  revoking,
} from './invitation.js';
import type { Means } from './means.js';
import { type Grant, may } from './permissions.js';
import { newId, newToken } from './secrets.js';
import { secondsAfter } from './surroundings.js';
import type { Plan } from './trail.js';

/** An invitation goes by hand or by letter and may have to wait over a weekend. */
export const invitationSeconds = 72 * 3600;

export interface IssuedInvitation {
  readonly invitation: Invitation;
  /** 43 characters of base64url. Whoever has it takes the account; it is shown this once. */
  readonly token: string;
}

export class Invitations {
  readonly #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  /** The first administrator's, when there is neither an account of a person nor an open invitation; else undefined. */
  async first(name = 'administrator'): Promise<IssuedInvitation | undefined> {
    const { database, surroundings, trail } = this.#means;
    const made = await trail.write<IssuedInvitation | undefined>(async () => {
      const none: Plan<undefined> = { happened: [], statements: [], value: undefined };
      return (await isAnybodyThere(database, surroundings.now())) ? none : this.#fresh(name, { role: 'administrator' });
    });
    return made.ok ? made.value : undefined;
  }

  /**
   * A new administrator, by who runs the server and needs no account for it: for the day when no administrator can
   * sign in any more. `access-name`, `access-name-used`
   */
  rescue(name: string): Promise<Answer<IssuedInvitation>> {
    return this.#means.trail.write(async () => {
      return (await this.#nameFault(name)) ?? this.#fresh(name, { role: 'administrator' });
    });
  }

  /** `access-name`, `access-name-used`, `access-grant` */
  async make(by: Identity, name: string, grant: Grant): Promise<Answer<IssuedInvitation>> {
    if (!isGrant(grant)) return refused('access-grant');
    const plain: Grant = grant.as === undefined ? { role: grant.role } : { role: grant.role, as: grant.as };
    return await manage(this.#means, by, async () => (await this.#nameFault(name)) ?? this.#fresh(name, plain, by));
  }

  /**
   * For a person who lost a password or second factor, or an account that was closed: ends all its sessions and keys at
   * once, and invites to take it again. `access-unknown`, `access-own-account`
   */
  reset(by: Identity, id: string): Promise<Answer<IssuedInvitation>> {
    const { database, surroundings } = this.#means;
    return manage(this.#means, by, async () => {
      const account = await accountById(database, id);
      if (account === undefined || account.machine) return refused('access-unknown');
      if (id === by.account) return refused('access-own-account');
      const { happened, statements, value } = this.#again(account, by);
      const ended = { ...doneBy(by), event: 'account-reset', account: account.name } as const;
      const end = ending(id, 'reset', surroundings.now());
      return { happened: [ended, ...happened], statements: [...end, ...statements], value };
    });
  }

  /** `access-unknown` */
  revoke(by: Identity, id: string): Promise<Answer<undefined>> {
    const { database, surroundings } = this.#means;
    return manage(this.#means, by, async () => {
      const invitation = await invitationById(database, id);
      const now = surroundings.now();
      if (invitation === undefined || !isOpen(invitation, now)) return refused('access-unknown');
      const details = { invitation: id };
      const happened = { ...doneBy(by), event: 'invitation-revoked', account: invitation.name, details } as const;
      return { happened: [happened], statements: [revoking(id, now)], value: undefined };
    });
  }

  /** All, the newest first; also for who may read the trail. `access-forbidden` */
  async list(by: Identity): Promise<Answer<readonly Invitation[]>> {
    if (!may(by, 'manage-accounts') && !may(by, 'read-trail')) return refused('access-forbidden');
    return granted(await allInvitations(this.#means.database));
  }

  async #nameFault(name: string): Promise<Refused | undefined> {
    if (!isAccountName(name)) return refused('access-name');
    const { database, surroundings } = this.#means;
    return (await isNameUsed(database, name, surroundings.now())) ? refused('access-name-used') : undefined;
  }

  #fresh(name: string, grant: Grant, by?: Identity): Plan<IssuedInvitation> {
    return this.#issue({ ...grant, ...this.#stamped(), name }, by);
  }

  #again({ id, name, role, as }: Account, by: Identity): Plan<IssuedInvitation> {
    const grant: Grant = as === undefined ? { role } : { role, as };
    return this.#issue({ ...grant, ...this.#stamped(), name, account: id }, by);
  }

  #stamped(): { readonly id: string; readonly made: Date; readonly expires: Date } {
    const { surroundings } = this.#means;
    const made = surroundings.now();
    return { id: newId(surroundings), made, expires: secondsAfter(made, invitationSeconds) };
  }

  #issue(invitation: Invitation, by: Identity | undefined): Plan<IssuedInvitation> {
    const token = newToken(this.#means.surroundings);
    const { id, name, role, as } = invitation;
    const details = { invitation: id, role, ...as };
    const who = by === undefined ? {} : doneBy(by);
    return {
      happened: [{ ...who, event: 'invitation-made', account: name, details }],
      statements: [insertingInvitation(invitation, token, by?.account)],
      value: { invitation, token },
    };
  }
}
