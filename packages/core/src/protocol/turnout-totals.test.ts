import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyStations, areasOfStation, stationsOf } from './day.test-kit.js';
import { turnoutTotals } from './turnout-totals.js';

describe('totals of the reports', () => {
  test('at each time: how many stations reported, and the voters there', () => {
    const stations = stationsOf({
      areas: { country: undefined, d: 'country', e: 'country' },
      stations: { a: ['d'], b: ['d'], c: ['e'] },
    });
    const columns = [Int32Array.of(5, -1, 0), Int32Array.of(7, 8, -1)];
    expect(turnoutTotals({ stations, times: [600, 720], columns })).toEqual([
      { time: 600, reporting: Float64Array.of(2, 1, 1), received: Float64Array.of(5, 5, 0) },
      { time: 720, reporting: Float64Array.of(2, 2, 0), received: Float64Array.of(15, 15, 0) },
    ]);
  });

  test('random days: every station once in each of its areas', () => {
    fc.assert(
      fc.property(
        anyStations,
        fc.array(fc.integer({ min: -1, max: 9 }), { minLength: 30, maxLength: 30 }),
        (stations, seeds) => {
          const column = Int32Array.from(stations.ids, (_, row) => seeds[row] ?? -1);
          const [totals] = turnoutTotals({ stations, times: [600], columns: [column] });
          const reported = stations.areas.map(({ id }) =>
            [...column].filter((figure, row) => figure >= 0 && areasOfStation(stations, row).has(id)),
          );
          expect([...(totals?.reporting ?? [])]).toEqual(reported.map((own) => own.length));
          expect([...(totals?.received ?? [])]).toEqual(
            reported.map((own) => own.reduce((sum, figure) => sum + figure, 0)),
          );
        },
      ),
    );
  });
});
