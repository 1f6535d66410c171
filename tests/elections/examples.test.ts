/** Every election in one file, with its own rules inside, comes to what its commission declared. */

import { describe, expect, test } from 'vitest';
import { filesOf, textOf } from '../repository/files.js';
import { comparisonsOf, lineOf, outcomeOfFile } from './self-contained.js';

const paths = filesOf('examples', '.json');

test('there are examples', () => {
  expect(paths.length).toBeGreaterThanOrEqual(10);
});

test('the page of examples names each of them', () => {
  const page = textOf('examples/README.md');
  const names = paths.map((path) => path.slice('examples/'.length));
  expect(names.filter((name) => !page.includes(`(${name})`))).toEqual([]);
});

describe.each(paths)('%s', (path) => {
  const outcome = outcomeOfFile(path);
  const comparisons = comparisonsOf(outcome);

  test('its name is its id', () => {
    expect(path).toBe(`examples/${outcome.election}.json`);
  });

  test('every contest is counted', () => {
    expect(outcome.contests.filter(({ status }) => status !== 'counted').map(({ contest }) => contest)).toEqual([]);
  });

  test('it agrees with everything that was declared', () => {
    const declared = comparisons.filter(([, { is }]) => is !== 'not-declared');
    expect(declared.length).toBeGreaterThan(0);
    expect(declared.filter(([, { is }]) => is !== 'agrees').map(lineOf)).toEqual([]);
  });
});
