import { describe, expect, test } from 'vitest';
import { fraction } from '../fraction.js';
import { type ApportionCase, solveCase } from './case.js';
import { apportionGroups } from './groups.js';
import type { SingleThreshold, Threshold } from './threshold.js';

const share = (percent: bigint, more: Partial<SingleThreshold> = {}, strict = false): Threshold => ({
  kind: 'share',
  bound: { amount: fraction(percent, 100n), strict },
  ...more,
});

const seatsOf = (given: ApportionCase) => {
  const result = solveCase(given);
  return result.ok ? result.seats : result.code;
};

describe('threshold', () => {
  const hare = (votes: readonly bigint[], seats: number) => ({ method: 'hare-remainder', votes, seats }) as const;

  test('Mazhilis 2023: 5 % of a base with the line against all; the seventh list stays out', () => {
    const votes = [3_431_510n, 693_938n, 547_154n, 535_139n, 432_920n, 331_058n, 146_431n];
    const given = { problem: hare(votes, 69), threshold: share(5n, { base: 6_366_441n }) };
    expect(solveCase({ id: 'TV1', ...given })).toEqual({
      ok: true,
      id: 'TV1',
      seats: [40, 8, 6, 6, 5, 4, 0],
      lots: [],
      vacant: 0,
      total: 69,
      admitted: [true, true, true, true, true, true, false],
    });
  });

  test('just below, exactly at, just above', () => {
    const passes = (vote: bigint, strict: boolean) => {
      const result = solveCase({ problem: hare([vote, 1000n - vote], 1), threshold: share(5n, {}, strict) });
      return result.ok && result.admitted[0];
    };
    expect([49n, 50n, 51n].map((vote) => passes(vote, false))).toEqual([false, true, true]);
    expect([49n, 50n, 51n].map((vote) => passes(vote, true))).toEqual([false, false, true]);
  });

  test('a number of votes; lists tested alone; lists exempt; all and any', () => {
    const votes = [50n, 30n, 15n, 5n];
    const admitted = (threshold: Threshold) => {
      const result = solveCase({ problem: hare(votes, 4), threshold });
      return result.ok ? result.admitted : result.code;
    };
    expect(admitted({ kind: 'votes', bound: { amount: fraction(30n), strict: false } })).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(admitted(share(40n, { lists: [1, 3] }))).toEqual([true, false, true, false]);
    expect(admitted(share(40n, { exempt: [3] }))).toEqual([true, false, false, true]);
    expect(admitted({ kind: 'all', of: [share(10n), share(40n, { lists: [1] })] })).toEqual([true, false, true, false]);
    expect(admitted({ kind: 'any', of: [share(40n), share(10n)] })).toEqual([true, true, true, false]);
  });

  test('where none passes the seats stay vacant, or all take part', () => {
    const given = { problem: hare([60n, 40n], 5), threshold: share(70n) };
    expect(solveCase(given)).toMatchObject({ seats: [0, 0], vacant: 5 });
    expect(seatsOf({ ...given, ifNonePass: 'all' })).toEqual([3, 2]);
  });
});

describe('bonus', () => {
  const problem = { method: 'hare-remainder', votes: [50n, 30n, 20n], seats: 15 } as const;

  test('the largest list gets it, then shares in the rest', () => {
    expect(seatsOf({ problem, bonus: { seats: 5 } })).toEqual([10, 3, 2]);
    expect(seatsOf({ problem, bonus: { seats: 5, threshold: share(60n) } })).toEqual([7, 4, 3]);
    expect(seatsOf({ problem, bonus: { seats: 16 } })).toBe('bonus-above-seats');
  });

  test('two largest lists draw for it', () => {
    const tied = { problem: { ...problem, votes: [40n, 40n, 20n] }, bonus: { seats: 5 } };
    expect(solveCase(tied)).toMatchObject({
      seats: [4, 4, 2],
      lots: [{ among: [0, 1], seats: 5, together: true }],
      total: 15,
    });
    expect(seatsOf({ ...tied, problem: { ...tied.problem, drawn: [1] } })).toEqual([4, 9, 2]);
  });
});

describe('groups', () => {
  const problem = { method: 'dhondt', votes: [30n, 25n, 45n], seats: 4 } as const;

  test('lists together get a seat that they would not get apart, and divide it by their own votes', () => {
    expect(seatsOf({ problem })).toEqual([1, 1, 2]);
    expect(seatsOf({ problem: { ...problem, votes: [26n, 26n, 48n], seats: 3 } })).toEqual([1, 1, 1]);
    expect(seatsOf({ problem: { ...problem, votes: [40n, 14n, 46n], seats: 3 } })).toEqual([1, 0, 2]);
    expect(
      seatsOf({ problem: { ...problem, votes: [40n, 14n, 46n], seats: 3 }, grouping: { groups: [[0, 1]] } }),
    ).toEqual([2, 0, 1]);
  });

  test('another method inside the groups', () => {
    const given = { ...problem, votes: [40n, 14n, 46n], seats: 3 };
    expect(apportionGroups(given, { groups: [[0, 1]], within: 'adams' }).seats).toEqual([1, 1, 1]);
  });

  test('an open lot between groups leaves their uncertain seats open; drawn, it settles them', () => {
    const given = { ...problem, votes: [30n, 20n, 25n, 25n], seats: 3 };
    const grouping = {
      groups: [
        [0, 1],
        [2, 3],
      ],
    };
    expect(apportionGroups(given, grouping)).toEqual({
      seats: [1, 0, 0, 0],
      lots: [{ among: [0, 1, 2, 3], seats: 2 }],
      vacant: 0,
    });
    expect(apportionGroups({ ...given, drawn: [1, 3, 2] }, grouping)).toEqual({
      seats: [1, 1, 0, 1],
      lots: [],
      vacant: 0,
    });
  });

  test('a lot drawn for a group is not used again inside it', () => {
    const given = { ...problem, votes: [10n, 10n, 20n], seats: 1, drawn: [0] };
    expect(apportionGroups(given, { groups: [[0, 1]] })).toEqual({
      seats: [0, 0, 0],
      lots: [{ among: [0, 1], seats: 1 }],
      vacant: 0,
    });
    expect(apportionGroups({ ...given, drawn: [0, 1] }, { groups: [[0, 1]] }).seats).toEqual([0, 1, 0]);
  });

  test('a list in two groups is refused', () => {
    expect(
      seatsOf({
        problem,
        grouping: {
          groups: [
            [0, 1],
            [1, 2],
          ],
        },
      }),
    ).toBe('groups-overlap');
    expect(seatsOf({ problem, grouping: { groups: [[0, 9]] } })).toBe('groups-overlap');
  });
});

describe('seats held already', () => {
  const problem = { method: 'sainte-lague', votes: [60n, 30n, 10n], seats: 10 } as const;

  test('without overhang the three rules agree', () => {
    for (const overhang of ['within', 'added', 'levelled'] as const) {
      expect(seatsOf({ problem, prior: [4, 2, 0], overhang })).toEqual([6, 3, 1]);
    }
  });

  test('within: the others get fewer; added: the chamber grows; levelled: it grows until all is in proportion', () => {
    const prior = [4, 2, 2];
    expect(solveCase({ problem, prior })).toMatchObject({ seats: [5, 3, 2], total: 10 });
    expect(solveCase({ problem, prior, overhang: 'added' })).toMatchObject({ seats: [6, 3, 2], total: 11 });
    expect(seatsOf({ problem, prior, overhang: 'levelled' })).toBe('lot-before-overhang');
    const drawn = { ...problem, drawn: [1] };
    expect(solveCase({ problem: drawn, prior, overhang: 'levelled' })).toMatchObject({
      seats: [9, 5, 2],
      lots: [],
      total: 16,
    });
    const hare = { ...problem, method: 'hare-remainder', drawn: [1, 0] } as const;
    const levelled = solveCase({ problem: hare, prior, overhang: 'levelled' });
    expect(levelled.ok && levelled.total).toBe(17);
  });

  test('a list outside the apportionment keeps its seats and the whole is less by them', () => {
    for (const overhang of ['within', 'added', 'levelled'] as const) {
      expect(seatsOf({ problem, prior: [0, 0, 2], threshold: share(20n), overhang })).toEqual([5, 3, 2]);
    }
  });

  test('what cannot be', () => {
    expect(seatsOf({ problem, prior: [9, 9, 0] })).toBe('prior-above-seats');
    expect(seatsOf({ problem, prior: [1, 1] })).toBe('lengths-differ');
    const none = { ...problem, votes: [60n, 40n, 0n] };
    expect(seatsOf({ problem: none, prior: [0, 0, 1], overhang: 'levelled' })).toBe('cannot-level');
    expect(seatsOf({ problem: { ...none, method: 'hare-remainder' }, prior: [0, 0, 1], overhang: 'levelled' })).toBe(
      'cannot-level',
    );
  });
});
