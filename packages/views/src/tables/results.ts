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
import { columnWhat } from './words.js';

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
      columns,
      primaryKey: ['election', 'contest', 'line'],
      rows: () => contestsOf(figures).flatMap((at) => rowsOf(figures, at)),
    },
    figures.status,
  );
}

const columns: readonly Column<ResultRow>[] = [
  idColumn('election', 'election', ({ at }) => at.election),
  idColumn('contest', 'contest', ({ at }) => at.contest.id),
  idColumn('area', 'area-held', ({ at }) => at.contest.area),
  textColumn('kind', 'kind-of-row', kindOf, ['line', 'option']),
  idColumn('line', 'line', ({ line }) => line),
  ...nameColumns<ResultRow>(({ option }) => option?.name),
  textColumn('role', 'role', ({ option }) => option?.role),
  textColumn('party', 'party', ({ option }) => option?.party ?? undefined),
  countColumn('votes', 'votes-counted', ({ votes }) => votes),
  textColumn('baseOf', 'base-of', ({ percentage }) => (percentage === undefined ? undefined : sumText(percentage.of))),
  countColumn('base', 'base', ({ percentage }) => (percentage === undefined ? undefined : Number(percentage.base))),
  {
    name: 'percent',
    type: 'number',
    description: columnWhat('percent'),
    of: ({ percentage }) => (percentage === undefined ? undefined : percentText(percentage)),
  },
  countColumn('seats', 'seats', seatsOf),
  answerColumn('elected', 'elected', electedIn),
  answerColumn('next', 'next', nextIn),
  countColumn('stated', 'stated', ({ stated, line }) => figureIn(stated?.result.figures, line)),
  countColumn('statedSeats', 'stated-seats', ({ stated, option, line }) =>
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
