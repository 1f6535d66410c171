/** List contests: elections of Kazakhstan with their official seats, ties, bounds, bonus, groups. */

import { describe, expect, test } from 'vitest';
import type { TieRule } from '../apportion/methods.js';
import type { Option } from '../election.js';
import type { ListRule } from '../rules.js';
import { unspecified } from '../rules.js';
import {
  admittedOf,
  anyOf,
  atLeast,
  contest,
  countOne,
  lists,
  part,
  seatsInAll,
  seatsOf,
  stepOf,
  type Votes,
} from './election.test-kit.js';

const base = 'options + against-all';
const law = (seats: number, threshold: string, rule: Partial<ListRule> = {}) => ({
  rule: lists({ seats, admit: atLeast(threshold, base), ...rule }),
  againstAll: true,
  percentOf: {
    terms: [
      { sign: 1 as const, line: 'options' },
      { sign: 1 as const, line: 'against-all' },
    ],
  },
});
const withoutAgainst = (seats: number, threshold: string) => lists({ seats, admit: atLeast(threshold, 'options') });

const mazhilis2021: Votes = { 'nur-otan': 5148074, aqjol: 792828, qhp: 659019, auyl: 383023, adal: 258618 };

describe('Kazakhstan', () => {
  test('Mazhilis 2023: 69 seats, 5 % of all votes with those against all (CEC)', () => {
    const votes = {
      amanat: 3431510,
      auyl: 693938,
      respublica: 547154,
      aqjol: 535139,
      qhp: 432920,
      osdp: 331058,
      baytaq: 146431,
      'against-all': 248291,
    };
    const percent = {
      amanat: '53.90',
      auyl: '10.90',
      respublica: '8.59',
      aqjol: '8.41',
      qhp: '6.80',
      osdp: '5.20',
      baytaq: '2.30',
      'against-all': '3.90',
    };
    const outcome = countOne(law(69, '5%'), { votes, declared: { percent: new Map(Object.entries(percent)) } });
    expect(seatsOf(outcome)).toEqual({ amanat: 40, auyl: 8, respublica: 6, aqjol: 6, qhp: 5, osdp: 4, baytaq: 0 });
    expect(outcome.percentages[0]?.base).toBe(6366441n);
    expect(stepOf(outcome, 'remainders')?.to).toEqual(['osdp', 'amanat']);
    expect(outcome.comparisons.filter(({ what }) => what === 'percent').map(({ is }) => is)).toEqual(
      new Array(8).fill('agrees'),
    );
  });

  test.each([
    ['7%', [76, 12, 10, 0, 0]], // CEC
    ['5%', [72, 11, 9, 6, 0]], // published counterfactual
    ['3%', [70, 11, 9, 5, 3]], // published counterfactual
  ])('Mazhilis 2021: 98 seats, no line against all, threshold %s', (threshold, seats) => {
    const outcome = countOne(withoutAgainst(98, threshold), { votes: mazhilis2021 });
    expect(Object.values(seatsOf(outcome) ?? {})).toEqual(seats);
  });

  const kostanay = { amanat: 195232, auyl: 44220, respublica: 22115, qhp: 22325, aqjol: 66220, 'against-all': null };

  test('Kostanay 2023: votes against all are not public, so lists are admitted as declared; 16 seats', () => {
    const admitted = ['amanat', 'auyl', 'respublica', 'qhp', 'aqjol'];
    const outcome = countOne(law(16, '5%'), { votes: kostanay, declared: { admitted } });
    expect(seatsOf(outcome)).toEqual({ amanat: 9, auyl: 2, respublica: 1, qhp: 1, aqjol: 3 });
    expect(stepOf(outcome, 'admitted')).toMatchObject({ by: 'declaration', options: admitted });
    expect(stepOf(outcome, 'quota')?.quota).toEqual({ num: 21882n, den: 1n });
    expect(outcome.status).toBe('counted');
  });

  test('the same without a declaration: not determinable, and the line against all is named', () => {
    const outcome = countOne(law(16, '5%'), { votes: kostanay });
    expect(outcome).toMatchObject({ status: 'not-determinable', missing: ['against-all'] });
    expect(outcome.result).toBeUndefined();
  });

  test('Mazhilis 2004: the votes of one list are not public, so nothing can be divided, and the list is named', () => {
    const outcome = countOne(lists({ admit: atLeast('7%', 'options') }), {
      votes: { otan: 2883706, aqjol: 572672, asar: 541239, aist: null },
    });
    expect(outcome).toMatchObject({ status: 'not-determinable', missing: ['aist'] });
  });

  test('the same with declared seats: declared only', () => {
    const declared = {
      seats: new Map([
        ['otan', 7],
        ['aqjol', 1],
        ['asar', 1],
        ['aist', 1],
      ]),
    };
    const outcome = countOne(lists({ admit: atLeast('7%', 'options') }), {
      votes: { otan: 2883706, aqjol: 572672, asar: 541239, aist: null },
      declared,
    });
    expect(outcome).toMatchObject({ status: 'declared-only', missing: ['aist'] });
  });
});

describe('no list passes', () => {
  const votes = { a: 30, b: 20, c: 10 };
  const count = (rule: Partial<ListRule>) =>
    countOne(lists({ seats: 6, admit: atLeast('90%', 'options'), ...rule }), { votes });

  test('seats stay vacant where the rules say so or say nothing', () => {
    for (const outcome of [count({}), count({ nonePass: 'vacant' })]) {
      expect(outcome.result).toMatchObject({ kind: 'seats', vacant: 6 });
    }
  });

  test('all lists take part', () => {
    expect(seatsOf(count({ nonePass: 'all' }))).toEqual({ a: 3, b: 2, c: 1 });
  });

  test('a question where the law is silent', () => {
    const outcome = count({ nonePass: unspecified });
    expect(outcome.questions).toEqual([{ contest: 'c', path: 'parts.p.nonePass', kind: 'none-pass', among: [] }]);
    expect(outcome.status).toBe('not-determinable');
  });

  test('no question about it where a list passes', () => {
    const outcome = countOne(lists({ seats: 6, nonePass: unspecified }), { votes });
    expect(outcome.questions).toEqual([]);
  });
});

describe('leaves that the law leaves open', () => {
  const votes = { a: 30, b: 20 };

  test.each([
    ['seats', 'seats', { seats: unspecified }],
    ['method', 'method', { method: unspecified }],
    ['admit', 'admit', { admit: unspecified }],
    ['valid', 'valid', { valid: unspecified }],
    ['exhausted', 'exhausted', { exhausted: unspecified }],
  ] as const)('%s', (key, kind, rule) => {
    const outcome = countOne(lists(rule), { votes });
    expect(outcome.questions).toEqual([{ contest: 'c', path: `parts.p.${key}`, kind, among: [] }]);
    expect(outcome.result).toBeUndefined();
  });

  test('the provision without a value is named', () => {
    const outcome = countOne(
      lists({ seats: unspecified }),
      { votes },
      {},
      { open: new Map([['parts.p.seats', 'mazhilis.list.seats']]) },
    );
    expect(outcome.questions[0]?.provision).toBe('mazhilis.list.seats');
  });

  test('a contest with its own number of seats needs none from the law', () => {
    expect(seatsOf(countOne(lists({ seats: unspecified }), { votes, seats: 5 }))).toEqual({ a: 3, b: 2 });
  });
});

describe('equal remainders at the cut', () => {
  // 4 seats: one whole quota each, one seat left, three remainders of 1/3.
  const votes = { a: 50, b: 50, c: 50 };
  const dates = (a?: string, b?: string, c?: string): Record<string, Partial<Option>> =>
    Object.fromEntries(
      Object.entries({ a, b, c }).map(([id, registered]) => [id, registered === undefined ? {} : { registered }]),
    );
  const count = (ties: ListRule['ties'], about: Record<string, Partial<Option>>, lots: readonly string[] = []) =>
    countOne(lists({ seats: 4, ties }), { votes, about }, { lots: new Map([['c', lots]]) });

  test('the list registered earlier gets the seat', () => {
    expect(seatsOf(count(['registered'], dates('2023-02-03', '2023-02-01', '2023-02-02')))).toEqual({
      a: 1,
      b: 2,
      c: 1,
    });
  });

  test('an unknown date of registration is asked for', () => {
    const outcome = count(['registered', 'lot'], dates('2023-02-03', undefined, '2023-02-02'));
    expect(outcome.questions).toMatchObject([{ kind: 'registration', among: ['a', 'b', 'c'] }]);
    expect(outcome.result).toBeUndefined();
  });

  test('an unknown date is asked for even where a later rule could decide', () => {
    const about = { a: { order: 1 }, b: { order: 2 }, c: { order: 3 } };
    expect(count(['registered', 'order'], about).questions).toMatchObject([
      { kind: 'registration', among: ['a', 'b', 'c'] },
    ]);
  });

  test('one day for all: a lot where the law has one, else a question', () => {
    const day = dates('2023-02-01', '2023-02-01', '2023-02-01');
    expect(count(['registered', 'lot'], day).lots).toEqual([{ contest: 'c', among: ['a', 'b', 'c'], seats: 1 }]);
    expect(count(['registered'], day)).toMatchObject({
      questions: [{ kind: 'ties', among: ['a', 'b', 'c'] }],
      lots: [],
    });
  });

  test('one day for two of three: the third is out of the lot', () => {
    const outcome = count(['registered', 'lot'], dates('2023-02-01', '2023-02-01', '2023-02-02'));
    expect(outcome.lots).toEqual([{ contest: 'c', among: ['a', 'b'], seats: 1 }]);
    expect(seatsOf(outcome)).toEqual({ a: 1, b: 1, c: 1 });
    expect(seatsInAll(outcome)).toBe(4);
  });

  test('no rule in the law: a question, which a lot drawn does not answer', () => {
    for (const lots of [[], ['c']]) {
      expect(count(unspecified, {}, lots).questions).toMatchObject([{ path: 'parts.p.ties', kind: 'ties' }]);
    }
  });

  test('a lot drawn decides nothing where the law has other rules and no lot', () => {
    const day = dates('2023-02-01', '2023-02-01', '2023-02-01');
    expect(count(['registered'], day, ['b'])).toMatchObject({ questions: [{ kind: 'ties' }], lots: [] });
  });

  test('a lot drawn decides nothing where a date that goes before it is unknown', () => {
    expect(count(['registered', 'lot'], {}, ['b']).questions).toMatchObject([{ kind: 'registration' }]);
  });

  const born = {
    a: { born: '1970-01-01', order: 1 },
    b: { born: '1950-01-01', order: 2 },
    c: { born: '1990-01-01', order: 3 },
  };

  test('older and younger rank lists as they rank candidates', () => {
    expect(seatsOf(count(['older', 'order'], born))).toEqual({ a: 1, b: 2, c: 1 });
    expect(seatsOf(count(['younger', 'order'], born))).toEqual({ a: 1, b: 1, c: 2 });
  });

  test('an absent date of birth or place on the ballot is asked for before a later rule', () => {
    expect(count(['older', 'order'], { ...born, c: { order: 3 } }).questions).toMatchObject([{ kind: 'birth' }]);
    expect(count(['order', 'older'], { ...born, c: { born: '1990-01-01' } }).questions).toMatchObject([
      { kind: 'ties', among: ['a', 'b', 'c'] },
    ]);
  });

  test('a lot drawn takes the place of the open lot', () => {
    const outcome = count(['lot'], {}, ['b']);
    expect(outcome.lots).toEqual([]);
    expect(seatsOf(outcome)).toEqual({ a: 1, b: 2, c: 1 });
  });

  test('a lot drawn does not go before a rule that decides', () => {
    expect(seatsOf(count(['registered', 'lot'], dates('2023-02-03', '2023-02-01', '2023-02-02'), ['a']))).toEqual({
      a: 1,
      b: 2,
      c: 1,
    });
  });

  test('no question and no lot where the remainders differ', () => {
    const outcome = countOne(lists({ seats: 4, ties: unspecified }), { votes: { a: 51, b: 50, c: 49 } });
    expect(outcome).toMatchObject({ questions: [], lots: [] });
  });

  test('the seats declared for a list of an open lot are not said to differ', () => {
    const declared = {
      seats: new Map([
        ['a', 2],
        ['b', 1],
        ['c', 1],
      ]),
    };
    const outcome = countOne(lists({ seats: 4, ties: ['lot'] }), { votes, declared });
    expect(outcome.comparisons.filter(({ what }) => what === 'seats').map(({ is }) => is)).toEqual([
      'not-counted',
      'not-counted',
      'not-counted',
    ]);
  });
});

describe('bounds', () => {
  const votes = { a: 600, b: 300, c: 100 };
  const about = { a: { candidates: 2 } };

  test('a list without enough candidates: the others take its seats', () => {
    expect(seatsOf(countOne(lists({ exhausted: 'redistribute' }), { votes, about }))).toEqual({ a: 2, b: 6, c: 2 });
  });

  test('or they stay vacant', () => {
    const outcome = countOne(lists({ exhausted: 'vacant' }), { votes, about });
    expect(seatsOf(outcome)).toEqual({ a: 2, b: 3, c: 1 });
    expect(outcome.result).toMatchObject({ vacant: 4 });
  });

  test('a list that runs out where the rules say nothing of it is a question; one with enough candidates is none', () => {
    expect(countOne(lists(), { votes, about }).questions).toMatchObject([{ kind: 'exhausted', among: ['a'] }]);
    expect(seatsOf(countOne(lists(), { votes, about: { a: { candidates: 6 } } }))).toEqual({ a: 6, b: 3, c: 1 });
  });

  test('a list without candidates left draws no lot for a seat that would stay vacant', () => {
    const rule = lists({ seats: 3, exhausted: 'vacant', ties: ['lot'], method: 'dhondt' });
    const outcome = countOne(rule, { votes: { a: 50, b: 50 }, about: { a: { candidates: 1 } } });
    expect(outcome.lots).toEqual([]);
    expect(seatsOf(outcome)).toEqual({ a: 1, b: 2 });
  });

  test('when all lists run out the rest is vacant', () => {
    const outcome = countOne(lists({ exhausted: 'redistribute' }), {
      votes,
      about: { a: { candidates: 1 }, b: { candidates: 1 }, c: { candidates: 0 } },
    });
    expect(seatsOf(outcome)).toEqual({ a: 1, b: 1, c: 0 });
    expect(outcome.result).toMatchObject({ vacant: 8 });
  });

  test('a cap holds whatever becomes of seats without candidates', () => {
    expect(seatsOf(countOne(lists({ maximum: 5 }), { votes }))).toEqual({ a: 5, b: 4, c: 1 });
    expect(seatsOf(countOne(lists({ maximum: 5, exhausted: 'vacant' }), { votes }))).toEqual({ a: 5, b: 4, c: 1 });
  });

  test('a minimum for every admitted list', () => {
    expect(seatsOf(countOne(lists({ minimum: 2, method: 'dhondt' }), { votes: { a: 590, b: 310, c: 100 } }))).toEqual({
      a: 5,
      b: 3,
      c: 2,
    });
  });

  test('minimums above the seats are refused with a code', () => {
    const outcome = countOne(lists({ minimum: 4 }), { votes });
    expect(outcome).toMatchObject({ refusals: ['minimum-above-seats'], status: 'not-determinable' });
  });
});

describe('methods', () => {
  test('the first divisor of modified Sainte-Laguë keeps out the smallest list', () => {
    const votes = { a: 53, b: 24, c: 23 };
    expect(seatsOf(countOne(lists({ seats: 4, method: 'sainte-lague' }), { votes }))).toEqual({ a: 2, b: 1, c: 1 });
    // 53/1.4 = 37.9, 53/3 = 17.7, 24/1.4 = 17.1, 23/1.4 = 16.4
    expect(
      seatsOf(countOne(lists({ seats: 2, method: 'modified-sainte-lague', first: part('1.4') }), { votes })),
    ).toEqual({ a: 2, b: 0, c: 0 });
    expect(
      seatsOf(countOne(lists({ seats: 2, method: 'modified-sainte-lague', first: part('1.2') }), { votes })),
    ).toEqual({ a: 1, b: 1, c: 0 });
  });

  test('a quota rounded up can move a seat', () => {
    const votes = { a: 60, b: 28, c: 11 };
    const exact = countOne(lists({ seats: 5, method: 'droop-remainder', quotaRounding: 'exact' }), { votes });
    expect(seatsInAll(exact)).toBe(5);
    expect(stepOf(exact, 'quota')?.quota).toEqual({ num: 33n, den: 2n });
    expect(
      stepOf(countOne(lists({ seats: 5, method: 'droop-remainder', quotaRounding: 'next' }), { votes }), 'quota')
        ?.quota,
    ).toEqual({ num: 17n, den: 1n });
  });
});

describe('bonus', () => {
  const votes = { a: 45, b: 35, c: 20 };
  const rule = (bonus: ListRule['bonus']) => lists({ seats: 10, method: 'dhondt', ...(bonus && { bonus }) });

  test('the largest list gets it, the rest is apportioned', () => {
    const outcome = countOne(rule({ seats: 5 }), { votes });
    expect(seatsOf(outcome)).toEqual({ a: 7, b: 2, c: 1 });
  });

  test.each([
    ['45%', { a: 7, b: 2, c: 1 }],
    ['46%', { a: 5, b: 3, c: 2 }],
  ])('only from %s', (share, seats) => {
    expect(seatsOf(countOne(rule({ seats: 5, when: atLeast(share, 'options') }), { votes }))).toEqual(seats);
  });

  test('the candidates and the cap of the largest list limit its bonus too', () => {
    const limited = { seats: 10, method: 'dhondt', bonus: { seats: 5 } } as const;
    const about = { a: { candidates: 2 } };
    expect(seatsOf(countOne(lists({ ...limited, exhausted: 'redistribute' }), { votes, about }))).toMatchObject({
      a: 2,
    });
    expect(seatsOf(countOne(lists({ ...limited, maximum: 6 }), { votes }))).toMatchObject({ a: 6 });
  });

  test.each([
    [1, 2, { a: 7, b: 3 }],
    [2, 1, { a: 5, b: 5 }],
  ])('of two equal largest lists the first by the tie rules is asked for the condition', (a, b, seats) => {
    const when = { kind: 'is', tag: 'm' } as const;
    const wanted = lists({ seats: 10, method: 'dhondt', ties: ['order', 'lot'], bonus: { seats: 4, when } });
    const about = { a: { order: a, tags: ['m'] }, b: { order: b } };
    for (const votes of [
      { a: 50, b: 50 },
      { b: 50, a: 50 },
    ]) {
      expect(seatsOf(countOne(wanted, { votes, about }))).toEqual(seats);
    }
    const open = lists({ seats: 10, method: 'dhondt', ties: ['lot'], bonus: { seats: 4, when } });
    expect(countOne(open, { votes: { a: 50, b: 50 }, about }).lots).toMatchObject([{ among: ['a', 'b'], seats: 1 }]);
  });

  test('a bonus that hangs on an absent line cannot be told', () => {
    const outcome = countOne(rule({ seats: 5, when: atLeast('10%', 'registered') }), { votes });
    expect(outcome).toMatchObject({ status: 'not-determinable', missing: ['registered'] });
  });
});

describe('lists joined in groups', () => {
  const votes = { a: 100, b: 60, c: 50 };
  const about = { b: { group: 'left' }, c: { group: 'left' } };

  test('joined they beat the largest list', () => {
    expect(seatsOf(countOne(lists({ seats: 1, method: 'dhondt' }), { votes }))).toEqual({ a: 1, b: 0, c: 0 });
    expect(seatsOf(countOne(lists({ seats: 1, method: 'dhondt' }), { votes, about }))).toEqual({ a: 0, b: 1, c: 0 });
  });

  test('a group that counts for the threshold alone gets its lists in, and their seats singly', () => {
    const admit = { ...atLeast('24%', 'options'), group: true as const };
    const rule = lists({ seats: 1, method: 'dhondt', admit, groupsJoin: false });
    const outcome = countOne(rule, { votes, about });
    expect(admittedOf(outcome)).toEqual(['a', 'b', 'c']);
    expect(seatsOf(outcome)).toEqual({ a: 1, b: 0, c: 0 });
    expect(seatsOf(countOne(lists({ seats: 1, method: 'dhondt', admit }), { votes, about }))).toEqual({
      a: 0,
      b: 1,
      c: 0,
    });
  });

  test('inside the group its own method', () => {
    const rule = lists({ seats: 8, method: 'dhondt', within: 'adams' });
    const outcome = countOne(rule, { votes: { a: 100, b: 90, c: 10 }, about });
    expect(seatsOf(outcome)).toEqual({ a: 4, b: 3, c: 1 });
    expect(stepOf(outcome, 'group')).toMatchObject({ options: ['b', 'c'], seats: 4 });
  });
});

describe('who is admitted', () => {
  const votes = { a: 60, b: 40 };

  test('a declaration answers only for the lists of which the condition cannot be told', () => {
    const admit = anyOf({ kind: 'is', tag: 'minority' }, atLeast('5%', 'took-part'));
    const about = { a: { tags: ['minority'] } };
    const outcome = countOne(lists({ admit }), { votes, about, declared: { admitted: ['b'] } });
    expect(stepOf(outcome, 'admitted')).toMatchObject({ by: 'declaration', options: ['a', 'b'] });
  });

  test('a share of nothing named is a question', () => {
    const rule = lists({ admit: atLeast('50%', 'options'), admitUntil: { share: part('0.8') } });
    expect(countOne(rule, { votes }).questions).toMatchObject([{ path: 'parts.p.admitUntil.of', kind: 'admit' }]);
  });
});

describe('what else can be with a ballot', () => {
  test('one list alone on the ballot takes all seats, without a runner-up to join it', () => {
    const sole = { factor: part('0.7'), minimumSeats: 2, remainder: unspecified, freed: unspecified };
    expect(seatsOf(countOne(lists({ sole }), { votes: { a: 5 } }))).toEqual({ a: 10 });
  });

  test('a list without votes gets no seat', () => {
    expect(seatsOf(countOne(lists(), { votes: { a: 5, b: 0 } }))).toEqual({ a: 10, b: 0 });
  });

  test('an invalid vote leaves every seat vacant', () => {
    const outcome = countOne(lists({ valid: atLeast('1/2', 'registered', 'took-part') }), {
      votes: { a: 5, b: 4 },
      lines: { 'took-part': 9, registered: 19 },
    });
    expect(outcome.result).toMatchObject({ kind: 'seats', vacant: 10 });
    expect(stepOf(outcome, 'invalid')).toBeDefined();
  });

  test('more lists stood than are named: nothing can be told', () => {
    const outcome = countOne(lists(), { votes: { a: 5, b: 4 }, candidates: 3 });
    expect(outcome).toMatchObject({ status: 'not-determinable', missing: ['options'] });
  });

  test('every list admitted is in the reasons', () => {
    expect(admittedOf(countOne(lists({ admit: atLeast('1%', 'options') }), { votes: { a: 5, b: 4 } }))).toEqual([
      'a',
      'b',
    ]);
  });

  test('lot rules are read in their order', () => {
    const ties: readonly TieRule[] = ['votes', 'lot'];
    // A quota of 8: 1.5 and 4.5, so that the remainders are equal and the votes are not.
    const outcome = countOne(lists({ seats: 6, ties }), { votes: { a: 12, b: 36 } });
    expect(seatsOf(outcome)).toEqual({ a: 1, b: 5 });
  });

  test('the contest kit makes the line against all what it is', () => {
    expect(contest({ votes: { a: 1, 'against-all': 2 } }).options.map(({ role }) => role)).toEqual([
      'list',
      'against-all',
    ]);
  });
});
