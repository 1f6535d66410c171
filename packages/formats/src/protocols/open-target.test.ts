/** Protocols of an election in one file: the stations and their areas are those that the protocols name. */

import { hasBit } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { countingLaw } from '../counting-law.js';
import { readElectionFile } from '../election.js';
import type { Fault } from '../faults.js';
import { OpenTarget } from './open-target.js';
import { readProtocols } from './read.js';

const election = {
  format: 'saylau-election/1',
  id: 'xx-2020',
  name: 'X',
  date: '2020-05-03',
  office: 'president',
  rules: {
    turnout: { count: 'took-part', of: 'registered' },
    parts: {
      president: {
        rule: 'majority',
        rounds: [
          { win: { atLeast: '1/2', of: 'options' }, advance: { top: 2 }, ties: ['lot'] },
          { win: 'most', ties: ['lot'] },
        ],
      },
      deputies: { rule: 'plurality', ties: ['lot'] },
    },
  },
  areas: [{ id: 'north', parent: 'x' }, { id: 'x' }, { id: 'south', parent: 'x' }, { id: 'town', parent: 'north' }],
  contests: [
    {
      id: 'president',
      part: 'president',
      options: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      polls: [
        { round: 1, tally: {} },
        { round: 2, options: ['c', 'a'], tally: {} },
      ],
    },
    { id: 'dep-north', part: 'deputies', area: 'north', options: [{ id: 'd' }] },
    { id: 'dep-south', part: 'deputies', area: 'south', options: [{ id: 'e' }, { id: 'f' }] },
  ],
};

async function read(text: string) {
  const found = readElectionFile('e.json', JSON.stringify(election));
  if (!found.ok) throw new Error(JSON.stringify(found.faults));
  const law = countingLaw(found.value, undefined);
  if (!law.ok) throw new Error(JSON.stringify(law.faults));
  const target = new OpenTarget(found.value, law.value);
  const faults: Fault[] = [];
  await readProtocols('p.csv', [text], target, (fault) => faults.push(fault));
  return { ...target.result(), faults: faults.map(({ code, place }) => `${code} ${place}`) };
}

const turnout = {
  count: { terms: [{ sign: 1, line: 'took-part' }] },
  of: { terms: [{ sign: 1, line: 'registered' }] },
};

const header = 'contest,station,round,version,area,registered,took-part,invalid,o1,o2,o3\n';

describe('an election without stations', () => {
  it('has those of the protocols, those of one area together, each in the lowest area named', async () => {
    const { stations, tables, faults } = await read(
      `${header}president,s9,,,south,10,9,0,4,3,2\npresident,s1,,,town,20,8,1,1,2,3\ndep-south,s9,,,,10,9,0,8,1,\npresident,s5,,,,5,5,0,5,0,0\n`,
    );
    expect(faults).toEqual([]);
    expect(stations.areas.map(({ id }) => id)).toEqual(['x', 'north', 'town', 'south']);
    expect(stations.ids.map((id, row) => [id, stations.areas[stations.hierarchies[0]?.leaves[row] ?? -1]?.id])).toEqual(
      [
        ['s5', 'x'],
        ['s1', 'town'],
        ['s9', 'south'],
      ],
    );
    expect(tables.map(({ ballot, contestOf }) => [ballot.part, ballot.round, ...contestOf])).toEqual([
      ['president', 1, 0, 0, 0],
      ['deputies', 1, -1, 0, 1],
    ]);
    expect(tables.map(({ ballot }) => ballot.turnout)).toEqual([turnout, turnout]);
    expect(tables[0]?.columns.map((column) => [...column])).toEqual([
      [5, 20, 10],
      [5, 8, 9],
      [0, 1, 0],
      [5, 1, 4],
      [0, 2, 3],
      [0, 3, 2],
    ]);
    expect(stations.ids.map((_, row) => hasBit(tables[1]?.arrived ?? new Uint8Array(), row))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('has a table of its own for the second round, with its options', async () => {
    const { tables, faults } = await read(`${header}president,s1,2,,,9,9,0,5,4,\npresident,s1,1,,,9,9,0,5,4,0\n`);
    expect(faults).toEqual([]);
    expect(tables.map(({ ballot, slots }) => [ballot.part, ballot.round, slots])).toEqual([
      ['president', 1, 3],
      ['deputies', 1, 2],
      ['president', 2, 2],
    ]);
  });

  it('has the highest version of each protocol', async () => {
    const { tables, faults } = await read(`${header}president,s1,,2,,9,9,0,5,4,0\npresident,s1,,1,,9,9,0,1,1,7\n`);
    expect(faults).toEqual([]);
    expect(tables[0]?.columns[3]?.[0]).toBe(5);
  });

  it.each([
    ['two contests of one part', 'dep-north,s1,,,,,,,1,,\ndep-south,s1,,,,,,,1,,\n', 'station-two-areas 3:11'],
    ['two areas', 'president,s1,,,town,,,,1,,\npresident,s1,,2,south,,,,1,,\n', 'station-two-areas 3:11'],
    ['an area outside the contest’s', 'dep-north,s1,,,south,,,,1,,\n', 'area-outside 2:16'],
    ['an area that the election has not', 'president,s1,,,suoth,,,,1,,\n', 'unknown-area 2:16'],
    ['the same protocol twice', 'president,s1,,,,,,,1,,\npresident,s1,,,,,,,1,,\n', 'protocol-twice 3:1'],
    ['a station of a rehearsal', 'president,rehearsal/s1,,,,,,,1,,\n', 'rehearsal-mixed 2:11'],
    ['no station', 'president,,,,,,,,1,,\n', 'empty 2:11'],
    ['a formula as station', 'president,+s1,,,,,,,1,,\n', 'csv-formula 2:11'],
    ['a round too many', 'president,s1,3,,,,,,1,,\n', 'unknown-round 2:14'],
    ['a second round of what has one', 'dep-north,s1,3,,,,,,1,,\n', 'unknown-round 2:14'],
  ])('refuses %s', async (_, rows, fault) => {
    expect((await read(header + rows)).faults).toEqual([fault]);
  });
});

describe('stations that a reader cannot tell apart', () => {
  const row = (station: string): string => `president,${station},,,,10,10,0,5,5,0\n`;

  it.each([
    ['an accent written in two ways', 'caf\u00e9', 'cafe\u0301'],
    ['letters of two alphabets', '\u0441\u043e\u0441', 'coc'],
    ['the same, the other way round', 'coc', '\u0441\u043e\u0441'],
    ['two spaces for one', 's 1', 's  1'],
    ['a space that does not break', 's 1', 's\u00a01'],
    ['another hyphen', 's-1', 's\u20111'],
    ['a minus', 's-1', 's\u22121'],
  ])('%s', async (_, one, other) => {
    const { faults } = await read(header + row(one) + row(other));
    expect(faults.map((fault) => fault.split(' ')[0])).toContain('id-confusable');
  });

  it.each(['rehearsal/x', 'Rehearsal/x', 'REHEARSAL\\x', 'rehearsal\u2215x'])('%s is no real station', async (id) => {
    const { faults } = await read(header + row(id));
    expect(faults.map((fault) => fault.split(' ')[0])).toContain('rehearsal-mixed');
  });
});
