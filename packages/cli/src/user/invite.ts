/** Inviting a person: a role, and the place that it needs. */

import type { AccountRole } from '@saylau/server';
import { UsageProblem } from '../problems.js';
import type { Session } from '../session.js';
import { type Issued, tellIssued } from './issued.js';
import { type SignInAsked, signedIn } from './signed-in.js';

/** Which option says whose office it is. */
const placeOf: Readonly<Record<AccountRole, 'area' | 'station' | 'asName' | 'office' | 'none'>> = {
  precinct: 'station',
  territorial: 'area',
  district: 'area',
  central: 'office',
  observer: 'asName',
  auditor: 'none',
  administrator: 'none',
  rehearser: 'none',
};

export interface InviteAsked extends SignInAsked {
  readonly name?: string;
  readonly role?: string;
  readonly area?: string;
  readonly station?: string;
  readonly asName?: string;
  readonly json?: true;
}

/** Invites a person; the token is shown this once. */
export async function invite(session: Session, address: string, asked: InviteAsked): Promise<void> {
  const body = invitationOf(asked);
  const issued = await signedIn(session, address, asked, (server) =>
    server.json<Issued>('/api/v1/invitations', { method: 'POST', body }),
  );
  tellIssued(session, issued, { address, json: asked.json });
}

/** `as` is exactly what the role needs. Throws UsageProblem. */
function invitationOf({ name, role, area, station, asName }: InviteAsked): object {
  if (name === undefined || role === undefined)
    throw new UsageProblem('usage.missing-option', { what: name === undefined ? '--name' : '--role' });
  if (!isRole(role)) throw new UsageProblem('usage.role', { what: role, known: Object.keys(placeOf).join(', ') });
  const place = placeOf[role];
  const given = { area, station, asName };
  const unneeded = Object.entries(given).find(([option, value]) => value !== undefined && option !== place);
  if (unneeded !== undefined) throw new UsageProblem('usage.role-not', { what: optionOf(unneeded[0]), role });
  if (place === 'none') return { name, role };
  if (place === 'office') return { name, role, as: { office: role } };
  const value = given[place];
  if (value === undefined) throw new UsageProblem('usage.role-needs', { what: optionOf(place), role });
  return { name, role, as: { office: role, [place === 'asName' ? 'name' : place]: value } };
}

function isRole(role: string): role is AccountRole {
  return Object.hasOwn(placeOf, role);
}

function optionOf(place: string): string {
  return place === 'asName' ? '--as-name' : `--${place}`;
}
