/** What elections made to mislead or to exhaust a count must not do: each was once possible. */

import { describe, expect, test } from 'vitest';
import type { Condition } from '../condition.js';
import type { Declared } from '../election.js';
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
  part,
  plurality,
  rules,
  seatsOf,
  sum,
  tally,
} from './election.test-kit.js';
import type { Count } from './outcome.js';

const about = { x: { party: 'a' }, y: { party: 'b' } };

/** A district that `a` wins; without votes where `votes` says so. */
function district(id: string, more: { area?: string; body?: string; votes?: Record<string, number | null> } = {}) {
  return contest({ id, part: 'districts', role: 'candidate', votes: { x: 60, y: 50 }, about, ...more });
}

function list(id: string, more: { area?: string; body?: string } = {}) {
  return contest({ id, part: 'list', votes: { a: 60, b: 40 }, ...more });
}

const compensating = rules({ districts: plurality(), list: lists({ compensates: ['districts'] }) });

function outcome({ contests }: Count, id: string) {
  const found = contests.find((one) => one.contest === id);
  if (found === undefined) throw new Error(`no contest ${id}`);
  return found;
}

describe('seats held in another part', () => {
  test('are not known where contests that the law foresees are lacking', () => {
    const law = rules({ districts: { rule: plurality(), contests: 6 }, list: lists({ compensates: ['districts'] }) });
    const contests = [district('d1'), district('d2'), list('n')];
    expect(outcome(countElection(election(contests), law), 'n').missing).toEqual(['districts']);
    const declaredParts = new Map([['districts', new Map([['a', 6]])]]);
    expect(outcome(countElection(election(contests, { declaredParts }), law), 'n').status).toBe('counted');
  });

  test('declared for the country are not those of a region', () => {
    const areas = [area('total'), area('r1', 'total'), area('r2', 'total')];
    const open = { x: null, y: null };
    const contests = [
      district('d1', { area: 'r1', votes: open }),
      district('d2', { area: 'r2', votes: open }),
      list('n1', { area: 'r1' }),
      list('whole'),
    ];
    const declaredParts = new Map([['districts', new Map([['a', 1]])]]);
    const count = countElection(election(contests, { areas, declaredParts }), compensating);
    expect(outcome(count, 'n1').missing).toEqual(['districts']);
    expect(outcome(count, 'whole').status).toBe('counted');
  });

  test('are those of the same body', () => {
    const bodies = ['north', 'south'];
    const contests = bodies.flatMap((body) => [district(`d-${body}`, { body }), list(`l-${body}`, { body })]);
    const count = countElection(election(contests), compensating);
    expect(outcome(count, 'l-north').steps.find(({ step }) => step === 'held')).toMatchObject({
      seats: [{ option: 'a', seats: 1 }, expect.anything()],
    });
  });
});

describe('votes across contests', () => {
  const law = rules({ p: lists({ admit: { ...atLeast('40%', 'options'), across: true } }) });

  test('an id that is another party elsewhere is another option', () => {
    const count = countElection(
      election([
        contest({ id: 'n', votes: { a: 10, b: 90 }, about: { a: { party: 'p' }, b: { party: 'q' } } }),
        contest({ id: 'm', votes: { a: 90, c: 10 }, about: { a: { party: 'z' }, c: { party: 'q' } } }),
      ]),
      law,
    );
    expect(seatsOf(outcome(count, 'n'))).toEqual({ a: 0, b: 10 });
  });

  test('of another body are not added', () => {
    const count = countElection(
      election([
        contest({ id: 'n', body: 'north', votes: { a: 10, b: 90 } }),
        contest({ id: 's', body: 'south', votes: { a: 900, b: 100 } }),
      ]),
      law,
    );
    expect(seatsOf(outcome(count, 'n'))).toEqual({ a: 0, b: 10 });
  });

  test('six hundred contests under a national threshold are counted', () => {
    const contests = Array.from({ length: 600 }, (_, at) => contest({ id: `c${at}`, votes: { a: 60, b: 30, c: 10 } }));
    const counted = countElection(election(contests), law).contests.filter(({ status }) => status === 'counted');
    expect(counted).toHaveLength(600);
  });
});

describe('a second round', () => {
  const win = moreThan('1/2', 'options');
  const rounds = [
    { win, advance: { top: 2 }, ties: ['lot' as const] },
    { win, ties: ['lot' as const] },
  ];
  const first = { round: 1, tally: tally({ total: { a: 45, b: 40, c: 15 } }) };
  const held = (votes: Record<string, number>, options?: readonly string[]) =>
    countOne(
      { rule: 'majority', rounds },
      {
        ballot: ['a', 'b', 'c'],
        role: 'candidate',
        polls: [first, { round: 2, tally: tally({ total: votes }), ...(options === undefined ? {} : { options }) }],
      },
    );
  const advancing = (one: ReturnType<typeof held>) => one.comparisons.filter(({ what }) => what === 'advancing');

  test('with somebody who did not advance is counted by its ballot, and said to differ', () => {
    const outcome = held({ b: 10, c: 90 }, ['b', 'c']);
    expect(electedOf(outcome)).toEqual(['c']);
    expect(advancing(outcome)).toEqual([
      { what: 'advancing', key: '2', counted: 'a b', declared: 'b c', is: 'differs' },
    ]);
  });

  test('with votes for somebody who is not on its ballot is said to differ', () => {
    const outcome = held({ a: 45, b: 40, c: 1000 });
    expect(electedOf(outcome)).toEqual(['a']);
    expect(advancing(outcome)).toMatchObject([{ counted: 'a b', declared: 'a b c', is: 'differs' }]);
  });

  test('from which somebody withdrew contradicts nothing', () => {
    expect(advancing(held({ b: 10 }, ['b']))).toEqual([]);
    expect(advancing(held({ a: 10, b: 11 }))).toEqual([]);
  });
});

test('a lot that is open in a counted district leaves the parties of a part that is declared in others without a total', () => {
  const declared: Declared = { elected: ['x'] };
  const contests = [
    district('d1', { votes: { x: 50, y: 50 } }),
    { ...district('d2', { votes: { x: null, y: null } }), declared },
  ];
  const own = countElection(election(contests), rules({ districts: plurality() }));
  expect(own.chambers[0]?.rows.map(({ total }) => total)).toEqual([undefined]);
});

test("a number of seats set by a what-if stands before the contest's own", () => {
  expect(
    seatsOf(countOne({ rule: lists({ seats: 5 }), seatsSet: true }, { votes: { a: 3, b: 2 }, seats: 10 })),
  ).toEqual({ a: 3, b: 2 });
  expect(seatsOf(countOne(lists({ seats: 5 }), { votes: { a: 3, b: 2 }, seats: 10 }))).toEqual({ a: 6, b: 4 });
});

describe('figures that contradict each other', () => {
  test('a line against-all beside an option of that role', () => {
    const own = { none: { role: 'against-all' as const } };
    const given = { votes: { a: 60, b: 40, none: 10 }, lines: { 'against-all': 500 }, about: own };
    const outcome = countOne({ rule: lists(), againstAll: true }, given);
    expect(outcome.comparisons).toContainEqual(
      expect.objectContaining({ what: 'figure', key: 'against-all', counted: '10', declared: '500', is: 'differs' }),
    );
  });

  test('less than nobody is no base, and no turnout', () => {
    const outcome = countOne(
      { rule: lists({ admit: atLeast('5%', 'took-part - invalid') }), percentOf: sum('valid') },
      { votes: { a: 10, b: 90 }, lines: { 'took-part': 5, invalid: 50, registered: 100 } },
      {},
      {
        derive: new Map([['valid', sum('took-part - invalid')]]),
        turnout: { count: sum('valid'), of: sum('registered') },
      },
    );
    expect(outcome).toMatchObject({ percentages: [], turnoutMissing: ['valid'], missing: ['took-part', 'invalid'] });
    expect(outcome.turnout).toBeUndefined();
  });

  test('ids that are numbers are not subtracted', () => {
    const outcome = countOne(plurality(), { votes: { 1: 5, 2: 3 }, role: 'candidate', declared: { elected: ['2'] } });
    expect(outcome.comparisons).toContainEqual({
      what: 'elected',
      key: 'p',
      counted: '1',
      declared: '2',
      is: 'differs',
    });
  });
});

test('invalid ballots are no share of a base that excludes them', () => {
  const answer = { rule: 'question' as const, answer: 'yes', adopt: moreThan('1/2', 'options') };
  const given = { votes: { yes: 6, no: 4 }, role: 'answer' as const, lines: { invalid: 2, 'took-part': 12 } };
  const linesOf = (base: string) =>
    countOne({ rule: answer, percentOf: sum(base) }, given).percentages.map(({ line }) => line);
  expect(linesOf('options')).toEqual(['yes', 'no']);
  expect(linesOf('took-part')).toEqual(['yes', 'no', 'invalid']);
  expect(linesOf('options + invalid')).toEqual(['yes', 'no', 'invalid']);
});

describe('rules made to take forever', () => {
  test('lines derived from each other twice at every step', () => {
    const derive = new Map(Array.from({ length: 60 }, (_, at) => [`l${at}`, sum(`l${at + 1} + l${at + 1}`)] as const));
    derive.set('l60', sum('a'));
    const outcome = countOne({ rule: lists(), percentOf: sum('l0') }, { votes: { a: 6, b: 4 } }, {}, { derive });
    expect(outcome.percentages[0]?.base).toBe(6n * 2n ** 60n);
  });

  test('regions in regions that lead back to the country are decided once', () => {
    const areas = [area('total'), ...Array.from({ length: 10 }, (_, at) => area(`r${at}`, 'total'))];
    let admit: Condition = atLeast('1%', 'options');
    for (let depth = 0; depth < 20; depth += 1) {
      const where: Condition = { kind: 'at', area: 'total', where: admit };
      admit = { kind: 'regions', bound: { amount: part('1/2'), strict: false }, unit: 'fraction', where };
    }
    const outcome = countOne(lists({ admit }), { votes: { a: 60, b: 40 } }, { areas });
    const steps = outcome.steps.flatMap((step) => (step.step === 'condition' ? step.findings : []));
    expect(outcome.status).toBe('counted');
    expect(steps.length).toBeLessThan(2 * 10 * 21);
  });
});
