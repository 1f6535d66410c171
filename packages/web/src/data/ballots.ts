/** One kind of ballot in one area: how far it is counted, turnout, and the votes where all vote on one contest. */

import type { RecordState } from '@saylau/acts';
import {
  type AreaNumber,
  type Contest,
  hasBit,
  type ProtocolTable,
  type Row,
  type Sum,
  type Totals,
  type Turnout,
} from '@saylau/core';
import { ballotFigures, rowsIn, soleContest } from '@saylau/views';
import { type Figures, sumOf } from './equations.js';
import type { BallotLaw } from './form.js';
import { percentOf } from './percent.js';

export interface AreaBallot {
  readonly part: string;
  /** Stations that vote with this ballot, and those counted. */
  readonly expected: number;
  readonly counted: number;
  /** Voters that turnout is of, at the stations counted; and those who came. */
  readonly registered?: number;
  readonly voters?: number;
  /** Decimal, in percent. */
  readonly turnout?: string;
  /** Where all stations of the area vote on one contest. */
  readonly contest?: string;
  /** In the order of the contest's options. */
  readonly votes?: readonly (number | undefined)[];
  /** What shares are of. */
  readonly base?: number;
  readonly figures: Figures;
}

/** Undefined where nobody in the area votes with this ballot. */
export function ballotIn(state: RecordState, own: BallotLaw, totals: Totals, area: AreaNumber): AreaBallot | undefined {
  const { table, expected, arrived } = totals;
  const voting = expected[area] ?? 0;
  if (voting === 0) return undefined;
  const { stations, ballot } = table;
  // Rows are looked at where they must be: most ballots have one contest, and withhold nothing.
  const rows = (): readonly Row[] => rowsIn(stations, area);
  const sole = ballot.contests.length === 1 ? 0 : soleContest(totals, rows());
  const figures = ballotFigures(state, totals, { area, rows, contest: sole });
  const contest = ballot.contests[sole ?? -1];
  return {
    part: ballot.part,
    expected: voting,
    counted: arrived[area] ?? 0,
    ...turnoutOf(ballot.turnout, figures, table.lines),
    ...(contest === undefined ? {} : votesOf(own, ballot.part, contest, figures)),
    figures,
  };
}

/** Of figures of protocols. */
export function turnoutOf(
  turnout: Turnout | undefined,
  figures: Figures,
  lines: readonly string[],
): Pick<AreaBallot, 'registered' | 'voters' | 'turnout'> {
  if (turnout === undefined) return {};
  const hasAgainst = lines.includes('against-all');
  const registered = sumOf(turnout.of, figures, [], hasAgainst);
  const voters = sumOf(turnout.count, figures, [], hasAgainst);
  return {
    ...(registered === undefined ? {} : { registered }),
    ...(voters === undefined ? {} : { voters }),
    ...(registered === undefined || voters === undefined || registered === 0
      ? {}
      : { turnout: percentOf(voters, registered) }),
  };
}

export function votesOf(
  { law }: Pick<BallotLaw, 'law'>,
  part: string,
  contest: Contest,
  figures: Figures,
): Pick<AreaBallot, 'contest' | 'votes' | 'base'> {
  const options = contest.options.map(({ id, role }) => (role === 'against-all' ? 'against-all' : id));
  const given = law.rules?.parts.get(part)?.percentOf;
  const of: Sum = given === undefined || 'unspecified' in given ? allVotes : given;
  const base = sumOf(
    of,
    figures,
    options.filter((id) => id !== 'against-all'),
    options.includes('against-all'),
  );
  return {
    contest: contest.id,
    votes: options.map((id) => (Object.hasOwn(figures, id) ? figures[id] : undefined)),
    ...(base === undefined ? {} : { base }),
  };
}

const allVotes: Sum = {
  terms: [
    { sign: 1, line: 'options' },
    { sign: 1, line: 'against-all' },
  ],
};

/** In percent of what shares are of; empty where either is not known. */
export function voteShare(votes: number | undefined, base: number | undefined): { readonly percent?: string } {
  return votes === undefined || base === undefined || base === 0 ? {} : { percent: percentOf(votes, base) };
}

/** The option with most votes; undefined where none has any, or the most is shared. */
export function leaderOf(votes: readonly (number | undefined)[] | undefined): number | undefined {
  if (votes === undefined || votes.some((one) => one === undefined)) return undefined;
  const most = Math.max(...votes.map((one) => one ?? 0));
  const first = votes.indexOf(most);
  return most === 0 || votes.indexOf(most, first + 1) >= 0 ? undefined : first;
}

/** The lines of a protocol that is there, and those of these options that its contest has. */
export function figuresAt({ lines, columns, absent }: ProtocolTable, row: Row, slots: readonly string[] = []): Figures {
  return Object.fromEntries(
    [...lines, ...slots].flatMap((line, column) => {
      const lacking = absent[column];
      return lacking !== undefined && hasBit(lacking, row) ? [] : [[line, columns[column]?.[row] ?? 0] as const];
    }),
  );
}
