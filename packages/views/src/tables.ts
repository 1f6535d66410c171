/** Data as tables: what a log, or an election of the past, comes to, as CSV and JSON with every column described (docs/formats/export.md). */

import { areaNamesTable, areasTable } from './tables/areas.js';
import { changesTable } from './tables/changes.js';
import { contestsTable } from './tables/contests.js';
import type { Figures } from './tables/figures.js';
import { resultsTable } from './tables/results.js';
import { stationsTable, turnoutTable } from './tables/stations.js';
import type { Table } from './tables/table.js';

export { type ChangeRow, changeRows, changesBy } from './tables/change-rows.js';
export { type Figures, outcomesOf, shownFigures, statusOf } from './tables/figures.js';
export {
  type CountedFile,
  type CountedTable,
  countedTables,
  logSaid,
  type TableForm,
  tableForms,
  tableIn,
  textOfCounted,
} from './tables/files.js';
export { licence } from './tables/licence.js';
export { isPastTable, type PastTable, pastTables } from './tables/past.js';
export type { Past } from './tables/past-facts.js';
export { resultsJson } from './tables/results-json.js';
export { type Cell, csvCell, type Field, type Status, schemaFields, type Table } from './tables/table.js';
export { areasTable, changesTable, contestsTable, resultsTable, stationsTable };

/** The tables of a log by their names, in the order in which they are written. */
export const logTables = {
  results: resultsTable,
  contests: contestsTable,
  stations: stationsTable,
  turnout: turnoutTable,
  areas: areasTable,
  'area-names': areaNamesTable,
  changes: changesTable,
} as const satisfies Readonly<Record<string, (figures: Figures) => Table>>;
export type LogTable = keyof typeof logTables;
