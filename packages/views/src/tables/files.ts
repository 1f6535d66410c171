/** Which files there are of an election, and what stands in them. */

import { toHex } from '@saylau/log';
import { areaNamesTable, areasTable } from './areas.js';
import { contestsTable } from './contests.js';
import type { Figures } from './figures.js';
import { licence } from './licence.js';
import { resultsTable } from './results.js';
import { resultsJson } from './results-json.js';
import { turnoutTable } from './stations.js';
import type { Table } from './table.js';

export const tableForms = ['csv', 'json'] as const;
export type TableForm = (typeof tableForms)[number];

/** Tables that are made from a state as it is counted, without its leaves. */
export const countedTables = {
  results: resultsTable,
  contests: contestsTable,
  turnout: turnoutTable,
  areas: areasTable,
  'area-names': areaNamesTable,
} as const satisfies Readonly<Record<string, (figures: Figures) => Table>>;
export type CountedTable = keyof typeof countedTables;

/** One of these tables in one form, or the results of all contests as one value. */
export type CountedFile = { readonly table: CountedTable; readonly form: TableForm } | 'summary';

export function textOfCounted(figures: Figures, file: CountedFile): string {
  if (file === 'summary') return resultsJson(figures, licence.name);
  return [...tableIn(countedTables[file.table](figures), file.form, logSaid(figures))].join('');
}

/** A table as it is written. `about`: what its JSON says of the whole. */
export function tableIn(table: Table, form: TableForm, about: object): Iterable<string> {
  return form === 'csv' ? table.csv() : table.json({ licence: licence.name, ...about });
}

/** What a table of a log says of the whole. */
export function logSaid({ log, elections, status }: Figures): object {
  const { origin, size, root } = log;
  return {
    rehearsal: status === 'rehearsal',
    elections: elections.map(({ id }) => id),
    log: { origin, size, root: toHex(root) },
  };
}
