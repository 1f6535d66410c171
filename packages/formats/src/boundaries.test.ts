/** Every limit: just below, exactly at, just above. */

import { describe, expect, it } from 'vitest';
import { electionWith, statuteWith } from '../testing/samples.js';
import { readElectionFile } from './election.js';
import { readJson } from './json.js';
import { limits } from './limits.js';
import { readStatute } from './statute.js';
import { readYaml } from './yaml.js';

const election = (path: string, value: unknown): boolean => readElectionFile('e', electionWith(path, value)).ok;
const second = (from: string): boolean =>
  readStatute('xx', statuteWith('list.yaml', 'from: 2023-01-01', `from: ${from}`)).ok;
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const text = (length: number): string => `"${'x'.repeat(length - 2)}"`;
const tally = 'contests.0.tally.x.a';
const seats = 'rules.parts.list.seats';
const share = 'rules.parts.list.admit.atLeast';

describe('a limit', () => {
  it.each<[string, boolean, boolean]>([
    ['depth below, JSON', readJson('a', nested(limits.depth - 1)).ok, true],
    ['depth at, JSON', readJson('a', nested(limits.depth)).ok, true],
    ['depth above, JSON', readJson('a', nested(limits.depth + 1)).ok, false],
    ['depth below, YAML', readYaml('a', nested(limits.depth - 1)).ok, true],
    ['depth at, YAML', readYaml('a', nested(limits.depth)).ok, true],
    ['depth above, YAML', readYaml('a', nested(limits.depth + 1)).ok, false],
    ['depth above, by indentation of one', readYaml('a', indented(limits.depth + 2)).ok, false],
    ['depth at, by indentation of one', readYaml('a', indented(limits.depth)).ok, true],
    ['length below, YAML', readYaml('a', text(limits.yaml - 1)).ok, true],
    ['length at, YAML', readYaml('a', text(limits.yaml)).ok, true],
    ['length above, YAML', readYaml('a', text(limits.yaml + 1)).ok, false],
    ['2^53 - 1', readJson('a', '9007199254740991').ok, true],
    ['2^53', readJson('a', '9007199254740992').ok, false],
    ['-(2^53 - 1)', readJson('a', '-9007199254740991').ok, true],
    ['-(2^53)', readJson('a', '-9007199254740992').ok, false],
    ['a figure of 0', election(tally, 0), true],
    ['a figure of -1', election(tally, -1), false],
    ['a figure of thirty digits', election(tally, '1'.repeat(30)), true],
    ['a figure of thirty-one digits', election(tally, '1'.repeat(31)), false],
    ['most seats', election(seats, limits.seats), true],
    ['one seat more', election(seats, limits.seats + 1), false],
    ['no seats', election(seats, 0), true],
    ['seats below none', election(seats, -1), false],
    ['a share of 0', election(share, '0%'), true],
    ['a share of 100 %', election(share, '100%'), true],
    ['a share of a little more', election(share, '100.0001%'), false],
    ['a share below 0', election(share, '-0.0001%'), false],
    ['29 February of a leap year', election('date', '2024-02-29'), true],
    ['29 February of 1900', election('date', '1900-02-29'), false],
    ['29 February of 2000', election('date', '2000-02-29'), true],
    ['31 April', election('date', '2023-04-31'), false],
    ['month 0', election('date', '2023-00-10'), false],
    ['month 13', election('date', '2023-13-10'), false],
    ['day 0', election('date', '2023-03-00'), false],
    ['a version from the day before the end of the one above', second('2022-06-07'), false],
    ['a version from the day on which the one above ends', second('2022-06-08'), true],
    ['a version from the month in which the one above ends', second('2022-06'), false],
    ['a version from the day after the end of the one above', second('2022-06-09'), true],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

function indented(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
}
