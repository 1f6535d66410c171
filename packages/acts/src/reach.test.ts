/** What each office acts for: stations, contests, areas that lie in its own. */

import { describe, expect, test } from 'vitest';
import { sheet } from './made.test-kit.js';
import {
  accepts,
  both,
  chair,
  closed,
  enters,
  opened,
  type Person,
  type Place,
  type TestLog,
  votes,
} from './record.test-kit.js';
import type { RefusalCode } from './refusal.js';

const outside: readonly RefusalCode[] = ['act-area'];
const two = (place: Place): readonly Person[] => both(place);

describe('a station', () => {
  test('is opened by its own commission alone', () => {
    expect(opened().codes('station-opened', [chair('precinct a1')], { station: 'b1' })).toEqual(outside);
  });

  test.each([
    ['precinct b1', []],
    ['precinct a1', outside],
    ['territorial south', []],
    ['territorial north', outside],
    ['territorial n1', outside],
  ] as const)('has its turnout reported by %s: %j', (place, codes) => {
    const log = closed();
    expect(log.codes('turnout-reported', [chair(place)], { station: 'b1', time: '10:00', voters: 1 })).toEqual(codes);
  });
});

describe('a protocol', () => {
  const confirming = (log: TestLog, place: Place, protocol: number, figures = votes) =>
    log.codes('protocol-confirmed', [chair(place)], { protocol, figures });

  test.each([
    ['central', []],
    ['territorial south', []],
    ['territorial north', outside],
    // The contest of the list is held in the country, not in a constituency.
    ['district c2', outside],
  ] as const)('of b1 for the list is confirmed by %s: %j', (place, codes) => {
    const log = closed();
    expect(confirming(log, place, enters(log, 'b1'))).toEqual(codes);
  });

  test.each([
    ['district c2', []],
    ['district c1', outside],
    ['territorial south', []],
  ] as const)('of b1 for the seat of c2 is confirmed by %s: %j', (place, codes) => {
    const log = closed();
    const figures = sheet({ p: 20, r: 10 });
    expect(confirming(log, place, enters(log, 'b1', figures, 'seat-2'), figures)).toEqual(codes);
  });

  test('of one station is not entered by another', () => {
    const body = { election: 'made', contest: 'list', station: 'b1', figures: votes };
    expect(closed().codes('protocol-entered', both('precinct a1'), body)).toEqual(outside);
  });

  test('of one station is not corrected by another', () => {
    const log = closed();
    const protocol = enters(log, 'b1');
    const body = { protocol, figures: votes, reason: 'x', ground: 'y' };
    expect(log.codes('entry-corrected', both('precinct a1'), body)).toEqual(outside);
    expect(log.codes('entry-corrected', both('precinct b1'), body)).toEqual([]);
  });
});

describe('a result', () => {
  const stating = (log: TestLog, place: Place, contest: string) => {
    const body = { election: 'made', size: log.state.size, results: [{ contest, figures: {} }] };
    return log.codes('preliminary-announced', [chair(place)], body);
  };

  test.each([
    ['central', 'seat-2', []],
    ['district c2', 'seat-2', []],
    ['district c1', 'seat-2', outside],
    ['district c2', 'list', outside],
    ['territorial south', 'list', outside],
    // Constituency c2 reaches beyond the region.
    ['territorial south', 'seat-2', outside],
  ] as const)('is announced by %s of %s: %j', (place, contest, codes) => {
    expect(stating(opened(), place, contest)).toEqual(codes);
  });

  test.each([
    ['district c2', []],
    ['district c1', outside],
  ] as const)('is drawn lots for by %s: %j', (place, codes) => {
    const body = { election: 'made', contest: 'seat-2', drawn: ['r'] };
    expect(opened().codes('lots-drawn', two(place), body)).toEqual(codes);
  });
});

describe('totals', () => {
  test.each([
    ['territorial south', 'list', 'south', []],
    ['territorial south', 'list', 's1', []],
    ['territorial south', 'list', 'country', outside],
    ['territorial south', 'list', 'n1', outside],
    ['territorial north', 'seat-2', 'n2', []],
    ['district c2', 'seat-2', 'c2', []],
    ['district c2', 'list', 'c2', outside],
    ['district c2', 'seat-2', 's1', outside],
    ['central', 'seat-2', 'country', []],
    // No station of n1 votes for the seat of c2.
    ['territorial north', 'seat-2', 'n1', ['act-unknown']],
    ['central', 'seat-2', 'nowhere', ['act-unknown']],
  ] as const)('are declared by %s for %s in %s: %j', (place, contest, area, codes) => {
    const body = { election: 'made', contest, area, figures: { p: 1 } };
    const figures = contest === 'list' ? { x: 1 } : body.figures;
    expect(opened().codes('totals-declared', [chair(place)], { ...body, figures })).toEqual(codes);
  });
});

test('an observer hands in copies of any station', () => {
  const log = closed();
  accepts(log, 'b1');
  const body = { election: 'made', contest: 'list', station: 'b1', figures: votes };
  expect(log.codes('observer-copy-handed-in', [chair('observer watch')], body)).toEqual([]);
});
