/** Votes that the rule of disclosure withholds: the record may hold them opened, and counts with them, but shows them to nobody. */

import type { Disclosure, Figures, RecordState } from '@saylau/acts';
import { type AreaNumber, hasBit, type ProtocolTable, type Row, type Totals } from '@saylau/core';
import { areasAt } from './places.js';

/** Whether so few took part at a station, by its figures, that its votes are not to be shown. Of whatever day: they may be public elsewhere. */
export function isWithheld(disclosure: Disclosure | undefined, figures: Figures): boolean {
  if (disclosure === undefined) return false;
  const figure = Object.hasOwn(figures, disclosure.line) ? figures[disclosure.line] : undefined;
  return figure !== undefined && figure < disclosure.below;
}

/** Figures without the votes of the contest's options: only lines that stand before the options are shown. */
export function withoutVotes(figures: Figures, table: Pick<ProtocolTable, 'ballot'>): Record<string, number> {
  const open = openLines(table);
  return Object.fromEntries(Object.entries(figures).filter(([line]) => open.has(line)));
}

function openLines({ ballot }: Pick<ProtocolTable, 'ballot'>): ReadonlySet<string> {
  const lines = ballot.form.lines.map(({ line }) => line);
  return new Set(lines.slice(0, Math.max(0, lines.indexOf('options'))));
}

/**
 * Whether the sums of an area would tell the votes of stations that withhold them: where all that are counted there do.
 * `rows`: of the stations in the area.
 */
export function wouldTell(state: RecordState, { table }: Totals, rows: () => readonly Row[]): boolean {
  const disclosure = state.election(table.ballot.election)?.disclosure;
  if (disclosure === undefined) return false;
  const counted = rows().filter((row) => hasBit(table.arrived, row));
  return counted.length > 0 && counted.every(withholdingIn(table, disclosure));
}

/** The totals of an election without what would tell: votes are absent in areas where all that are counted withhold them. */
export function shownTotals(state: RecordState, election: string): readonly Totals[] {
  const disclosure = state.election(election)?.disclosure;
  const all = state.totals(election);
  return disclosure === undefined ? all : all.map((totals) => withoutTelling(totals, disclosure));
}

function withoutTelling(totals: Totals, disclosure: Disclosure): Totals {
  const { table, absent, arrived } = totals;
  const telling = areasTelling(totals, disclosure);
  if (telling.length === 0) return totals;
  const open = openLines(table);
  const shown = table.columns.map((_, column) => {
    if (open.has(table.lines[column] ?? '')) return absent[column];
    const lacking = absent[column]?.slice() ?? new Float64Array(arrived.length);
    for (const area of telling) lacking[area] = arrived[area] ?? 0;
    return lacking;
  });
  return { ...totals, absent: shown };
}

/** Areas in which all stations that are counted withhold their votes. */
function areasTelling({ table, arrived }: Totals, disclosure: Disclosure): readonly AreaNumber[] {
  const withholds = withholdingIn(table, disclosure);
  const withholding = new Map<AreaNumber, number>();
  for (const row of table.contestOf.keys()) {
    if (!hasBit(table.arrived, row) || !withholds(row)) continue;
    for (const area of areasAt(table.stations, row)) withholding.set(area, (withholding.get(area) ?? 0) + 1);
  }
  return [...withholding].flatMap(([area, number]) => (number === arrived[area] ? [area] : []));
}

/** Of rows that are counted: a figure that is not there withholds nothing. */
function withholdingIn({ lines, columns, absent }: ProtocolTable, { line, below }: Disclosure): (row: Row) => boolean {
  const place = lines.indexOf(line);
  const [column, lacking] = [columns[place], absent[place]];
  return (row) => {
    const figure = lacking !== undefined && hasBit(lacking, row) ? undefined : column?.[row];
    return figure !== undefined && figure < below;
  };
}
