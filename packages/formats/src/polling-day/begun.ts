/** Elections of the day while their contests and options are read. */

import type { Contest, Option, Rules } from '@saylau/core';
import type { Sheet } from '../csv-sheet.js';
import type { DayFiles } from './cells.js';
import type { Shell } from './top.js';

/** An election without contests, and the rules that its parts are read by, where there are any. */
export interface Ruled {
  readonly shell: Shell;
  readonly rules: Rules | undefined;
}

/** A contest to which options are still added, and its row in the file. */
export interface Begun {
  readonly contest: Contest;
  readonly options: Option[];
  readonly row: number;
}

/** Election → contest. */
export type ContestsBegun = ReadonlyMap<string, Map<string, Begun>>;

/** Reads the election that a row names; undefined, after a fault, where there is none. */
export function electionReader<T>(sheet: Sheet, { guess }: DayFiles, elections: ReadonlyMap<string, T>) {
  const column = sheet.column('election');
  return (cells: readonly string[], row: number): T | undefined => {
    const found = cells[column] ?? '';
    const own = elections.get(found);
    if (own === undefined) sheet.fault('unknown-election', row, column, { found, ...guess.of(found, elections) });
    return own;
  };
}
