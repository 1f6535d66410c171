/** contests.csv: one row a contest: what it is of, how far it is, what was decided. */

import { contestStates } from '@saylau/acts';
import type { ContestOutcome } from '@saylau/core';
import { percentText } from '@saylau/core';
import { type ContestAt, contestOutcome, contestsOf, type Figures } from './figures.js';
import {
  answerColumn,
  type Column,
  countColumn,
  idColumn,
  nameColumns,
  type Table,
  tableOf,
  textColumn,
} from './table.js';
import { columnWhat } from './words.js';

interface ContestRow extends ContestAt {
  readonly state: string;
  readonly expected: number;
  readonly counted: number;
  readonly announced: number | undefined;
  readonly established: number | undefined;
  readonly outcome: ContestOutcome | undefined;
}

export function contestsTable(figures: Figures): Table {
  return tableOf<ContestRow>(
    {
      name: 'contests',
      columns,
      primaryKey: ['election', 'contest'],
      rows: () => contestsOf(figures).map((at) => rowOf(figures, at)),
    },
    figures.status,
  );
}

const columns: readonly Column<ContestRow>[] = [
  idColumn('election', 'election', ({ election }) => election),
  idColumn('contest', 'contest', ({ contest }) => contest.id),
  ...nameColumns<ContestRow>(({ contest }) => contest.name),
  idColumn('part', 'part', ({ contest }) => contest.part),
  idColumn('area', 'area-held', ({ contest }) => contest.area),
  textColumn('state', 'state-contest', ({ state }) => state, contestStates),
  countColumn('expected', 'expected', ({ expected }) => expected),
  countColumn('counted', 'counted', ({ counted }) => counted),
  {
    name: 'turnout',
    type: 'number',
    description: columnWhat('turnout'),
    of: ({ outcome }) => (outcome?.turnout === undefined ? undefined : percentText(outcome.turnout)),
  },
  answerColumn('valid', 'valid', ({ outcome }) => outcome?.valid),
  answerColumn('adopted', 'adopted', ({ outcome }) =>
    outcome?.result?.kind === 'answer' ? outcome.result.adopted : undefined,
  ),
  countColumn('vacant', 'vacant', ({ outcome }) =>
    outcome?.result === undefined || outcome.result.kind === 'answer' ? undefined : outcome.result.vacant,
  ),
  countColumn('lots', 'lots', ({ outcome }) => outcome?.lots.length),
  countColumn('questions', 'questions', ({ outcome }) => outcome?.questions.length),
  countColumn('announced', 'announced', ({ announced }) => announced),
  countColumn('established', 'established', ({ established }) => established),
];

function rowOf(figures: Figures, at: ContestAt): ContestRow {
  const view = figures.state.contest(at.election, at.contest.id);
  return {
    ...at,
    state: view?.state ?? 'open',
    expected: view?.expected ?? 0,
    counted: view?.counted ?? 0,
    announced: view?.announced?.leaf,
    established: view?.established?.leaf,
    outcome: contestOutcome(figures, at.election, at.contest.id),
  };
}
