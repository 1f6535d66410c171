/** The count of protocols: which of them are taken, what they come to, what can still change. */

import {
  type Bits,
  type ContestBounds,
  canStillChange,
  checkEquations,
  countBits,
  hasBit,
  type Outcome,
  outcomeOf,
  type ProtocolFinding,
  type ProtocolTable,
  rowsAfter,
  rowsWithErrors,
  runsOf,
  type StillOut,
  stillOut,
  type Totals,
  type TurnoutReports,
  takeOut,
  totalsOf,
  withAllLists,
  withTallies,
} from '@saylau/core';
import { type FindingCount, FindingCounts } from './finding-counts.js';
import type { LoadedElection } from './load.js';
import { InputProblem } from './problems.js';
import type { Received } from './received.js';

/** Which part of a night is counted: all of it, or what had arrived by a minute of the polling day. */
export interface NightWanted {
  /** Undefined: every expected protocol must be there. `half-way`: what there is, or half of it where all is in. A share is of the protocols that arrived. */
  readonly partial?: 'half-way' | { readonly minute: number } | { readonly share: number };
  /** Protocols with errors are counted as they stand, not set aside. */
  readonly withErrors: boolean;
  /** A station without a protocol is limited by its last turnout report, not by the ballots it got. */
  readonly capByReports: boolean;
}

/** One election of the night. */
export interface ElectionNight {
  /** With the sums of the protocols in its tallies. */
  readonly loaded: LoadedElection;
  readonly outcome: Outcome;
  readonly totals: readonly Totals[];
  /** By contest; empty where the night is over. */
  readonly open: ReadonlyMap<string, StillOut>;
  readonly bounds: ReadonlyMap<string, ContestBounds>;
}

export interface Night {
  readonly received: Received;
  /** Of the protocols that had arrived. */
  readonly findings: Findings;
  readonly elections: readonly ElectionNight[];
  /** Protocols expected and counted. */
  readonly expected: number;
  readonly counted: number;
  /** Protocols with errors: set aside, or counted as they stand. */
  readonly withErrors: number;
  /** Minute of the polling day up to which protocols were taken. */
  readonly until?: number;
}

/** Findings of a day by code, and the first errors in full. */
export interface Findings {
  readonly counts: readonly FindingCount[];
  readonly first: readonly ProtocolFinding[];
}

/** As many errors are kept in full. */
const firstErrors = 20;

/** Checks what must hold before protocols are counted; keeps numbers, not findings. `saylau validate` looks at more. */
function findingsOf(received: Pick<Received, 'tables' | 'territorial'>): Findings {
  const counts = new FindingCounts();
  const first: ProtocolFinding[] = [];
  checkEquations(received, (finding) => {
    counts.add(finding);
    if (finding.severity === 'error' && first.length < firstErrors) first.push(finding);
  });
  return { counts: counts.all, first };
}

/** Protocols that have arrived, and those that stations owe. */
export function arrivedIn(tables: readonly ProtocolTable[]): { readonly expected: number; readonly arrived: number } {
  let [expected, arrived] = [0, 0];
  for (const table of tables) {
    for (let row = 0; row < table.contestOf.length; row++) {
      if ((table.contestOf[row] ?? -1) >= 0) expected += 1;
      if (hasBit(table.arrived, row)) arrived += 1;
    }
  }
  return { expected, arrived };
}

/** Counts the protocols of `received`; those left out are taken out of its tables. */
export function nightOf(received: Received, { partial, withErrors, capByReports }: NightWanted): Night {
  const until = minuteOf(received.tables, partial);
  const arrived = received.tables.map((table) =>
    until === undefined ? table : without(table, rowsAfter(table, until)),
  );
  const findings = findingsOf({
    ...received,
    tables: arrived,
    territorial: partial === undefined ? received.territorial : [],
  });
  const errors = arrived.map(rowsWithErrors);
  const tables = withErrors ? arrived : arrived.map((table, index) => without(table, errors[index]));
  const [table] = tables;
  // All ballots of a day are voted on at the same stations.
  const runs = table === undefined ? undefined : runsOf(table.stations);
  const totals = tables.map((own) => totalsOf(own, runs));
  const { expected, arrived: counted } = arrivedIn(tables);
  const open =
    partial === undefined
      ? []
      : tables.map((table) =>
          openIn(table, received, capByReports ? reportsUntil(received.turnout, until) : undefined),
        );
  return {
    received,
    findings,
    elections: received.elections.map((loaded) =>
      partial === undefined
        ? electionNight(loaded, totals, open)
        : soFar(electionNight(undeclared(loaded), totals, open)),
    ),
    expected,
    counted,
    withErrors: errors.reduce((sum, rows) => sum + setBits(rows), 0),
    ...(until === undefined ? {} : { until }),
  };
}

function without(table: ProtocolTable, rows: Bits | undefined): ProtocolTable {
  return rows === undefined || setBits(rows) === 0 ? table : takeOut(table, rows);
}

function setBits(rows: Bits): number {
  return countBits(rows, 0, rows.length * 8);
}

/**
 * The minute that ends the part of the night wanted; undefined where nothing is cut off.
 * Throws where a part is asked for and no protocol says when it arrived.
 */
function minuteOf(tables: readonly ProtocolTable[], partial: NightWanted['partial']): number | undefined {
  if (partial === undefined) return undefined;
  if (typeof partial === 'object' && 'minute' in partial) return partial.minute;
  const { expected, arrived } = arrivedIn(tables);
  if (partial === 'half-way' && arrived < expected) return undefined;
  const numbers = arrivalsByMinute(tables);
  if (numbers.every((number) => number === 0)) {
    if (partial === 'half-way') return undefined;
    throw new InputProblem('problem.no-times');
  }
  const wanted = Math.ceil((arrived * (partial === 'half-way' ? 50 : partial.share)) / 100);
  let counted = 0;
  for (const [minute, number] of numbers.entries()) {
    counted += number;
    if (counted >= wanted) return minute;
  }
  return numbers.length - 1;
}

/** How many protocols arrived in each minute of the polling day and the day after. */
function arrivalsByMinute(tables: readonly ProtocolTable[]): Int32Array {
  const numbers = new Int32Array(2 * 24 * 60);
  for (const { arrived, received } of tables) {
    for (let row = 0; row < (received?.length ?? 0); row++) {
      const minute = received?.[row] ?? -1;
      if (minute >= 0 && hasBit(arrived, row)) numbers[minute] = (numbers[minute] ?? 0) + 1;
    }
  }
  return numbers;
}

/** Without what was declared: a part of the votes is not to be compared with the whole. */
function undeclared(loaded: LoadedElection): LoadedElection {
  const { declaredChamber: _, declaredParts: __, ...election } = loaded.election;
  const contests = election.contests.map(({ preliminary: ___, ...contest }) => ({ ...contest, declared: {} }));
  return { ...loaded, election: { ...election, contests, contradictions: [] } };
}

/** What can still come of one ballot, with the election that it is of. */
interface Open {
  readonly election: string;
  readonly contests: readonly StillOut[];
}

/** Where the file itself names the stations, nobody knows how many are missing: no cap is known. */
function openIn(table: ProtocolTable, { day }: Received, reports: TurnoutReports | undefined): Open {
  const contests = stillOut(table, reports);
  const unknown = contests.map(({ limits, ...own }) => ({
    ...own,
    votes: undefined,
    limits: { ...limits, unknown: 1 },
  }));
  return { election: table.ballot.election, contests: day === undefined ? unknown : contests };
}

/** Turnout reports limit what can come once the last of the day are there: before that voters still come. */
function reportsUntil(
  reports: TurnoutReports | undefined,
  until = Number.POSITIVE_INFINITY,
): TurnoutReports | undefined {
  return (reports?.times.at(-1) ?? Number.POSITIVE_INFINITY) <= until ? reports : undefined;
}

/** Nothing is said of what was declared, not even that it was not. */
function soFar({ outcome, ...night }: ElectionNight): ElectionNight {
  const contests = outcome.contests.map((contest) => ({ ...contest, comparisons: [] }));
  return { ...night, outcome: { ...outcome, contests } };
}

function electionNight(loaded: LoadedElection, totals: readonly Totals[], all: readonly Open[]): ElectionNight {
  const own = totals.filter(({ table }) => table.ballot.election === loaded.election.id);
  const election = withTallies(loaded.election, own);
  const outcome = outcomeOf(election, loaded.law);
  const open = all.flatMap(({ election: id, contests }) => (id === election.id ? contests : []));
  const { rules } = loaded.law;
  const caps = open.flatMap(({ contest, votes }) => (votes === undefined ? [] : [[contest, { votes }] as const]));
  const bounds =
    rules === undefined || open.length === 0
      ? new Map<string, ContestBounds>()
      : canStillChange(withAllLists(election, open), rules, new Map(caps));
  return {
    loaded: { ...loaded, election },
    outcome,
    totals: own,
    open: new Map(open.map((one) => [one.contest, one])),
    bounds,
  };
}
