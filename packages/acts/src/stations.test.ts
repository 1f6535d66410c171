/** Stations and their turnout reports. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeDefinition } from './made.test-kit.js';
import { chair, closed, opened } from './record.test-kit.js';
import { TurnoutColumns } from './state/turnout.js';

/** Every report, by row and time. */
function shown(columns: TurnoutColumns, ids: readonly string[]): ReadonlyMap<string, number> {
  const { times, columns: all } = columns.reports();
  const found = ids.flatMap((_, row) =>
    times.map((time, index) => [`${row} ${time}`, all[index]?.[row] ?? -1] as const),
  );
  const reports = new Map(found.filter(([, voters]) => voters >= 0));
  const single = ids.flatMap((_, row) =>
    [...columns.at(row)].map(([time, voters]) => [`${row} ${time}`, voters] as const),
  );
  expect(new Map(single)).toEqual(reports);
  return reports;
}

describe('a station', () => {
  test('is opened and closed once', () => {
    const log = closed();
    const by = [chair('precinct b1')];
    expect(log.codes('station-opened', by, { station: 'b1' })).toEqual(['act-state']);
    expect(log.codes('station-closed', by, { station: 'b1' })).toEqual(['act-state']);
    expect(log.state.station('b1')).toEqual({ state: 'closed', keys: 3, turnout: new Map() });
    expect(log.state.station('nowhere')).toBeUndefined();
  });

  test('that is not there is not opened', () => {
    expect(opened().codes('station-opened', [chair('precinct b1')], { station: 'nowhere' })).toEqual(['act-unknown']);
  });
});

describe('turnout', () => {
  test('is what was reported last for a time', () => {
    const log = closed();
    const reports = (station: string, time: string, voters: number) =>
      log.does('turnout-reported', [chair(`precinct ${station}`)], { station, time, voters });
    reports('b1', '22:00', 90);
    reports('b1', '10:00', 20);
    reports('a1', '10:00', 30);
    reports('b1', '10:00', 25);
    reports('b1', '25:10', 91);
    expect(log.state.station('b1')?.turnout).toEqual(
      new Map([
        [600, 25],
        [1320, 90],
        [1510, 91],
      ]),
    );
    const { times = [], columns = [] } = log.state.turnout() ?? {};
    expect(times).toEqual([600, 1320, 1510]);
    expect(columns.map((column) => [...column])).toEqual([
      [30, -1, -1, 25, -1],
      [-1, -1, -1, 90, -1],
      [-1, -1, -1, 91, -1],
    ]);
  });

  test('of every minute of the day is shown for the two hundred times with most reports', () => {
    const { stations } = madeDefinition().day;
    const columns = new TurnoutColumns(stations);
    for (let time = 0; time < 1000; time++) columns.report(0, time, time);
    columns.report(1, 999, 5);
    const { times } = columns.reports();
    expect(times).toHaveLength(200);
    expect(times).toContain(999);
    expect(columns.at(0).size).toBe(1000);
  });

  test('kept in a map or in a column is the same', () => {
    const ids = Array.from({ length: 100 }, (_, row) => `s${row}`);
    const stations = { ...madeDefinition().day.stations, ids };
    const report = fc.tuple(fc.nat(99), fc.nat(2), fc.nat(500));
    fc.assert(
      fc.property(fc.array(report, { maxLength: 300 }), (reports) => {
        const columns = new TurnoutColumns(stations);
        const plain = new Map<string, number>();
        for (const [row, time, voters] of reports) {
          columns.report(row, time, voters);
          plain.set(`${row} ${time}`, voters);
        }
        const again = new TurnoutColumns(stations, structuredClone(columns.kept()));
        expect(shown(columns, ids)).toEqual(plain);
        expect(shown(again, ids)).toEqual(plain);
      }),
      { numRuns: 50 },
    );
  });
});
