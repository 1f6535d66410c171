import { readFileSync } from 'node:fs';
import { type ActedAs, type ActKind, actKinds } from '@saylau/acts';
import { describe, expect, it } from 'vitest';
import {
  type AccountRole,
  accountRoles,
  type Grant,
  keyScopes,
  may,
  mayDeletePrivate,
  mayReadPrivate,
  maySubmit,
  permissionNames,
} from './permissions.js';

const dayLog = 'example.org/day/kz-2023-03-19';
const rehearsalLog = 'example.org/rehearsal/kz-2023-03-19/7';

/** Whose act it can be: each office in two places. */
const own: Readonly<Record<string, ActedAs>> = {
  precinct: { office: 'precinct', station: '0001' },
  territorial: { office: 'territorial', area: 'abai' },
  district: { office: 'district', area: 'constituency-1' },
  central: { office: 'central' },
  observer: { office: 'observer', name: 'union-1' },
  archive: { office: 'archive' },
};
const others: readonly ActedAs[] = [
  { office: 'precinct', station: '0002' },
  { office: 'territorial', area: 'akmola' },
  { office: 'district', area: 'constituency-2' },
  { office: 'observer', name: 'union-2' },
  // Of the right area, but another office; and with a member too many.
  { office: 'district', area: 'abai' },
  { office: 'territorial', area: 'constituency-1' },
  { office: 'precinct', station: '0001', area: 'abai' },
  { office: 'central', area: 'abai' },
  { office: 'log' },
];

function grantOf(role: AccountRole): Grant {
  const as = own[role];
  return as === undefined ? { role } : { role, as };
}

/** The table "Who, how signed, in which logs" of the specification: act → offices. */
function readSpecified(): ReadonlyMap<string, readonly string[]> {
  const page = readFileSync(new URL('../../../../docs/formats/acts.md', import.meta.url), 'utf8');
  const [, table = ''] = page.split('| act | by | signed | logs |');
  const rows = table.split('\n\n')[0]?.split('\n').slice(2) ?? [];
  return new Map(
    rows.flatMap((row) => {
      const [, acts = '', by = ''] = row.split('|');
      return [...acts.matchAll(/`([a-z-]+)`/g)].map(([, act = '']) => [act, by.trim().split(', ')] as const);
    }),
  );
}

const specified = readSpecified();

/** What the brief of every role says, in words of its own. */
function expected(role: AccountRole, act: ActKind, as: ActedAs, log: string): boolean {
  const offices = specified.get(act) ?? [];
  if (role === 'rehearser') return log === rehearsalLog && offices.includes(as.office);
  if (role === 'auditor' || role === 'administrator') return false;
  return offices.includes(role) && JSON.stringify(as) === JSON.stringify(own[role]);
}

describe('handing in acts', () => {
  it('is allowed exactly to who holds the office of the act: every role, act, office, area and log', () => {
    const rows = accountRoles.flatMap((role) => actKinds.map((act) => ({ role, act })));
    const places = [...Object.values(own), ...others].flatMap((as) =>
      [dayLog, rehearsalLog].map((log) => ({ as, log })),
    );
    const asked = rows.flatMap(({ role, act }) => places.map((place) => ({ role, act, ...place })));
    const is = asked.filter(({ role, ...act }) => maySubmit(grantOf(role), act));
    expect(is).toEqual(asked.filter(({ role, act, as, log }) => expected(role, act, as, log)));
    expect(is.length).toBeGreaterThan(100);
    expect(specified.size).toBe(actKinds.length);
  });

  it('is never allowed to an administrator, least of all opening a log', () => {
    for (const as of Object.values(own)) {
      expect(maySubmit({ role: 'administrator' }, { act: 'log-opened', as, log: rehearsalLog })).toBe(false);
      expect(maySubmit({ role: 'administrator', as }, { act: 'log-opened', as, log: dayLog })).toBe(false);
    }
  });

  it('is not allowed to a rehearser in a log whose name only reminds of a rehearsal', () => {
    const as: ActedAs = { office: 'precinct', station: '0001' };
    for (const log of ['example.org/rehearsals/x', 'rehearsal.example.org/day', 'example.org/rehearsal']) {
      expect(maySubmit({ role: 'rehearser' }, { act: 'protocol-entered', as, log })).toBe(false);
    }
  });

  it('is not allowed to an office that was given no place', () => {
    const as: ActedAs = { office: 'central' };
    expect(maySubmit({ role: 'central' }, { act: 'election-opened', as, log: dayLog })).toBe(false);
  });
});

describe('private parts', () => {
  const asked = { log: dayLog, station: '0001', areas: ['abai', 'kz', 'constituency-1'] };
  const elsewhere = { log: dayLog, station: '0002', areas: ['akmola', 'kz', 'constituency-2'] };

  it('are read by whom they concern, by the central commission and by the auditor', () => {
    const readers = (part: typeof asked) => accountRoles.filter((role) => mayReadPrivate(grantOf(role), part));
    expect(readers(asked)).toEqual(['precinct', 'territorial', 'district', 'central', 'auditor']);
    expect(readers(elsewhere)).toEqual(['central', 'auditor']);
    expect(readers({ ...elsewhere, log: rehearsalLog })).toEqual(['central', 'auditor', 'rehearser']);
  });

  it('are deleted by the central commission only', () => {
    const deleters = accountRoles.filter((role) => mayDeletePrivate(grantOf(role), { ...asked, log: rehearsalLog }));
    expect(deleters).toEqual(['central']);
  });

  it('of no station are not read by a precinct', () => {
    expect(mayReadPrivate(grantOf('precinct'), { log: dayLog, areas: ['abai'] })).toBe(false);
  });
});

describe('all other permissions', () => {
  it('are the administrator’s and the auditor’s alone', () => {
    const holders = (permission: (typeof permissionNames)[number]) =>
      accountRoles.filter((role) => may(grantOf(role), permission));
    expect(holders('read-trail')).toEqual(['auditor', 'administrator']);
    expect(holders('manage-accounts')).toEqual(['administrator']);
    expect(holders('take-backups')).toEqual(['administrator']);
  });

  it('shrink to the scopes of a key, which can neither manage accounts nor delete', () => {
    const grant: Grant = { ...grantOf('precinct'), scopes: ['read-private'] };
    expect(may(grant, 'read-private')).toBe(true);
    expect(maySubmit(grant, { act: 'station-opened', as: { office: 'precinct', station: '0001' }, log: dayLog })).toBe(
      false,
    );
    expect(may({ role: 'precinct', scopes: ['read-trail'] }, 'read-trail')).toBe(false);
    const everyScope: Grant = { role: 'administrator', scopes: keyScopes };
    expect(permissionNames.filter((permission) => may(everyScope, permission))).toEqual(['read-trail', 'take-backups']);
  });
});
