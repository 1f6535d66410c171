/** Elections with their own rules inside, read and counted, and what a count says beside what was declared. */

import { type Comparison, type Outcome, outcomeOf } from '@saylau/core';
import { countingLaw, type Read, readElectionFile } from '@saylau/formats';
import { textOf } from '../repository/files.js';

/** The value read; a test fails with all faults where there are any. */
export function soundValue<T>(read: Read<T>): T {
  if (read.ok) return read.value;
  throw new Error(JSON.stringify(read.faults, null, 2));
}

/** The outcome of a self-contained file's text. */
export function outcomeOfText(name: string, text: string): Outcome {
  const election = soundValue(readElectionFile(name, text));
  return outcomeOf(election, soundValue(countingLaw(election, undefined)));
}

/** The outcome of a self-contained file. */
export function outcomeOfFile(path: string): Outcome {
  return outcomeOfText(path, textOf(path));
}

/** All comparisons of an outcome, each with the contest or body it belongs to. */
export function comparisonsOf({ contests, chambers }: Outcome): readonly (readonly [string, Comparison])[] {
  return [
    ...contests.flatMap(({ contest, comparisons }) => comparisons.map((one) => [contest, one] as const)),
    ...chambers.flatMap(({ body = 'chamber', rows }) =>
      rows.flatMap(({ comparison }) => (comparison === undefined ? [] : [[body, comparison] as const])),
    ),
  ];
}

/** `contest: seats of amanat: counted 39, declared 40`, one line a comparison. */
export function lineOf([where, { what, key, counted = 'none', declared = 'none' }]: readonly [
  string,
  Comparison,
]): string {
  return `${where}: ${what} of ${key}: counted ${counted}, declared ${declared}`;
}
