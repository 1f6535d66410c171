/** How far a result is: of a record by its contests, of the past by what was declared. */

import type { RecordState } from '@saylau/acts';
import { expect, test } from 'vitest';
import { sourceOf } from './source.test-kit.js';
import { stageOf, stageOfRecord } from './stage.js';

type Contest = ReturnType<RecordState['contests']>[number];
const contest = (state: Contest['state'], expected: number, missing: number): Contest => ({
  contest: 'c',
  area: 'a',
  state,
  expected,
  counted: expected - missing,
  protocols: { expected: missing } as Contest['protocols'],
});
const of = (...contests: Contest[]) => stageOfRecord({ contests: () => contests }, 'e');

test.each([
  ['nothing came in', [contest('open', 5, 5)], 'none'],
  ['the first protocol', [contest('open', 5, 4), contest('open', 5, 5)], 'counting'],
  ['announced before the protocols are there', [contest('announced', 5, 3)], 'counting'],
  ['all announced, all protocols there', [contest('announced', 5, 0), contest('established', 5, 0)], 'preliminary'],
  ['all counted, one not stated', [contest('announced', 5, 0), contest('open', 5, 0)], 'counting'],
  ['all established', [contest('established', 5, 0), contest('established', 3, 0)], 'established'],
  ['one changed after that', [contest('established', 5, 0), contest('changed', 3, 0)], 'preliminary'],
  ['one that nobody votes on', [contest('established', 5, 0), contest('open', 0, 0)], 'established'],
])('%s', (_, contests, stage) => {
  expect(of(...contests)).toBe(stage);
});

test.each([
  ['final', 'final'],
  ['preliminary', 'preliminary'],
  [undefined, 'declared'],
] as const)('of the past, declared as %s', (stage, shown) => {
  const declared = stage === undefined ? {} : { stage };
  const part = { rule: { rule: 'plurality', seats: 1, ties: ['lot'] }, againstAll: false } as const;
  expect(stageOf(sourceOf({ part, votes: { a: 1 }, role: 'candidate', contest: { declared } }))).toBe(shown);
});
