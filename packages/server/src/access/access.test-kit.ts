/** Situations for tests of access: a database of their own, a clock that is set, chance that repeats, people who sign in. */

import { createHash } from 'node:crypto';
import { generateSync } from 'otplib';
import type { Database, Lease, Row, Statement, Value } from '../store/database.js';
import { type Bench, embeddedBench } from '../store/lanes.test-kit.js';
import { openDatabase } from '../store/open-store.js';
import { Access } from './access.js';
import type { Answer } from './errors.js';
import type { Identity } from './identity.js';
import { type Hasher, usualHashLimits } from './passwords.js';
import type { Grant } from './permissions.js';
import type { Surroundings } from './surroundings.js';

const tables = ['access_key', 'session', 'invitation', 'account', 'sign_in_delay', 'trail', 'trail_head'];
const emptyHead = "insert into trail_head (size, hash) values (0, decode(repeat('00', 32), 'hex'))";

/** A database with the tables of the program, and what tests do to it. */
export class TestDatabase implements Database {
  readonly #inner: Database;
  readonly #end: () => Promise<void>;

  private constructor(inner: Database, end: () => Promise<void>) {
    this.#inner = inner;
    this.#end = end;
  }

  /** On the embedded database, with a bench of its own; or on the bench of a lane. */
  static async open(lane?: Bench): Promise<TestDatabase> {
    const bench = lane ?? (await embeddedBench());
    const inner = await openDatabase({ ...(await bench.fresh()), schema: 'saylau' });
    return new TestDatabase(inner, () => (lane === undefined ? bench.end() : Promise.resolve()));
  }

  /** Begins anew, with empty tables. */
  async fresh(): Promise<this> {
    await this.tamper(...tables.map((table) => `delete from ${table}`), emptyHead);
    return this;
  }

  /** What somebody does who holds the database. */
  async tamper(...changes: readonly string[]): Promise<void> {
    const noTriggers = 'set local session_replication_role = replica';
    await this.#inner.run([noTriggers, ...changes].map((sql) => ({ sql })));
  }

  /** All that the database holds of access, as text; bytes as hex. */
  async dump(): Promise<string> {
    const rows = await Promise.all(tables.map((table) => this.read(`select to_jsonb(t)::text as row from ${table} t`)));
    return rows.flatMap((found) => found.map(({ row }) => String(row))).join('\n');
  }

  run(statements: readonly Statement[]): Promise<readonly (readonly Row[])[]> {
    return this.#inner.run(statements);
  }

  read(sql: string, values?: readonly Value[]): Promise<readonly Row[]> {
    return this.#inner.read(sql, values);
  }

  lease(name: string): Promise<Lease | undefined> {
    return this.#inner.lease(name);
  }

  listen(channel: string, heard: () => void): Promise<() => void> {
    return this.#inner.listen(channel, heard);
  }

  async close(): Promise<void> {
    await this.#inner.close();
    await this.#end();
  }
}

export const start = new Date('2026-11-22T05:00:00.000Z');

/** A clock that is set, and chance that repeats: SHA-256 of a seed and a number. */
export class TestSurroundings implements Surroundings {
  time = start;
  readonly #seed: string;
  #drawn = 0;

  constructor(seed = 'access') {
    this.#seed = seed;
  }

  now(): Date {
    return this.time;
  }

  random(bytes: number): Uint8Array {
    const blocks = Array.from({ length: Math.ceil(bytes / 32) }, () => this.#block());
    return Buffer.concat(blocks).subarray(0, bytes);
  }

  pass(seconds: number): void {
    this.time = new Date(this.time.getTime() + seconds * 1000);
  }

  #block(): Uint8Array {
    this.#drawn += 1;
    return createHash('sha256').update(`${this.#seed} ${this.#drawn}`).digest();
  }
}

/** As quick as a hash can be, and it counts. The real one has a test of its own. */
export class QuickHasher implements Hasher {
  verified = 0;
  /** What happens elsewhere while a password is looked at. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();

  hash(password: Uint8Array, salt: Uint8Array): Promise<string> {
    return Promise.resolve(quick(password, Buffer.from(salt).toString('hex')));
  }

  async verify(kept: string, password: Uint8Array): Promise<boolean> {
    this.verified += 1;
    await this.meanwhile();
    return quick(password, kept.split(' ')[0] ?? '') === kept;
  }
}

function quick(password: Uint8Array, salt: string): string {
  return `${salt} ${createHash('sha256').update(salt).update(password).digest('hex')}`;
}

/** The value of an answer that must not be a refusal. */
export function must<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Error(`Refused: ${answer.code}`);
}

/** The code of a refusal, or what was granted in its place. */
export function codeOf(answer: Answer<unknown>): unknown {
  return answer.ok ? ['granted', answer.value] : answer.code;
}

export const home = '203.0.113.7';
export const goodPassword = 'four words are plenty';

/** A server's access, and people with accounts. */
export class Site {
  readonly database: TestDatabase;
  readonly surroundings: TestSurroundings;
  readonly hasher: QuickHasher;
  readonly access: Access;

  private constructor(database: TestDatabase, surroundings: TestSurroundings, access: Access, hasher: QuickHasher) {
    this.database = database;
    this.surroundings = surroundings;
    this.access = access;
    this.hasher = hasher;
  }

  static async open(database: TestDatabase, seed?: string, hashLimits = usualHashLimits): Promise<Site> {
    const surroundings = new TestSurroundings(seed);
    const hasher = new QuickHasher();
    const options = {
      database,
      surroundings,
      hasher,
      hashLimits,
      secret: new Uint8Array(32).fill(9),
      issuer: 'Saylau',
    };
    return new Site(database, surroundings, await Access.open(options), hasher);
  }

  /** Another process on the same database, with the same secret and clock. */
  async another(): Promise<Site> {
    const other = await Site.open(this.database, 'another process');
    other.surroundings.time = this.surroundings.time;
    return other;
  }

  /** The first administrator. */
  async administrator(): Promise<Person> {
    const issued = await this.access.invitations.first();
    if (issued === undefined) throw new Error('There is an administrator already.');
    return this.accept(issued.token);
  }

  async person(by: Identity, name: string, grant: Grant): Promise<Person> {
    return this.accept(must(await this.access.invitations.make(by, name, grant)).token);
  }

  async accept(token: string, password = goodPassword): Promise<Person> {
    const { secret } = must(await this.access.enrolment.begin(token, password));
    const code = codeAt(secret, this.surroundings.time);
    const name = must(await this.access.enrolment.finish(token, code, home));
    return { name, password, secret };
  }

  /** Signs in with a code that is new. */
  async signIn(person: Person): Promise<Identity & { readonly token: string }> {
    this.surroundings.pass(60);
    const { token } = must(await this.access.signIn(this.asked(person)));
    return { ...must(await this.access.sessions.identify(token, home)), token };
  }

  /** What the person types now. */
  asked({ name, password, secret }: Person) {
    return { name, password, code: codeAt(secret, this.surroundings.time), address: home };
  }
}

export interface Person {
  readonly name: string;
  readonly password: string;
  /** Of the second factor, in base32. */
  readonly secret: string;
}

/** What an authenticator app shows. */
export function codeAt(secret: string, time: Date): string {
  return generateSync({ strategy: 'totp', secret, epoch: Math.floor(time.getTime() / 1000) });
}

/** Events of the trail with whom they are about, in order. */
export async function trailOf(database: Database): Promise<readonly string[]> {
  const rows = await database.read('select entry from trail order by index');
  return rows.map(({ entry }) => {
    const { event, account = '-', by = '-' } = JSON.parse(String(entry));
    return `${event} ${account} by ${by}`;
  });
}
