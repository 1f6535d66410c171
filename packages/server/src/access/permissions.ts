/** One table: which role may do what, and for whom. Pure; everything that is not in it is refused. */

import { type ActedAs, type ActKind, actRules } from '@saylau/acts';

/** What an account is for. The first five hold the office of the same name. */
export const accountRoles = [
  'precinct',
  'territorial',
  'district',
  'central',
  'observer',
  'auditor',
  'administrator',
  'rehearser',
] as const;
export type AccountRole = (typeof accountRoles)[number];

export const permissionNames = [
  /** Hand in acts. Whether they hold is for the log to say: signatures, office, state. */
  'submit-acts',
  /** Read private parts while they are kept. */
  'read-private',
  'delete-private',
  'read-trail',
  'manage-accounts',
  'take-backups',
] as const;
export type Permission = (typeof permissionNames)[number];

/** For whom. `own`: the account's office, area or station. `rehearsal`: anybody, in logs that are rehearsals. */
export type Reach = 'own' | 'rehearsal' | 'all';

/**
 * The administrator has no power over figures: it submits nothing, so it opens no log either, and reads no private
 * part. The auditor reads everything and writes nothing.
 */
export const permissions: Readonly<Record<AccountRole, Readonly<Partial<Record<Permission, Reach>>>>> = {
  precinct: { 'submit-acts': 'own', 'read-private': 'own' },
  territorial: { 'submit-acts': 'own', 'read-private': 'own' },
  district: { 'submit-acts': 'own', 'read-private': 'own' },
  central: { 'submit-acts': 'own', 'read-private': 'all', 'delete-private': 'all' },
  observer: { 'submit-acts': 'own' },
  auditor: { 'read-private': 'all', 'read-trail': 'all' },
  administrator: { 'read-trail': 'all', 'manage-accounts': 'all', 'take-backups': 'all' },
  rehearser: { 'submit-acts': 'rehearsal', 'read-private': 'rehearsal' },
};

/** What a key can be made for. Accounts are managed by persons who signed in with both factors. */
export const keyScopes = [
  'submit-acts',
  'read-private',
  'read-trail',
  'take-backups',
] as const satisfies readonly Permission[];
export type KeyScope = (typeof keyScopes)[number];

/** What an account was given: its role, and for a role with an office whose acts it hands in. */
export interface Grant {
  readonly role: AccountRole;
  readonly as?: ActedAs;
  /** Of a key: what of the role's permissions it has. Absent where a person signed in. */
  readonly scopes?: readonly KeyScope[];
}

export interface ActAsked {
  readonly act: ActKind;
  readonly as: ActedAs;
  /** Origin of the log. */
  readonly log: string;
}

/** Where a private part belongs. `areas`: those that the station lies in, with all above them. */
export interface PartAsked {
  readonly log: string;
  readonly station?: string;
  readonly areas: readonly string[];
}

/** Whether the grant has the permission for anybody at all. */
export function may(grant: Grant, permission: Permission): boolean {
  return reachOf(grant, permission) !== undefined;
}

/** Whether it may hand in this act: one that the office does, of the very same office, area, station and name. */
export function maySubmit(grant: Grant, asked: ActAsked): boolean {
  if (!actRules[asked.act].by.includes(asked.as.office)) return false;
  const own = () => grant.as !== undefined && sameOffice(grant.as, asked.as);
  return within(reachOf(grant, 'submit-acts'), asked.log, own);
}

export function mayReadPrivate(grant: Grant, asked: PartAsked): boolean {
  return within(reachOf(grant, 'read-private'), asked.log, () => covers(grant.as, asked));
}

export function mayDeletePrivate(grant: Grant, asked: PartAsked): boolean {
  return within(reachOf(grant, 'delete-private'), asked.log, () => covers(grant.as, asked));
}

/** The log says by its origin whether it is a rehearsal (docs/formats/acts.md, `act-rehearsal`). */
export function isRehearsal(log: string): boolean {
  return log.includes('/rehearsal/');
}

function reachOf(grant: Grant, permission: Permission): Reach | undefined {
  const inScope = grant.scopes === undefined || grant.scopes.some((scope) => scope === permission);
  return inScope ? permissions[grant.role][permission] : undefined;
}

function within(reach: Reach | undefined, log: string, own: () => boolean): boolean {
  if (reach === 'own') return own();
  return reach === 'all' || (reach === 'rehearsal' && isRehearsal(log));
}

function covers(as: ActedAs | undefined, asked: PartAsked): boolean {
  if (as?.office === 'precinct') return asked.station !== undefined && as.station === asked.station;
  return as?.area !== undefined && asked.areas.includes(as.area);
}

function sameOffice(one: ActedAs, other: ActedAs): boolean {
  return (
    one.office === other.office && one.area === other.area && one.station === other.station && one.name === other.name
  );
}
