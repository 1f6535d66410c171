/** Invitations as rows: who is invited to which account, by a token that is kept as a hash. */

import type { Database, Row, Statement } from '../store/database.js';
import { instant, maybeInstant, maybeText, text } from './columns.js';
import { grantOf, grantValues } from './grants.js';
import type { Grant } from './permissions.js';
import { isId, tokenHash } from './secrets.js';

export interface Invitation extends Grant {
  readonly id: string;
  /** Name of the account. */
  readonly name: string;
  /** Id of the account that is to be taken again; absent where one is to be made. */
  readonly account?: string;
  readonly made: Date;
  readonly expires: Date;
  readonly used?: Date;
  readonly revoked?: Date;
}

/** What acceptance was begun with, as it is kept. */
export interface Begun {
  readonly password: string;
  /** Sealed for `invitationOwner`. */
  readonly factor: Uint8Array;
}

const columns = 'id, name, account, role, area, station, observer, made, expires, used, revoked';

export function isOpen({ used, revoked, expires }: Invitation, now: Date): boolean {
  return used === undefined && revoked === undefined && expires > now;
}

export async function invitationByToken(database: Database, token: string): Promise<Invitation | undefined> {
  const sql = `select ${columns} from invitation where hash = $1`;
  const [row] = await database.read(sql, [tokenHash('invitation', token)]);
  return row === undefined ? undefined : invitationOf(row);
}

export async function invitationById(database: Database, id: string): Promise<Invitation | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await database.read(`select ${columns} from invitation where id = $1`, [id]);
  return row === undefined ? undefined : invitationOf(row);
}

/** All of which the newest comes first. */
export async function allInvitations(database: Database): Promise<readonly Invitation[]> {
  return (await database.read(`select ${columns} from invitation order by made desc, id`)).map(invitationOf);
}

export async function begunOf(database: Database, id: string): Promise<Begun | undefined> {
  const [row] = await database.read('select password, factor from invitation where id = $1', [id]);
  const password = row === undefined ? undefined : maybeText(row, 'password');
  const factor = row?.factor;
  return password === undefined || !(factor instanceof Uint8Array) ? undefined : { password, factor };
}

/** Whether an account or an open invitation has the name; that account may be the invitation's own. */
export async function isNameUsed(database: Database, name: string, now: Date): Promise<boolean> {
  const sql = `select 1 from account where name = $1
    union all select 1 from invitation where name = $1 and used is null and revoked is null and expires > $2 limit 1`;
  return (await database.read(sql, [name, now])).length > 0;
}

/** Whether there is an account of a person, or an open invitation to one: a machine invites nobody. */
export async function isAnybodyThere(database: Database, now: Date): Promise<boolean> {
  const sql = `select 1 from account where not machine
    union all select 1 from invitation where used is null and revoked is null and expires > $1 limit 1`;
  return (await database.read(sql, [now])).length > 0;
}

/** What a sealed secret of an acceptance that was begun is bound to. */
export function invitationOwner(id: string): string {
  return `invitation ${id}`;
}

export function insertingInvitation(invitation: Invitation, token: string, by: string | undefined): Statement {
  const sql = `insert into invitation (id, hash, name, account, role, area, station, observer, made, made_by, expires)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
  const { id, name, account, made, expires } = invitation;
  const hash = tokenHash('invitation', token);
  const values = [id, hash, name, account ?? null, ...grantValues(invitation), made, by ?? null, expires];
  return { sql, values, rows: 1 };
}

const whereOpen = 'where id = $1 and used is null and revoked is null';

export function beginning(id: string, { password, factor }: Begun): Statement {
  const sql = `update invitation set password = $2, factor = $3 ${whereOpen}`;
  return { sql, values: [id, password, factor], rows: 1 };
}

export function using(id: string, now: Date): Statement {
  const sql = `update invitation set used = $2, password = null, factor = null ${whereOpen}`;
  return { sql, values: [id, now], rows: 1 };
}

export function revoking(id: string, now: Date): Statement {
  const sql = `update invitation set revoked = $2, password = null, factor = null ${whereOpen}`;
  return { sql, values: [id, now], rows: 1 };
}

function invitationOf(row: Row): Invitation {
  const account = maybeText(row, 'account');
  const used = maybeInstant(row, 'used');
  const revoked = maybeInstant(row, 'revoked');
  return {
    ...grantOf(row),
    id: text(row, 'id'),
    name: text(row, 'name'),
    made: instant(row, 'made'),
    expires: instant(row, 'expires'),
    ...(account === undefined ? {} : { account }),
    ...(used === undefined ? {} : { used }),
    ...(revoked === undefined ? {} : { revoked }),
  };
}
