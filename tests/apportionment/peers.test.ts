/** Apportionments that others have published, official results and tests of other libraries, come out the same. */

import { methods, solveCase } from '@saylau/core';
import { type Plain, readApportionCase } from '@saylau/formats';
import { describe, expect, test } from 'vitest';
import { textOf } from '../repository/files.js';

/** What a source gives of a result; what it leaves out is not compared, but for lots, which are none then. */
interface Expected {
  readonly seats?: readonly number[];
  readonly lots?: readonly unknown[];
  readonly vacant?: number;
  readonly total?: number;
  readonly error?: string;
}

interface Case {
  readonly id: string | number;
  readonly method: string;
  readonly [key: string]: Plain;
}

interface Published {
  /** Where it was published: an address, a repository or a book. */
  readonly source: string;
  readonly note?: string;
  readonly case: Case;
  readonly expected: Expected;
}

/** A chamber elected in districts, of which the seats together are known. */
interface Whole {
  readonly id: string;
  readonly source: string;
  readonly note: string;
  readonly parts: readonly Case[];
  readonly expected: { readonly seats: readonly number[] };
}

/** Lines of our own files, of the shapes above. */
function linesOf<T>(name: string): readonly T[] {
  const lines = textOf(`tests/apportionment/${name}.jsonl`).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

function resultOf(given: Case): Expected {
  const read = readApportionCase(String(given.id), given);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const result = solveCase(read.value);
  return result.ok ? result : { error: result.code };
}

const published = [...linesOf<Published>('peers'), ...linesOf<Published>('elections')];
const wholes = linesOf<Whole>('districts');

describe('published apportionments', () => {
  test.each(published.map((one) => [one.case.id, one] as const))('%s', (_, { case: given, expected }) => {
    const lots = expected.error === undefined ? { lots: expected.lots ?? [] } : {};
    expect(resultOf(given)).toMatchObject({ ...lots, ...expected });
  });
});

describe('chambers elected in districts', () => {
  test.each(wholes.map((one) => [one.id, one] as const))('%s', (_, { parts, expected }) => {
    const results = parts.map((part) => resultOf(part));
    expect(results.flatMap(({ lots = [] }) => lots)).toEqual([]);
    expect(expected.seats.map((_, list) => results.reduce((sum, { seats }) => sum + (seats?.[list] ?? 0), 0))).toEqual(
      expected.seats,
    );
  });
});

describe('the published cases', () => {
  test('are of every method', () => {
    const used = new Set(published.map(({ case: { method } }) => method));
    expect(methods.filter((method) => !used.has(method))).toEqual([]);
  });

  test('have each an id of its own, and a source', () => {
    const ids = published.map(({ case: { id } }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...published, ...wholes].filter(({ source }) => source === '')).toEqual([]);
  });
});
