/** Another country's rehearsal: its own form, its own rounding, no turnout by region. */

import { checkDay, type Fraction, type ProtocolFinding, parseSum, usualThresholds } from '@saylau/core';
import { expect, test } from 'vitest';
import { compareWithPublished } from './compare.js';
import { rehearse } from './rehearse.js';
import { findingsOf, inputOf } from './repository.test-kit.js';

const input = inputOf('sk-2023-09-30');
const made = rehearse(input, { seed: '1' });

test('every published figure of 30 September 2023 comes out: votes, percentages cut off, seats', () => {
  const checks = compareWithPublished(made, input);
  expect(checks.filter(({ agrees }) => !agrees)).toEqual([]);
  expect(checks.filter(({ what }) => what === 'seats')).toHaveLength(25);
  expect(checks.find(({ what }) => what === 'turnout')?.rehearsed).toBe('68.51');
});

test('every station keeps the equations of the Slovak form', () => {
  expect(made.tables[0]?.lines).toEqual(['registered', 'took-part', 'envelopes-returned', 'envelopes-abroad', 'valid']);
  expect(made.tables[0]?.ballot.form.controls.length).toBe(4);
  expect(findingsOf(made).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('there are no turnout reports where no time is published', () => {
  expect(made.turnout).toBeUndefined();
  expect(made.day.turnout).toBeUndefined();
});

test('its turnout is of those who took part, and its invalid ballots are those that are not valid', () => {
  const [table] = made.tables;
  if (table === undefined) throw new Error('no table');
  expect(table.ballot.turnout).toEqual({ count: parseSum('took-part'), of: parseSum('registered') });
  const [took, valid] = ['took-part', 'valid'].map((line) => table.columns[table.lines.indexOf(line)] ?? []);
  const codesAt = (limit: Fraction): readonly string[] => {
    const found: ProtocolFinding[] = [];
    const thresholds = { ...usualThresholds, invalidShare: limit };
    checkDay({ tables: [table], territorial: [], thresholds }, (finding) => found.push(finding));
    return found.flatMap(({ code, station = '', lines }) =>
      code === 'invalid-share' ? [`${station} ${lines.join(' ')}`] : [],
    );
  };
  const abroad = new Set(table.stations.areas.flatMap(({ kind }, area) => (kind === 'abroad' ? [area] : [])));
  const above = table.stations.ids.filter((_, row) => {
    const [all, sound] = [took?.[row] ?? 0, valid?.[row] ?? 0];
    const isAbroad = abroad.has(table.stations.hierarchies[0]?.leaves[row] ?? -1);
    return !isAbroad && all >= 100 && (all - sound) * 80 > all;
  });
  expect(above.length).toBeGreaterThan(0);
  expect(codesAt({ num: 1n, den: 80n })).toEqual(above.map((station) => `${station} valid took-part`));
});
