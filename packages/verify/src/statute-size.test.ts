/** Statutes of strangers: what would never be composed to the end is not begun. */

import { readdirSync, readFileSync } from 'node:fs';
import type { Provision, Statute } from '@saylau/core';
import { readStatute } from '@saylau/formats';
import { describe, expect, it } from 'vitest';
import { isBounded } from './statute-size.js';

const says = { kk: '', ru: '', en: '' };

/** A statute whose one system is a value, and whose provisions have these values. */
function statute(rules: unknown, values: Readonly<Record<string, unknown>>): Statute {
  const provisions = Object.entries(values).map(([id, value]) => ({ id, history: [{ from: '2020-01-01', value }] }));
  return {
    subjects: [{ id: 'all', name: says, provisions: provisions as unknown as Provision[] }],
    systems: [{ office: 'parliament', name: says, versions: [{ from: '2020-01-01', state: 'given', rules }] }],
  } as unknown as Statute;
}

/** Each provision names the next one twice. */
const doubling = (steps: number): Record<string, unknown> =>
  Object.fromEntries(Array.from({ length: steps }, (_, at) => [`p${at}`, [`$p${at + 1}`, `$p${at + 1}`]]));

describe('rules that provisions compose', () => {
  const laws = new URL('../../../laws/', import.meta.url);
  it.each(readdirSync(laws))('of laws/%s can be composed', (id) => {
    const folder = new URL(`${id}/`, laws);
    const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
    const read = readStatute(id, files);
    expect(read.ok && isBounded(read.value)).toBe(true);
  });

  it('doubled nine times are still few', () => {
    expect(isBounded(statute('$p0', doubling(9)))).toBe(true);
  });

  it('doubled forty times would never end', () => {
    expect(isBounded(statute('$p0', doubling(40)))).toBe(false);
  });

  it('of a provision within itself would never end', () => {
    expect(isBounded(statute({ a: '$p' }, { p: { b: '$q' }, q: ['$p'] }))).toBe(false);
  });

  it('that nobody asks for do no harm', () => {
    expect(isBounded(statute({ a: 1 }, { p: '$p' }))).toBe(true);
  });
});
