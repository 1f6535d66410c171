import { describe, expect, test } from 'vitest';
import { fraction } from '../fraction.js';
import { apportion } from './apportion.js';
import { ApportionError, type Apportionment, type Step } from './problem.js';

const seatsOf = (problem: Apportionment) => apportion(problem).seats;

describe('published results', () => {
  const hare = { method: 'hare-remainder' } as const;

  test('Mazhilis 2023: 69 seats among the six lists of at least 5 %', () => {
    const votes = [3_431_510n, 693_938n, 547_154n, 535_139n, 432_920n, 331_058n];
    expect(seatsOf({ ...hare, seats: 69, votes })).toEqual([40, 8, 6, 6, 5, 4]);
  });

  test('Mazhilis 2021: 98 seats, with the threshold of the day and with lower ones', () => {
    const votes = [5_148_074n, 792_828n, 659_019n, 383_023n, 258_618n];
    expect(seatsOf({ ...hare, seats: 98, votes: votes.slice(0, 3) })).toEqual([76, 12, 10]);
    expect(seatsOf({ ...hare, seats: 98, votes: votes.slice(0, 4) })).toEqual([72, 11, 9, 6]);
    expect(seatsOf({ ...hare, seats: 98, votes })).toEqual([70, 11, 9, 5, 3]);
  });

  test('Kostanay oblast maslikhat 2023: 16 seats, the quota is exactly 21 882', () => {
    const steps: Step[] = [];
    const result = apportion({ ...hare, seats: 16, votes: [195_232n, 44_220n, 22_115n, 22_325n, 66_220n] }, steps);
    expect(result.seats).toEqual([9, 2, 1, 1, 3]);
    expect(steps[0]).toEqual({ step: 'quota', votes: 350_112n, seats: 16, quota: fraction(21_882n) });
  });

  test('the textbook case of largest remainders: Hare helps the small, Droop the large', () => {
    const votes = [47_000n, 16_000n, 15_800n, 12_000n, 6_100n, 3_100n];
    expect(seatsOf({ ...hare, seats: 10, votes })).toEqual([5, 2, 1, 1, 1, 0]);
    expect(seatsOf({ method: 'droop-remainder', seats: 10, votes })).toEqual([5, 2, 2, 1, 0, 0]);
  });

  test("the textbook cases of D'Hondt and Sainte-Laguë", () => {
    expect(seatsOf({ method: 'dhondt', seats: 8, votes: [100_000n, 80_000n, 30_000n, 20_000n] })).toEqual([4, 3, 1, 0]);
    const votes = [53_000n, 24_000n, 23_000n];
    expect(seatsOf({ method: 'sainte-lague', seats: 7, votes })).toEqual([3, 2, 2]);
    expect(seatsOf({ method: 'dhondt', seats: 7, votes })).toEqual([4, 2, 1]);
  });

  test('United States House 2020: Huntington-Hill, 435 seats, one at least; 89 more persons would have kept New York its 27th', () => {
    // Apportionment population and seats, 2020 census, United States Census Bureau, April 2021, table 1.
    const table = `39576757 52, 29183290 38, 21570527 28, 20215751 26, 13011844 17, 12822739 17, 11808848 15, 10725274 14, 10453948 14,
      10084442 13, 9294493 12, 8654542 11, 7715946 10, 7158923 9, 7033469 9, 6916897 9, 6790280 9, 6185278 8, 6160281 8, 5897473 8,
      5782171 8, 5709752 8, 5124712 7, 5030053 7, 4661468 6, 4509342 6, 4241500 6, 3963516 5, 3608298 5, 3275252 4, 3192406 4,
      3108462 4, 3013756 4, 2963914 4, 2940865 4, 2120220 3, 1963333 3, 1841377 2, 1795045 2, 1460137 2, 1379089 2, 1363582 2,
      1098163 2, 1085407 2, 990837 1, 887770 1, 779702 1, 736081 1, 643503 1, 577719 1`;
    const rows = table.split(',').map((row) => row.trim().split(' '));
    const votes = rows.map(([people = '']) => BigInt(people));
    expect(votes.reduce((a, b) => a + b, 0n)).toBe(331_108_434n);
    const house = { method: 'huntington-hill', seats: 435, minimum: votes.map(() => 1) } as const;
    expect(seatsOf({ ...house, votes })).toEqual(rows.map(([, seats]) => Number(seats)));
    const withMore = (people: bigint) => votes.map((vote, state) => (state === 3 ? vote + people : vote));
    expect(seatsOf({ ...house, votes: withMore(88n) })[3]).toBe(26);
    expect(seatsOf({ ...house, votes: withMore(89n) })[3]).toBe(27);
  });
});

describe('quotas', () => {
  const votes = [7n, 6n, 4n, 3n];

  test('the divisors are seats, seats + 1 and seats + 2, and the roundings are five', () => {
    const quotaOf = (more: Omit<Apportionment, 'seats' | 'votes'>) => {
      const steps: Step[] = [];
      apportion({ votes, seats: 6, ...more }, steps);
      return steps.find((step) => step.step === 'quota')?.quota;
    };
    expect(quotaOf({ method: 'hare-remainder' })).toEqual(fraction(10n, 3n));
    expect(quotaOf({ method: 'hagenbach-bischoff-remainder' })).toEqual(fraction(20n, 7n));
    expect(quotaOf({ method: 'imperiali-remainder' })).toEqual(fraction(5n, 2n));
    expect(quotaOf({ method: 'droop-remainder' })).toEqual(fraction(3n));
    expect(quotaOf({ method: 'droop-remainder', quotaRounding: 'exact' })).toEqual(fraction(20n, 7n));
    expect(quotaOf({ method: 'imperiali-remainder', quotaRounding: 'floor' })).toEqual(fraction(2n));
    expect(quotaOf({ method: 'imperiali-remainder', quotaRounding: 'ceil' })).toEqual(fraction(3n));
    expect(quotaOf({ method: 'imperiali-remainder', quotaRounding: 'half-up' })).toEqual(fraction(3n));
    expect(quotaOf({ method: 'hare-remainder', quotaRounding: 'half-up' })).toEqual(fraction(3n));
    expect(quotaOf({ method: 'hare-remainder', quotaRounding: 'next' })).toEqual(fraction(4n));
  });

  test('votes of exactly one quota give a seat, unless the quota is strict', () => {
    const exact = {
      method: 'droop-remainder',
      quotaRounding: 'exact',
      remainders: 'vacant',
      votes: [10n, 20n],
      seats: 2,
    } as const;
    expect(apportion(exact)).toEqual({ seats: [0, 1], lots: [{ among: [0, 1], seats: 1 }], vacant: 0 });
    expect(apportion({ ...exact, quotaStrict: true })).toEqual({ seats: [0, 1], lots: [], vacant: 1 });
  });

  test('more seats than votes: leftover seats go round again', () => {
    expect(apportion({ method: 'droop-remainder', votes: [3n, 1n], seats: 8 })).toEqual({
      seats: [5, 3],
      lots: [],
      vacant: 0,
    });
  });

  test('no seats, and no votes', () => {
    expect(apportion({ method: 'hare-remainder', votes: [3n, 1n], seats: 0 })).toEqual({
      seats: [0, 0],
      lots: [],
      vacant: 0,
    });
    expect(apportion({ method: 'hare-remainder', votes: [0n, 0n], seats: 5 })).toEqual({
      seats: [0, 0],
      lots: [],
      vacant: 5,
    });
    expect(apportion({ method: 'dhondt', votes: [0n, 0n], seats: 5 })).toEqual({ seats: [0, 0], lots: [], vacant: 5 });
    expect(apportion({ method: 'adams', votes: [], seats: 5 })).toEqual({ seats: [], lots: [], vacant: 5 });
  });
});

describe('a quota that gives too many seats', () => {
  // 100 votes and 8 seats: the quota is 10.
  const imperiali = { method: 'imperiali-remainder', seats: 8 } as const;

  test('subtract (default) takes them back from the smallest remainders', () => {
    expect(apportion({ ...imperiali, votes: [40n, 30n, 30n] })).toEqual({
      seats: [3, 2, 2],
      lots: [{ among: [0, 1, 2], seats: 1 }],
      vacant: 0,
    });
    const over: Step[] = [];
    expect(apportion({ ...imperiali, votes: [41n, 33n, 22n, 4n] }, over).seats).toEqual([3, 3, 2, 0]);
    expect(over.find((step) => step.step === 'withdrawn')).toEqual({ step: 'withdrawn', from: [0] });
  });

  test('next-quota divides again by the next larger quota', () => {
    const steps: Step[] = [];
    const problem = { ...imperiali, votes: [40n, 30n, 30n], overaward: 'next-quota' } as const;
    // 100/10 gives ten seats, 100/9 gives 3 + 2 + 2, the last by the remainders 60/9, 70/9, 70/9: a lot.
    expect(apportion(problem, steps)).toEqual({ seats: [3, 2, 2], lots: [{ among: [1, 2], seats: 1 }], vacant: 0 });
    expect(steps.filter((step) => step.step === 'quota').map(({ seats }) => seats)).toEqual([10, 9]);
  });

  test('error refuses', () => {
    expect(() => apportion({ ...imperiali, votes: [40n, 30n, 30n], overaward: 'error' })).toThrow(
      new ApportionError('overaward'),
    );
  });

  test('Hagenbach-Bischoff with every list at whole quotas leaves a lot', () => {
    expect(apportion({ method: 'hagenbach-bischoff-remainder', votes: [10n, 20n], seats: 2 })).toEqual({
      seats: [0, 1],
      lots: [{ among: [0, 1], seats: 1 }],
      vacant: 0,
    });
  });
});

describe('seats left over', () => {
  const problem = { method: 'hare-remainder', votes: [61n, 30n, 9n], seats: 5 } as const;

  test('largest, highest-average, largest-list, vacant', () => {
    expect(apportion(problem).seats).toEqual([3, 2, 0]);
    expect(apportion({ ...problem, remainders: 'highest-average' }).seats).toEqual([4, 1, 0]);
    expect(apportion({ ...problem, remainders: 'largest-list' }).seats).toEqual([4, 1, 0]);
    expect(apportion({ ...problem, remainders: 'vacant' })).toEqual({ seats: [3, 1, 0], lots: [], vacant: 1 });
  });

  test('only lists with a whole quota, where the rule asks it', () => {
    const small = { ...problem, votes: [64n, 25n, 15n], seats: 4 } as const;
    // Quota 26: the first list holds two; remainders 12, 25, 15.
    expect(apportion(small).seats).toEqual([2, 1, 1]);
    expect(apportion({ ...small, remaindersNeedQuota: true }).seats).toEqual([4, 0, 0]);
  });

  test('two largest lists of equal votes draw for all that is left', () => {
    const equal = { ...problem, votes: [45n, 45n, 10n], seats: 4, remainders: 'largest-list' } as const;
    expect(apportion(equal)).toEqual({
      seats: [1, 1, 0],
      lots: [{ among: [0, 1], seats: 2, together: true }],
      vacant: 0,
    });
    expect(apportion({ ...equal, drawn: [1] }).seats).toEqual([1, 3, 0]);
  });
});

describe('ties', () => {
  const tie = { method: 'hare-remainder', votes: [10n, 10n, 10n], seats: 5 } as const;

  test('no rule: the certain seats, and a lot among the equal lists', () => {
    expect(apportion(tie)).toEqual({ seats: [1, 1, 1], lots: [{ among: [0, 1, 2], seats: 2 }], vacant: 0 });
  });

  test('registered decides by the lower rank, and not at all where a rank is unknown', () => {
    expect(seatsOf({ ...tie, ties: ['registered'], registered: [3, 1, 2] })).toEqual([1, 2, 2]);
    expect(apportion({ ...tie, ties: ['registered'], registered: [3, undefined, 2] }).lots).toHaveLength(1);
    expect(seatsOf({ ...tie, ties: ['registered', 'order'], registered: [3, undefined, 2], order: [1, 2, 3] })).toEqual(
      [2, 2, 1],
    );
  });

  test('equal ranks go on to the next rule, with the places still open', () => {
    expect(seatsOf({ ...tie, ties: ['registered', 'order'], registered: [1, 1, 1], order: [3, 2, 1] })).toEqual([
      1, 2, 2,
    ]);
    expect(apportion({ ...tie, ties: ['registered'], registered: [1, 2, 2] })).toEqual({
      seats: [2, 1, 1],
      lots: [{ among: [1, 2], seats: 1 }],
      vacant: 0,
    });
  });

  test('votes: of equal remainders the one of more votes', () => {
    expect(seatsOf({ method: 'hare-remainder', votes: [5n, 15n], seats: 2, ties: ['votes'] })).toEqual([0, 2]);
    expect(apportion({ method: 'hare-remainder', votes: [5n, 15n], seats: 2 }).lots).toEqual([
      { among: [0, 1], seats: 1 },
    ]);
  });

  test('lots drawn are taken in the order drawn; what is not drawn stays open; strangers are passed over', () => {
    expect(seatsOf({ ...tie, drawn: [2, 0] })).toEqual([2, 1, 2]);
    expect(apportion({ ...tie, drawn: [7, 1, 1] })).toEqual({
      seats: [1, 2, 1],
      lots: [{ among: [0, 2], seats: 1 }],
      vacant: 0,
    });
  });

  test('a divisor tie settled by votes gives the seat to the larger list, and says so', () => {
    const steps: Step[] = [];
    const problem = { method: 'dhondt', votes: [10n, 20n], seats: 2, ties: ['votes'] } as const;
    expect(apportion(problem, steps).seats).toEqual([0, 2]);
    expect(steps).toEqual([
      {
        step: 'cut',
        last: { list: 1, seat: 2, quotient: fraction(10n) },
        next: { list: 0, seat: 1, quotient: fraction(10n) },
      },
      { step: 'tie', among: [0, 1], seats: 1, by: 'votes', to: [1] },
    ]);
  });
});

describe('minimum and maximum', () => {
  test('a divisor method starts each admitted list at its minimum', () => {
    expect(seatsOf({ method: 'dhondt', votes: [90n, 9n, 1n], seats: 6, minimum: [1, 1, 1] })).toEqual([4, 1, 1]);
    expect(
      seatsOf({ method: 'dhondt', votes: [90n, 9n, 0n], seats: 6, minimum: [1, 1, 1], admitted: [true, true, false] }),
    ).toEqual([5, 1, 0]);
    expect(apportion({ method: 'dhondt', votes: [0n, 0n], seats: 3, minimum: [1, 0] })).toEqual({
      seats: [1, 0],
      lots: [],
      vacant: 2,
    });
  });

  test('a quota method takes the list out with its votes and apportions the rest again', () => {
    const steps: Step[] = [];
    const problem = { method: 'hare-remainder', votes: [60n, 30n, 10n], seats: 5, minimum: [2, 2, 2] } as const;
    expect(() => apportion(problem)).toThrow(new ApportionError('minimum-above-seats'));
    expect(apportion({ ...problem, seats: 8 }, steps).seats).toEqual([4, 2, 2]);
    expect(steps.filter((step) => step.step === 'bound')).toEqual([
      { step: 'bound', bound: 'minimum', lists: [2], seats: [2] },
    ]);
  });

  test('caps: the others take the seats; where nobody can, they stay vacant', () => {
    const capped = { votes: [90n, 10n], seats: 10, maximum: [5, 3] } as const;
    for (const method of ['hare-remainder', 'dhondt'] as const) {
      expect(apportion({ ...capped, method })).toEqual({ seats: [5, 3], lots: [], vacant: 2 });
      expect(apportion({ ...capped, method, maximum: [5, 9] })).toEqual({ seats: [5, 5], lots: [], vacant: 0 });
    }
  });

  test('a cap is looked at afresh when a minimum takes seats away', () => {
    const problem = {
      method: 'hare-remainder',
      votes: [90n, 6n, 4n],
      seats: 10,
      maximum: [8, 9, 9],
      minimum: [0, 2, 2],
    } as const;
    expect(apportion(problem)).toEqual({ seats: [6, 2, 2], lots: [], vacant: 0 });
  });

  test('a cap below a lot for several seats: it has to be drawn; the winner takes them up to its cap', () => {
    const problem = {
      method: 'hagenbach-bischoff-remainder',
      quotaRounding: 'ceil',
      remainders: 'largest-list',
      votes: [2n, 2n, 1n],
      seats: 12,
      maximum: [6, 9, 9],
    } as const;
    expect(() => apportion(problem)).toThrow(new ApportionError('lot-before-bounds'));
    expect(apportion({ ...problem, maximum: [9, 9, 9] })).toEqual({
      seats: [2, 2, 1],
      lots: [{ among: [0, 1], seats: 7, together: true }],
      vacant: 0,
    });
    expect(apportion({ ...problem, drawn: [1] }).seats).toEqual([2, 9, 1]);
    expect(apportion({ ...problem, drawn: [0] }).seats).toEqual([6, 5, 1]);
  });

  test('a list at its cap draws no lot', () => {
    const problem = { method: 'hare-remainder', votes: [10n, 10n], seats: 3, maximum: [1, 5] } as const;
    expect(apportion(problem)).toEqual({ seats: [1, 2], lots: [], vacant: 0 });
  });
});

describe('refusals', () => {
  const refused = (more: Partial<Apportionment>, code: string) => {
    const problem: Apportionment = { method: 'dhondt', votes: [1n, 2n], seats: 3, ...more };
    expect(() => apportion(problem)).toThrow(expect.objectContaining({ code }));
  };

  test('every refusal has its code', () => {
    refused({ seats: -1 }, 'seats-not-whole');
    refused({ seats: 1.5 }, 'seats-not-whole');
    refused({ seats: Number.NaN }, 'seats-not-whole');
    refused({ votes: [1n, -1n] }, 'votes-negative');
    refused({ minimum: [1] }, 'lengths-differ');
    refused({ first: fraction(0n) }, 'first-out-of-range');
    refused({ first: fraction(3n) }, 'first-out-of-range');
    refused({ maximum: [1, -1] }, 'bounds-not-whole');
    refused({ minimum: [2, 2] }, 'minimum-above-seats');
    refused({ minimum: [2, 0], maximum: [1, 3] }, 'minimum-above-maximum');
  });
});
