/** Whatever the text and wherever it is cut: tables or faults, the same ones, and never an exception. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fault, faultCodes } from '../faults.js';
import { changed, dayFiles, protocolText, sampleDay } from '../polling-day/day.test-kit.js';
import { readPollingDay } from '../polling-day/read.js';
import { readProtocolCase } from './case.js';
import { dayTarget } from './day-target.js';
import { type Chunks, readProtocols, readTerritorial } from './read.js';

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom(
    '"',
    '""',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '-1',
    '1e9',
    '=1',
    '\u202e',
    '\ufeff',
    '\0',
    'ѕ',
    '٣',
    ' ',
    '\n\n',
    ',"',
    '",',
  ),
);

/** A valid text with pieces cut out and strange pieces put in. */
function mutated(text: string): fc.Arbitrary<string> {
  const change = fc.record({ from: fc.nat(text.length), cut: fc.nat(20), by: piece });
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce((before, { from, cut, by }) => before.slice(0, from) + by + before.slice(from + cut), text),
    );
}

const anyText = fc.oneof(
  mutated(protocolText),
  fc.string({ unit: fc.constantFrom(...'station,contest;election\t"\n\ro1 2-='), maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

/** A text cut at any places. */
function cut(text: string, places: readonly number[]): string[] {
  const ends = [...places.map((place) => place % (text.length + 1)), text.length].sort((a, b) => a - b);
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}

async function everything(chunks: Chunks): Promise<unknown> {
  const faults: Fault[] = [];
  const day = sampleDay();
  const read = await readProtocols('p.csv', chunks, dayTarget(day), (fault) => faults.push(fault));
  expect(read.faults).toBe(faults.length);
  for (const { code, place } of faults) {
    expect(faultCodes).toContain(code);
    expect(place).toMatch(/^\d+:\d+$/);
  }
  return {
    read,
    faults,
    tables: day.tables.map(({ columns, absent, arrived, received }) => ({ columns, absent, arrived, received })),
  };
}

describe('any text', () => {
  it('of protocols gives the same tables and faults wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.array(fc.nat(), { maxLength: 8 }), async (text, places) => {
        expect(await everything(cut(text, places))).toEqual(await everything([text]));
      }),
      { numRuns: 100 },
    );
  });

  it('of territorial protocols gives a list or faults', async () => {
    const { tables } = sampleDay();
    const text = protocolText
      .replace('station', 'area')
      .replaceAll('rehearsal/s1', 'south')
      .replaceAll('rehearsal/n1', 'north-town');
    await fc.assert(
      fc.asyncProperty(mutated(text), async (changedText) => {
        const faults: Fault[] = [];
        const read = await readTerritorial('t.csv', [changedText], { tables, rehearsal: true }, (fault) =>
          faults.push(fault),
        );
        expect(read.faults).toBe(faults.length);
      }),
      { numRuns: 100 },
    );
  });

  it('in a folder gives a polling day or faults', () => {
    const folder = fc
      .constantFrom(...dayFiles.keys())
      .chain((file) => mutated(dayFiles.get(file) ?? '').map((text) => new Map([...dayFiles, [file, text]])));
    fc.assert(
      fc.property(folder, (files) => {
        const read = readPollingDay(files);
        if (read.ok) return;
        expect(read.faults.length).toBeGreaterThan(0);
        for (const { code } of read.faults) expect(faultCodes).toContain(code);
      }),
      { numRuns: 150 },
    );
  });

  it('of a case gives protocols or faults', () => {
    const line =
      '{"id":1,"form":{"lines":["took-part","options"],"controls":{"e":{"left":"options","is":"=","right":"took-part","severity":"error"}}},"options":["a","b"],"figures":{"took-part":3,"a":1,"b":null}}';
    fc.assert(
      fc.property(fc.oneof(mutated(line), fc.json()), (text) => {
        const read = readProtocolCase(text, () => undefined);
        if (!read.ok) expect(read.faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

describe('memory', () => {
  it('is bounded where no line ends: a line too long is one fault, and the next is read', async () => {
    // More than a string can hold.
    const much = 'x'.repeat(1_000_000);
    function* endless(): Generator<string> {
      yield 'election,contest,station\n"';
      for (let pieces = 0; pieces < 600; pieces++) yield much;
      yield '\nrehearsal/councils,south,rehearsal/s1\n';
    }
    const faults: Fault[] = [];
    const read = await readProtocols('p.csv', endless(), dayTarget(sampleDay()), (fault) => faults.push(fault));
    expect(faults.map(({ code, place }) => `${code} ${place}`)).toEqual(['too-many 2:1']);
    expect(read).toMatchObject({ rows: 1, accepted: 1 });
  });

  it('is not asked for more of a file whose header is wrong', async () => {
    let pieces = 0;
    function* endless(): Generator<string> {
      yield 'nothing\n';
      for (;;) {
        pieces += 1;
        yield 'x\n';
      }
    }
    await readProtocols(
      'p.csv',
      endless(),
      dayTarget(sampleDay(changed('turnout.csv', '10,', '11,'))),
      () => undefined,
    );
    expect(pieces).toBe(0);
  });
});
