/** The protocols of one room against each other. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contest, sum } from '../count/election.test-kit.js';
import { formOf, stationsOf, tableOf } from '../protocol/day.test-kit.js';
import { largestFigure, type ProtocolTable } from '../protocol/table.js';
import type { Turnout } from '../rules.js';
import type { Figures } from './control.test-kit.js';
import type { ProtocolFinding } from './finding.js';
import { checkRooms, type RoomThresholds, usualRoomThresholds } from './room.js';

const stations = stationsOf({
  areas: { country: undefined },
  stations: { s1: ['country'], s2: ['country'], s3: ['country'] },
});
const lines = ['registered', 'ballots-received', 'took-part'];

/** A table of one election; a station without figures has no protocol. */
function tableOfElection(
  election: string,
  figures: readonly (Figures | undefined)[],
  own = lines,
  turnout?: Turnout,
): ProtocolTable {
  const sheets = figures.flatMap((given, row) =>
    given === undefined ? [] : [{ station: `s${row + 1}`, figures: given }],
  );
  const contests = [contest({ id: 'list', area: 'country', ballot: ['a', 'b'], polls: [] })];
  const table = tableOf({ form: formOf(own), contests, stations, sheets, election });
  return turnout === undefined ? table : { ...table, ballot: { ...table.ballot, turnout } };
}

function rooms(tables: readonly ProtocolTable[], thresholds: RoomThresholds): readonly ProtocolFinding[] {
  const found: ProtocolFinding[] = [];
  checkRooms(tables, thresholds, (finding) => found.push(finding));
  return found;
}

/** The findings of one room. */
const room = (...protocols: readonly Figures[]): readonly ProtocolFinding[] =>
  rooms(
    protocols.map((figures, index) => tableOfElection(`e${index + 1}`, [figures])),
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
      station: 's1',
      lines: ['took-part'],
      params: { most: 'e2 list', largest: '712', least: 'e3 list', smallest: '300', by: '412' },
      causes: [],
    });
  });

  test('of equal figures the first protocol is named', () => {
    const figures = [700, 100, 100, 700].map((tookPart) => ({ 'took-part': tookPart }));
    expect(room(...figures)[0]?.params).toMatchObject({ most: 'e1 list', least: 'e2 list' });
  });

  test('a protocol without the line is not compared, and one alone has nothing to differ from', () => {
    expect(codes({ 'took-part': 700 }, { registered: 5 })).toEqual([]);
    expect(codes()).toEqual([]);
  });

  test('the largest figures are compared exactly', () => {
    const took = largestFigure - 7;
    expect(codes({ 'took-part': took }, { 'took-part': (took * 19) / 20 })).toEqual([]);
    expect(codes({ 'took-part': took }, { 'took-part': (took * 19) / 20 - 1 })).toEqual(['room-took-part']);
  });
});

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

  test('every station has the findings of its own protocols', () => {
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
        const station = `s${row + 1}`;
        const expected = slowRoom(elections.map((figures) => figures[row] ?? {}));
        const own = found.filter((finding) => finding.station === station);
        expect(own.map(({ code, params }) => [code, params])).toEqual(expected);
      }
    });
    fc.assert(property, { numRuns: 1000 });
  });
});

/** The rule in words: more than a share of the largest figure, and more than a number; of equal figures the first is named. */
function slowRoom(protocols: readonly Figures[]): readonly unknown[] {
  const limits = [
    ['room-took-part', 'took-part', 5, 10],
    ['room-received', 'ballots-received', 5, 10],
    ['room-registered', 'registered', 10, 20],
  ] as const;
  return limits.flatMap(([code, line, percent, number]) => {
    const known = protocols.flatMap((own, index) => {
      const figure = own[line];
      return figure === undefined ? [] : [{ name: `e${index} list`, figure }];
    });
    const [most] = known.toSorted((one, other) => other.figure - one.figure);
    const [least] = known.toSorted((one, other) => one.figure - other.figure);
    if (most === undefined || least === undefined) return [];
    const by = most.figure - least.figure;
    if (by <= number || by * 100 <= most.figure * percent) return [];
    const ends = { largest: `${most.figure}`, smallest: `${least.figure}`, by: `${by}` };
    return [[code, { most: most.name, least: least.name, ...ends }]];
  });
}

describe('turnout as the rules say it', () => {
  const turnout = (count: string, of: string): Turnout => ({ count: sum(count), of: sum(of) });
  const check = (own: string[], says: Turnout, ...protocols: readonly Figures[]) =>
    rooms(
      protocols.map((figures, index) => tableOfElection(`e${index}`, [figures], own, says)),
      usualRoomThresholds,
    ).map(({ code, lines: named }) => [code, ...named].join(' '));

  test('of those who took part is said once', () => {
    const says = turnout('took-part', 'registered');
    expect(check(['registered', 'took-part'], says, { 'took-part': 100 }, { 'took-part': 50 })).toEqual([
      'room-took-part took-part',
    ]);
    expect(check(lines, says, { 'ballots-received': 100 }, { 'ballots-received': 50 })).toEqual([
      'room-received ballots-received',
    ]);
  });

  test('and the list are lines of any name, or sums of them', () => {
    const says = turnout('at-desk + by-post', 'electors + added');
    const own = ['electors', 'added', 'at-desk', 'by-post', 'options'];
    const one = { electors: 100, added: 20, 'at-desk': 50, 'by-post': 30 };
    expect(check(own, says, one, { electors: 90, added: 10, 'at-desk': 30, 'by-post': 50 })).toEqual([]);
    expect(check(own, says, one, { electors: 90, added: 9, 'at-desk': 30, 'by-post': 39 })).toEqual([
      'room-received at-desk by-post',
      'room-registered electors added',
    ]);
    expect(check(own, says, one, { electors: 0, 'by-post': 0 })).toEqual([]);
  });

  test('of one ballot is not compared with another that counts other lines', () => {
    const tables = [
      tableOfElection('e0', [{ 'ballots-received': 900, 'by-post': 900 }], ['ballots-received', 'by-post']),
      tableOfElection('e1', [{ 'by-post': 50 }], ['by-post'], turnout('by-post', 'registered')),
    ];
    expect(rooms(tables, usualRoomThresholds)).toEqual([]);
  });
});
