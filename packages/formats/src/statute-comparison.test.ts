/** The comparison that a statute names: its provisions must exist, and it may be left out. */

import { describe, expect, it } from 'vitest';
import { statuteFiles } from '../testing/samples.js';
import { readStatute } from './statute.js';

function filesWith(comparison: string): ReadonlyMap<string, string> {
  return new Map([...statuteFiles, ['sources.yaml', `${statuteFiles.get('sources.yaml')}comparison: ${comparison}\n`]]);
}

describe('the comparison of a statute', () => {
  it('has two days and provisions of the statute', () => {
    const read = readStatute('xx', filesWith('{earlier: 2021-01-10, later: 2023-03-19, highlights: [list.threshold]}'));
    expect(read.ok && read.value.comparison).toEqual({
      earlier: '2021-01-10',
      later: '2023-03-19',
      highlights: ['list.threshold'],
    });
  });

  it('may be left out', () => {
    const read = readStatute('xx', statuteFiles);
    expect(read.ok && read.value.comparison).toBeUndefined();
  });

  it.each([
    ['{earlier: 2021-01-10, later: 2023-03-19, highlights: [list.treshold]}', 'unknown-provision'],
    ['{earlier: 2021-01, later: 2023-03-19, highlights: [list.threshold]}', 'bad-date'],
    ['{earlier: 2021-01-10, later: 2023-03-19, highlights: []}', 'empty'],
  ])('%s is refused', (comparison, code) => {
    const read = readStatute('xx', filesWith(comparison));
    expect(read.ok ? [] : read.faults.map((fault) => fault.code)).toEqual([code]);
  });
});
