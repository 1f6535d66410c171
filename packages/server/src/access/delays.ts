/** Delays after failures, for an account and for an address. An attempt is counted as failed before it is looked at. */

import { type Database, type Statement, StoreError } from '../store/database.js';
import { instant, text, whole } from './columns.js';
import { type Answer, granted, refused } from './errors.js';
import { Queue } from './queue.js';
import { secondsAfter } from './surroundings.js';

export interface DelayRule {
  /** Failures without any delay: people mistype. */
  readonly free: number;
  /** The first delay is one second, each further one twice the one before, up to this. */
  readonly longest: number;
  /** Seconds without an attempt after which failures are forgotten. */
  readonly forgotten: number;
}

/** At most some 100 guesses a day at one password, and no person waits longer than a quarter of an hour. */
export const accountDelays: DelayRule = { free: 4, longest: 900, forgotten: 86_400 };
/** Many people can be behind one address: a building, a mobile network. */
export const addressDelays: DelayRule = { free: 30, longest: 900, forgotten: 3600 };

export interface DelayState {
  readonly failures: number;
  /** No attempt before. */
  readonly until: Date;
  readonly last: Date;
}

export interface Counted {
  readonly key: string;
  readonly rule: DelayRule;
}

/** An attempt that was let in, and counted. */
export interface Admitted {
  readonly counts: readonly { readonly key: string; readonly state: DelayState }[];
  /** Seconds to wait after this attempt, if it fails. */
  readonly seconds: number;
}

const mostTries = 50;

/** The state after one more failure now. */
export function afterFailure(rule: DelayRule, before: DelayState | undefined, now: Date): DelayState {
  const old = before !== undefined && before.last >= secondsAfter(now, -rule.forgotten) ? before.failures : 0;
  const failures = old + 1;
  const beyond = failures - rule.free - 1;
  const seconds = beyond < 0 ? 0 : Math.min(rule.longest, 2 ** beyond);
  return { failures, until: secondsAfter(now, seconds), last: now };
}

export class Delays {
  readonly #database: Database;
  readonly #queue = new Queue();

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Counts an attempt in all of its counters and lets it in, or refuses it and counts nothing: of many attempts at
   * once only so many are looked at as may fail. `access-delayed`, `access-busy`; throws StoreError.
   */
  admit(counted: readonly Counted[], now: Date): Promise<Answer<Admitted>> {
    return this.#queue.run(() => this.#tryUntilCounted(counted, now));
  }

  /**
   * Takes the attempt back, because it succeeded or was never looked at. Failures before it stay counted, and so does
   * a delay that others have brought about in the meantime.
   */
  async takeBack({ counts }: Admitted): Promise<void> {
    await this.#database.run(counts.map(({ key, state }) => takingBack(key, state)));
  }

  /** Deletes what nobody needs any more. */
  async tidy(now: Date): Promise<void> {
    const before = secondsAfter(now, -Math.max(accountDelays.forgotten, addressDelays.forgotten));
    await this.#database.run([{ sql: 'delete from sign_in_delay where last < $1', values: [before] }]);
  }

  async #tryUntilCounted(counted: readonly Counted[], now: Date): Promise<Answer<Admitted>> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const before = await this.#states(counted);
      const waits = [...before.values()].map(({ until }) => until).filter((until) => until > now);
      if (waits.length > 0) return refused('access-delayed', latest(waits));
      const counts = counted.map(({ key, rule }) => ({ key, state: afterFailure(rule, before.get(key), now) }));
      const statements = counts.map(({ key, state }) => counting(key, before.get(key), state));
      if (await this.#ran(statements)) return granted({ counts, seconds: secondsOf(counts, now) });
    }
    return refused('access-busy');
  }

  async #states(counted: readonly Counted[]): Promise<ReadonlyMap<string, DelayState>> {
    const sql = 'select key, failures, until, last from sign_in_delay where key = any($1)';
    const rows = await this.#database.read(sql, [counted.map(({ key }) => key)]);
    return new Map(
      rows.map((row) => [
        text(row, 'key'),
        { failures: whole(row, 'failures'), until: instant(row, 'until'), last: instant(row, 'last') },
      ]),
    );
  }

  async #ran(statements: readonly Statement[]): Promise<boolean> {
    try {
      await this.#database.run(statements);
      return true;
    } catch (error) {
      if (error instanceof StoreError && error.code === 'store-conflict') return false;
      throw error;
    }
  }
}

/** Forgets all failures. */
export function forgetting(key: string): Statement {
  return { sql: 'delete from sign_in_delay where key = $1', values: [key] };
}

/** Writes only over the state that was read, so that no failure of another process is lost. */
function counting(key: string, before: DelayState | undefined, after: DelayState): Statement {
  const sql = `insert into sign_in_delay (key, failures, until, last) values ($1, $2, $3, $4)
    on conflict (key) do update set failures = $2, until = $3, last = $4
    where sign_in_delay.failures = $5 and sign_in_delay.last = $6`;
  const old = [before?.failures ?? 0, before?.last ?? after.last];
  return { sql, values: [key, after.failures, after.until, after.last, ...old], rows: 1 };
}

function takingBack(key: string, state: DelayState): Statement {
  const sql = `update sign_in_delay set failures = greatest(failures - 1, 0),
    until = case when until = $2 then last else until end where key = $1`;
  return { sql, values: [key, state.until] };
}

function secondsOf(counts: readonly { readonly state: DelayState }[], now: Date): number {
  return Math.max(...counts.map(({ state }) => (state.until.getTime() - now.getTime()) / 1000));
}

function latest(times: readonly Date[]): Date {
  return new Date(Math.max(...times.map((time) => time.getTime())));
}
