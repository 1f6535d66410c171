/**
 * Slow second counts, written down from the wording of the law, one step after the other.
 * The product must give the same for any votes.
 */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atLeast, countOne, lists, moreThan, part, type Votes } from './election.test-kit.js';

interface List {
  readonly id: string;
  readonly votes: bigint;
  /** Day of registration, each list its own. */
  readonly day: number;
}

/** votes ÷ quota, where the quota is all ÷ seats: whole part, and the rest in parts of `all × 10` (the factor has one decimal). */
function quotient(votes: bigint, seats: bigint, all: bigint, tenths: bigint) {
  const over = votes * seats * tenths;
  const under = all * 10n;
  return { whole: over / under, rest: over % under };
}

/** Whether the joining list's remainder is that before or after the factor: the text does not say. */
type Reading = 'before' | 'after';

/** Law on Elections, Article 97-1, as of 2009 with the threshold given; freed seats go to the passing list. */
function article97(
  all: readonly List[],
  against: bigint,
  seats: bigint,
  percent: bigint,
  reading: Reading,
): Map<string, bigint> | 'vacant' {
  const base = all.reduce((sum, { votes }) => sum + votes, against);
  let taking = all.filter(({ votes }) => base > 0n && votes * 100n >= percent * base);
  if (taking.length === 0) return 'vacant';
  if (taking.length === 1 && all.length > 1) return soleList(all, taking[0]!, seats, reading);
  const votes = taking.reduce((sum, list) => sum + list.votes, 0n);
  const given = new Map(taking.map((list) => [list.id, quotient(list.votes, seats, votes, 10n).whole]));
  let left = seats - [...given.values()].reduce((sum, own) => sum + own, 0n);
  while (left > 0n) {
    let next = taking[0]!;
    for (const list of taking) {
      const [a, b] = [quotient(list.votes, seats, votes, 10n).rest, quotient(next.votes, seats, votes, 10n).rest];
      if (a > b || (a === b && list.day < next.day)) next = list;
    }
    given.set(next.id, given.get(next.id)! + 1n);
    taking = taking.filter((list) => list !== next);
    left -= 1n;
  }
  return given;
}

/** One list passed: that with the next most votes joins; its quotient is taken 0.7 times; it gets two seats at least. */
function soleList(all: readonly List[], passed: List, seats: bigint, reading: Reading): Map<string, bigint> {
  let joins: List | undefined;
  for (const list of all) {
    if (list === passed) continue;
    if (joins === undefined || list.votes > joins.votes || (list.votes === joins.votes && list.day < joins.day))
      joins = list;
  }
  const votes = passed.votes + joins!.votes;
  const first = quotient(passed.votes, seats, votes, 10n);
  const second = quotient(joins!.votes, seats, votes, 7n);
  const compared = reading === 'after' ? second : quotient(joins!.votes, seats, votes, 10n);
  let own = second.whole;
  const left = seats - first.whole - second.whole;
  const joinsFirst = compared.rest > first.rest || (compared.rest === first.rest && joins!.day < passed.day);
  if (left > 0n && joinsFirst) own += 1n;
  if (own < 2n) own = seats < 2n ? seats : 2n;
  return new Map([
    [passed.id, seats - own],
    [joins!.id, own],
  ]);
}

const votesOf = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 1000 }),
  fc.constantFrom(0, 350, 650, 5_000_000),
);

const ballots = fc
  .uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 6 })
  .chain((days) => fc.tuple(fc.constant(days), fc.array(votesOf, { minLength: days.length, maxLength: days.length })))
  .map(([days, votes]) => days.map((day, index): List => ({ id: `l${index}`, votes: BigInt(votes[index] ?? 0), day })));

const dates = (all: readonly List[]) =>
  Object.fromEntries(all.map(({ id, day }) => [id, { registered: `2023-02-${String(day).padStart(2, '0')}` }]));

describe('Article 97-1', () => {
  const sole = { factor: part('0.7'), minimumSeats: 2, freed: 'passing' } as const;

  test('the count of lists is that of the text', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(
        ballots,
        votesOf,
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom(3, 5, 7, 30),
        fc.constantFrom<Reading>('before', 'after'),
        (all, against, seats, percent, remainder) => {
          const votes: Votes = {
            ...Object.fromEntries(all.map((list) => [list.id, list.votes])),
            'against-all': against,
          };
          const rule = {
            rule: lists({
              seats,
              admit: atLeast(`${percent}%`, 'options + against-all'),
              sole: { ...sole, remainder },
            }),
            againstAll: true,
          };
          const { result, questions, lots } = countOne(rule, { votes, about: dates(all) });
          const slow = article97(all, BigInt(against), BigInt(seats), BigInt(percent), remainder);
          kinds.add(slow === 'vacant' ? 'vacant' : slow.size === 2 ? 'two' : 'more');
          const seatsSlow = (id: string) => (slow === 'vacant' ? 0 : Number(slow.get(id) ?? 0n));
          expect(questions).toEqual([]);
          expect(lots).toEqual([]);
          expect(result).toEqual({
            kind: 'seats',
            rows: all.map(({ id }) => ({ option: id, seats: seatsSlow(id) })),
            vacant: slow === 'vacant' ? seats : 0,
          });
        },
      ),
      { numRuns: 2000 },
    );
    expect([...kinds].sort()).toEqual(['more', 'two', 'vacant']);
  });
});

/** Who is elected in two rounds: more than half of all votes, else more votes among the two leaders. Equal: the earlier day. */
function twoRounds(
  first: readonly List[],
  against: bigint,
  second: (id: string) => bigint,
): { elected: string; rounds: 1 | 2 } {
  let all = against;
  for (const { votes } of first) all += votes;
  for (const { id, votes } of first) if (votes + votes > all) return { elected: id, rounds: 1 };
  const better = (a: List, b: List) => a.votes > b.votes || (a.votes === b.votes && a.day < b.day);
  const leaders: List[] = [];
  for (const list of first) {
    const ahead = first.filter((other) => other !== list && better(other, list)).length;
    if (ahead < 2) leaders.push({ ...list, votes: second(list.id) });
  }
  let winner = leaders[0]!;
  for (const one of leaders) if (better(one, winner)) winner = one;
  return { elected: winner.id, rounds: 2 };
}

describe('two rounds', () => {
  const base = moreThan('50%', 'options + against-all');
  const rule = {
    rule: {
      rule: 'majority',
      rounds: [
        { win: base, advance: { top: 2 }, ties: ['registered'] },
        { win: 'most', ties: ['registered'] },
      ],
    },
    againstAll: true,
  } as const;

  test('the person elected is the one of the text', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(ballots, votesOf, fc.array(votesOf, { minLength: 6, maxLength: 6 }), (first, against, again) => {
        const second = (id: string) => BigInt(again[Number(id.slice(1))] ?? 0);
        const options = first.map(({ id }) => id);
        const tally = (of: (list: List) => bigint) =>
          new Map([
            [
              'total',
              new Map([
                ...first.map((list): [string, bigint] => [list.id, of(list)]),
                ['against-all', BigInt(against)],
              ]),
            ],
          ]);
        const outcome = countOne(rule, {
          role: 'candidate',
          ballot: [...options, 'against-all'],
          about: dates(first),
          polls: [
            { round: 1, tally: tally(({ votes }) => votes) },
            { round: 2, tally: tally(({ id }) => second(id)) },
          ],
        });
        const slow = twoRounds(first, BigInt(against), second);
        seen.add(slow.rounds);
        expect(outcome.questions).toEqual([]);
        expect(outcome.result).toMatchObject({ elected: [slow.elected], secondRound: slow.rounds === 2 });
      }),
      { numRuns: 1000 },
    );
    expect(seen.size).toBe(2);
  });
});
