/** Input that no election has, and much of it: a count ends, with a result or with what is missing. */

import { describe, expect, test } from 'vitest';
import { countElection } from './count.js';
import {
  area,
  atLeast,
  contest,
  countOne,
  electedOf,
  election,
  lists,
  moreThan,
  plurality,
  rules,
  seatsInAll,
  seatsOf,
  sum,
} from './election.test-kit.js';

describe('nobody voted', () => {
  const votes = { a: 0, b: 0 };

  test('lists: every seat is vacant', () => {
    for (const method of ['hare-remainder', 'dhondt'] as const) {
      const outcome = countOne(lists({ method }), { votes });
      expect(outcome.result).toMatchObject({ kind: 'seats', vacant: 10 });
    }
  });

  test('plurality: a tie', () => {
    expect(countOne(plurality(), { role: 'candidate', votes }).lots).toHaveLength(1);
  });

  test('majority: nobody has half of nothing', () => {
    const rule = { rule: 'majority', rounds: [{ win: atLeast('1/2', 'options'), ties: ['lot'] }] } as const;
    expect(countOne(rule, { role: 'candidate', votes }).result).toMatchObject({ elected: [], vacant: 1 });
  });

  test('a quorum of no registered voters is not reached', () => {
    const outcome = countOne(plurality({ valid: atLeast('0', 'registered', 'took-part') }), {
      role: 'candidate',
      votes,
      lines: { registered: 0, 'took-part': 0 },
    });
    expect(outcome.result).toMatchObject({ valid: false });
  });
});

test('more seats than votes', () => {
  const outcome = countOne(lists({ seats: 1000 }), { votes: { a: 2, b: 1 } });
  expect(seatsInAll(outcome)).toBe(1000);
});

test('votes above 2^53 are told apart to the last one', () => {
  const large = 2n ** 80n;
  expect(electedOf(countOne(plurality(), { role: 'candidate', votes: { a: large, b: large + 1n } }))).toEqual(['b']);
  const half = { rule: 'majority', rounds: [{ win: moreThan('50%', 'options'), ties: ['lot'] }] } as const;
  expect(electedOf(countOne(half, { role: 'candidate', votes: { a: large, b: large } }))).toEqual([]);
  expect(electedOf(countOne(half, { role: 'candidate', votes: { a: large, b: large + 1n } }))).toEqual(['b']);
});

test('a ballot without options', () => {
  for (const rule of [lists(), plurality()]) {
    expect(countOne(rule, { votes: {} })).toMatchObject({ status: 'not-determinable', missing: ['options'] });
  }
});

test('a contest without polls, and one without areas below', () => {
  expect(countOne(lists(), { ballot: ['a'], polls: [] }).status).toBe('not-determinable');
  expect(countOne(lists(), { ballot: ['a'], area: 'nowhere', tally: { total: { a: 1 } } }).status).toBe(
    'not-determinable',
  );
});

test('no seats, and no contests', () => {
  expect(seatsOf(countOne(lists({ seats: 0 }), { votes: { a: 1 } }))).toEqual({ a: 0 });
  expect(electedOf(countOne(plurality({ seats: 0 }), { votes: { a: 1 } }))).toEqual([]);
  expect(countElection(election([]), rules({ p: lists() })).contests).toEqual([]);
});

test('areas nested twenty thousand deep are summed', () => {
  const areas = [
    area('total'),
    ...Array.from({ length: 20_000 }, (_, at) => area(`a${at}`, at === 0 ? 'total' : `a${at - 1}`)),
  ];
  const outcome = countOne(lists(), { ballot: ['a'], tally: { a19999: { a: 7 } } }, { areas });
  expect(outcome.figures).toContainEqual({ line: 'a', value: 7n, origin: 'summed', round: 1 });
});

test('lines that are each the sum of all others, none of them known, are absent at once', () => {
  const lines = Array.from({ length: 40 }, (_, at) => `line-${at}`);
  const derive = new Map(lines.map((own) => [own, sum(lines.filter((line) => line !== own).join(' + '))]));
  const outcome = countOne(lists({ admit: atLeast('5%', 'line-0') }), { votes: { a: 1 } }, {}, { derive });
  expect(outcome).toMatchObject({ status: 'not-determinable', missing: ['line-0'] });
});

test('areas in a circle are refused before a count; a count of them would stop with an error, not hang', () => {
  const circle = [area('x', 'y'), area('y', 'x')];
  const given = { ballot: ['a'], area: 'x', tally: { x: {} } };
  expect(() => countOne(lists(), given, { areas: circle })).toThrow(RangeError);
});

test('names that every object has are names like others', () => {
  const outcome = countOne(lists(), { votes: { constructor: 6, 'to-string': 4 } });
  expect(outcome.result).toMatchObject({
    rows: [
      { option: 'constructor', seats: 6 },
      { option: 'to-string', seats: 4 },
    ],
  });
});

test('an election of a list and 29 districts with 40 candidates each is counted without a fault', () => {
  const candidates = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`c${index}`, 1000 + ((index * 7919) % 997)]),
  );
  const regions = Array.from({ length: 20 }, (_, index) => `r${index}`);
  const areas = [area('total'), ...regions.map((id) => area(id, 'total'))];
  const list = contest({
    id: 'list',
    part: 'list',
    ballot: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    tally: Object.fromEntries(regions.map((id) => [id, { a: 900, b: 300, c: 200, d: 100, e: 90, f: 80, g: 10 }])),
  });
  const districts = Array.from({ length: 29 }, (_, index) =>
    contest({ id: `d${index}`, part: 'districts', role: 'candidate', votes: candidates }),
  );
  const given = election([list, ...districts], { areas });
  const law = rules({
    list: lists({ seats: 69, admit: atLeast('5%', 'options') }),
    districts: { rule: plurality(), contests: 29 },
  });
  const { contests } = countElection(given, law);
  expect(contests.filter(({ status }) => status === 'counted')).toHaveLength(30);
});
