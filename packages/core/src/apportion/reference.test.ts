/**
 * A slow second implementation, written down from the definitions: full tables of quotients, remainders one at a time.
 * The product must give the same for any votes.
 */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion } from './apportion.js';
import { type DivisorMethod, divisorMethods, type QuotaMethod, quotaMethods } from './methods.js';
import type { Apportionment, Seats } from './problem.js';

interface Ratio {
  readonly over: bigint;
  /** Zero: infinite. */
  readonly under: bigint;
}

/** Divisor of the seat number k + 1, as in the definition of each method. */
const slowDivisors: Record<DivisorMethod, (k: bigint) => Ratio> = {
  dhondt: (k) => ({ over: k + 1n, under: 1n }),
  'sainte-lague': (k) => ({ over: 2n * k + 1n, under: 1n }),
  'modified-sainte-lague': (k) => (k === 0n ? { over: 7n, under: 5n } : { over: 2n * k + 1n, under: 1n }),
  adams: (k) => ({ over: k, under: 1n }),
  dean: (k) => ({ over: 2n * k * (k + 1n), under: 2n * k + 1n }),
  'huntington-hill': (k) => ({ over: k * (k + 1n), under: 1n }),
  danish: (k) => ({ over: 3n * k + 1n, under: 1n }),
  imperiali: (k) => ({ over: k + 2n, under: 2n }),
};

function slowCompare(a: Ratio, b: Ratio): number {
  if (a.under === 0n && b.under === 0n) return Number(a.over > b.over) - Number(a.over < b.over);
  const difference = a.over * b.under - b.over * a.under;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

interface Entry {
  readonly list: number;
  readonly value: Ratio;
}

/** The `places` highest of a table; those equal at the cut go to the lot. */
function take(table: readonly Entry[], places: number, standing: number[]): Seats {
  const sorted = [...table].sort((a, b) => slowCompare(b.value, a.value));
  const edge = sorted[places - 1];
  const beyond = sorted[places];
  const give = (entries: readonly Entry[]) => {
    for (const { list } of entries) standing[list] = (standing[list] ?? 0) + 1;
  };
  if (edge === undefined || beyond === undefined || slowCompare(edge.value, beyond.value) !== 0) {
    give(sorted.slice(0, places));
    return { seats: standing, lots: [], vacant: Math.max(0, places - sorted.length) };
  }
  const ahead = sorted.filter(({ value }) => slowCompare(value, edge.value) > 0);
  const equal = sorted.filter(({ value }) => slowCompare(value, edge.value) === 0);
  give(ahead);
  const among = equal.map(({ list }) => list).sort((a, b) => a - b);
  return { seats: standing, lots: [{ among, seats: places - ahead.length }], vacant: 0 };
}

function slowByQuotients(problem: Apportionment, method: DivisorMethod): Seats {
  const table: Entry[] = [];
  const standing = problem.votes.map((_, list) => problem.minimum?.[list] ?? 0);
  problem.votes.forEach((votes, list) => {
    if (votes === 0n) return;
    const most = problem.maximum?.[list] ?? problem.seats;
    for (let k = standing[list] ?? 0; k < most; k++) {
      const divisor = slowDivisors[method](BigInt(k));
      const weight = method === 'huntington-hill' ? votes * votes : votes;
      const infinite = divisor.over === 0n;
      table.push({
        list,
        value: infinite ? { over: votes, under: 0n } : { over: weight * divisor.under, under: divisor.over },
      });
    }
  });
  return take(table, problem.seats - standing.reduce((sum, held) => sum + held, 0), standing);
}

function slowQuota(method: QuotaMethod, votes: bigint, seats: bigint): Ratio {
  if (method === 'hare-remainder') return { over: votes, under: seats };
  if (method === 'droop-remainder') return { over: votes / (seats + 1n) + 1n, under: 1n };
  if (method === 'hagenbach-bischoff-remainder') return { over: votes, under: seats + 1n };
  return { over: votes, under: seats + 2n };
}

/** One seat at a time: to the largest remainder of those not yet served in this round, or back from the smallest. */
function slowByRemainders(problem: Apportionment, method: QuotaMethod): Seats {
  const { votes } = problem;
  const total = votes.reduce((sum, vote) => sum + vote, 0n);
  if (total === 0n || problem.seats === 0) return { seats: votes.map(() => 0), lots: [], vacant: problem.seats };
  const size = slowQuota(method, total, BigInt(problem.seats));
  const standing = votes.map((vote) => Number((vote * size.under) / size.over));
  const remainder = votes.map((vote) => (vote * size.under) % size.over);
  let left = problem.seats - standing.reduce((sum, held) => sum + held, 0);
  const entry = (list: number): Entry => ({ list, value: { over: remainder[list] ?? 0n, under: 1n } });
  const all = [...votes.keys()];
  for (;;) {
    const way = left > 0 ? 1 : -1;
    const lists = all.filter((list) => (way > 0 ? votes[list] !== 0n : standing[list] !== 0));
    if (left >= 0 && left <= lists.length) return take(lists.map(entry), left, standing);
    for (const list of lists) standing[list] = (standing[list] ?? 0) + way;
    left -= way * lists.length;
    if (way < 0 && left >= 0) return take(lists.map(entry), left, standing);
  }
}

/** Small numbers make exact ties common; a factor lifts them beyond 2^53 and keeps the ties. */
const elections = fc
  .record({
    votes: fc.oneof(
      fc.array(fc.bigInt(0n, 12n), { minLength: 1, maxLength: 8 }),
      fc.array(fc.bigInt(0n, 4_000_000n), { minLength: 1, maxLength: 10 }),
      fc.array(fc.constantFrom<bigint[]>(1n, 2n, 3n, 5n, 6n, 10n, 15n, 30n, 60n), { minLength: 2, maxLength: 9 }),
    ),
    seats: fc.oneof(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 150 })),
    factor: fc.constantFrom(1n, 1n, 7n, 10n ** 9n, 10n ** 17n + 3n, 10n ** 30n),
  })
  .map(({ votes, seats, factor }) => ({ votes: votes.map((vote) => vote * factor), seats }));

describe('fast equals slow', () => {
  test.each(divisorMethods)('%s: the table of all quotients gives the same seats and lots', (method) => {
    fc.assert(
      fc.property(elections, (election) => {
        expect(apportion({ method, ...election })).toEqual(slowByQuotients({ method, ...election }, method));
      }),
      { numRuns: 1500 },
    );
  });

  test.each(quotaMethods)('%s: seats given one at a time are the same seats and lots', (method) => {
    fc.assert(
      fc.property(elections, (election) => {
        expect(apportion({ method, ...election })).toEqual(slowByRemainders({ method, ...election }, method));
      }),
      { numRuns: 1500 },
    );
  });

  test.each(divisorMethods)('%s with minimums and maximums: the table between the bounds gives the same', (method) => {
    const bounded = elections.chain(({ votes, seats }) =>
      fc
        .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 9 })), {
          minLength: votes.length,
          maxLength: votes.length,
        })
        .map((bounds) => {
          const minimum = bounds.map(([least]) => least);
          const maximum = bounds.map(([least, more], list) => (votes[list] === 0n ? least : least + more));
          return { votes, seats: seats + minimum.reduce((sum, least) => sum + least, 0), minimum, maximum };
        }),
    );
    fc.assert(
      fc.property(bounded, (election) => {
        expect(apportion({ method, ...election })).toEqual(slowByQuotients({ method, ...election }, method));
      }),
      { numRuns: 1000 },
    );
  });

  test('one list of a million seats and rivals near it: the correction finds what the estimate missed', () => {
    const votes = [10n ** 25n + 1n, 10n ** 25n, 10n ** 25n - 1n, 3n];
    expect(apportion({ method: 'dhondt', votes, seats: 3_000_000 }).seats).toEqual([
      1_000_000, 1_000_000, 1_000_000, 0,
    ]);
    expect(apportion({ method: 'dhondt', votes, seats: 3_000_001 }).seats).toEqual([
      1_000_001, 1_000_000, 1_000_000, 0,
    ]);
  });
});
