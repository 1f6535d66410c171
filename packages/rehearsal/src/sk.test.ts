/** Another country's rehearsal: its own form, its own rounding, no turnout by region. */

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
