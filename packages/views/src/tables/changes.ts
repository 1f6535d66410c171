/** changes.csv: what was changed after it was public, why, and who decided. */

import type { ChangeRow } from './change-rows.js';
import type { Figures } from './figures.js';
import { type Column, countColumn, idColumn, type Table, tableOf, textColumn } from './table.js';

export function changesTable(figures: Figures): Table {
  return tableOf<ChangeRow>(
    {
      name: 'changes',
      title: 'Changes',
      description:
        'One row for each line that an act changed; acts about a whole protocol or result have one row without a line.',
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
    description: 'The leaf of the act.',
    constraints: { required: true },
    of: ({ leaf }) => leaf,
  },
  idColumn('received', 'When the log took it in, UTC.', ({ received }) => received),
  idColumn('at', 'When it was done, as its author says, UTC.', ({ at }) => at),
  idColumn('act', 'What was done.', ({ act }) => act),
  idColumn('office', 'Whose act it is.', ({ as }) => as.office),
  textColumn('officeArea', 'Area of the office.', ({ as }) => as.area),
  textColumn('officeStation', 'Station of the office.', ({ as }) => as.station),
  idColumn('election', 'Election.', ({ election }) => election),
  idColumn('contest', 'Contest.', ({ contest }) => contest),
  textColumn('station', 'Station, of a protocol.', ({ station }) => station),
  textColumn('area', 'Area, of a declared total.', ({ area }) => area),
  textColumn('line', 'Line or option that was changed.', ({ line }) => line),
  countColumn('before', 'What it was.', ({ before }) => before),
  countColumn('after', 'What it is.', ({ after }) => after),
  textColumn('cause', 'Why a new paper was made.', ({ cause }) => cause),
  textColumn('reason', 'The reason as written; acts that need none have none.', ({ reason }) => reason),
  textColumn('ground', 'The legal ground as cited.', ({ ground }) => ground),
];
