/** Addresses of the law: a statute's id may be left out, and a form's answers become words of an address. */

import { describe, expect, it } from 'vitest';
import { type Place, pathOf, placeAt } from './address.js';
import { placeAsked } from './asked.js';

const places: readonly (readonly [string, Place])[] = [
  ['/law', { kind: 'law', rest: [] }],
  ['/law/sk', { kind: 'law', rest: ['sk'] }],
  ['/law/kz/provisions', { kind: 'provisions', rest: ['kz'] }],
  ['/law/kz/provisions/mazhilis.seats', { kind: 'provision', rest: ['kz', 'mazhilis.seats'] }],
  ['/law/kz/subjects/mazhilis', { kind: 'law-subject', rest: ['kz', 'mazhilis'] }],
  ['/law/kz/offices/mazhilis', { kind: 'law-office', rest: ['kz', 'mazhilis'] }],
  ['/law/kz/changes', { kind: 'law-days', rest: ['kz'] }],
  ['/law/kz/changes/2021-01-10/2023-03-19', { kind: 'law-changes', rest: ['kz', '2021-01-10', '2023-03-19'] }],
  ['/law/kz/institutions', { kind: 'institutions', rest: ['kz'] }],
];

describe('addresses of the law', () => {
  it.each(places)('%s', (path, place) => {
    expect(placeAt(path)).toEqual(place);
    expect(pathOf(place)).toBe(path);
  });

  it('are none where words are left over', () => {
    expect(placeAt('/law/kz/subjects')).toBeUndefined();
    expect(placeAt('/law/kz/provisions/a/b')).toBeUndefined();
  });
});

describe('a form for two days', () => {
  const days: Place = { kind: 'law-days', rest: ['kz'] };

  it('leads to their comparison, the earlier one first', () => {
    expect(placeAsked(days, new URLSearchParams('from=2023-03-19&to=2021-01-10'))).toEqual({
      kind: 'law-changes',
      rest: ['kz', '2021-01-10', '2023-03-19'],
    });
  });

  it('leads nowhere without two days, or from another page', () => {
    expect(placeAsked(days, new URLSearchParams('from=2023-03-19'))).toBeUndefined();
    expect(placeAsked({ kind: 'law', rest: [] }, new URLSearchParams('from=2021-01-10&to=2023-03-19'))).toBeUndefined();
  });
});
