/** Votes to the next seat and to the threshold: found quickly, and the same as by trying one vote after another. */

import { type Condition, fraction, type ListRule, type Part, parseSum } from '@saylau/core';
import { expect, test } from 'vitest';
import { listMargins } from './next-seat.js';
import { sourceOf } from './source.test-kit.js';

const options = parseSum('options')!;
const all = parseSum('options + against-all')!;
const share = (percent: bigint, of = options): Condition => ({
  kind: 'share',
  bound: { amount: fraction(percent, 100n), strict: false },
  of,
});
const part = (rule: Partial<ListRule>, againstAll = false): Part => ({
  rule: { rule: 'list', seats: 10, method: 'hare-remainder', ties: ['registered'], ...rule },
  againstAll,
  percentOf: againstAll ? all : options,
});

type Votes = Readonly<Record<string, number>>;
const margins = (votes: Votes, own: Part) => {
  const source = sourceOf({ part: own, votes });
  return listMargins(source.outcome().contests[0]!, source.loaded.election, source.loaded.law.rules!);
};
const standing = (votes: Votes, own: Part, list: string) => {
  const [outcome] = sourceOf({ part: own, votes }).outcome().contests;
  const result = outcome!.result;
  const admitted = outcome!.steps.find((step) => step.step === 'admitted');
  return {
    seats: result?.kind === 'seats' ? result.rows.find(({ option }) => option === list)!.seats : -1,
    isAdmitted: admitted?.step !== 'admitted' || admitted.options.includes(list),
  };
};

/** One vote after another, up or down, until it holds. */
function stepwise(
  votes: Votes,
  own: Part,
  list: string,
  step: 1 | -1,
  holds: (now: ReturnType<typeof standing>) => boolean,
) {
  for (let change = 1; change <= 2_000; change += 1)
    if (holds(standing({ ...votes, [list]: votes[list]! + step * change }, own, list))) return change;
  return undefined;
}

const night: Votes = { a: 503, b: 298, c: 151, d: 47 };
test.each([
  ['remainders, a threshold', night, part({ admit: share(10n) })],
  ['d’Hondt, a threshold', night, part({ method: 'dhondt', admit: share(5n) })],
  ['no threshold', night, part({ method: 'sainte-lague' })],
  ['against all in the base', { ...night, 'against-all': 90 }, part({ admit: share(14n, all) }, true)],
])('%s: as one vote after another', (_, votes, own) => {
  const found = margins(votes, own);
  for (const list of ['a', 'b', 'c', 'd']) {
    const now = standing(votes, own, list);
    const next = stepwise(votes, own, list, 1, ({ seats }) => seats > now.seats);
    expect(found.get(list)?.toNextSeat, list).toBe(next !== undefined && next <= 999 + 90 ? next : undefined);
    if (own.rule.rule !== 'list' || own.rule.admit === undefined) continue;
    if (now.isAdmitted) {
      const lost = stepwise(votes, own, list, -1, ({ isAdmitted }) => !isAdmitted)!;
      expect(found.get(list), list).toMatchObject({ aboveThreshold: lost - 1 });
    } else {
      const missing = stepwise(votes, own, list, 1, ({ isAdmitted }) => isAdmitted)!;
      expect(found.get(list), list).toMatchObject({ toThreshold: missing });
    }
  }
});

test('the line against all is no list', () => {
  expect(margins({ ...night, 'against-all': 90 }, part({}, true)).has('against-all')).toBe(false);
});

test('nothing is said where seats depend on more than these votes', () => {
  expect(margins(night, part({ compensates: ['districts'] })).size).toBe(0);
  expect(margins(night, part({ admit: { kind: 'won', part: 'districts', atLeast: 3 } })).size).toBe(0);
  const regions: Condition = {
    kind: 'regions',
    bound: { amount: fraction(1n), strict: false },
    unit: 'number',
    where: share(5n),
  };
  expect(margins(night, part({ admit: { kind: 'any', of: [share(5n), regions] } })).size).toBe(0);
});
