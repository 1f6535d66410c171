/** Keys of machines: shown once, kept as hashes, each with its scopes, its end, and a beginning by which its owner knows it. */

import type { Row, Statement } from '../store/database.js';
import { type Account, accountById, allAccounts, inserting as insertingAccount } from './account.js';
import { instant, maybeInstant, text, texts } from './columns.js';
import { type Answer, granted, type Refused, refused } from './errors.js';
import { grantOf, isPrintable } from './grants.js';
import { changeBy, doneBy, type Identity, manage } from './identity.js';
import { isNameUsed } from './invitation.js';
import type { Means } from './means.js';
import { type Grant, type KeyScope, keyScopes, may } from './permissions.js';
import { isId, newId, newToken, tokenHash } from './secrets.js';
import { secondsAfter } from './surroundings.js';
import type { Plan } from './trail.js';

/** Tells a key among other texts, to people and to programs that look for leaked ones. */
const mark = 'saylau_';
const prefixLength = mark.length + 6;
const longestSeconds = 366 * 86_400;
/** When a key was used is noted once an hour. */
const noteSeconds = 3600;

/** What an administrator may neither do nor have done by a key that he makes. */
const notForAdministrators: readonly KeyScope[] = ['submit-acts', 'read-private'];

export interface KeyAsked {
  /** What the owner calls it. */
  readonly label: string;
  readonly scopes: readonly KeyScope[];
  readonly expires: Date;
}

export interface KeyView extends KeyAsked {
  readonly id: string;
  /** `saylau_` and six characters. */
  readonly prefix: string;
  /** Id of the account. */
  readonly account: string;
  readonly made: Date;
  readonly used?: Date;
  readonly revoked?: Date;
}

export interface IssuedKey {
  readonly key: KeyView;
  /** `saylau_` and 43 characters of base64url; it is shown this once. */
  readonly text: string;
}

/** A key as it was looked up. What other processes change is seen a second later. */
interface KnownKey {
  readonly row: Row;
  readonly at: Date;
  readonly changes: number;
}

const knownSeconds = 1;
const mostKnown = 10_000;

export class Keys {
  readonly #means: Means;
  /** By the key's hash: a machine that comes again and again is not looked up each time. */
  readonly #known = new Map<string, KnownKey>();

  constructor(means: Means) {
    this.#means = means;
  }

  /** For one's own account. `access-label`, `access-scope`, `access-expiry`, `access-signed-out` */
  async make(by: Identity, asked: KeyAsked): Promise<Answer<IssuedKey>> {
    const fault = this.#fault(by, asked);
    if (fault !== undefined) return fault;
    return await changeBy(this.#means, by, () => Promise.resolve(this.#issue(by, by, asked)));
  }

  /**
   * For the account of a machine, by an administrator; never for handing in acts or reading private parts: an administrator would
   * have the key, and has no power over figures. `access-unknown`, and as `make`
   */
  makeFor(by: Identity, account: string, asked: KeyAsked): Promise<Answer<IssuedKey>> {
    return manage(this.#means, by, async () => {
      const machine = await accountById(this.#means.database, account);
      if (machine === undefined || !machine.machine || machine.state !== 'active') return refused('access-unknown');
      if (asked.scopes.some((scope) => notForAdministrators.includes(scope))) return refused('access-scope');
      return this.#fault(machine, asked) ?? this.#issue(by, { account, name: machine.name }, asked);
    });
  }

  /**
   * For an account that plays rehearsals, made where there is none, by who runs the server: nothing real can be done with it.
   * `access-name-used` where the name is somebody else's.
   */
  makeRehearser(name: string): Promise<Answer<IssuedKey>> {
    const { database, surroundings, trail } = this.#means;
    return trail.write(async () => {
      const made = surroundings.now();
      const known = (await allAccounts(database)).find((account) => account.name === name);
      if (known === undefined ? await isNameUsed(database, name, made) : known.role !== 'rehearser' || !known.machine)
        return refused('access-name-used');
      const fresh: Account = { role: 'rehearser', id: newId(surroundings), name, machine: true, state: 'active', made };
      const account = known ?? fresh;
      const asked: KeyAsked = {
        label: 'rehearsals on this machine',
        scopes: ['submit-acts'],
        expires: secondsAfter(made, longestSeconds),
      };
      const plan = this.#issue(undefined, { account: account.id, name }, asked);
      if (known !== undefined) return plan;
      const happened = { event: 'machine-made', account: name, details: { role: 'rehearser' } } as const;
      return {
        ...plan,
        happened: [happened, ...plan.happened],
        statements: [insertingAccount(account), ...plan.statements],
      };
    });
  }

  /** Who comes with this key. `access-key` */
  async identify(key: string, address: string): Promise<Answer<Identity>> {
    const row = await this.#rowOf(tokenHash('key', key));
    if (row === undefined) return refused('access-key');
    const who = { account: text(row, 'account'), name: text(row, 'name'), key: text(row, 'id') };
    const tag = this.#means.secrets.tagOfAddress(address);
    return granted({ ...grantOf(row), scopes: scopesOf(row), ...who, address: tag });
  }

  /** As it was looked up a moment ago, where this process has changed nothing since. */
  async #rowOf(hash: Uint8Array): Promise<Row | undefined> {
    const { surroundings, trail } = this.#means;
    const [name, now, { changes }] = [Buffer.from(hash).toString('base64'), surroundings.now(), trail];
    const known = this.#known.get(name);
    if (known?.changes === changes && now >= known.at && now < secondsAfter(known.at, knownSeconds)) return known.row;
    const row = await this.#lookUp(hash, now);
    if (this.#known.size >= mostKnown) this.#known.clear();
    if (row !== undefined) this.#known.set(name, { row, at: now, changes });
    return row;
  }

  async #lookUp(hash: Uint8Array, now: Date): Promise<Row | undefined> {
    const sql = `select k.id, k.account, k.scopes, k.used, a.name, a.role, a.area, a.station, a.observer
      from access_key k join account a on a.id = k.account
      where k.hash = $1 and k.revoked is null and k.expires > $2 and a.state = 'active'`;
    const [row] = await this.#means.database.read(sql, [hash, now]);
    if (row !== undefined) await this.#note(row, now);
    return row;
  }

  /** Of one's own account or, for an administrator, of any; with those that are over. `access-forbidden` */
  async list(by: Identity, account = by.account): Promise<Answer<readonly KeyView[]>> {
    if (account !== by.account && !may(by, 'manage-accounts')) return refused('access-forbidden');
    if (!isId(account)) return granted([]);
    const sql = `select id, prefix, account, label, scopes, made, expires, used, revoked
      from access_key where account = $1 order by made, id`;
    return granted((await this.#means.database.read(sql, [account])).map(viewOf));
  }

  /** One of one's own or, for an administrator, any. `access-unknown`, `access-signed-out` */
  async revoke(by: Identity, id: string): Promise<Answer<undefined>> {
    if (!isId(id)) return refused('access-unknown');
    return await changeBy(this.#means, by, async () => {
      const sql = `select k.account, k.prefix, a.name from access_key k join account a on a.id = k.account
        where k.id = $1 and k.revoked is null`;
      const [row] = await this.#means.database.read(sql, [id]);
      const own = row !== undefined && text(row, 'account') === by.account;
      if (row === undefined || !(own || may(by, 'manage-accounts'))) return refused('access-unknown');
      const details = { prefix: text(row, 'prefix') };
      const happened = [{ ...doneBy(by), event: 'key-revoked', account: text(row, 'name'), details } as const];
      return { happened, statements: [revoking(id, this.#means.surroundings.now())], value: undefined };
    });
  }

  #fault(owner: Grant, { label, scopes, expires }: KeyAsked): Refused | undefined {
    const now = this.#means.surroundings.now();
    const known = scopes.every((scope) => keyScopes.includes(scope) && may(owner, scope));
    if (!isPrintable(label, 100)) return refused('access-label');
    if (scopes.length === 0 || new Set(scopes).size < scopes.length || !known) return refused('access-scope');
    const inTime = expires > now && expires <= secondsAfter(now, longestSeconds);
    return inTime ? undefined : refused('access-expiry');
  }

  #issue(
    by: Identity | undefined,
    owner: { readonly account: string; readonly name: string },
    asked: KeyAsked,
  ): Plan<IssuedKey> {
    const { surroundings } = this.#means;
    const whole = mark + newToken(surroundings);
    const key: KeyView = {
      id: newId(surroundings),
      prefix: whole.slice(0, prefixLength),
      account: owner.account,
      label: asked.label,
      scopes: asked.scopes,
      made: surroundings.now(),
      expires: asked.expires,
    };
    const details = { prefix: key.prefix, scopes: key.scopes.join(' '), expires: key.expires.toISOString() };
    return {
      happened: [{ ...(by === undefined ? {} : doneBy(by)), event: 'key-made', account: owner.name, details }],
      statements: [inserting(key, whole, by?.account ?? owner.account)],
      value: { key, text: whole },
    };
  }

  async #note(row: Row, now: Date): Promise<void> {
    const used = maybeInstant(row, 'used');
    if (used !== undefined && used > secondsAfter(now, -noteSeconds)) return;
    const sql = 'update access_key set used = $2 where id = $1';
    await this.#means.database.run([{ sql, values: [text(row, 'id'), now] }]);
  }
}

function inserting(key: KeyView, whole: string, by: string): Statement {
  const sql = `insert into access_key (id, hash, prefix, account, label, scopes, made, made_by, expires)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
  const { id, prefix, account, label, scopes, made, expires } = key;
  return { sql, values: [id, tokenHash('key', whole), prefix, account, label, scopes, made, by, expires], rows: 1 };
}

function revoking(id: string, now: Date): Statement {
  return { sql: 'update access_key set revoked = $2 where id = $1 and revoked is null', values: [id, now], rows: 1 };
}

function scopesOf(row: Row): readonly KeyScope[] {
  const kept = texts(row, 'scopes');
  return keyScopes.filter((scope) => kept.includes(scope));
}

function viewOf(row: Row): KeyView {
  const used = maybeInstant(row, 'used');
  const revoked = maybeInstant(row, 'revoked');
  return {
    id: text(row, 'id'),
    prefix: text(row, 'prefix'),
    account: text(row, 'account'),
    label: text(row, 'label'),
    scopes: scopesOf(row),
    made: instant(row, 'made'),
    expires: instant(row, 'expires'),
    ...(used && { used }),
    ...(revoked && { revoked }),
  };
}
