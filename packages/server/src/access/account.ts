/** Accounts as rows. An account's name, role and office never change: another office is another account. */

import type { Database, Row, Statement } from '../store/database.js';
import { bytes, flag, instant, text, whole } from './columns.js';
import { grantOf, grantValues } from './grants.js';
import type { Grant } from './permissions.js';
import { isId } from './secrets.js';

export type AccountState = 'active' | 'reset' | 'closed';

export interface Account extends Grant {
  readonly id: string;
  readonly name: string;
  /** Has no password: it is used with keys only. */
  readonly machine: boolean;
  readonly state: AccountState;
  readonly made: Date;
}

/** What a person signs in with, as it is kept. */
export interface Proof {
  /** Argon2id, as text. */
  readonly password: string;
  /** Secret of the second factor, sealed for `factorOwner` of the account. */
  readonly factor: Uint8Array;
  /** The newest time step whose code was used. */
  readonly step: number;
}

const columns = 'id, name, role, area, station, observer, machine, state, made';

export async function accountById(database: Database, id: string): Promise<Account | undefined> {
  return isId(id) ? one(await database.read(`select ${columns} from account where id = $1`, [id])) : undefined;
}

export async function allAccounts(database: Database): Promise<readonly Account[]> {
  return (await database.read(`select ${columns} from account order by name`)).map(accountOf);
}

/** The account and what it signs in with; undefined unless a person can sign in with it. */
export async function personByName(
  database: Database,
  name: string,
): Promise<{ readonly account: Account; readonly proof: Proof } | undefined> {
  const sql = `select ${columns}, password, factor, factor_step from account where name = $1 and password is not null`;
  const [row] = await database.read(sql, [name]);
  return row === undefined ? undefined : { account: accountOf(row), proof: proofOf(row) };
}

/** What a sealed secret of a second factor is bound to. */
export function factorOwner(account: string): string {
  return `account ${account}`;
}

/** Whether it is one: 3 to 64 characters that look the same in every script and every case. */
export function isAccountName(name: string): boolean {
  return name.length >= 3 && name.length <= 64 && /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(name);
}

export function inserting(account: Account, proof?: Proof): Statement {
  const sql = `insert into account (id, name, role, area, station, observer, machine, state, password, factor, factor_step, made)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
  const { id, name, machine, state, made } = account;
  const proofs = [proof?.password ?? null, proof?.factor ?? null, proof?.step ?? 0];
  return { sql, values: [id, name, ...grantValues(account), machine, state, ...proofs, made], rows: 1 };
}

/** The account of a person who takes it again. */
export function takingAgain(id: string, proof: Proof): Statement {
  const sql = `update account set state = 'active', password = $2, factor = $3, factor_step = $4
    where id = $1 and not machine`;
  return { sql, values: [id, proof.password, proof.factor, proof.step], rows: 1 };
}

/** Ends all ways in: password, second factor, sessions, keys, and invitations that are open. */
export function ending(id: string, state: 'reset' | 'closed', now: Date): readonly Statement[] {
  const shut = 'update account set state = $2, password = null, factor = null where id = $1';
  const keys = 'update access_key set revoked = $2 where account = $1 and revoked is null';
  const invitations = `update invitation set revoked = $2, password = null, factor = null
    where account = $1 and used is null and revoked is null`;
  return [
    { sql: shut, values: [id, state], rows: 1 },
    { sql: 'delete from session where account = $1', values: [id] },
    { sql: keys, values: [id, now] },
    { sql: invitations, values: [id, now] },
  ];
}

export function accountOf(row: Row): Account {
  return {
    ...grantOf(row),
    id: text(row, 'id'),
    name: text(row, 'name'),
    machine: flag(row, 'machine'),
    state: stateOf(text(row, 'state')),
    made: instant(row, 'made'),
  };
}

function one(rows: readonly Row[]): Account | undefined {
  const [row] = rows;
  return row === undefined ? undefined : accountOf(row);
}

function proofOf(row: Row): Proof {
  return { password: text(row, 'password'), factor: bytes(row, 'factor'), step: whole(row, 'factor_step') };
}

function stateOf(value: string): AccountState {
  if (value === 'active' || value === 'reset' || value === 'closed') return value;
  throw new TypeError(`No state of an account: ${value}`);
}
