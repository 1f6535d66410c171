/** Protocols read into the tables of a polling day. */

import { hasBit } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../faults.js';
import { protocolHeader, protocolText, sampleDay } from '../polling-day/day.test-kit.js';
import type { DayRead } from '../polling-day/read.js';
import { dayTarget } from './day-target.js';
import { minutesIn } from './figure.js';
import { readProtocols, readTerritorial } from './read.js';
import { pieces } from './situations.test-kit.js';

async function read(
  text: string,
  day = sampleDay(),
): Promise<DayRead & { readonly result: unknown; readonly faults: readonly Fault[] }> {
  const faults: Fault[] = [];
  const result = await readProtocols('p.csv', pieces(text, 100), dayTarget(day), (fault) => faults.push(fault));
  return { ...day, result, faults };
}

/** A station's figures by column; undefined where absent. */
function figuresAt(
  { tables, day }: DayRead,
  part: string,
  station: string,
): readonly (number | undefined)[] | undefined {
  const table = tables.find(({ ballot }) => ballot.part === part);
  const row = day.stations.rows.get(station) ?? -1;
  if (table === undefined || !hasBit(table.arrived, row)) return undefined;
  return table.columns.map((column, index) => {
    const absent = table.absent[index];
    return absent !== undefined && hasBit(absent, row) ? undefined : column[row];
  });
}

const rowOf = (version: string, votes: number): string =>
  `rehearsal/councils,north,rehearsal/n1,,${version},,1203,,686,${votes},380,,,6`;

describe('protocols', () => {
  it('stand in the tables of their ballots, by line and place of the option', async () => {
    const day = await read(protocolText);
    expect(day.result).toEqual({ rows: 7, accepted: 7, faults: 0 });
    expect(day.tables.map(({ lines, slots }) => [...lines, slots])).toEqual([
      ['registered', 'ballots-received', 'took-part', 'against-all', 'invalid', 2],
      ['registered', 'took-part', 'against-all', 'invalid', 3],
      ['registered', 'took-part', 'invalid', 2],
    ]);
    expect(figuresAt(day, 'list', 'rehearsal/s1')).toEqual([1003, 601, 600, 40, 10, 400, 150]);
    expect(figuresAt(day, 'districts', 'rehearsal/s1')).toEqual([1003, 600, 40, 10, 300, 200, 50]);
    expect(figuresAt(day, 'council', 'rehearsal/s1')).toEqual([1003, 600, 10, 590, 0]);
    expect(figuresAt(day, 'list', 'rehearsal/n2')).toBeUndefined();
  });

  it('have absent lines, which are not zero', async () => {
    expect(figuresAt(await read(protocolText), 'districts', 'rehearsal/n2')).toEqual([
      undefined,
      undefined,
      4,
      5,
      1,
      2,
      3,
    ]);
  });

  it('arrive at a time of the day or of the one after', async () => {
    const { tables, day } = await read(protocolText);
    const received = ['s1', 'n1', 'n2'].map(
      (id) => tables[0]?.received?.[day.stations.rows.get(`rehearsal/${id}`) ?? -1],
    );
    expect(received).toEqual([22 * 60 + 14, 24 * 60 + 5, -1]);
  });

  it('with the seconds that a spreadsheet adds arrive at the same minute', async () => {
    const { tables, day } = await read(protocolText.replace(',22:14,', ',22:14:00,'));
    expect(tables[0]?.received?.[day.stations.rows.get('rehearsal/s1') ?? -1]).toBe(22 * 60 + 14);
  });

  it.each(['22:14:01', '22:14:0', '22:14:', '22:14:60', '222:4:00', '48:00:00'])('at %s is no time', (time) => {
    expect(minutesIn(time)).toBeUndefined();
  });

  it.each([
    ['rising', ['1', '2', '10'], [1, 2, 3], 3],
    ['falling', ['1000', '2', '1'], [1, 2, 3], 1],
    ['mixed, the first unnumbered', ['', '9', '3'], [1, 2, 3], 2],
  ])('in %s versions: the highest stands', async (_, versions, votes, standing) => {
    const day = await read([protocolHeader, ...versions.map((version, n) => rowOf(version, votes[n] ?? 0))].join('\n'));
    expect(day.faults).toEqual([]);
    expect(figuresAt(day, 'council', 'rehearsal/n1')?.[3]).toBe(standing);
  });

  it('with a version twice, though not the highest, are a fault that names the first', async () => {
    const { faults } = await read([protocolHeader, rowOf('1', 1), rowOf('2', 2), rowOf('1', 1)].join('\n'));
    expect(faults).toEqual([
      expect.objectContaining({ code: 'protocol-twice', place: '4:1', params: expect.objectContaining({ from: 2 }) }),
    ]);
  });

  it('may leave columns of lines out: the figures are absent', async () => {
    const day = await read('election,contest,station,o1\nrehearsal/councils,south,rehearsal/s1,7\n');
    expect(figuresAt(day, 'council', 'rehearsal/s1')).toEqual([undefined, undefined, undefined, 7, 0]);
  });

  it('may name options by their ids', async () => {
    const day = await read(
      'election,contest,station,beta,alpha,rehearsal/c3\nrehearsal/parliament,list,rehearsal/s1,1,2,\n',
    );
    expect(figuresAt(day, 'list', 'rehearsal/s1')?.slice(-2)).toEqual([2, 1]);
    const { faults } = await read(
      'election,contest,station,beta,rehearsal/c3\nrehearsal/parliament,list,rehearsal/s1,1,2\n',
    );
    expect(faults.map(({ code, place, params }) => [code, place, params.key])).toEqual([
      ['figure-out-of-place', '2:42', 'rehearsal/c3'],
    ]);
  });

  it('with one fault leave their row out', async () => {
    const day = await read(protocolText.replace('1003,601', '-1,601'));
    expect(day.result).toEqual({ rows: 7, accepted: 6, faults: 1 });
    expect(figuresAt(day, 'list', 'rehearsal/s1')).toBeUndefined();
  });
});

describe('territorial protocols', () => {
  const territorial = (text: string) => {
    const faults: Fault[] = [];
    const { tables } = sampleDay();
    const commissions = { tables, rehearsal: true };
    return readTerritorial('t.csv', pieces(text, 30), commissions, (fault) => faults.push(fault)).then((result) => ({
      ...result,
      found: faults,
    }));
  };

  it('are listed with what they state', async () => {
    const text = `election,contest,area,registered,invalid,o1,o2,o3
rehearsal/parliament,list,north,3000,7,1,2,
rehearsal/parliament,district-2,d2,,,,0,5
`;
    expect((await territorial(text)).protocols).toEqual([
      {
        election: 'rehearsal/parliament',
        contest: 'list',
        round: 1,
        area: 'north',
        figures: new Map([
          ['registered', 3000n],
          ['invalid', 7n],
          ['alpha', 1n],
          ['beta', 2n],
        ]),
      },
      {
        election: 'rehearsal/parliament',
        contest: 'district-2',
        round: 1,
        area: 'd2',
        figures: new Map([
          ['rehearsal/c4', 0n],
          ['rehearsal/c5', 5n],
        ]),
      },
    ]);
  });

  it('of areas where nobody votes on the contest, of no area, or twice are faults', async () => {
    const text = `election,contest,area,version,o1
rehearsal/councils,north,south,,1
rehearsal/councils,north,nroth,,1
rehearsal/councils,north,north,2,5
rehearsal/councils,north,north,1,4
rehearsal/councils,north,north,2,5
`;
    const { found, protocols } = await territorial(text);
    expect(found.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'ballot-not-here 2:26',
      'unknown-area 3:26',
      'protocol-twice 6:1',
    ]);
    expect(protocols.map(({ figures }) => figures.get('rehearsal/m1'))).toEqual([5n]);
  });
});
