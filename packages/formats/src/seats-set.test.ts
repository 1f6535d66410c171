/** A number of seats that a what-if sets stands before the number that a contest states. */

import { countElection } from '@saylau/core';
import { expect, test } from 'vitest';
import { countingLaw, type LawWanted } from './counting-law.js';
import { readElectionFile } from './election.js';

const json = JSON.stringify({
  format: 'saylau-election/1',
  id: 'xx-t',
  name: 'T',
  date: '2020-05-03',
  office: 'parliament',
  rules: { parts: { list: { rule: 'list', seats: 10, method: 'dhondt', ties: ['lot'] } } },
  contests: [
    { id: 'n', part: 'list', seats: 3, options: [{ id: 'a' }, { id: 'b' }], tally: { total: { a: 60, b: 40 } } },
  ],
});

function seatsUnder(wanted: LawWanted): number {
  const election = readElectionFile('f', json);
  const law = election.ok ? countingLaw(election.value, undefined, wanted) : election;
  if (!election.ok || !law.ok || law.value.rules === undefined) throw new Error('no law');
  const [{ result } = {}] = countElection(election.value, law.value.rules).contests;
  return result?.kind === 'seats' ? result.rows.reduce((sum, { seats }) => sum + seats, 0) : 0;
}

test('the contest has its own number, a what-if another', () => {
  expect(seatsUnder({})).toBe(3);
  expect(seatsUnder({ set: new Map([['parts.list.seats', 7]]) })).toBe(7);
});
