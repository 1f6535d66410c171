/** The protocols of one room against each other. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contest } from '../count/election.test-kit.js';
import { formOf, stationsOf, tableOf } from '../protocol/day.test-kit.js';
import type { ProtocolTable } from '../protocol/table.js';
import { type Figures, figuresOf } from './control.test-kit.js';
import type { ProtocolFinding } from './finding.js';
import { checkRoom, checkRooms, type RoomThresholds, usualRoomThresholds } from './room.js';

const room = (...protocols: readonly Figures[]): readonly ProtocolFinding[] =>
  checkRoom(
    protocols.map((figures, index) => ({ name: `ballot ${index + 1}`, figures: figuresOf(figures) })),
    usualRoomThresholds,
  );
const codes = (...protocols: readonly Figures[]): readonly string[] => room(...protocols).map(({ code }) => code);

describe('one room', () => {
  test('equal figures are close', () => {
    expect(codes({ 'took-part': 700 }, { 'took-part': 700 }, { 'took-part': 700 })).toEqual([]);
  });

  test.each([
    ['just below a twentieth of the largest', 1000, 951, []],
    ['exactly a twentieth', 1000, 950, []],
    ['just above a twentieth', 1000, 949, ['room-took-part']],
    ['ten people in a small room', 20, 10, []],
    ['eleven people in a small room', 21, 10, ['room-took-part']],
    ['nobody in one of them', 11, 0, ['room-took-part']],
  ])('took part: %s', (_, one, other, expected) => {
    expect(codes({ 'took-part': one }, { 'took-part': other })).toEqual(expected);
  });

  test('ballots received and voters on the list are compared too', () => {
    const one = { registered: 2000, 'ballots-received': 900, 'took-part': 900 };
    expect(codes(one, { registered: 1000, 'ballots-received': 500, 'took-part': 890 })).toEqual([
      'room-received',
      'room-registered',
    ]);
  });

  test('lists may be further apart than those who took part', () => {
    expect(codes({ registered: 1000, 'took-part': 900 }, { registered: 900, 'took-part': 810 })).toEqual([
      'room-took-part',
    ]);
    expect(codes({ registered: 1000 }, { registered: 899 })).toEqual(['room-registered']);
  });

  test('the finding names the two furthest apart', () => {
    const [finding] = room({ 'took-part': 700 }, { 'took-part': 712 }, { 'took-part': 300 }, {});
    expect(finding).toEqual({
      code: 'room-took-part',
      severity: 'information',
      lines: ['took-part'],
      params: { most: 'ballot 2', largest: '712', least: 'ballot 3', smallest: '300', by: '412' },
      causes: [],
    });
  });

  test('of equal figures the first protocol is named', () => {
    const figures = [700, 100, 100, 700].map((tookPart) => ({ 'took-part': tookPart }));
    expect(room(...figures)[0]?.params).toMatchObject({ most: 'ballot 1', least: 'ballot 2' });
  });

  test('a protocol without the line is not compared, and one alone has nothing to differ from', () => {
    expect(codes({ 'took-part': 700 }, { registered: 5 })).toEqual([]);
    expect(codes()).toEqual([]);
  });

  test('huge figures are compared exactly', () => {
    const protocols = (other: bigint) => [
      { name: 'a', figures: new Map([['took-part', 10n ** 30n]]) },
      { name: 'b', figures: new Map([['took-part', other]]) },
    ];
    expect(checkRoom(protocols(95n * 10n ** 28n), usualRoomThresholds)).toEqual([]);
    expect(checkRoom(protocols(95n * 10n ** 28n - 1n), usualRoomThresholds)).toHaveLength(1);
  });
});

const stations = stationsOf({
  areas: { country: undefined },
  stations: { s1: ['country'], s2: ['country'], s3: ['country'] },
});
const lines = ['registered', 'ballots-received', 'took-part'];

/** A table of one election; a station without figures has no protocol. */
function tableOfElection(election: string, figures: readonly (Figures | undefined)[], own = lines): ProtocolTable {
  const sheets = figures.flatMap((given, row) =>
    given === undefined ? [] : [{ station: `s${row + 1}`, figures: given }],
  );
  const contests = [contest({ id: 'list', area: 'country', ballot: [], polls: [] })];
  return tableOf({ form: formOf(own), contests, stations, sheets, election });
}

function rooms(tables: readonly ProtocolTable[], thresholds: RoomThresholds): readonly ProtocolFinding[] {
  const found: ProtocolFinding[] = [];
  checkRooms(tables, thresholds, (finding) => found.push(finding));
  return found;
}

describe('all rooms of a day', () => {
  test('the finding names the station and the two ballots', () => {
    const mazhilis = tableOfElection('mazhilis', [{ 'took-part': 700 }, { 'took-part': 900 }, { 'took-part': 5 }]);
    const maslikhat = tableOfElection('maslikhat', [{ 'took-part': 699 }, { 'took-part': 800 }, undefined]);
    expect(rooms([mazhilis, maslikhat], usualRoomThresholds)).toEqual([
      {
        code: 'room-took-part',
        severity: 'information',
        station: 's2',
        lines: ['took-part'],
        params: { most: 'mazhilis list', largest: '900', least: 'maslikhat list', smallest: '800', by: '100' },
        causes: [],
      },
    ]);
  });

  test('what has not arrived is no zero, nor what is absent or no line of the form', () => {
    const full = tableOfElection('a', [{ 'took-part': 700 }, { 'took-part': 900 }, { 'took-part': 50 }]);
    const absent = tableOfElection('b', [{}, undefined, { registered: 3 }]);
    const other = tableOfElection('c', [{ registered: 1 }, {}, {}], ['registered']);
    expect(rooms([full, absent, other], usualRoomThresholds)).toEqual([]);
    expect(rooms([], usualRoomThresholds)).toEqual([]);
  });

  test('every station has the findings of its protocols checked as one room', () => {
    const figure = fc.option(fc.oneof(fc.nat(60), fc.integer({ min: 900, max: 1100 })), { nil: undefined });
    const protocol = fc.tuple(figure, figure, figure).map((figures) => {
      const known = lines.flatMap((line, index) => (figures[index] === undefined ? [] : [[line, figures[index]]]));
      return Object.fromEntries(known) as Figures;
    });
    const days = fc.array(fc.array(fc.option(protocol, { nil: undefined }), { minLength: 3, maxLength: 3 }), {
      maxLength: 4,
    });
    const property = fc.property(days, (elections) => {
      const tables = elections.map((figures, index) => tableOfElection(`e${index}`, figures));
      const found = rooms(tables, usualRoomThresholds);
      for (const row of [0, 1, 2]) {
        const protocols = elections.flatMap((figures, index) => {
          const own = figures[row];
          return own === undefined ? [] : [{ name: `e${index} list`, figures: figuresOf(own) }];
        });
        const station = `s${row + 1}`;
        const expected = checkRoom(protocols, usualRoomThresholds).map((finding) => ({ ...finding, station }));
        expect(found.filter((finding) => finding.station === station)).toEqual(expected);
      }
    });
    fc.assert(property, { numRuns: 1000 });
  });
});
