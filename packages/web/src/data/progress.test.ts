/** By which clock a page says when the last entry was: a rehearsal has its own. */

import { expect, test } from 'vitest';
import { countProgress } from './progress.js';
import type { ElectionRecord } from './source.js';
import { sourceOf } from './source.test-kit.js';

const part = { rule: { rule: 'plurality', seats: 1, ties: ['lot'] }, againstAll: false } as const;

function progressOf(kind: 'day' | 'rehearsal') {
  const state = {
    ...{ kind, lastAt: '2023-03-19T16:30:00Z', lastReceived: '2026-11-22T15:00:00.000Z' },
    ...{ contests: () => [], definition: { day: { zone: '+06:00' } } },
  };
  const counter = { state } as unknown as ElectionRecord['counter'];
  return countProgress({
    ...sourceOf({ part, votes: { a: 1 }, role: 'candidate' }),
    record: { counter, election: 'e' },
  });
}

test('of a polling day it is when the log took the act in', () => {
  expect(progressOf('day')).toMatchObject({ last: '2026-11-22T15:00:00.000Z', isRehearsed: false });
});

test('of a rehearsal it is when the act was done in the night that is played, not when it was played', () => {
  expect(progressOf('rehearsal')).toMatchObject({ last: '2023-03-19T16:30:00Z', isRehearsed: true });
});
