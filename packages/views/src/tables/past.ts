/** Tables of an election of the past: its published figures, and what they come to when they are counted anew. */

import type { Contest, ContestOutcome, Election, Option, Percentage, PollOutcome } from '@saylau/core';
import { percentText, sumText } from '@saylau/core';
import { publishedFigures, type Transcribed } from '../published-figures.js';
import { areaNames } from './areas.js';
import { aroundTable, contradictionsTable, type Past, sourcesTable, status } from './past-facts.js';
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

/** A line or option in a round of a contest. */
interface ResultRow {
  readonly contest: Contest;
  readonly outcome: ContestOutcome;
  readonly round: number;
  readonly isLast: boolean;
  readonly line: string;
  readonly figure: PollOutcome['figures'][number] | undefined;
  readonly option: Option | undefined;
  readonly percentage: Percentage | undefined;
}

function resultsTable({ election, outcome }: Past): Table {
  return tableOf<ResultRow>(
    {
      name: 'results',
      title: 'Results',
      description: 'One row for each line and option of each round of each contest: as published, and as counted anew.',
      columns: [idColumn('election', 'Election.', () => election.id), ...resultColumns],
      primaryKey: ['election', 'contest', 'round', 'line'],
      rows: () => outcome.contests.flatMap((own) => resultRows(election, own)),
    },
    status,
  );
}

const resultColumns: readonly Column<ResultRow>[] = [
  idColumn('contest', 'Contest.', ({ contest }) => contest.id),
  idColumn('area', 'Area in which it is held.', ({ contest }) => contest.area),
  countColumn('round', 'Round, from 1.', ({ round }) => round),
  textColumn('kind', 'A line of the form, or an option of the ballot.', kindOf, ['line', 'option']),
  idColumn('line', 'Line or option.', ({ line }) => line),
  ...nameColumns<ResultRow>(({ option }) => option?.name),
  textColumn('role', 'What the option is.', ({ option }) => option?.role),
  textColumn('party', 'Party of the option, where it has one.', ({ option }) => option?.party ?? undefined),
  countColumn('votes', 'The figure. Empty: not published, which is not zero.', ({ figure, percentage }) => {
    const votes = figure?.value ?? percentage?.votes;
    return votes === undefined ? undefined : Number(votes);
  }),
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
  textColumn('declaredPercent', 'The percentage as it was declared, in its own digits.', ({ contest, round, line }) =>
    (round === 1 ? contest.declared : contest.polls.find((poll) => poll.round === round)?.declared)?.percent?.get(line),
  ),
  countColumn('seats', 'Seats of the option, counted.', ({ outcome, option, isLast, line }) => {
    if (!isLast || option === undefined || outcome.result?.kind !== 'seats') return undefined;
    return outcome.result.rows.find((row) => row.option === line)?.seats ?? 0;
  }),
  countColumn('declaredSeats', 'Seats of the option, as declared.', ({ contest, isLast, line }) =>
    isLast ? contest.declared.seats?.get(line) : undefined,
  ),
  answerColumn('elected', 'Whether the option is elected.', ({ outcome, option, isLast, line }) =>
    isLast && option !== undefined && outcome.result?.kind === 'elected'
      ? outcome.result.elected.includes(line)
      : undefined,
  ),
];

function kindOf({ option }: ResultRow): string {
  return option === undefined ? 'line' : 'option';
}

function resultRows(election: Election, outcome: ContestOutcome): readonly ResultRow[] {
  const contest = election.contests.find(({ id }) => id === outcome.contest);
  if (contest === undefined) return [];
  const first = { round: 1, figures: outcome.figures.filter(({ round }) => round === 1), of: outcome };
  const later = outcome.laterRounds.map((own) => ({ round: own.round, figures: own.figures, of: own }));
  const rounds = [first, ...later];
  return rounds.flatMap(({ round, figures, of: { percentages } }, at) => {
    const voted = contest.polls.find((poll) => poll.round === round)?.options;
    const options = contest.options.filter(({ id }) => voted?.includes(id) !== false);
    const lines = new Set([...figures.map(({ line }) => line), ...options.map(({ id }) => id)]);
    return [...lines].map((line) => ({
      ...{ contest, outcome, round, line, isLast: at === rounds.length - 1 },
      figure: figures.find((one) => one.line === line),
      option: contest.options.find(({ id }) => id === line),
      percentage: percentages.find((one) => one.line === line),
    }));
  });
}

function contestsTable({ election, outcome }: Past): Table {
  const declaredTurnout = ({ contest }: ContestOutcome): string | undefined =>
    election.contests.find(({ id }) => id === contest)?.declared.turnout;
  return tableOf<ContestOutcome>(
    {
      name: 'contests',
      title: 'Contests',
      description: 'One row a contest: where it was held, how far it can be counted, what it came to.',
      columns: [
        idColumn('election', 'Election.', () => election.id),
        ...contestColumns,
        textColumn('declaredTurnout', 'Turnout as declared, in its own digits.', declaredTurnout),
      ],
      primaryKey: ['election', 'contest'],
      rows: () => outcome.contests,
    },
    status,
  );
}

const contestColumns: readonly Column<ContestOutcome>[] = [
  idColumn('contest', 'Contest.', ({ contest }) => contest),
  ...nameColumns<ContestOutcome>(({ name }) => name),
  idColumn('part', 'Part of the rules that it follows.', ({ part }) => part),
  textColumn('body', 'The body that it fills, where an election fills several.', ({ body }) => body),
  idColumn('area', 'Area in which it is held.', ({ area }) => area),
  textColumn(
    'counted',
    'counted from published votes; declared-only: no votes are published; not-determinable.',
    (contest) => contest.status,
    ['counted', 'declared-only', 'not-determinable'],
  ),
  textColumn('missing', 'Lines that were not published and keep the result from being counted.', ({ missing }) =>
    missing.length === 0 ? undefined : missing.join(' '),
  ),
  {
    name: 'turnout',
    type: 'number',
    description: 'Percent of voters who took part, by the lines that the rules name.',
    of: ({ turnout }) => (turnout === undefined ? undefined : percentText(turnout)),
  },
  answerColumn('valid', 'Whether the vote as a whole counts, where the rules ask it.', ({ valid }) => valid),
  answerColumn('adopted', 'The answer, of a question.', ({ result }) =>
    result?.kind === 'answer' ? result.adopted : undefined,
  ),
  countColumn('vacant', 'Seats that nobody takes.', ({ result }) =>
    result === undefined || result.kind === 'answer' ? undefined : result.vacant,
  ),
];

function figuresTable({ election }: Past): Table {
  return tableOf<Transcribed>(
    {
      name: 'figures',
      title: 'Published figures',
      description: 'One row for each figure that was published, as it was, with its source.',
      columns: [
        idColumn('election', 'Election.', () => election.id),
        textColumn('contest', 'Contest; empty for a figure of the whole election.', ({ contest }) => contest),
        textColumn('area', 'Area.', ({ area }) => area),
        countColumn('round', 'Round, from 1.', ({ round }) => round),
        idColumn('line', 'Line or option; or what was declared: seats/…, percent/…, turnout.', ({ line }) => line),
        idColumn('value', 'As published.', ({ value }) => value),
        textColumn('stage', 'Whether it was announced before the final result.', ({ stage }) => stage, [
          'preliminary',
          'final',
        ]),
        idColumn('source', 'Where it is from.', ({ source }) => source),
      ],
      rows: () => publishedFigures(election),
    },
    status,
  );
}

/** The tables of an election of the past by their names. */
export const pastTables = {
  results: resultsTable,
  contests: contestsTable,
  figures: figuresTable,
  around: aroundTable,
  contradictions: contradictionsTable,
  sources: sourcesTable,
  'area-names': ({ election }: Past) => areaNames(election.areas, status),
} as const satisfies Readonly<Record<string, (past: Past) => Table>>;
export type PastTable = keyof typeof pastTables;

export function isPastTable(name: string): name is PastTable {
  return Object.hasOwn(pastTables, name);
}
