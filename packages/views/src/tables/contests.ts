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
      title: 'Contests',
      description: 'One row a contest: where it is held, how many protocols are counted, what it came to.',
      columns,
      primaryKey: ['election', 'contest'],
      rows: () => contestsOf(figures).map((at) => rowOf(figures, at)),
    },
    figures.status,
  );
}

const columns: readonly Column<ContestRow>[] = [
  idColumn('election', 'Election.', ({ election }) => election),
  idColumn('contest', 'Contest.', ({ contest }) => contest.id),
  ...nameColumns<ContestRow>(({ contest }) => contest.name),
  idColumn('part', 'Part of the rules that it follows.', ({ contest }) => contest.part),
  idColumn('area', 'Area in which it is held.', ({ contest }) => contest.area),
  textColumn('state', 'How far its result is.', ({ state }) => state, contestStates),
  countColumn('expected', 'Stations that vote on it.', ({ expected }) => expected),
  countColumn('counted', 'Protocols counted.', ({ counted }) => counted),
  {
    name: 'turnout',
    type: 'number',
    description: 'Turnout in percent, by the lines that the rules name.',
    of: ({ outcome }) => (outcome?.turnout === undefined ? undefined : percentText(outcome.turnout)),
  },
  answerColumn('valid', 'Whether the vote as a whole counts, where the rules ask it.', ({ outcome }) => outcome?.valid),
  answerColumn('adopted', 'The answer, of a question.', ({ outcome }) =>
    outcome?.result?.kind === 'answer' ? outcome.result.adopted : undefined,
  ),
  countColumn('vacant', 'Seats that nobody takes.', ({ outcome }) =>
    outcome?.result === undefined || outcome.result.kind === 'answer' ? undefined : outcome.result.vacant,
  ),
  countColumn('lots', 'Lots that are still to be drawn.', ({ outcome }) => outcome?.lots.length),
  countColumn('questions', 'Questions that the law leaves open.', ({ outcome }) => outcome?.questions.length),
  countColumn('announced', 'Leaf of the latest preliminary result.', ({ announced }) => announced),
  countColumn('established', 'Leaf of the latest established result.', ({ established }) => established),
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
