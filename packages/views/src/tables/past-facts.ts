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
      title: 'Around the votes',
      description: 'One row for each cell of the tables about parties, stations, observers, exit polls; facts as well.',
      columns: [
        idColumn('election', 'Election.', () => election.id),
        idColumn('table', 'Table or fact.', ({ table }) => table),
        ...threeColumns<CellRow>('title', 'What it is about', ({ title }) => title),
        ...threeColumns<CellRow>('unit', 'What is counted', ({ unit }) => unit),
        ...threeColumns<CellRow>('row', 'Row', ({ row }) => row),
        ...threeColumns<CellRow>('column', 'Column', ({ column }) => column),
        textColumn('value', 'As printed. Empty: absent, which is not zero.', ({ value }) => value),
        textColumn('source', 'Source; sources are in sources.csv.', ({ source }) => source),
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
      title: 'Contradictions',
      description: 'One row for each value that a source gives where sources contradict each other.',
      columns: [
        idColumn('election', 'Election.', () => election.id),
        idColumn('contradiction', 'Contradiction.', ({ contradiction }) => contradiction.id),
        ...threeColumns<SaidRow>('about', 'What it is about', ({ contradiction }) => contradiction.about),
        idColumn('value', 'As that source has it.', ({ said }) => said.value),
        idColumn('source', 'Source; sources are in sources.csv.', ({ said }) => said.source),
        textColumn(
          'verdict',
          'The value used. Empty: it cannot be decided.',
          ({ contradiction }) => contradiction.verdict,
        ),
        ...threeColumns<SaidRow>('why', 'Why', ({ contradiction }) => contradiction.why),
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
      title: 'Sources',
      description: 'One row a source.',
      columns: [
        idColumn('election', 'Election.', () => election.id),
        idColumn('source', 'Source.', ({ id }) => id),
        idColumn('what', 'What it is.', ({ what }) => what),
        textColumn('url', 'Address.', ({ url }) => url),
      ],
      primaryKey: ['election', 'source'],
      rows: () => election.sources,
    },
    status,
  );
}
