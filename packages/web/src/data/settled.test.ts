/** A contest with an annulled station: it never comes, so that the result stands; a repeat voting is awaited. */

import { beforeEach, expect, test } from 'vitest';
import { sheet, stationIds } from '../../../acts/src/made.test-kit.js';
import { accepts, both, closed, type TestLog } from '../../../acts/src/record.test-kit.js';
import { electionPage } from '../pages/election/data.js';
import { placeRow } from '../pages/election/lists-data.js';
import { openPage } from '../pages/open/data.js';
import { standingOf } from './contest-full.js';
import { sourceFrom } from './record.test-kit.js';

const why = { reason: 'The seal was broken.', ground: 'decision 4' };

/** The head: 60 to 30 at four stations; the fifth is annulled. */
let log: TestLog;
let annulled: number;
beforeEach(() => {
  log = closed();
  for (const station of ['a1', 'a2', 'a3', 'b2']) accepts(log, station, sheet({ p: 60, q: 30, r: 0 }), 'head');
  annulled = accepts(log, 'b1', sheet({ p: 0, q: 90, r: 0 }), 'head');
  log.does('protocol-annulled', both('central'), { protocol: annulled, ...why });
});

function row() {
  const source = sourceFrom(log, 'asked');
  const outcome = source.outcome().contests.find(({ contest }) => contest === 'head')!;
  return placeRow(
    source,
    outcome,
    source.loaded.election.contests.find(({ id }) => id === 'head'),
  );
}

test('whoever the counted protocols elect is elected', () => {
  expect(standingOf(sourceFrom(log, 'asked'), 'head').standing).toMatchObject({
    counted: 4,
    expected: 5,
    isSettled: true,
  });
  expect(row()).toMatchObject({ is: 'elected', first: { votes: 240 } });
});

test('where voting is repeated they lead', () => {
  log.does('repeat-voting-ordered', both('central'), {
    election: 'asked',
    contest: 'head',
    stations: ['b1'],
    date: '2023-04-02',
    ...why,
  });
  expect(row()).toMatchObject({ is: 'leads' });
});

test('declared is set against counted, and nothing is open any more', () => {
  for (const station of stationIds) accepts(log, station, sheet({ yes: 60, no: 30 }), 'question');
  const source = sourceFrom(log, 'asked');
  expect(electionPage(source).compared).toBeDefined();
  expect(source.outcome().contests.every(({ comparisons }) => comparisons.length > 0)).toBe(true);
  expect(openPage(source)?.isSettled).toBe(true);
});
