/** Grants as invitations fix them: which are well-formed, and how they lie in rows. */

import type { ActedAs } from '@saylau/acts';
import type { Row, Value } from '../store/database.js';
import { maybeText, text } from './columns.js';
import { type AccountRole, accountRoles, type Grant } from './permissions.js';

const word = /^[a-z0-9]+(?:[-/][a-z0-9]+)*$/;
const printable = /^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}\u202a-\u202e\u2066-\u2069]+$/u;

/** Which member says whose office it is, besides the office. */
const memberOf: Readonly<Partial<Record<AccountRole, 'area' | 'station' | 'name'>>> = {
  precinct: 'station',
  territorial: 'area',
  district: 'area',
  observer: 'name',
};

/** Whether the role has an office, and `as` is exactly that of the role; a role without an office has no `as`. */
export function isGrant({ role, as }: Grant): boolean {
  if (role === 'auditor' || role === 'administrator' || role === 'rehearser') return as === undefined;
  if (!accountRoles.includes(role) || as?.office !== role) return false;
  const member = memberOf[role];
  const others = Object.keys(as).filter((key) => key !== 'office' && key !== member);
  return others.length === 0 && (member === undefined || isPlace(member, as[member]));
}

/** Text that a person reads: no control, no unassigned characters, composed as everywhere (Unicode NFC). */
export function isPrintable(value: string, longest: number): boolean {
  return value.length <= longest && printable.test(value) && value.normalize('NFC') === value;
}

function isPlace(member: 'area' | 'station' | 'name', value: string | undefined): boolean {
  if (value === undefined) return false;
  return member === 'station' ? isPrintable(value, 100) : value.length <= 200 && word.test(value);
}

/** `role`, `area`, `station`, `observer`, in this order. */
export function grantValues({ role, as }: Grant): readonly Value[] {
  return [role, as?.area ?? null, as?.station ?? null, as?.name ?? null];
}

export function grantOf(row: Row): Grant {
  const role = roleOf(text(row, 'role'));
  if (role === 'auditor' || role === 'administrator' || role === 'rehearser') return { role };
  const places = { area: maybeText(row, 'area'), station: maybeText(row, 'station'), name: maybeText(row, 'observer') };
  const present = Object.entries(places).filter(([, value]) => value !== undefined);
  const as: ActedAs = { office: role, ...Object.fromEntries(present) };
  return { role, as };
}

function roleOf(value: string): AccountRole {
  const role = accountRoles.find((known) => known === value);
  if (role === undefined) throw new TypeError(`No role of an account: ${value}`);
  return role;
}
