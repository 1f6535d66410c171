/** Bounds of list contests against every completion, and by hand at the edges. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  admittedOf,
  allOf,
  anyOf,
  atLeast,
  countOne,
  lists,
  moreThan,
  notOf,
  type PartGiven,
  part,
  seatsOf,
  type Votes,
} from '../count/election.test-kit.js';
import type { Option } from '../election.js';
import { type ListRule, unspecified } from '../rules.js';
import type { End, ListBounds, ListEnds } from './contest-bounds.js';
import { boundsOf, ofKind, outcomes, plus, type Reached, reach } from './night.test-kit.js';

const sole = { factor: part('0.7'), minimumSeats: 1, remainder: 'before', freed: 'passing' } as const;

interface Night {
  readonly part: PartGiven;
  readonly votes: Votes;
  readonly more: number;
  /** Fewest lists over the threshold of which the bounds speak. */
  readonly least: number;
}

const methods = ['hare-remainder', 'hare-remainder', 'dhondt', 'sainte-lague', 'danish'] as const;

/** Tiny nights: 2–4 lists, 1–6 seats, thresholds inclusive and strict, with and without against all. */
const night: fc.Arbitrary<Night> = fc
  .record({
    votes: fc.oneof(
      fc.array(fc.nat(4), { minLength: 2, maxLength: 4 }),
      fc.array(fc.nat(30), { minLength: 2, maxLength: 4 }),
    ),
    against: fc.option(fc.nat(5)),
    others: fc.option(fc.nat(3)),
    more: fc.nat(12),
    seats: fc.integer({ min: 1, max: 6 }),
    method: fc.constantFrom(...methods),
    threshold: fc.constantFrom('0', '5%', '10%', '20%', '1/3'),
    strict: fc.boolean(),
    sole: fc.boolean(),
    ties: fc.constantFrom(['lot' as const], ['registered' as const, 'lot' as const]),
  })
  .map((given): Night => {
    const { against, others, method, seats, threshold, ties } = given;
    const ids = given.votes.map((own, index) => [`l${index}`, own] as const);
    const votes = {
      ...Object.fromEntries(ids),
      ...(against === null ? {} : { 'against-all': against }),
      ...(others === null ? {} : { others }),
    };
    const base = against === null ? 'options' : 'options + against-all';
    const admit = (given.strict ? moreThan : atLeast)(threshold, base);
    const rule = lists({
      seats,
      method,
      ties,
      ...(threshold === '0' ? {} : { admit }),
      ...(given.sole ? { sole } : {}),
    });
    // Few receivers may get many votes, many receivers few: so that every completion can be counted.
    const more = Math.min(given.more, [12, 12, 12, 6, 4, 3, 2][Object.keys(votes).length] ?? 2);
    return { part: { rule, againstAll: against !== null }, votes, more, least: given.sole ? 2 : 1 };
  });

/** Dates of registration in the order of the ballot; votes for others are for no list. */
const registered = (votes: Votes): Readonly<Record<string, Partial<Option>>> =>
  Object.fromEntries(
    Object.keys(votes).map((id, index) => [
      id,
      id === 'others' ? { role: 'others' } : { registered: `2020-01-0${index + 1}` },
    ]),
  );

/** What every completion with enough lists over the threshold comes to; and which lists pass at all, and not. */
function bruteForce({ part: given, votes, more, least }: Night) {
  const reached = new Map<string, Reached>();
  const passes = new Map<string, Set<boolean>>();
  const scenarios = new Set<string>();
  for (const outcome of outcomes(given, { votes, about: registered(votes) }, more)) {
    const ids = Object.keys(votes).filter((id) => id.startsWith('l'));
    const admitted = admittedOf(outcome) ?? ids;
    for (const id of ids) passes.set(id, (passes.get(id) ?? new Set()).add(admitted.includes(id)));
    // With nothing to come there are no scenarios: the count is the bounds.
    if (admitted.length >= least || (more === 0 && outcome.result !== undefined)) reach(reached, outcome);
    else scenarios.add(admitted.length === 0 ? 'none-passes' : 'one-passes');
  }
  return { reached, passes, scenarios };
}

function thresholdOf(passes: ReadonlySet<boolean>): string {
  return passes.size === 2 ? 'open' : passes.has(true) ? 'over' : 'under';
}

describe('every completion of a tiny night', () => {
  const counts = { ends: 0, loose: 0 };

  function compare(end: End, truth: number, isSound: boolean): void {
    expect(isSound).toBe(true);
    counts.ends += 1;
    if (end.attained) expect(end.seats).toBe(truth);
    else counts.loose += 1;
  }

  test('is within the bounds, and an attained end is the extreme', () => {
    fc.assert(
      fc.property(night, (given) => {
        const bounds = boundsOf(given.part, { votes: given.votes, about: registered(given.votes) }, given.more);
        const truth = bruteForce(given);
        if (bounds.kind === 'not-bounded') {
          expect(bounds.why).toBe('too-few-pass');
          expect(truth.reached.size).toBe(0);
          return;
        }
        const found = ofKind(bounds, 'list');
        for (const scenario of truth.scenarios) expect(found.scenarios).toContain(scenario);
        for (const { option, lowest, highest, threshold } of found.lists) {
          expect(threshold).toBe(thresholdOf(truth.passes.get(option) ?? new Set()));
          const own = truth.reached.get(option);
          if (own === undefined) continue;
          compare(lowest, own.least, lowest.seats <= own.least);
          compare(highest, own.most, highest.seats >= own.most);
        }
      }),
      { numRuns: 100 },
    );
    // With so few votes a whole one is a large step. At the scale of a country no end was loose (decision 9).
    expect(counts.ends).toBeGreaterThan(400);
    expect(counts.loose / counts.ends).toBeLessThan(0.05);
  });
});

describe('many votes', () => {
  const lawOf = (method: (typeof methods)[number], seats: number): PartGiven => ({
    rule: lists({ seats, method, admit: atLeast('5%', 'options + against-all'), ties: ['lot'], sole }),
    againstAll: true,
  });
  const large = fc.record({
    votes: fc.array(fc.oneof(fc.nat(4_000_000), fc.nat(400_000)), { minLength: 5, maxLength: 8 }),
    shares: fc.array(fc.array(fc.nat(1000), { minLength: 9, maxLength: 9 }), { minLength: 12, maxLength: 12 }),
    more: fc.oneof(fc.nat(3_000_000), fc.nat(50_000)),
    method: fc.constantFrom(...methods),
    seats: fc.integer({ min: 1, max: 107 }),
  });

  test('no completion drawn at random is outside the bounds, and every attained end is what the count says', () => {
    fc.assert(
      fc.property(large, ({ votes: all, shares, more, method, seats }) => {
        const [against = 0, ...own] = all;
        const votes = { ...Object.fromEntries(own.map((one, at) => [`l${at}`, one])), 'against-all': against };
        const law = lawOf(method, seats);
        const bounds = boundsOf(law, { votes }, more);
        if (bounds.kind === 'not-bounded') return;
        const found = ofKind(bounds, 'list');
        for (const weights of shares) {
          const sum = weights.reduce((all, weight) => all + weight, 1);
          const added = weights.map((weight) => Math.floor((more * weight) / sum));
          const outcome = countOne(law, { votes: plus(votes, added) });
          expectWithin(found, (admittedOf(outcome) ?? []).length < 2 ? {} : (seatsOf(outcome) ?? {}));
        }
        for (const one of found.lists) expectAttained(law, { votes, more }, one);
      }),
      { numRuns: 30 },
    );
  });

  test('each end of half of the night of 2023 is attained', () => {
    const half = boundsOf(lawOf('hare-remainder', 69), { votes: partOf(mazhilis2023, 0.5) }, leftOf(0.5));
    const found = ofKind(half, 'list');
    expect(found.lists.map(({ lowest, highest }) => [lowest.seats, highest.seats])).toEqual([
      [19, 64],
      [3, 46],
      [0, 43],
      [0, 43],
      [0, 43],
      [0, 43],
      [0, 42],
    ]);
    expect(found.lists.flatMap(({ lowest, highest }) => [lowest.attained, highest.attained])).not.toContain(false);
    expect(found.lists.map(({ threshold }) => threshold).slice(0, 3)).toEqual(['over', 'over', 'open']);
    expect(found.scenarios).toEqual([]);
  });

  test('the bounds of 2023 narrow as the night goes on, and end at the declared seats', () => {
    let before: ListBounds | undefined;
    for (const counted of [0, 0.1, 0.5, 0.8, 0.95, 0.99, 1]) {
      const now = boundsOf(lawOf('hare-remainder', 69), { votes: partOf(mazhilis2023, counted) }, leftOf(counted));
      if (now.kind !== 'list') continue;
      for (const [at, { lowest, highest }] of now.lists.entries()) {
        expect(lowest.seats).toBeGreaterThanOrEqual(before?.lists[at]?.lowest.seats ?? 0);
        expect(highest.seats).toBeLessThanOrEqual(before?.lists[at]?.highest.seats ?? 69);
      }
      before = now;
    }
    expect(before?.lists.map(({ lowest, highest }) => [lowest.seats, highest.seats])).toEqual(
      [40, 8, 6, 6, 5, 4, 0].map((seats) => [seats, seats]),
    );
  });
});

const mazhilis2023: Readonly<Record<string, number>> = {
  amanat: 3431510,
  auyl: 693938,
  respublica: 547154,
  aqjol: 535139,
  qhp: 432920,
  osdp: 331058,
  baytaq: 146431,
  'against-all': 248291,
};
const partOf = (votes: Readonly<Record<string, number>>, part: number): Votes =>
  Object.fromEntries(Object.entries(votes).map(([id, own]) => [id, Math.floor(own * part)]));
const total = (votes: Votes) => Object.values(votes).reduce<number>((sum, own) => sum + Number(own), 0);
const leftOf = (part: number) => total(mazhilis2023) - total(partOf(mazhilis2023, part));

/** An end that is attained comes out of the ordinary count of its completion, which fits into what can come. */
function expectAttained(
  law: PartGiven,
  { votes, more }: { readonly votes: Votes; readonly more: number },
  { option, lowest, highest }: ListEnds,
): void {
  for (const end of [lowest, highest]) {
    if (!end.attained || end.lot === true) continue;
    const sum = [...end.completion.values()].reduce((all, one) => all + one, 0n);
    expect(sum <= BigInt(more)).toBe(true);
    expect(seatsOf(countOne(law, { votes: plus(votes, end.completion) }))?.[option]).toBe(end.seats);
  }
}

function expectWithin({ lists: rows }: ListBounds, seats: Readonly<Record<string, number>>): void {
  for (const { option, lowest, highest } of rows) {
    const own = seats[option] ?? lowest.seats;
    expect(own).toBeGreaterThanOrEqual(lowest.seats);
    expect(own).toBeLessThanOrEqual(highest.seats);
  }
}

describe('the threshold', () => {
  // 5 % of 1000 votes and what comes.
  const status = (own: number, more: number, admit = atLeast('5%', 'options')) =>
    ofKind(
      boundsOf(lists({ seats: 10, admit }), { votes: { a: own, b: 1000 - own - 300, c: 300 } }, more),
      'list',
    ).lists.map(({ threshold }) => threshold)[0];

  test('is passed for certain with exactly the share of the largest base', () => {
    expect(status(55, 100)).toBe('over');
    expect(status(54, 100)).toBe('open');
    expect(status(55, 101)).toBe('open');
  });

  test('is not passed for certain with exactly the share where it asks for more', () => {
    expect(status(55, 100, moreThan('5%', 'options'))).toBe('open');
    expect(status(56, 100, moreThan('5%', 'options'))).toBe('over');
  });

  test('is out of reach where all votes to come do not suffice', () => {
    // 31 + 20 of 1020 is exactly 5 %.
    expect(status(31, 20)).toBe('open');
    expect(status(30, 20)).toBe('under');
    expect(status(31, 20, moreThan('5%', 'options'))).toBe('under');
  });

  test('of those who took part can be raised by invalid ballots', () => {
    const admit = atLeast('5%', 'took-part');
    const given = { votes: { a: 50, b: 950 }, lines: { 'took-part': 1000 } };
    const [a] = ofKind(boundsOf(lists({ admit }), given, 1), 'list').lists;
    expect(a).toMatchObject({ threshold: 'open', lowest: { seats: 0, attained: true } });
  });

  test('as a number of votes does not grow', () => {
    const [a] = ofKind(boundsOf(lists({ admit: atLeast('50') }), { votes: { a: 50, b: 950 } }, 500), 'list').lists;
    expect(a?.threshold).toBe('over');
  });

  test('of a tag and a share is the share for those who have the tag', () => {
    const bloc = { kind: 'is', tag: 'bloc' } as const;
    const admit = anyOf(allOf(bloc, atLeast('20%', 'options')), allOf(notOf(bloc), atLeast('5%', 'options')));
    const given = { votes: { a: 100, b: 100, c: 800 }, about: { a: { tags: ['bloc'] } } };
    const found = ofKind(boundsOf(lists({ admit }), given, 10), 'list');
    expect(found.lists.map(({ threshold }) => threshold)).toEqual(['under', 'over', 'over']);
    expect(found.lists[0]?.highest.seats).toBe(0);
  });
});

describe('an end', () => {
  test('may stand only if a lot falls so', () => {
    const found = ofKind(boundsOf(lists({ seats: 1, ties: ['lot'] }), { votes: { a: 10, b: 9 } }, 1), 'list');
    expect(found.lists[1]?.highest).toMatchObject({ seats: 1, attained: true, lot: true });
    expect(found.lists[0]?.lowest).toMatchObject({ seats: 0, attained: true, lot: true });
    expect(found.scenarios).toEqual(['lot']);
  });

  test('that equal votes would have to give against the law is a bound, and not attained', () => {
    const about = { a: { registered: '2020-01-01' }, b: { registered: '2020-01-02' } };
    const found = ofKind(boundsOf(lists({ seats: 1 }), { votes: { a: 10, b: 9 }, about }, 1), 'list');
    expect(found.lists[1]?.highest).toEqual({ seats: 1, attained: false });
    expect(found.lists[0]?.lowest).toEqual({ seats: 0, attained: false });
  });

  test('stands beside the votes so far', () => {
    const found = ofKind(boundsOf(lists({ admit: atLeast('5%', 'options') }), { votes: { a: 10, b: 9 } }, 1), 'list');
    expect(found.lists.map(({ option, votes }) => [option, votes])).toEqual([
      ['a', 10n],
      ['b', 9n],
    ]);
    expect(found.outstanding).toBe(1n);
  });

  test('with nothing to come is what the count says where the law has a rule of its own for one list', () => {
    const law = lists({ seats: 10, admit: atLeast('20%', 'options'), sole });
    const votes = { a: 900, b: 100 };
    const counted = seatsOf(countOne(law, { votes }));
    const found = ofKind(boundsOf(law, { votes }, 0), 'list');
    expect(found.lists.map(({ lowest, highest }) => [lowest.seats, highest.seats])).toEqual(
      ['a', 'b'].map((id) => [counted?.[id], counted?.[id]]),
    );
    expect(boundsOf(law, { votes }, 10)).toEqual({ kind: 'not-bounded', why: 'too-few-pass' });
  });

  test('with nothing to come is what the count says, a lot either way', () => {
    const about = { a: { registered: '2020-01-01' }, b: { registered: '2020-01-02' } };
    const settled = ofKind(boundsOf(lists({ seats: 1 }), { votes: { a: 9, b: 9 }, about }, 0), 'list');
    expect(settled.lists.map(({ lowest, highest }) => [lowest.seats, highest.seats])).toEqual([
      [1, 1],
      [0, 0],
    ]);
    const open = ofKind(boundsOf(lists({ seats: 1, ties: ['lot'] }), { votes: { a: 9, b: 9 } }, 0), 'list');
    expect(open.lists.map(({ lowest, highest }) => [lowest.seats, highest.seats])).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  test('may need a vote for a rival: with it over the threshold the list has a seat, with the vote itself it has none', () => {
    const votes = { a: 25, b: 41, c: 78, d: 15 };
    const law = lists({ seats: 3, admit: atLeast('10%', 'options'), ties: ['lot'] });
    expect(seatsOf(countOne(law, { votes: { ...votes, a: 26 } }))).toEqual({ a: 0, b: 1, c: 2, d: 0 });
    const [a] = ofKind(boundsOf(law, { votes }, 1), 'list').lists;
    expect(a?.highest).toEqual({ seats: 1, attained: true, completion: new Map([['d', 1n]]) });
  });
});

describe('scenarios that are named, and not bounded', () => {
  const law = (more: Partial<ListRule>) => lists({ seats: 10, admit: atLeast('20%', 'options'), ...more });

  test('one list alone passes, where the law has another rule for that', () => {
    const votes = { a: 700, b: 210, c: 90 };
    expect(ofKind(boundsOf(law({ sole }), { votes }, 100), 'list').scenarios).toEqual(['one-passes']);
    expect(ofKind(boundsOf(law({}), { votes }, 100), 'list').scenarios).toEqual([]);
  });

  test('no list passes', () => {
    const votes = { a: 21, b: 20, c: 20, d: 20, e: 19 };
    const found = ofKind(boundsOf(law({ admit: atLeast('25%', 'options') }), { votes }, 50), 'list');
    expect(found.scenarios).toContain('none-passes');
  });

  test('the vote is not valid for certain', () => {
    const given = { votes: { a: 300, b: 200 }, lines: { registered: 1000 } };
    const rule = lists({ seats: 10, valid: moreThan('1/2', 'registered', 'options') });
    const found = ofKind(boundsOf(rule, given, 10), 'list');
    expect(found.scenarios).toEqual(['not-valid']);
    expect(found.takenAsFinal).toEqual(['registered']);
  });

  test('a list runs out of candidates and the law is silent', () => {
    const given = { votes: { a: 600, b: 400 }, about: { a: { candidates: 6 } } };
    expect(ofKind(boundsOf(lists(), given, 0), 'list').scenarios).toEqual([]);
    expect(ofKind(boundsOf(lists(), given, 300), 'list').scenarios).toEqual(['list-runs-out']);
  });
});

describe('what is not bounded is said to be so', () => {
  const votes = { a: 600, b: 400 };
  const why = (rule: Partial<ListRule>, about = {}) => {
    const bounds = boundsOf(lists(rule), { votes, about, lines: { issued: 1000 } }, 100);
    return bounds.kind === 'not-bounded' ? `${bounds.why} ${bounds.at ?? ''}`.trim() : bounds.kind;
  };

  test.each([
    ['another quota', { method: 'droop-remainder' }, 'rule method'],
    ['a rounded quota', { quotaRounding: 'floor' }, 'rule quotaRounding'],
    ['another use of the seats left over', { remainders: 'highest-average' }, 'rule remainders'],
    ['a bonus', { bonus: { seats: 2 } }, 'rule bonus'],
    ['seats of other parts set against', { compensates: ['q'] }, 'rule compensates'],
    ['a least number of seats', { minimum: 1 }, 'rule minimum'],
    ['a most that can bind', { maximum: 5 }, 'rule maximum'],
    ['a most that cannot bind', { maximum: 10 }, 'list'],
    ['a method that the law does not give', { method: unspecified }, 'law-open method'],
    ['a threshold by seats won elsewhere', { admit: { kind: 'won', part: 'q', atLeast: 1 } }, 'threshold'],
    ['a threshold over several contests', { admit: { ...atLeast('5%', 'options'), across: true } }, 'threshold'],
    ['a base whose growth is not known', { admit: atLeast('5%', 'issued') }, 'threshold'],
    ['a base of which the votes are no part', { admit: atLeast('5%', 'a') }, 'threshold base'],
  ] satisfies [string, Partial<ListRule>, string][])('%s', (_, rule, expected) => {
    expect(why(rule)).toBe(expected);
  });

  test('lists joined in groups', () => {
    expect(why({}, { a: { group: 'g' } })).toBe('rule group');
    expect(why({ groupsJoin: false }, { a: { group: 'g' } })).toBe('list');
  });

  test('candidates that run out and give seats to others', () => {
    expect(why({ exhausted: 'redistribute' }, { a: { candidates: 5 } })).toBe('rule exhausted');
    expect(why({ exhausted: 'redistribute' }, { a: { candidates: 10 } })).toBe('list');
  });

  test('figures that are absent', () => {
    expect(boundsOf(lists(), { votes: { a: 5, b: null } }, 3)).toMatchObject({ why: 'figures-absent', at: 'b' });
  });

  test('more lists at the threshold than can be looked at', () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`l${at}`, 100]));
    const bounds = boundsOf(lists({ admit: atLeast('8%', 'options') }), { votes: many }, 600);
    expect(bounds).toEqual({ kind: 'not-bounded', why: 'too-many-open' });
  });
});
