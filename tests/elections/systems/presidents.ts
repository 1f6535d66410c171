/** One person by rounds: shares, leads, spread over regions, electors, runoffs. */

import { country, type Made, options } from './made.js';

const runoff = { win: 'most', ties: ['lot'] };
const first = (win: object, advance: object = { top: 2 }) => ({ win, advance, ties: ['lot'] });
const president = (...rounds: readonly object[]) => ({ president: { rule: 'majority', rounds } }) as Made['parts'];

/** One contest in the whole country. */
const one = (tally: Record<string, number>, declared: object, more: object = {}) =>
  [
    {
      id: 'president',
      part: 'president',
      options: options('a', 'b', 'c'),
      tally: { total: tally },
      declared,
      ...more,
    },
  ] as Made['contests'];

const majority = { moreThan: '1/2', of: 'valid' };
const bolivia = {
  any: [majority, { all: [{ atLeast: '40%', of: 'valid' }, { lead: { atLeast: '10%', of: 'valid' } }] }],
};
const argentina = {
  any: [
    { moreThan: '45%', of: 'valid' },
    { all: [{ atLeast: '40%', of: 'valid' }, { lead: { moreThan: '10%', of: 'valid' } }] },
  ],
};
const states = ['s1', 's2', 's3', 's4'].map((id) => ({ id, kind: 'state' }));

export const presidents: readonly Made[] = [
  {
    // 4600 of 10000 is 46 %, and 4600 − 3600 = 1000 is exactly ten hundredths of 10000.
    name: 'Bolivia: 46 % and a lead of exactly ten points elect',
    parts: president(first(bolivia), runoff),
    contests: one({ a: 4600, b: 3600, c: 1800 }, { elected: ['a'], secondRound: false }),
  },
  {
    // 4599 − 3600 = 999 of 10000.
    name: 'Bolivia: one vote short of ten points is a second round',
    parts: president(first(bolivia), runoff),
    contests: one({ a: 4599, b: 3600, c: 1801 }, { secondRound: true }),
    nobody: ['president'],
  },
  {
    // 4500 of 10000 is not more than 45 %; 4500 − 3600 = 900 is no ten points.
    name: 'Argentina: exactly 45 % do not elect without the lead',
    parts: president(first(argentina), runoff),
    contests: one({ a: 4500, b: 3600, c: 1900 }, { secondRound: true }),
    nobody: ['president'],
  },
  {
    // 4001 − 3000 = 1001 of 10000 is more than ten points.
    name: 'Argentina: 40 % and a lead of more than ten points elect',
    parts: president(first(argentina), runoff),
    contests: one({ a: 4001, b: 3000, c: 2999 }, { elected: ['a'], secondRound: false }),
  },
  {
    // 400 of 1000 does not exceed 40 %. In the second round b has 510 of 1000.
    name: 'Costa Rica: 40 % must be exceeded, and the runner-up wins the second round',
    parts: president(first({ moreThan: '40%', of: 'valid' }), runoff),
    contests: [
      {
        id: 'president',
        part: 'president',
        options: options('a', 'b', 'c'),
        polls: [
          { round: 1, tally: { total: { a: 400, b: 350, c: 250 } } },
          { round: 2, tally: { total: { a: 490, b: 510 } } },
        ],
        declared: { elected: ['b'], secondRound: true },
      },
    ],
  },
  {
    // The most votes, 25 % in three of four states, which are two thirds and more; but 24 of 100 in the capital.
    name: 'Nigeria: a quarter in two thirds of the states is not enough without the capital',
    parts: president(
      first({
        all: [
          { lead: { atLeast: 1 } },
          { regions: { atLeast: '2/3', areaKind: 'state', where: { atLeast: '1/4', of: 'valid' } } },
          { at: 'fct', where: { atLeast: '1/4', of: 'valid' } },
        ],
      }),
      runoff,
    ),
    areas: country(...states, { id: 'fct', kind: 'territory' }),
    contests: [
      {
        id: 'president',
        part: 'president',
        options: options('a', 'b'),
        tally: {
          s1: { a: 290, b: 10 },
          s2: { a: 60, b: 40 },
          s3: { a: 25, b: 75 },
          s4: { a: 20, b: 80 },
          fct: { a: 24, b: 76 },
        },
        declared: { secondRound: true },
      },
    ],
    nobody: ['president'],
  },
  {
    // a has 308 of 400, but a fifth in two provinces of four only, which is not more than half of them.
    name: 'Indonesia: more than half of the votes, a fifth in only half of the provinces',
    parts: president(
      first({ all: [majority, { regions: { moreThan: '1/2', where: { atLeast: '20%', of: 'valid' } } }] }),
      runoff,
    ),
    areas: country('p1', 'p2', 'p3', 'p4'),
    contests: [
      {
        id: 'president',
        part: 'president',
        options: options('a', 'b'),
        tally: { p1: { a: 140, b: 10 }, p2: { a: 150, b: 0 }, p3: { a: 9, b: 41 }, p4: { a: 9, b: 41 } },
        declared: { secondRound: true },
      },
    ],
    nobody: ['president'],
  },
  {
    // a has 151 of 300 and a quarter in two counties of three (25 of 100 is exactly a quarter).
    name: 'Kenya: more than half of the votes and a quarter in more than half of the counties',
    parts: president(
      first({ all: [majority, { regions: { moreThan: '1/2', where: { atLeast: '25%', of: 'valid' } } }] }),
      runoff,
    ),
    areas: country('c1', 'c2', 'c3'),
    contests: [
      {
        id: 'president',
        part: 'president',
        options: options('a', 'b'),
        tally: { c1: { a: 100, b: 0 }, c2: { a: 25, b: 75 }, c3: { a: 26, b: 74 } },
        declared: { elected: ['a'], secondRound: false },
      },
    ],
  },
  {
    // b is ahead in the state of ten electors of 19, which are more than half; a has 1310 votes of 2400.
    name: 'United States: electors decide against the votes',
    parts: president({
      win: { regions: { moreThan: '1/2', weighted: true, where: { lead: { atLeast: 1 } } } },
      ties: ['lot'],
    }),
    areas: country({ id: 's1', weight: '10' }, { id: 's2', weight: '5' }, { id: 's3', weight: '4' }),
    contests: [
      {
        id: 'president',
        part: 'president',
        options: options('a', 'b'),
        tally: { s1: { a: 490, b: 510 }, s2: { a: 450, b: 350 }, s3: { a: 370, b: 230 } },
        declared: { elected: ['b'] },
      },
    ],
  },
  {
    // Nine electors each: nobody has more than half, and the rule knows no further round.
    name: 'United States: equal electors elect nobody',
    parts: president({
      win: { regions: { moreThan: '1/2', weighted: true, where: { lead: { atLeast: 1 } } } },
      ties: ['lot'],
    }),
    areas: country({ id: 's1', weight: '9' }, { id: 's2', weight: '5' }, { id: 's3', weight: '4' }),
    contests: [
      {
        id: 'president',
        part: 'president',
        options: options('a', 'b'),
        tally: { s1: { a: 40, b: 60 }, s2: { a: 60, b: 40 }, s3: { a: 60, b: 40 } },
      },
    ],
    nobody: ['president'],
  },
  {
    // 12.5 % of 40000 registered is 5000: a, b and c go on, d with 4999 does not. c withdraws; b has 9500 of 18500.
    name: 'France: an eighth of the registered goes on, and one of three withdraws',
    parts: president(
      first(
        { all: [majority, { atLeast: '25%', of: 'registered' }] },
        { top: 2, also: { atLeast: '12.5%', of: 'registered' } },
      ),
      runoff,
    ),
    contests: [
      {
        id: 'president',
        part: 'president',
        options: options('a', 'b', 'c', 'd'),
        polls: [
          { round: 1, tally: { total: { registered: 40000, a: 8000, b: 6000, c: 5000, d: 4999 } } },
          { round: 2, options: ['a', 'b'], tally: { total: { registered: 40000, a: 9000, b: 9500 } } },
        ],
        declared: { elected: ['b'], secondRound: true },
      },
    ],
  },
  {
    // 9000 of 12000 votes, but 22.5 % of 40000 registered; nobody but a has an eighth of them, the two best go on.
    name: 'France: most of few votes do not elect in the first round',
    parts: president(
      first(
        { all: [majority, { atLeast: '25%', of: 'registered' }] },
        { top: 2, also: { atLeast: '12.5%', of: 'registered' } },
      ),
      runoff,
    ),
    contests: one({ registered: 40000, a: 9000, b: 2000, c: 1000 }, { secondRound: true }),
    nobody: ['president'],
  },
  {
    // 480 of 1000 registered took part, under half: 450 of 480 votes elect for being a third of the registered (333⅓).
    name: 'Lithuania: at a low turnout a third of the registered is asked for',
    parts: president(
      first({
        any: [
          {
            all: [
              { sum: 'took-part', atLeast: '1/2', of: 'registered' },
              { moreThan: '1/2', of: 'took-part' },
            ],
          },
          {
            all: [
              { moreThan: '1/2', of: 'took-part' },
              { atLeast: '1/3', of: 'registered' },
            ],
          },
        ],
      }),
      runoff,
    ),
    contests: one({ registered: 1000, 'took-part': 480, a: 450, b: 20, c: 10 }, { elected: ['a'] }),
  },
];
