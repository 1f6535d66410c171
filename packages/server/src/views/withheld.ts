/** Votes that the rule of disclosure withholds: the record may hold them opened, and counts with them, but shows them to nobody. */

import type { Disclosure, Figures, RecordState } from '@saylau/acts';
import { hasBit, type ProtocolTable, type Totals } from '@saylau/core';

/** Whether so few took part at a station, by its figures, that its votes are not to be shown. Of whatever day: they may be public elsewhere. */
export function isWithheld(disclosure: Disclosure | undefined, figures: Figures): boolean {
  if (disclosure === undefined) return false;
  const figure = Object.hasOwn(figures, disclosure.line) ? figures[disclosure.line] : undefined;
  return figure !== undefined && figure < disclosure.below;
}

/** Figures without the votes of the contest's options: only lines that stand before the options are shown. */
export function withoutVotes(figures: Figures, { ballot }: Pick<ProtocolTable, 'ballot'>): Record<string, number> {
  const lines = ballot.form.lines.map(({ line }) => line);
  const open = new Set(lines.slice(0, Math.max(0, lines.indexOf('options'))));
  return Object.fromEntries(Object.entries(figures).filter(([line]) => open.has(line)));
}

/**
 * Whether the sums of an area would tell the votes of stations that withhold them: where all that are counted there do.
 * `rows`: of the stations in the area.
 */
export function wouldTell(state: RecordState, { table }: Totals, rows: () => readonly number[]): boolean {
  const disclosure = state.election(table.ballot.election)?.disclosure;
  if (disclosure === undefined) return false;
  const column = table.columns[table.lines.indexOf(disclosure.line)];
  const counted = rows().filter((row) => hasBit(table.arrived, row));
  return counted.length > 0 && column !== undefined && counted.every((row) => (column[row] ?? 0) < disclosure.below);
}
