/** Sessions of persons who signed in: found by their token, ended by their time, by their owner, by an administrator. */

import type { Row } from '../store/database.js';
import { instant, text } from './columns.js';
import { type Answer, granted, refused } from './errors.js';
import { grantOf } from './grants.js';
import { changeBy, doneBy, type Identity } from './identity.js';
import type { Means } from './means.js';
import { may } from './permissions.js';
import { csrfToken, isId, sameText, tokenHash } from './secrets.js';
import { secondsAfter } from './surroundings.js';

/** A session without a request for this long is over. */
export const idleSeconds = 30 * 60;
/** A session is over after this, whatever was done. */
export const longestSeconds = 12 * 3600;
/** Requests within this time after one that was noted are not noted: a session may end by so much too early. */
const noteSeconds = 60;

export interface SessionView {
  readonly id: string;
  readonly account: string;
  readonly address: string;
  readonly made: Date;
  readonly seen: Date;
}

export class Sessions {
  readonly #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  /** Who comes with this token. `access-signed-out` */
  async identify(token: string, address: string): Promise<Answer<Identity>> {
    const { database, surroundings, secrets } = this.#means;
    const sql = `select s.id, s.account, s.made, s.seen, a.name, a.role, a.area, a.station, a.observer
      from session s join account a on a.id = s.account where s.hash = $1 and a.state = 'active'`;
    const [row] = await database.read(sql, [tokenHash('session', token)]);
    const now = surroundings.now();
    if (row === undefined || isOver(row, now)) return refused('access-signed-out');
    await this.#note(row, now);
    const who = { account: text(row, 'account'), name: text(row, 'name'), session: text(row, 'id') };
    return granted({ ...grantOf(row), ...who, address: secrets.tagOfAddress(address) });
  }

  /** What pages of this session send back with every change. */
  csrf(token: string): string {
    return csrfToken(token);
  }

  /** `access-csrf` unless the change comes from a page of this session. */
  checkCsrf(token: string, given: string): Answer<undefined> {
    return sameText(csrfToken(token), given) ? granted(undefined) : refused('access-csrf');
  }

  /** Ends the session that the identity came with. `access-signed-out` */
  async signOut(by: Identity): Promise<Answer<undefined>> {
    if (by.session === undefined) return refused('access-signed-out');
    const statements = [{ sql: 'delete from session where id = $1', values: [by.session] }];
    return await changeBy(this.#means, by, () => {
      const happened = [{ ...doneBy(by), event: 'signed-out', account: by.name } as const];
      return Promise.resolve({ happened, statements, value: undefined });
    });
  }

  /** Sessions that are not over, of one's own account or, for an administrator, of any. `access-forbidden` */
  async list(by: Identity, account = by.account): Promise<Answer<readonly SessionView[]>> {
    if (account !== by.account && !may(by, 'manage-accounts')) return refused('access-forbidden');
    if (!isId(account)) return granted([]);
    const sql = 'select id, account, address, made, seen from session where account = $1 order by made, id';
    const rows = await this.#means.database.read(sql, [account]);
    const now = this.#means.surroundings.now();
    return granted(rows.filter((row) => !isOver(row, now)).map(viewOf));
  }

  /** One of one's own or, for an administrator, any. `access-unknown`, `access-signed-out` */
  async end(by: Identity, id: string): Promise<Answer<undefined>> {
    if (!isId(id)) return refused('access-unknown');
    return await changeBy(this.#means, by, async () => {
      const sql = 'select s.account, a.name from session s join account a on a.id = s.account where s.id = $1';
      const [row] = await this.#means.database.read(sql, [id]);
      const own = row !== undefined && text(row, 'account') === by.account;
      if (row === undefined || !(own || may(by, 'manage-accounts'))) return refused('access-unknown');
      const happened = [{ ...doneBy(by), event: 'session-ended', account: text(row, 'name') } as const];
      return { happened, statements: [{ sql: 'delete from session where id = $1', values: [id] }], value: undefined };
    });
  }

  /** Deletes sessions that are over. */
  async tidy(now: Date): Promise<void> {
    const values = [secondsAfter(now, -longestSeconds), secondsAfter(now, -idleSeconds)];
    await this.#means.database.run([{ sql: 'delete from session where made <= $1 or seen <= $2', values }]);
  }

  async #note(row: Row, now: Date): Promise<void> {
    if (instant(row, 'seen') > secondsAfter(now, -noteSeconds)) return;
    const sql = 'update session set seen = greatest(seen, $2) where id = $1';
    await this.#means.database.run([{ sql, values: [text(row, 'id'), now] }]);
  }
}

function isOver(row: Row, now: Date): boolean {
  const idle = instant(row, 'seen') <= secondsAfter(now, -idleSeconds);
  return idle || instant(row, 'made') <= secondsAfter(now, -longestSeconds);
}

function viewOf(row: Row): SessionView {
  return {
    id: text(row, 'id'),
    account: text(row, 'account'),
    address: text(row, 'address'),
    made: instant(row, 'made'),
    seen: instant(row, 'seen'),
  };
}
