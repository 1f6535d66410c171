/** Turnout as reported: the map shows one time for all, and that not before nearly all stations reported of it. */

import type { RecordState } from '@saylau/acts';
import { beforeEach, expect, test } from 'vitest';
import { madeDefinition } from '../../../../acts/src/made.test-kit.js';
import { begun, chair, contextOf, opened, TestLog } from '../../../../acts/src/record.test-kit.js';
import { sourceFrom } from '../../data/record.test-kit.js';
import type { RecordSource } from '../../data/source.js';
import { turnoutDay } from '../../data/turnout-day.js';
import { countedMap } from './data.js';

function definition() {
  const { day, ...rest } = madeDefinition();
  const stations = { ...day.stations, registered: new Int32Array([100, 100, 100, 100, 100]) };
  return { ...rest, day: { ...day, stations } };
}

let log: TestLog;
beforeEach(() => {
  log = opened(undefined, begun(new TestLog(contextOf(definition))));
});

function reports(time: string, voters: Readonly<Record<string, number>>): void {
  for (const [station, came] of Object.entries(voters)) {
    if (time === '10:00') log.does('station-opened', [chair(`precinct ${station}`)], { station });
    log.does('turnout-reported', [chair(`precinct ${station}`)], { station, time, voters: came });
  }
}

async function shown() {
  const read = async <T>(of: (state: RecordState) => T) => of(log.state as unknown as RecordState);
  // Only what a map asks for.
  const map = await countedMap({ log: { read }, election: 'made', maps: [] } as unknown as RecordSource);
  const { reported, reportedStations } = map?.data.whole ?? {};
  return { at: map?.data.reportedAt, reported, reportedStations };
}

test('the first station that reports of a later time does not stand for the country', async () => {
  reports('10:00', { a1: 10, a3: 20, b1: 30, b2: 15 });
  expect(await shown()).toEqual({ at: '10:00', reported: '18.75', reportedStations: 4 });
  reports('20:00', { a1: 90 });
  expect(await shown()).toEqual({ at: '10:00', reported: '18.75', reportedStations: 4 });
  reports('20:00', { a3: 80, b1: 70, b2: 60 });
  expect(await shown()).toEqual({ at: '20:00', reported: '75.00', reportedStations: 4 });
});

test('through the day a time that has only begun is marked, with its stations', () => {
  reports('10:00', { a1: 10, a3: 20, b1: 30, b2: 15 });
  reports('20:00', { a1: 90 });
  expect(turnoutDay(sourceFrom(log))?.points).toEqual([
    { time: '10:00', voters: 75, stations: 4, percent: '18.75' },
    { time: '20:00', voters: 90, stations: 1, isPartial: true, percent: '90.00' },
  ]);
});
