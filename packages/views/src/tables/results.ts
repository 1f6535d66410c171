/** results.csv: one row for each line and option of a contest: votes, percent of what, seats, who is elected. */

import type { Stated } from '@saylau/acts';
import { type ContestOutcome, type Option, type Percentage, percentText, sumText } from '@saylau/core';
import { type ContestAt, contestOutcome, contestsOf, type Figures, figureIn } from './figures.js';
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

interface ResultRow {
  readonly at: ContestAt;
  readonly line: string;
  /** Undefined for a line of the form. */
  readonly option: Option | undefined;
  readonly votes: number | undefined;
  readonly percentage: Percentage | undefined;
  readonly outcome: ContestOutcome | undefined;
  /** The newest that is stated of the contest. */
  readonly stated: Stated | undefined;
}

export function resultsTable(figures: Figures): Table {
  return tableOf<ResultRow>(
    {
      name: 'results',
      title: 'Results',
      description: 'One row for each line and option of each contest, of all of its area, as counted from the leaves.',
      columns,
      primaryKey: ['election', 'contest', 'line'],
      rows: () => contestsOf(figures).flatMap((at) => rowsOf(figures, at)),
    },
    figures.status,
  );
}

const columns: readonly Column<ResultRow>[] = [
  idColumn('election', 'Election.', ({ at }) => at.election),
  idColumn('contest', 'Contest.', ({ at }) => at.contest.id),
  idColumn('area', 'Area in which it is held.', ({ at }) => at.contest.area),
  textColumn('kind', 'A line of the form, or an option of the ballot.', kindOf, ['line', 'option']),
  idColumn('line', 'Line or option.', ({ line }) => line),
  ...nameColumns<ResultRow>(({ option }) => option?.name),
  textColumn('role', 'What the option is.', ({ option }) => option?.role),
  textColumn('party', 'Party of the option, where it has one.', ({ option }) => option?.party ?? undefined),
  countColumn(
    'votes',
    'The figure: sum of the protocols counted. Empty: absent, which is not zero.',
    ({ votes }) => votes,
  ),
  textColumn('baseOf', 'What the percentage is of: lines added and taken off.', ({ percentage }) =>
    percentage === undefined ? undefined : sumText(percentage.of),
  ),
  countColumn('base', 'The base of the percentage.', ({ percentage }) =>
    percentage === undefined ? undefined : Number(percentage.base),
  ),
  {
    name: 'percent',
    type: 'number',
    description: 'votes × 100 ÷ base, rounded to two decimals, halves up.',
    of: ({ percentage }) => (percentage === undefined ? undefined : percentText(percentage)),
  },
  countColumn('seats', 'Seats of the option.', seatsOf),
  answerColumn('elected', 'Whether the option is elected.', electedIn),
  answerColumn('next', 'Whether the option goes on to the next round.', nextIn),
  countColumn('stated', 'The figure that the commission stated last.', ({ stated, line }) =>
    figureIn(stated?.result.figures, line),
  ),
  countColumn('statedSeats', 'The seats that the commission stated last.', ({ stated, option, line }) =>
    option === undefined || stated?.result.seats === undefined ? undefined : (figureIn(stated.result.seats, line) ?? 0),
  ),
];

function rowsOf(figures: Figures, at: ContestAt): readonly ResultRow[] {
  const { election, contest, names } = at;
  const sums = figures.shown.sums(election, contest.id, contest.area);
  const outcome = contestOutcome(figures, election, contest.id);
  const view = figures.state.contest(election, contest.id);
  const options = new Map(contest.options.map((option) => [option.id, option]));
  const percentages = new Map(outcome?.percentages.map((percentage) => [percentage.line, percentage]));
  return names.map((line) => ({
    at,
    line,
    option: options.get(line),
    votes: figureIn(sums, line),
    percentage: percentages.get(line),
    outcome,
    stated: latest(view?.announced, view?.established),
  }));
}

function latest(announced: Stated | undefined, established: Stated | undefined): Stated | undefined {
  return (established?.leaf ?? -1) > (announced?.leaf ?? -1) ? established : announced;
}

function kindOf({ option }: ResultRow): string {
  return option === undefined ? 'line' : 'option';
}

/** An option without a row has no seats; before there is a result nothing is known. */
function seatsOf({ outcome, option, line }: ResultRow): number | undefined {
  if (option === undefined || outcome?.result?.kind !== 'seats') return undefined;
  return outcome.result.rows.find((row) => row.option === line)?.seats ?? 0;
}

function electedIn({ outcome, option, line }: ResultRow): boolean | undefined {
  if (option === undefined || outcome?.result?.kind !== 'elected') return undefined;
  return outcome.result.elected.includes(line);
}

function nextIn({ outcome, option, line }: ResultRow): boolean | undefined {
  if (option === undefined || outcome?.result?.kind !== 'elected' || !outcome.result.secondRound) return undefined;
  return outcome.result.advancing.includes(line);
}
