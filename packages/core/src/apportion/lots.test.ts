/** Open lots: however they fall, nobody has less than its certain seats, and only lists named in a lot gain. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fraction } from '../fraction.js';
import { type ApportionCase, type CaseSolved, solveCase } from './case.js';
import { apportionGroups } from './groups.js';
import {
  divisorMethods,
  methods,
  minimumRules,
  overawardRules,
  overhangRules,
  remainderRules,
  surplusRules,
} from './methods.js';
import type { Step } from './problem.js';

const seatsOf = (given: ApportionCase) => {
  const result = solveCase(given);
  return result.ok ? result.seats : result.code;
};
const withDrawn = (given: ApportionCase, drawn: readonly number[]): ApportionCase => ({
  ...given,
  problem: { ...given.problem, drawn },
});

const few = fc.integer({ min: 0, max: 3 });
const list = fc.record({
  votes: fc.bigInt(0n, 4n),
  least: few,
  room: few,
  held: few,
  group: few,
  admitted: fc.boolean(),
});

const cases = fc
  .record({
    method: fc.constantFrom(...methods),
    within: fc.constantFrom(...methods),
    seats: fc.integer({ min: 0, max: 14 }),
    lists: fc.array(list, { minLength: 2, maxLength: 6 }),
    bounds: fc.constantFrom('none', 'minimum', 'maximum', 'both'),
    overhang: fc.constantFrom('none', ...overhangRules),
    bonus: fc.constantFrom(0, 0, 1, 3),
    grouped: fc.boolean(),
    everyone: fc.boolean(),
    quotaStrict: fc.boolean(),
    remaindersNeedQuota: fc.constantFrom(true, false, fraction(1n, 2n)),
    minimumBy: fc.constantFrom(...minimumRules),
    surplus: fc.constantFrom(...surplusRules),
    overaward: fc.constantFrom(...overawardRules),
    remainders: fc.constantFrom(...remainderRules),
    quotaRounding: fc.constantFrom('exact', 'floor', 'ceil', 'half-up', 'next'),
  })
  .map(({ lists, bounds, overhang, bonus, grouped, everyone, within, ...options }): ApportionCase => {
    const minimum = bounds === 'minimum' || bounds === 'both' ? { minimum: lists.map(({ least }) => least) } : {};
    const maximum =
      bounds === 'maximum' || bounds === 'both' ? { maximum: lists.map(({ least, room }) => least + room) } : {};
    // Chambers are tried one by one, up to 100 000 of them, where none may do: too slow for a random case.
    const steady = divisorMethods.some((name) => name === options.method) && !grouped;
    const slow = overhang === 'levelled' && !steady;
    const groups = [0, 1].map((name) => [...lists.keys()].filter((place) => lists[place]?.group === name));
    return {
      problem: {
        ...options,
        ...minimum,
        ...maximum,
        votes: lists.map(({ votes }) => votes),
        admitted: lists.map(({ admitted }) => everyone || admitted),
      },
      ...(overhang === 'none' ? {} : { overhang: slow ? 'added' : overhang, prior: lists.map(({ held }) => held) }),
      ...(bonus === 0 ? {} : { bonus: { seats: bonus } }),
      ...(grouped ? { grouping: { groups, within } } : {}),
    };
  });

/** A case with an open lot and an order in which all its lists are drawn. */
const drawings = cases.chain((given) => {
  const places = [...given.problem.votes.keys()];
  return fc.shuffledSubarray(places, { minLength: places.length }).map((drawn) => ({ given, drawn }));
});

describe('an open lot', () => {
  test('is a promise that every drawing keeps', () => {
    let seen = 0;
    fc.assert(
      fc.property(drawings, ({ given, drawn }) => {
        const open = solveCase(given);
        if (!open.ok || open.lots.length === 0) return;
        seen++;
        const closed = solveCase(withDrawn(given, drawn));
        expect(closed).toMatchObject({ ok: true, lots: [] });
        keeps(open, closed as CaseSolved); // The line above has found it solved.
      }),
      { numRuns: 6000 },
    );
    expect(seen).toBeGreaterThan(500);
  });

  test('without one the lots drawn change nothing', () => {
    fc.assert(
      fc.property(drawings, ({ given, drawn }) => {
        const open = solveCase(given);
        if (!open.ok || open.lots.length > 0) return;
        expect(solveCase(withDrawn(given, drawn))).toEqual(open);
      }),
      { numRuns: 5000 },
    );
  });

  function keeps(open: CaseSolved, closed: CaseSolved): void {
    const named = new Set(open.lots.flatMap(({ among }) => among));
    closed.seats.forEach((seats, place) => {
      expect(seats).toBeGreaterThanOrEqual(open.seats[place] ?? 0);
      if (!named.has(place)) expect(seats).toBe(open.seats[place]);
    });
    expect(closed.total).toBe(open.total);
  }
});

describe('a lot before bounds', () => {
  const droop = {
    method: 'droop-remainder',
    seats: 8,
    votes: [20n, 20n, 2n, 10n, 20n],
    maximum: [4, 3, 3, 5, 2],
  } as const;
  const least = {
    method: 'hagenbach-bischoff-remainder',
    seats: 5,
    votes: [2n, 2n, 2n, 10n],
    minimum: [0, 0, 1, 1],
  } as const;

  test.each([
    [droop, [2, 3, 1, 0, 4]],
    [least, [3, 2, 1, 0]],
  ])('who is set to a bound does not hang on what was drawn', (problem, drawn) => {
    const open = solveCase({ problem });
    expect(open).toMatchObject({ ok: true, lots: [{ among: [0, 1], seats: 1 }] });
    const certain = open.ok ? open.seats : [];
    expect(seatsOf({ problem: { ...problem, drawn } })).toEqual(
      certain.map((held, place) => held + (place === 1 ? 1 : 0)),
    );
  });

  test('a lot for several seats beyond a maximum has to be drawn', () => {
    const problem = {
      method: 'hare-remainder',
      seats: 5,
      votes: [4n, 4n, 3n],
      maximum: [2, 9, 9],
      remainders: 'largest-list',
      surplus: 'next',
    } as const;
    expect(seatsOf({ problem })).toBe('lot-before-bounds');
    expect(seatsOf({ problem: { ...problem, drawn: [1] } })).toEqual([1, 3, 1]);
    expect(seatsOf({ problem: { ...problem, drawn: [0] } })).toEqual([2, 2, 1]);
  });
});

describe('a lot before overhang', () => {
  const added = { problem: { method: 'dhondt', seats: 1, votes: [5n, 5n] }, prior: [1, 0], overhang: 'added' } as const;
  const levelled = { problem: { method: 'dhondt', seats: 2, votes: [1n, 1n] }, overhang: 'levelled' } as const;

  test('added: a seat of the lot inside the held number would change the size of the chamber', () => {
    expect(seatsOf(added)).toBe('lot-before-overhang');
    expect(solveCase(withDrawn(added, [0]))).toMatchObject({ seats: [1, 0], total: 1 });
    expect(solveCase(withDrawn(added, [1]))).toMatchObject({ seats: [1, 1], total: 2 });
    expect(solveCase({ ...added, prior: [0, 0] })).toMatchObject({ seats: [0, 0], lots: [{ seats: 1 }], total: 1 });
  });

  test('levelled: a lot at a size that is tried decides whether it is large enough', () => {
    const given = { ...levelled, prior: [2, 0] };
    expect(seatsOf(given)).toBe('lot-before-overhang');
    expect(solveCase(withDrawn(given, [0]))).toMatchObject({ seats: [2, 1], total: 3 });
    expect(solveCase(withDrawn(given, [1]))).toMatchObject({ seats: [2, 2], total: 4 });
  });

  test('levelled: a lot that cannot reach what all lists hold decides nothing', () => {
    expect(solveCase({ ...levelled, prior: [2, 2] })).toMatchObject({ seats: [2, 2], lots: [], total: 4 });
  });
});

describe('reasons and size', () => {
  const problem = { method: 'dhondt', seats: 3, votes: [30n, 20n, 25n, 25n] } as const;
  const grouping = {
    groups: [
      [2, 3],
      [0, 1],
    ],
  };

  test('a tie between groups, and its lot, are told by their lists', () => {
    const steps: Step[] = [];
    apportionGroups({ ...problem, ties: ['older'], older: [2, 3, 4, 1] }, grouping, steps);
    expect(steps[0]).toEqual({ step: 'tie', among: [2, 3, 0, 1], seats: 1, by: 'older', to: [2, 3] });
    const open: Step[] = [];
    apportionGroups(problem, grouping, open);
    expect(open).toEqual([{ step: 'lot', lot: { among: [0, 1, 2, 3], seats: 2 } }]);
  });

  test('300 000 equal lists, their order given', () => {
    const votes = new Array<bigint>(300_000).fill(1n);
    const given = {
      method: 'hare-remainder',
      seats: 150_000,
      votes,
      ties: ['order'],
      order: [...votes.keys()],
    } as const;
    const result = solveCase({ problem: given });
    expect(result).toMatchObject({ ok: true, total: 150_000, lots: [] });
    expect(solveCase({ problem: { ...given, ties: ['lot'], drawn: [...votes.keys()] } })).toEqual(result);
  });
});
