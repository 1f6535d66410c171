/** Access as a whole: who may come in, who is there, what they may do, and the trail of it. */

import type { Database } from '../store/database.js';
import { Accounts } from './accounts.js';
import { Enrolment } from './enrolment.js';
import { type Answer, granted, refused } from './errors.js';
import { doneBy, type Identity } from './identity.js';
import { Invitations } from './invitations.js';
import { Keys } from './keys.js';
import type { Means } from './means.js';
import { argon2id, type Hasher, type HashLimits, Passwords, usualHashLimits } from './passwords.js';
import { may } from './permissions.js';
import { Secrets } from './secrets.js';
import { Sessions } from './sessions.js';
import { type SignedIn, SignIn, type SignInAsked } from './sign-in.js';
import { type Surroundings, systemSurroundings } from './surroundings.js';
import { Trail } from './trail.js';
import { checkTrail, type TrailCheck, type TrailRow, trailPage } from './trail-check.js';
import type { TrailHead } from './trail-entry.js';

export interface AccessOptions {
  readonly database: Database;
  /** 32 bytes by chance that lie outside the database. With others no second factor works any more. */
  readonly secret: Uint8Array;
  /** The server's name, as authenticator apps show it. */
  readonly issuer: string;
  readonly surroundings?: Surroundings;
  readonly hasher?: Hasher;
  readonly hashLimits?: HashLimits;
}

/** What a request comes with: a session's token or a key, and from where. */
export interface Credentials {
  readonly session?: string;
  readonly key?: string;
  readonly address: string;
}

/** What other parts of the server have recorded. */
export interface Recorded {
  readonly event: 'private-read' | 'private-deleted' | 'backup-taken';
  /** Strings in Unicode NFC, whole numbers. Never a name of a person, or what was read. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** All methods throw StoreError where the store does not answer; everything else is an `Answer`. */
export class Access {
  readonly accounts: Accounts;
  readonly invitations: Invitations;
  readonly enrolment: Enrolment;
  readonly sessions: Sessions;
  readonly keys: Keys;
  readonly #means: Means;
  readonly #signIn: SignIn;

  private constructor(means: Means, passwords: Passwords, signIn: SignIn, issuer: string) {
    this.#means = means;
    this.#signIn = signIn;
    this.accounts = new Accounts(means);
    this.invitations = new Invitations(means);
    this.enrolment = new Enrolment(means, passwords, issuer);
    this.sessions = new Sessions(means);
    this.keys = new Keys(means);
  }

  static async open(options: AccessOptions): Promise<Access> {
    const { database, secret, issuer, surroundings = systemSurroundings } = options;
    const secrets = new Secrets(secret, surroundings);
    const means = { database, surroundings, secrets, trail: new Trail(database, surroundings) };
    const passwords = new Passwords(surroundings, options.hasher ?? argon2id, options.hashLimits ?? usualHashLimits);
    return new Access(means, passwords, await SignIn.open(means, passwords), issuer);
  }

  /** `access-sign-in`, `access-delayed`, `access-busy` */
  signIn(asked: SignInAsked): Promise<Answer<SignedIn>> {
    return this.#signIn.signIn(asked);
  }

  /** Who asks. A key counts where both come. `access-signed-out`, `access-key` */
  async identify({ session, key, address }: Credentials): Promise<Answer<Identity>> {
    if (key !== undefined) return await this.keys.identify(key, address);
    return session === undefined ? refused('access-signed-out') : await this.sessions.identify(session, address);
  }

  /** Records what the identity does elsewhere; do it only when this was granted. `access-busy` */
  record(by: Identity, { event, details }: Recorded): Promise<Answer<undefined>> {
    return this.#means.trail.record({ ...doneBy(by), event, details });
  }

  /** Entries of the trail from index `from` on, as they are hashed: at most 1,000. `access-forbidden` */
  async readTrail(by: Identity, from: number): Promise<Answer<readonly TrailRow[]>> {
    if (!may(by, 'read-trail')) return refused('access-forbidden');
    return granted(await trailPage(this.#means.database, from));
  }

  /** Checks the chain of the trail, and that it goes on from heads kept elsewhere. `access-forbidden` */
  async checkTrail(by: Identity, kept: readonly TrailHead[] = []): Promise<Answer<TrailCheck>> {
    if (!may(by, 'read-trail')) return refused('access-forbidden');
    return granted(await checkTrail(this.#means.database, kept));
  }

  /** Deletes what is over: sessions and counters of failures. From time to time. */
  async tidy(): Promise<void> {
    const now = this.#means.surroundings.now();
    await this.sessions.tidy(now);
    await this.#signIn.tidy(now);
  }
}
