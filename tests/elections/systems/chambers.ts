/** Chambers of lists and districts: parallel and compensatory votes, thresholds, bonuses. */

import { type Made, options } from './made.js';

/** Districts of one seat, won by the parties given in turn. */
const districts = (...winners: readonly string[]) =>
  winners.map((party, index) => ({
    id: `d${index + 1}`,
    part: 'districts',
    options: [
      { id: 'winner', party },
      { id: 'other', party: 'other' },
    ],
    tally: { total: { winner: 2, other: 1 } },
  }));

const plurality = { rule: 'plurality', ties: ['lot'] };
const list = (rule: object) => ({ rule: 'list', ties: ['votes', 'lot'], ...rule });
const lists = (tally: Record<string, number>, seats: Record<string, number>, more: object = {}) => ({
  id: 'list',
  part: 'list',
  options: options(...Object.keys(tally)),
  tally: { total: tally },
  declared: { seats },
  ...more,
});
/** Parts and contests are plain data, built of objects here. */
const made = (value: unknown) => value as Made;

const mixed = { a: 600, b: 300, c: 60, d: 41 };
const fivePercentOrOne = { any: [{ atLeast: '5%', of: 'options' }, { won: { part: 'districts', atLeast: 1 } }] };

export const chambers: readonly Made[] = [
  made({
    // 500, 300, 250, 200: two, one, one; and the districts beside them.
    name: 'parallel: lists and districts do not touch each other',
    parts: { list: list({ seats: 4, method: 'dhondt' }), districts: plurality },
    contests: [lists({ a: 500, b: 300, c: 200 }, { a: 2, b: 1, c: 1 }), ...districts('a', 'a', 'b')],
    declaredChamber: { a: 4, b: 2, c: 1 },
  }),
  made({
    // Of ten: 600, 300, 200, 120, 100, 85.7, 66.7, 60, 60, 54.5: a six, b three, c one, d none. d keeps three: thirteen.
    name: 'New Zealand: overhang is added, and a district admits',
    parts: {
      list: list({
        seats: 10,
        method: 'sainte-lague',
        admit: fivePercentOrOne,
        compensates: ['districts'],
        overhang: 'added',
      }),
      districts: plurality,
    },
    contests: [lists(mixed, { a: 5, b: 2, c: 1, d: 0 }), ...districts('a', 'b', 'd', 'd', 'd')],
    declaredChamber: { a: 6, b: 3, c: 1, d: 3 },
  }),
  made({
    // d's third seat has the quotient 41 / 5 = 8.2: then a has 37 (600 / 73), b 18 (300 / 35), c 4 (60 / 7): 62 in all.
    name: 'Germany until 2021: the chamber grows until overhang is in proportion',
    parts: {
      list: list({
        seats: 10,
        method: 'sainte-lague',
        admit: fivePercentOrOne,
        compensates: ['districts'],
        overhang: 'levelled',
      }),
      districts: plurality,
    },
    contests: [lists(mixed, { a: 36, b: 17, c: 4, d: 0 }), ...districts('a', 'b', 'd', 'd', 'd')],
    declaredChamber: { a: 37, b: 18, c: 4, d: 3 },
  }),
  made({
    // From the districts on: a 300, a 200, a 150, b 150, a 120, against b 100, c 60 and d 41 / 4: a four, b one.
    name: 'Scotland: lists go on where the districts stopped, and the chamber does not grow',
    parts: {
      list: list({ seats: 10, method: 'dhondt', compensates: ['districts'], overhang: 'within' }),
      districts: plurality,
    },
    contests: [lists(mixed, { a: 4, b: 1, c: 0, d: 0 }), ...districts('a', 'b', 'd', 'd', 'd')],
    declaredChamber: { a: 5, b: 2, c: 0, d: 3 },
  }),
  made({
    // a alone has 7 %: with b there are two lists and 649 of 1000. Quota 64.9: a 8 and 60.8 left, b 1 and 4.1 left.
    name: 'Russia: the largest list below the threshold joins until sixty hundredths are there',
    parts: {
      list: list({
        seats: 10,
        method: 'hare-remainder',
        admit: { atLeast: '7%', of: 'options' },
        admitUntil: { lists: 2, share: '60%', of: 'options' },
      }),
    },
    contests: [
      lists(
        { a: 580, b: 69, c: 68, d: 67, e: 66, f: 65, g: 60, h: 25 },
        { a: 9, b: 1, c: 0, d: 0, e: 0, f: 0, g: 0, h: 0 },
      ),
    ],
  }),
  made({
    // Two seats to a; eight by 3.2, 2.8 and 2.0 quotas: three, three, two.
    name: 'Greece: the largest list takes a bonus before the rest is divided',
    parts: {
      list: list({
        seats: 10,
        method: 'hare-remainder',
        bonus: { seats: 2, when: { atLeast: '25%', of: 'options' } },
      }),
    },
    contests: [lists({ a: 400, b: 350, c: 250 }, { a: 5, b: 3, c: 2 })],
  }),
  made({
    // b is a coalition with 79 of 1000, m a minority with 21. 500, 400, 250, 200, 166.7, 133.3, 125, and a's 100
    // before c's 100 for more votes: a five, c three.
    name: 'Poland: eight hundredths for a coalition, none for a minority',
    parts: {
      list: list({
        seats: 8,
        method: 'dhondt',
        admit: {
          any: [
            { is: 'minority' },
            { all: [{ is: 'coalition' }, { atLeast: '8%', of: 'options' }] },
            { all: [{ not: { is: 'coalition' } }, { atLeast: '5%', of: 'options' }] },
          ],
        },
      }),
    },
    contests: [
      {
        id: 'list',
        part: 'list',
        options: [{ id: 'a' }, { id: 'b', tags: ['coalition'] }, { id: 'c' }, { id: 'm', tags: ['minority'] }],
        tally: { total: { a: 500, b: 79, c: 400, m: 21 } },
        declared: { seats: { a: 5, b: 0, c: 3, m: 0 }, admitted: ['a', 'c', 'm'] },
      },
    ],
  }),
  made({
    // c has 136 of 2736 in the country, less than 5 %, though 100 of 1000 in the north.
    name: 'Czechia: the threshold is of the country, the seats of the region',
    parts: {
      list: list({ seats: 'unspecified', method: 'dhondt', admit: { atLeast: '5%', of: 'options', across: true } }),
    },
    contests: [
      { ...lists({ a: 500, b: 400, c: 100 }, { a: 3, b: 3, c: 0 }), id: 'north', seats: 6 },
      { ...lists({ a: 900, b: 800, c: 36 }, { a: 2, b: 2, c: 0 }), id: 'south', seats: 4 },
    ],
  }),
];
