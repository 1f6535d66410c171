/** Every election of the repository reads without faults and is counted as far as its published figures reach. */

import type { ContestOutcome } from '@saylau/core';
import { describe, expect, test } from 'vitest';
import { foldersOf } from '../repository/files.js';
import { type Expected, expected } from './expected.js';
import { outcomeOfFolder } from './folders.js';
import { comparisonsOf, lineOf } from './self-contained.js';

function statuses(contests: readonly ContestOutcome[]): Expected['parts'] {
  const parts: Record<string, Partial<Record<ContestOutcome['status'], number>>> = {};
  for (const { part, status } of contests) {
    const counts = parts[part] ?? {};
    counts[status] = (counts[status] ?? 0) + 1;
    parts[part] = counts;
  }
  return parts;
}

const ids = foldersOf('elections');

test('what is expected is written down for every election', () => {
  expect(Object.keys(expected).sort()).toEqual([...ids].sort());
});

describe.each(ids)('elections/%s', (id) => {
  const outcome = outcomeOfFolder(id);

  test('a law is in force for it', () => {
    expect(outcome.law.is).toBe('rules');
  });

  test('it is counted as far as its figures reach', () => {
    expect(statuses(outcome.contests)).toEqual(expected[id]?.parts);
  });

  test('what is not counted says which figures are missing', () => {
    const silent = outcome.contests.filter(
      ({ status, missing, questions, part }) =>
        status !== 'counted' && missing.length === 0 && questions.length === 0 && part !== 'assembly',
    );
    expect(silent.map(({ contest }) => contest)).toEqual([]);
  });

  test('the count differs from what was declared in the known figures alone', () => {
    const differing = comparisonsOf(outcome).filter(([, { is }]) => is === 'differs');
    expect(differing.map(lineOf)).toEqual(expected[id]?.differences);
  });
});

describe('seats that were declared', () => {
  const seatsOf = (id: string): ReadonlyMap<string, number> => {
    const rows = outcomeOfFolder(id).contests.flatMap(({ result }) => (result?.kind === 'seats' ? result.rows : []));
    return new Map(rows.map(({ option, seats }) => [option, seats]));
  };

  test('six parties share the 69 list seats of Kazakhstan in 2023', () => {
    expect([...seatsOf('kz-2023-mazhilis').values()].reduce((sum, seats) => sum + seats, 0)).toBe(69);
  });

  test('Slovakia in 2023: 42, 32, 27, 16, 12, 11, 10', () => {
    const won = [...seatsOf('sk-2023-parliament').values()].filter((seats) => seats > 0);
    expect(won.sort((a, b) => b - a)).toEqual([42, 32, 27, 16, 12, 11, 10]);
  });

  test('the electoral number of Slovakia is rounded: 2 471 860 votes over 151 make 16 370', () => {
    const steps = outcomeOfFolder('sk-2023-parliament').contests.flatMap((contest) => contest.steps);
    const quotas = steps.flatMap((step) => (step.step === 'quota' ? [step] : []));
    expect(quotas.map(({ votes, quota }) => [votes, quota.num / quota.den])).toEqual([[2471860n, 16370n]]);
  });
});
