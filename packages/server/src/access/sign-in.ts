/** Signing in: account, password and code at once. An answer, and the work for it, are the same whether the account exists or not. */

import type { Statement } from '../store/database.js';
import { type Account, factorOwner, isAccountName, type Proof, personByName } from './account.js';
import { newFactorSecret, stepOf } from './codes.js';
import { type Admitted, accountDelays, addressDelays, type Counted, Delays, forgetting } from './delays.js';
import { type Answer, refused } from './errors.js';
import type { Means } from './means.js';
import type { Passwords } from './passwords.js';
import { csrfToken, newId, newToken, type Secrets, tokenHash } from './secrets.js';

export interface SignInAsked {
  readonly name: string;
  readonly password: string;
  /** Six digits of the second factor. */
  readonly code: string;
  readonly address: string;
  /** Token of the session that the browser has already: it ends. A session never goes on under another person, or as one. */
  readonly previous?: string;
}

export interface SignedIn {
  /** 43 characters of base64url, for a cookie that scripts cannot read. */
  readonly token: string;
  readonly csrf: string;
}

/** What an attempt is measured against. `account` is absent where there is no such person. */
interface Candidate {
  readonly account?: Account;
  readonly owner: string;
  readonly proof: Proof;
}

export class SignIn {
  readonly #means: Means;
  readonly #passwords: Passwords;
  readonly #delays: Delays;
  readonly #decoy: Candidate;

  private constructor(means: Means, passwords: Passwords, decoy: Candidate) {
    this.#means = means;
    this.#passwords = passwords;
    this.#delays = new Delays(means.database);
    this.#decoy = decoy;
  }

  /** Makes what attempts at accounts that do not exist are measured against. */
  static async open(means: Means, passwords: Passwords): Promise<SignIn> {
    const owner = 'nobody';
    const password = await passwords.hash(newToken(means.surroundings));
    if (!password.ok) throw new Error('No password can be hashed.');
    const factor = means.secrets.seal(newFactorSecret(means.surroundings), owner);
    return new SignIn(means, passwords, { owner, proof: { password: password.value, factor, step: 0 } });
  }

  /** `access-sign-in`, `access-delayed`, `access-busy` */
  async signIn(asked: SignInAsked): Promise<Answer<SignedIn>> {
    const now = this.#means.surroundings.now();
    const name = asked.name.trim().toLowerCase();
    const counted = this.#counted(name, asked.address);
    const admitted = await this.#delays.admit(counted, now);
    if (!admitted.ok) return admitted;
    const answer = await this.#attempt(await this.#candidate(name), asked, now, admitted.value);
    if (answer.ok || answer.code === 'access-busy') await this.#delays.takeBack(admitted.value);
    return answer;
  }

  /** Deletes counters that nobody needs any more. */
  tidy(now: Date): Promise<void> {
    return this.#delays.tidy(now);
  }

  /** Both factors are looked at in any case. */
  async #attempt(candidate: Candidate, asked: SignInAsked, now: Date, admitted: Admitted): Promise<Answer<SignedIn>> {
    const password = await this.#passwords.verify(candidate.proof.password, asked.password);
    if (!password.ok) return password;
    const step = this.#step(candidate, asked.code, now);
    const { account, proof } = candidate;
    const right = password.value && step !== undefined && step > proof.step && account !== undefined;
    const answer = right ? await this.#begin(account, { ...proof, step }, asked) : refused('access-sign-in');
    if (!answer.ok && answer.code === 'access-sign-in') await this.#failed(candidate, asked, admitted.seconds);
    return answer;
  }

  async #candidate(name: string): Promise<Candidate> {
    const person = isAccountName(name) ? await personByName(this.#means.database, name) : undefined;
    return person === undefined ? this.#decoy : { ...person, owner: factorOwner(person.account.id) };
  }

  #counted(name: string, address: string): readonly Counted[] {
    const { secrets } = this.#means;
    return [
      { key: accountCounter(secrets, name), rule: accountDelays },
      { key: `address ${secrets.tagOfAddress(address)}`, rule: addressDelays },
    ];
  }

  #step({ owner, proof }: Candidate, code: string, now: Date): number | undefined {
    const secret = this.#means.secrets.unseal(proof.factor, owner);
    return secret === undefined ? undefined : stepOf(secret, code, now);
  }

  /**
   * What was right a moment ago must be so still: the account may have been reset, the code used. The session is a new
   * one under a new token.
   */
  #begin(account: Account, proven: Proof, asked: SignInAsked): Promise<Answer<SignedIn>> {
    const { database, secrets, surroundings, trail } = this.#means;
    return trail.write(async () => {
      const person = await personByName(database, account.name);
      const same = person?.account.id === account.id && person.proof.password === proven.password;
      if (!same || person.proof.step >= proven.step) return refused('access-sign-in');
      const token = newToken(surroundings);
      const address = secrets.tagOfAddress(asked.address);
      return {
        happened: [{ event: 'signed-in', account: account.name, by: account.name, address }],
        statements: [
          usingStep(account.id, proven.step),
          ...(asked.previous === undefined ? [] : [endingSession(asked.previous)]),
          beginningSession({ id: newId(surroundings), token, account: account.id, address, now: surroundings.now() }),
          forgetting(accountCounter(secrets, account.name)),
        ],
        value: { token, csrf: csrfToken(token) },
      };
    });
  }

  /** A name that no account has is not recorded: people type passwords into that field. */
  async #failed({ account }: Candidate, asked: SignInAsked, seconds: number): Promise<void> {
    const { secrets, trail } = this.#means;
    await trail.record({
      event: seconds > 0 ? 'locked-out' : 'sign-in-failed',
      ...(account && { account: account.name }),
      address: secrets.tagOfAddress(asked.address),
      details: { seconds },
    });
  }
}

/** The counter of failures at a name, whether an account has it or not. */
export function accountCounter(secrets: Secrets, name: string): string {
  return `account ${secrets.tag('account', name)}`;
}

/** A code is used once: its step, and all before, are no longer taken. */
function usingStep(account: string, step: number): Statement {
  const sql = 'update account set factor_step = $2 where id = $1 and factor_step < $2';
  return { sql, values: [account, step], rows: 1 };
}

function endingSession(token: string): Statement {
  return { sql: 'delete from session where hash = $1', values: [tokenHash('session', token)] };
}

interface NewSession {
  readonly id: string;
  readonly token: string;
  readonly account: string;
  readonly address: string;
  readonly now: Date;
}

function beginningSession({ id, token, account, address, now }: NewSession): Statement {
  const sql = 'insert into session (id, hash, account, address, made, seen) values ($1, $2, $3, $4, $5, $5)';
  return { sql, values: [id, tokenHash('session', token), account, address, now], rows: 1 };
}
