/** What is written is read back as it was: folders of polling days, protocols, territorial protocols. */

import { type ProtocolTable, setProtocol, slotOptions, type TerritorialProtocol } from '@saylau/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from '../csv-write.js';
import { dayTarget } from '../protocols/day-target.js';
import { readProtocols, readTerritorial } from '../protocols/read.js';
import { protocolLines, territorialLines } from '../protocols/write.js';
import { changed, sampleDay } from './day.test-kit.js';
import { readPollingDay } from './read.js';
import { pollingDayFiles } from './write.js';

function filesOf(written: Parameters<typeof pollingDayFiles>[0]): ReadonlyMap<string, string> {
  return new Map([...pollingDayFiles(written)].map(([file, blocks]) => [file, [...blocks].join('')]));
}

/** What protocols say, station by station. */
function contentOf(tables: readonly ProtocolTable[]): unknown {
  return tables.map(({ columns, absent, arrived, received, contestOf }) => ({
    columns,
    arrived,
    received,
    contestOf,
    absent: absent.map((bits) => bits ?? arrived.map(() => 0)),
  }));
}

describe('a polling day', () => {
  it('written and read is the same', () => {
    const before = sampleDay();
    const after = readPollingDay(filesOf({ day: before.day }));
    expect(after).toEqual({ ok: true, value: before });
  });

  it('writes the round; one that the rules do not have is refused when it is read', () => {
    const files = filesOf({ day: sampleDay().day, rounds: new Map([['rehearsal/councils', 2]]) });
    expect(files.get('polling-day.json')).toContain('"round": 2');
    const after = readPollingDay(files);
    expect(after.ok ? [] : after.faults.map(({ code }) => code)).toEqual(['unknown-round']);
  });

  it('keeps the quotes in names, what is unknown, and dates', () => {
    const before = sampleDay(changed('options.csv', 'rehearsal/m1,,,', 'rehearsal/m1,candidate,,4'));
    const names = before.day.stations.ids.map((_, row) => (row === 2 ? '' : `Hall "${row}", \u00abwest\u00bb; left`));
    const stations = { ...before.day.stations, names };
    const files = filesOf({ day: { ...before.day, stations } });
    const after = readPollingDay(files);
    expect(files.get('stations.csv')).toContain('"Hall ""1"", «west»; left"');
    expect(after.ok && after.value.day.stations).toEqual(stations);
    expect(after.ok && after.value.day.elections[1]?.contests).toEqual(before.day.elections[1]?.contests);
  });

  it('has no column of names where no station has one', () => {
    const { names: _, ...stations } = sampleDay().day.stations;
    const files = filesOf({ day: { ...sampleDay().day, stations } });
    expect(files.get('stations.csv')).toMatch(/^station,area,constituency,registered,ballots\n/);
    const after = readPollingDay(files);
    expect(after.ok && after.value.day.stations).toEqual(stations);
  });
});

/** Figures for any stations of the sample: by table and row, undefined where nothing arrived. */
const someFigures = fc.array(
  fc.record({
    table: fc.nat(2),
    row: fc.nat(4),
    figures: fc.array(fc.option(fc.integer({ min: 0, max: 2_147_483_647 }), { nil: undefined }), {
      minLength: 7,
      maxLength: 7,
    }),
    received: fc.integer({ min: -1, max: 2879 }),
  }),
  { maxLength: 30 },
);

describe('protocols', () => {
  it('written and read are the same', async () => {
    await fc.assert(
      fc.asyncProperty(someFigures, async (protocols) => {
        const before = sampleDay();
        for (const { table: number, row, figures, received } of protocols) {
          const table = before.tables[number];
          const contest = table?.ballot.contests[table.contestOf[row] ?? -1];
          if (table === undefined || contest === undefined) continue;
          setProtocol(table, row, figures.slice(0, table.lines.length + slotOptions(contest).length), received);
        }
        const after = sampleDay();
        const read = await readProtocols('p.csv', protocolLines(before.tables), dayTarget(after), (fault) => {
          throw new Error(JSON.stringify(fault));
        });
        expect(read.faults).toBe(0);
        expect(contentOf(after.tables)).toEqual(contentOf(before.tables));
      }),
      { numRuns: 80 },
    );
  });

  it('of commissions written and read are the same', async () => {
    const { tables } = sampleDay();
    const protocols: readonly TerritorialProtocol[] = [
      {
        election: 'rehearsal/parliament',
        contest: 'list',
        round: 1,
        area: 'north',
        figures: new Map([
          ['registered', 5n],
          ['beta', 0n],
        ]),
      },
      {
        election: 'rehearsal/parliament',
        contest: 'district-2',
        round: 1,
        area: 'd2',
        figures: new Map([
          ['against-all', 2n],
          ['rehearsal/c5', 9n],
        ]),
      },
    ];
    const read = await readTerritorial(
      't.csv',
      territorialLines(protocols, tables),
      { tables, rehearsal: true },
      (fault) => {
        throw new Error(JSON.stringify(fault));
      },
    );
    expect(read.protocols).toEqual(protocols);
  });
});

describe('a cell', () => {
  it.each(['=1', '+1', '-1', '@x', '\tx', 'a\nb', 'a\rb', 'a\tb'])(
    'that a spreadsheet would run or no line holds is not written: %j',
    (cell) => {
      expect(() => csvCell(cell)).toThrow(RangeError);
    },
  );

  it('stands in quotes where it needs them', () => {
    expect(['a', 'a,b', 'a"b', 'a;b', 'Ә б', ''].map(csvCell)).toEqual(['a', '"a,b"', '"a""b"', '"a;b"', 'Ә б', '']);
  });
});
