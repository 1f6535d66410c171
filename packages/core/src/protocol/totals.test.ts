/** Totals: every area of every hierarchy, each station once. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contest } from '../count/election.test-kit.js';
import { arrivals } from './arrivals.js';
import { anyDay, formOf, type StationsGiven, stationsOf, tableOf } from './day.test-kit.js';
import { runsOf } from './ranges.js';
import { slowArrivals } from './slow.test-kit.js';
import { largestFigure } from './table.js';
import { type Totals, totalsOf } from './totals.js';

const form = formOf(['registered', 'options']);
const national = contest({ id: 'list', area: 'country', ballot: ['a'], polls: [] });

/** The sum of `registered` by area, each station with so many voters. */
function registered(given: StationsGiven, voters: readonly number[]): Record<string, number> {
  const stations = stationsOf(given);
  const sheets = stations.ids.map((station, row) => ({ station, figures: { registered: voters[row] ?? 0, a: 0 } }));
  return byArea(totalsOf(tableOf({ form, contests: [national], stations, sheets })), 0);
}

function byArea({ table, sums }: Totals, column: number): Record<string, number> {
  return Object.fromEntries(table.stations.areas.map(({ id }, area) => [id, sums[column]?.[area] ?? 0]));
}

describe('a station belongs to its areas and to all above them, once to each', () => {
  test('a constituency beside the districts of a region: the region counts the station once', () => {
    const areas = { country: undefined, region: 'country', district: 'region', constituency: 'region' };
    const stations = { s1: ['district', 'constituency'], s2: ['district', undefined], s3: ['region', 'constituency'] };
    expect(registered({ areas, stations }, [1, 10, 100])).toEqual({
      country: 111,
      region: 111,
      district: 11,
      constituency: 101,
    });
  });

  test('one area named in two hierarchies', () => {
    const areas = { country: undefined, region: 'country' };
    expect(registered({ areas, stations: { s: ['region', 'region'] } }, [7])).toEqual({ country: 7, region: 7 });
  });

  test('three branches that meet at two places', () => {
    const areas = { country: undefined, east: 'country', d1: 'east', k1: 'east', chain: 'country' };
    expect(registered({ areas, stations: { s: ['d1', 'k1', 'chain'] } }, [7])).toEqual({
      country: 7,
      east: 7,
      d1: 7,
      k1: 7,
      chain: 7,
    });
  });
});

test('stations side by side with the same own areas are one run', () => {
  const areas = { country: undefined, north: 'country', south: 'country', first: 'country' };
  const stations = { s1: ['north', 'first'], s2: ['north', 'first'], s3: ['north', undefined], s4: ['south', 'first'] };
  expect([...runsOf(stationsOf({ areas, stations })).starts]).toEqual([0, 2, 3, 4]);
});

test.each([1, 3, 8, 16, 25])(
  'runs of every length up to three bytes of bits: one station of %i has a protocol',
  (each) => {
    const ids = Array.from({ length: 300 }, (_, index) => `s${index}`);
    const length = (index: number) => Math.floor((Math.sqrt(8 * index + 1) - 1) / 2);
    const areas = Object.fromEntries([
      ['country', undefined],
      ...ids.map((_, index) => [`d${length(index)}`, 'country']),
    ]);
    const stations = stationsOf({
      areas,
      stations: Object.fromEntries(ids.map((id, index) => [id, [`d${length(index)}`]])),
    });
    const sheets = ids.filter((_, index) => index % each === 0).map((station) => ({ station, figures: { a: 1 } }));
    const totals = totalsOf(tableOf({ form, contests: [national], stations, sheets }));
    for (const [area, { id }] of stations.areas.entries()) {
      const own = ids.filter((_, index) => id === 'country' || `d${length(index)}` === id);
      const came = own.filter((station) => sheets.some((sheet) => sheet.station === station)).length;
      expect([totals.expected[area], totals.arrived[area]]).toEqual([own.length, came]);
      expect([totals.sums[1]?.[area], totals.absent[0]?.[area]]).toEqual([came, came]);
    }
  },
);

test('the largest figures of many stations add up exactly', () => {
  const stations = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [`s${index}`, ['country', 'country']]),
  );
  const voters = Array.from({ length: 1000 }, () => largestFigure);
  expect(registered({ areas: { country: undefined }, stations }, voters)).toEqual({ country: 1000 * largestFigure });
});

test('more stations than can be added up exactly are refused', () => {
  const stations = stationsOf({ areas: { country: undefined }, stations: {} });
  const many = (length: number) => ({ ...stations, ids: { length } as unknown as readonly string[], hierarchies: [] });
  expect(() => runsOf(many(4_194_305))).toThrow(RangeError);
  expect(() => runsOf(many(4_194_304))).not.toThrow();
});

test('a table without stations has totals of nothing', () => {
  const stations = stationsOf({ areas: { country: undefined }, stations: {} });
  const totals = totalsOf(tableOf({ form, contests: [national], stations, sheets: [] }));
  expect(arrivals(totals)).toEqual([{ area: 'country', expected: 0, arrived: 0 }]);
});

test('expected and arrived are those of the slow count, on any day', () => {
  fc.assert(
    fc.property(anyDay(), (day) => {
      for (const { area, expected, arrived } of arrivals(totalsOf(day.table))) {
        expect({ expected, arrived }).toEqual(slowArrivals(day, area));
      }
    }),
    { numRuns: 500 },
  );
});
