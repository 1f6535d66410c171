/** CSV line by line: cells, places, limits. */

import { describe, expect, it } from 'vitest';
import { CsvLines, cellColumn, quotedCells } from './csv-lines.js';
import type { Fault } from './faults.js';
import { limits } from './limits.js';

function read(...chunks: readonly string[]) {
  const rows: (readonly string[])[] = [];
  const faults: Fault[] = [];
  const lines = new CsvLines('f.csv', (fault) => faults.push(fault), {
    header: (names) => {
      rows.push(names);
      return names[0] !== '';
    },
    row: (cells) => rows.push([String(lines.line), ...cells]),
  });
  for (const chunk of chunks) lines.push(chunk);
  lines.end();
  return { rows, faults: faults.map(({ code, place }) => `${code} ${place}`) };
}

describe('a CSV text', () => {
  it('has cells as they stand, with their lines', () => {
    expect(read('a,b\n\n 1 ,\n"x,""y""",z').rows).toEqual([
      ['a', 'b'],
      ['3', ' 1 ', ''],
      ['4', 'x,"y"', 'z'],
    ]);
  });

  it('has the separator of its header, whatever later rows hold', () => {
    expect(read('a;b\n1,2;3\n').rows).toEqual([
      ['a', 'b'],
      ['2', '1,2', '3'],
    ]);
    expect(read('a\tb\n1,2\t3;4\n').rows).toEqual([
      ['a', 'b'],
      ['2', '1,2', '3;4'],
    ]);
  });

  it('ends a line with LF or CRLF, and nothing else', () => {
    expect(read('a,b\r\n1,2\r', '\n3,4\r\n')).toEqual({
      rows: [
        ['a', 'b'],
        ['2', '1', '2'],
        ['3', '3', '4'],
      ],
      faults: [],
    });
    expect(read('a,b\n1\r2,3').faults).toEqual(['text-control 2:1']);
  });

  it('has a byte order mark at its start alone', () => {
    expect(read('', '\ufeff', 'a,b\n')).toEqual({ rows: [['a', 'b']], faults: [] });
    expect(read('a,b\n1,\ufeff2').faults).toEqual(['text-encoding 2:3']);
  });

  it.each([
    ['UTF-16 with its mark', `\ufffd\ufffd${'a,b\n1,2\n'.replaceAll(/./gs, '$&\0')}`],
    ['UTF-16 without a mark', 'a,b\r\n1,2\r\n'.replaceAll(/./gs, '$&\0')],
    ['UTF-16, the other end first', 'a,b\n1,2\n'.replaceAll(/./gs, '\0$&')],
    ['a program', '\u007fELF\0\0\0\0\0\0\n\0\0\0'],
  ])('of %s has one fault, however it is cut, and no more is read of it', (_, text) => {
    expect(read(text)).toEqual({ rows: [], faults: ['text-encoding '] });
    expect(read(...text)).toEqual(read(text));
  });

  it('with one NUL in its header is told where', () => {
    expect(read('station,a\0,b\n1,2,3').faults).toEqual(['text-control 1:9']);
  });

  it.each([
    ['a quote left open', '"1,2', 'csv-quotes 2:1'],
    ['a line end within quotes', '"1\n",2', 'csv-quotes 2:1'],
    ['a quote within a cell', '1"2,3', 'csv-quotes 2:1'],
    ['words behind a quote', '"1"2,3', 'csv-quotes 2:1'],
    ['a bell in the second cell', '"1,""1",2\u0007', 'text-control 2:9'],
    ['an unpaired surrogate', '1,\ud800', 'text-encoding 2:3'],
  ])('with %s is refused', (_, row, fault) => {
    expect(read(`a,b\n${row}`).faults[0]).toBe(fault);
  });

  it('without a sound header is not read on', () => {
    expect(read('"a\nb,c\n1,2\n')).toEqual({ rows: [], faults: ['csv-quotes 1:1'] });
    expect(read('\u0007a\n1,2\n')).toEqual({ rows: [], faults: ['text-control 1:1'] });
    expect(read(',b\n1,2\n').rows).toEqual([['', 'b']]);
  });

  it.each([
    ['below', limits.row - 1, []],
    ['at', limits.row, []],
    ['above', limits.row + 1, ['too-many 2:1']],
    ['far above', limits.row * 3, ['too-many 2:1']],
  ])('has lines up to a limit: %s', (_, length, faults) => {
    const row = `1,${'x'.repeat(length - 2)}`;
    for (const end of ['\n', '\r\n', '']) {
      expect(read(`a,b\n${row}${end}`).faults).toEqual(faults);
      expect(read('a,b\n', ...(`${row}${end}`.match(/[\s\S]{1,40000}/g) ?? [])).faults).toEqual(faults);
    }
  });

  it.each([
    ['at', limits.columns, []],
    ['above', limits.columns + 1, ['too-many 1:1']],
  ])('has columns up to a limit: %s', (_, count, faults) => {
    expect(read(Array.from({ length: count }, (__, n) => `c${n}`).join(',')).faults).toEqual(faults);
  });
});

describe('the place of a cell', () => {
  it.each([
    ['a,b,c', 2, 5],
    ['"a,b",c', 1, 7],
    ['"a""b",c', 1, 8],
    ['a', 5, 2],
    ['', 0, 1],
  ])('in %j of cell %i is column %i', (line, cell, column) => {
    expect(cellColumn(line, ',', cell)).toBe(column);
  });
});

describe('quoted cells', () => {
  it.each([
    ['""', ['']],
    ['"",', ['', '']],
    ['"a","b"', ['a', 'b']],
    ['""""', ['"']],
    ['"', undefined],
    ['"""', undefined],
    ['a,"', undefined],
    ['"a" ,b', undefined],
  ])('%j', (line, cells) => {
    expect(quotedCells(line, ',')).toEqual(cells);
  });
});
