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
import { columnWhat } from './words.js';

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
      what: 'past-results',
      columns: [idColumn('election', 'election', () => election.id), ...resultColumns],
      primaryKey: ['election', 'contest', 'round', 'line'],
      rows: () => outcome.contests.flatMap((own) => resultRows(election, own)),
    },
    status,
  );
}

const resultColumns: readonly Column<ResultRow>[] = [
  idColumn('contest', 'contest', ({ contest }) => contest.id),
  idColumn('area', 'area-held', ({ contest }) => contest.area),
  countColumn('round', 'round', ({ round }) => round),
  textColumn('kind', 'kind-of-row', kindOf, ['line', 'option']),
  idColumn('line', 'line', ({ line }) => line),
  ...nameColumns<ResultRow>(({ option }) => option?.name),
  textColumn('role', 'role', ({ option }) => option?.role),
  textColumn('party', 'party', ({ option }) => option?.party ?? undefined),
  countColumn('votes', 'votes-published', ({ figure, percentage }) => {
    const votes = figure?.value ?? percentage?.votes;
    return votes === undefined ? undefined : Number(votes);
  }),
  textColumn('baseOf', 'base-of', ({ percentage }) => (percentage === undefined ? undefined : sumText(percentage.of))),
  countColumn('base', 'base', ({ percentage }) => (percentage === undefined ? undefined : Number(percentage.base))),
  {
    name: 'percent',
    type: 'number',
    description: columnWhat('percent'),
    of: ({ percentage }) => (percentage === undefined ? undefined : percentText(percentage)),
  },
  textColumn('declaredPercent', 'declared-percent', ({ contest, round, line }) =>
    (round === 1 ? contest.declared : contest.polls.find((poll) => poll.round === round)?.declared)?.percent?.get(line),
  ),
  countColumn('seats', 'seats-past', ({ outcome, option, isLast, line }) => {
    if (!isLast || option === undefined || outcome.result?.kind !== 'seats') return undefined;
    return outcome.result.rows.find((row) => row.option === line)?.seats ?? 0;
  }),
  countColumn('declaredSeats', 'declared-seats', ({ contest, isLast, line }) =>
    isLast ? contest.declared.seats?.get(line) : undefined,
  ),
  answerColumn('elected', 'elected', ({ outcome, option, isLast, line }) =>
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
      what: 'past-contests',
      columns: [
        idColumn('election', 'election', () => election.id),
        ...contestColumns,
        textColumn('declaredTurnout', 'declared-turnout', declaredTurnout),
      ],
      primaryKey: ['election', 'contest'],
      rows: () => outcome.contests,
    },
    status,
  );
}

const contestColumns: readonly Column<ContestOutcome>[] = [
  idColumn('contest', 'contest', ({ contest }) => contest),
  ...nameColumns<ContestOutcome>(({ name }) => name),
  idColumn('part', 'part', ({ part }) => part),
  textColumn('body', 'body', ({ body }) => body),
  idColumn('area', 'area-held', ({ area }) => area),
  textColumn('counted', 'counted-past', (contest) => contest.status, ['counted', 'declared-only', 'not-determinable']),
  textColumn('missing', 'missing', ({ missing }) => (missing.length === 0 ? undefined : missing.join(' '))),
  {
    name: 'turnout',
    type: 'number',
    description: columnWhat('turnout'),
    of: ({ turnout }) => (turnout === undefined ? undefined : percentText(turnout)),
  },
  answerColumn('valid', 'valid', ({ valid }) => valid),
  answerColumn('adopted', 'adopted', ({ result }) => (result?.kind === 'answer' ? result.adopted : undefined)),
  countColumn('vacant', 'vacant', ({ result }) =>
    result === undefined || result.kind === 'answer' ? undefined : result.vacant,
  ),
];

function figuresTable({ election }: Past): Table {
  return tableOf<Transcribed>(
    {
      name: 'figures',
      columns: [
        idColumn('election', 'election', () => election.id),
        textColumn('contest', 'contest-or-all', ({ contest }) => contest),
        textColumn('area', 'area', ({ area }) => area),
        countColumn('round', 'round', ({ round }) => round),
        idColumn('line', 'line-published', ({ line }) => line),
        idColumn('value', 'value-published', ({ value }) => value),
        textColumn('stage', 'stage', ({ stage }) => stage, ['preliminary', 'final']),
        idColumn('source', 'source-told', ({ source }) => source),
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
