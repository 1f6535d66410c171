/** Tables of what stands around an election of the past: facts, contradictions, sources. */

import type { Election, Outcome, Text } from '@saylau/core';
import { idColumn, type Table, tableOf, textColumn, threeColumns } from './table.js';

/** An election of the past, counted. */
export interface Past {
  readonly election: Election;
  readonly outcome: Outcome;
}

/** What is published has one status: made up is nothing of it, and it is not counted from protocols here. */
export const status = 'published';

interface CellRow {
  readonly table: string;
  readonly title: Text;
  readonly unit: Text;
  readonly row: Text;
  readonly column: Text;
  readonly value: string | undefined;
  readonly source: string | undefined;
}

/** Tables of all shapes as one: a row a cell. */
export function aroundTable({ election }: Past): Table {
  return tableOf<CellRow>(
    {
      name: 'around',
      columns: [
        idColumn('election', 'election', () => election.id),
        idColumn('table', 'table', ({ table }) => table),
        ...threeColumns<CellRow>('title', 'about', ({ title }) => title),
        ...threeColumns<CellRow>('unit', 'unit', ({ unit }) => unit),
        ...threeColumns<CellRow>('row', 'of-row', ({ row }) => row),
        ...threeColumns<CellRow>('column', 'of-column', ({ column }) => column),
        textColumn('value', 'value-printed', ({ value }) => value),
        textColumn('source', 'source', ({ source }) => source),
      ],
      rows: () => aroundRows(election),
    },
    status,
  );
}

function aroundRows({ about }: Election): readonly CellRow[] {
  const facts = about.facts.map(({ id, label, value, source }) => ({
    ...{ table: id, title: label, unit: {}, row: {}, column: {}, value, source },
  }));
  const cells = about.tables.flatMap(({ id, title, unit, columns, rows, source }) =>
    rows.flatMap(({ label, values }) =>
      columns.map((column, at) => ({ table: id, title, unit, row: label, column, value: values[at], source })),
    ),
  );
  return [...facts, ...cells];
}

interface SaidRow {
  readonly contradiction: Election['contradictions'][number];
  readonly said: Election['contradictions'][number]['values'][number];
}

export function contradictionsTable({ election }: Past): Table {
  return tableOf<SaidRow>(
    {
      name: 'contradictions',
      columns: [
        idColumn('election', 'election', () => election.id),
        idColumn('contradiction', 'contradiction', ({ contradiction }) => contradiction.id),
        ...threeColumns<SaidRow>('about', 'about', ({ contradiction }) => contradiction.about),
        idColumn('value', 'value-said', ({ said }) => said.value),
        idColumn('source', 'source', ({ said }) => said.source),
        textColumn('verdict', 'verdict', ({ contradiction }) => contradiction.verdict),
        ...threeColumns<SaidRow>('why', 'why', ({ contradiction }) => contradiction.why),
      ],
      rows: () =>
        election.contradictions.flatMap((contradiction) =>
          contradiction.values.map((said) => ({ contradiction, said })),
        ),
    },
    status,
  );
}

export function sourcesTable({ election }: Past): Table {
  return tableOf<Election['sources'][number]>(
    {
      name: 'sources',
      columns: [
        idColumn('election', 'election', () => election.id),
        idColumn('source', 'source-itself', ({ id }) => id),
        ...threeColumns<Election['sources'][number]>('what', 'what-source', ({ what }) => what),
        textColumn('url', 'url', ({ url }) => url),
      ],
      primaryKey: ['election', 'source'],
      rows: () => election.sources,
    },
    status,
  );
}
