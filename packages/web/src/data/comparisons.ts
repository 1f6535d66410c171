/** What was declared beside what was counted, and figures that sources give differently. */

import type { Comparison, Contradiction, Outcome, Text } from '@saylau/core';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import { ToldNames } from './told.js';

export interface ComparisonRow {
  /** Where there are several contests. */
  readonly contest?: Text;
  readonly what: Comparison['what'];
  /** Empty where it is about the contest as a whole. */
  readonly name: Text;
  readonly counted?: string;
  readonly declared?: string;
  readonly is: Comparison['is'];
  /** Declared less counted, of numbers. */
  readonly by?: string;
}

export interface Compared {
  readonly agree: number;
  /** Those that do not simply agree. */
  readonly rows: readonly ComparisonRow[];
  /** Rows that are left out. */
  readonly more: number;
}

/** More rows than this are not read on a first page. */
const most = 20;

export function compared(outcome: Outcome, loaded: LoadedElection): Compared {
  const all = outcome.contests.flatMap(({ contest, comparisons, laterRounds }) =>
    [...comparisons, ...laterRounds.flatMap((round) => round.comparisons)].map((one) => ({ contest, one })),
  );
  const ofChambers = outcome.chambers.flatMap(({ rows }) =>
    rows.flatMap(({ comparison }) => (comparison === undefined ? [] : [{ contest: '', one: comparison }])),
  );
  const told = [...all, ...ofChambers];
  // Of many contests each says itself that its winner is declared alone.
  const [first] = outcome.contests;
  const rows = told.filter(
    ({ contest, one }) =>
      one.is === 'differs' || (one.is === 'not-counted' && (contest === '' || contest === first?.contest)),
  );
  const names = new ToldNames(loaded);
  return {
    agree: told.filter(({ one }) => one.is === 'agrees').length,
    rows: rows.slice(0, most).map(({ contest, one }) => rowOf(names, contest, one, outcome.contests.length > 1)),
    more: Math.max(0, rows.length - most),
  };
}

/** Comparisons that are about a contest, and not about one of its options or lines. */
const ofWhole: readonly Comparison['what'][] = ['turnout', 'elected', 'admitted', 'second-round', 'adopted', 'valid'];

function rowOf(names: ToldNames, contest: string, one: Comparison, isOfMany: boolean): ComparisonRow {
  const { what, key, is } = one;
  const isWhole = ofWhole.includes(what);
  const nameOf = (): Text => (contest === '' ? names.tell((own) => own.party(key)) : names.line(key, contest));
  const shown = (value: string | undefined): string | undefined =>
    what === 'elected' || what === 'admitted' || what === 'advancing' ? undefined : value;
  const [counted, declared] = [shown(one.counted), shown(one.declared)];
  return {
    ...(isOfMany && contest !== '' ? { contest: names.tell((own) => own.contest(contest)) } : {}),
    what,
    name: isWhole ? {} : nameOf(),
    ...(counted === undefined ? {} : { counted }),
    ...(declared === undefined ? {} : { declared }),
    is,
    ...(one.by === undefined ? {} : { by: one.by }),
  };
}

export interface ContradictionLine {
  readonly id: string;
  readonly about: Text;
  /** Each value once, as printed. */
  readonly values: readonly string[];
  readonly verdict?: string;
  readonly why: Text;
}

export function contradictionLines(all: readonly Contradiction[]): readonly ContradictionLine[] {
  return all.map(({ id, about, values, verdict, why }) => ({
    id,
    about,
    values: [...new Set(values.map(({ value }) => value))],
    ...(verdict === undefined ? {} : { verdict }),
    why,
  }));
}
