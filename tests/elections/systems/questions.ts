/** Referendums: double majorities, quorums of turnout and of approval, vetoes, qualified majorities. */

import { country, type Made } from './made.js';

const question = (adopt: object, valid?: object) =>
  ({ question: { rule: 'question', adopt, ...(valid === undefined ? {} : { valid }) } }) as Made['parts'];

const asked = (tally: Record<string, Record<string, number>>, declared: object) =>
  [{ id: 'law', part: 'question', options: [{ id: 'yes' }, { id: 'no' }], tally, declared }] as Made['contests'];

const majority = { moreThan: '1/2', of: 'valid' };
const swiss = question({ all: [majority, { regions: { moreThan: '1/2', weighted: true, where: majority } }] });
const cantons = country('be', 'ge', 'zh', { id: 'ow', weight: '1/2' }, { id: 'nw', weight: '1/2' });
const veto = question({
  not: {
    all: [
      { sum: 'no', moreThan: '1/2', of: 'valid' },
      { sum: 'no', atLeast: '30%', of: 'registered' },
    ],
  },
});
const italy = question(majority, { sum: 'took-part', moreThan: '1/2', of: 'registered' });
const florida = question({ atLeast: '60%', of: 'valid' });

export const questions: readonly Made[] = [
  {
    // 400 of 700 yes. Zürich and both half-cantons: two votes of four, which is not more than half.
    name: 'Switzerland: half of the cantons’ votes is not a majority',
    parts: swiss,
    areas: cantons,
    contests: asked(
      {
        zh: { yes: 250, no: 50 },
        be: { yes: 40, no: 110 },
        ge: { yes: 40, no: 110 },
        ow: { yes: 35, no: 15 },
        nw: { yes: 35, no: 15 },
      },
      { adopted: false },
    ),
  },
  {
    // 385 of 700 yes. Zürich, Geneva and one half-canton: two and a half votes of four.
    name: 'Switzerland: a half-canton makes the majority',
    parts: swiss,
    areas: cantons,
    contests: asked(
      {
        zh: { yes: 200, no: 100 },
        be: { yes: 50, no: 100 },
        ge: { yes: 80, no: 70 },
        ow: { yes: 35, no: 15 },
        nw: { yes: 20, no: 30 },
      },
      { adopted: true },
    ),
  },
  {
    // 500 of 1000 is not the majority of those entitled.
    name: 'Italy: exactly half of the registered is no quorum',
    parts: italy,
    contests: asked({ total: { registered: 1000, 'took-part': 500, yes: 490, no: 10 } }, { valid: false }),
  },
  {
    name: 'Italy: one voter more makes the quorum',
    parts: italy,
    contests: asked(
      { total: { registered: 1000, 'took-part': 501, yes: 490, no: 11 } },
      { valid: true, adopted: true },
    ),
  },
  {
    // The noes are most, and 300 of 1000 registered.
    name: 'Denmark: most noes and thirty hundredths of the registered stop the law',
    parts: veto,
    contests: asked({ total: { registered: 1000, yes: 299, no: 300 } }, { adopted: false }),
  },
  {
    // The noes are most, but 299 of 1000 registered.
    name: 'Denmark: fewer noes than thirty hundredths of the registered let the law pass',
    parts: veto,
    contests: asked({ total: { registered: 1000, yes: 100, no: 299 } }, { adopted: true }),
  },
  {
    name: 'Florida: exactly sixty hundredths are enough',
    parts: florida,
    contests: asked({ total: { yes: 600, no: 400 } }, { adopted: true }),
  },
  {
    name: 'Florida: one vote less is not',
    parts: florida,
    contests: asked({ total: { yes: 599, no: 401 } }, { adopted: false }),
  },
  {
    // 516 of 1000 votes, but 516 of 1600 registered is less than 640.
    name: 'Scotland in 1979: a majority of the votes, less than forty hundredths of the registered',
    parts: question({ all: [majority, { atLeast: '40%', of: 'registered' }] }),
    contests: asked({ total: { registered: 1600, yes: 516, no: 484 } }, { adopted: false }),
  },
  {
    // Half of the voters of r1 and r3 took part, in r2 49 of 100: two regions of three are more than half.
    name: 'a quorum that most regions must reach',
    parts: question(majority, {
      regions: { moreThan: '1/2', where: { sum: 'took-part', atLeast: '1/2', of: 'registered' } },
    }),
    areas: country('r1', 'r2', 'r3'),
    contests: asked(
      {
        r1: { registered: 100, 'took-part': 50, yes: 30, no: 20 },
        r2: { registered: 100, 'took-part': 49, yes: 9, no: 40 },
        r3: { registered: 100, 'took-part': 60, yes: 45, no: 15 },
      },
      { valid: true, adopted: true },
    ),
  },
];
