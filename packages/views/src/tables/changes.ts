/** changes.csv: what was changed after it was public, why, and who decided. */

import type { ChangeRow } from './change-rows.js';
import type { Figures } from './figures.js';
import { type Column, countColumn, idColumn, type Table, tableOf, textColumn } from './table.js';
import { columnWhat } from './words.js';

export function changesTable(figures: Figures): Table {
  return tableOf<ChangeRow>(
    {
      name: 'changes',
      columns,
      rows: () => figures.changes,
    },
    figures.status,
  );
}

const columns: readonly Column<ChangeRow>[] = [
  {
    name: 'leaf',
    type: 'integer',
    description: columnWhat('leaf-act'),
    constraints: { required: true },
    of: ({ leaf }) => leaf,
  },
  idColumn('received', 'received', ({ received }) => received),
  idColumn('at', 'at', ({ at }) => at),
  idColumn('act', 'act', ({ act }) => act),
  idColumn('office', 'office', ({ as }) => as.office),
  textColumn('officeArea', 'office-area', ({ as }) => as.area),
  textColumn('officeStation', 'office-station', ({ as }) => as.station),
  idColumn('election', 'election', ({ election }) => election),
  idColumn('contest', 'contest', ({ contest }) => contest),
  textColumn('station', 'station-of-protocol', ({ station }) => station),
  textColumn('area', 'area-declared', ({ area }) => area),
  textColumn('line', 'line-changed', ({ line }) => line),
  countColumn('before', 'before', ({ before }) => before),
  countColumn('after', 'after', ({ after }) => after),
  textColumn('cause', 'cause', ({ cause }) => cause),
  textColumn('reason', 'reason', ({ reason }) => reason),
  textColumn('ground', 'ground', ({ ground }) => ground),
];
