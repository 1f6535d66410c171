/** The ballots of an election: one for each part that is voted on, with its form and the contest of every station. */

import {
  type Ballot,
  type Contest,
  emptyTable,
  type Form,
  type Part,
  type ProtocolTable,
  type Rules,
  type Stations,
  type Sum,
} from '@saylau/core';
import { lineIds } from '../lines.js';

/** Two contests of one part at one station: there cannot be two ballots of a kind. */
export interface Clash {
  readonly row: number;
  readonly contests: readonly [Contest, Contest];
}

/** The ballots of a round, in the order of the rules' parts. A part without contests, and one whose seats are given, has none. */
export function ballotsOf(
  election: string,
  contests: readonly Contest[],
  rules: Rules,
  round: number,
): readonly Ballot[] {
  const turnout = rules.turnout === undefined ? {} : { turnout: rules.turnout };
  return [...rules.parts].flatMap(([key, part]) => {
    const own = contests.filter((contest) => contest.part === key);
    if (own.length === 0 || part.rule.rule === 'given') return [];
    const form = part.form ?? madeForm(rules, part);
    return [{ election, part: key, round, form, ...turnout, contests: own }];
  });
}

/**
 * The form of a part for which the rules at hand have none: the lines that turnout and percentages are of, the options, the line
 * against all where the ballot has it, `invalid`; no controls. A line that follows from others need not stand in it.
 */
function madeForm({ turnout, derive }: Rules, { percentOf, againstAll }: Part): Form {
  const named = [turnout?.of, turnout?.count, percentOf].flatMap(linesIn);
  const lines = [...lineIds].filter((line) => named.includes(line) && !derive.has(line) && !follows.includes(line));
  const all = [...lines, 'options', ...(againstAll ? ['against-all'] : []), 'invalid'];
  return { lines: all.map((line) => ({ line })), controls: [] };
}

const follows = ['valid', 'invalid'];

function linesIn(sum: Sum | { readonly unspecified: true } | undefined): readonly string[] {
  return sum !== undefined && 'terms' in sum ? sum.terms.map(({ line }) => line) : [];
}

/** The tables of ballots that were read without faults, without protocols. */
export function emptyTables(ballots: readonly Ballot[], stations: Stations): readonly ProtocolTable[] {
  return ballots.map((ballot) => tableOf(ballot, stations).table);
}

/** The table of a ballot, without protocols, and the stations that would have two. */
export function tableOf(
  ballot: Ballot,
  stations: Stations,
): { readonly table: ProtocolTable; readonly clashes: readonly Clash[] } {
  const { contestOf, clashes } = contestsByRow(ballot.contests, stations);
  const received = new Int32Array(stations.ids.length).fill(-1);
  return { table: { ...emptyTable(ballot, stations, contestOf), received }, clashes };
}

/** For every station the index of the contest in whose area it lies, in whatever hierarchy; -1 where in none. */
function contestsByRow(contests: readonly Contest[], stations: Stations) {
  const held = contestsByArea(contests, stations);
  const contestOf = new Int32Array(stations.ids.length).fill(-1);
  const clashes: Clash[] = [];
  for (const { leaves } of stations.hierarchies) {
    for (let row = 0; row < contestOf.length; row++) {
      const other = secondContest(contestOf, row, held, leaves[row] ?? -1);
      if (other >= 0) addClash(clashes, row, contests[contestOf[row] ?? -1], contests[other]);
    }
  }
  return { contestOf, clashes };
}

/** Gives a station the contest of an area where it has none; the index of another one of that area, or -1. */
function secondContest(contestOf: Int32Array, row: number, { first, second }: Held, area: number): number {
  const here = first[area] ?? -1;
  if (here < 0) return -1;
  if ((contestOf[row] ?? -1) < 0) contestOf[row] = here;
  return contestOf[row] === here ? (second[area] ?? -1) : here;
}

/** By area number the first two contests held there or above; -1 for none. Two are enough to clash. */
interface Held {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

function contestsByArea(contests: readonly Contest[], { areaNumbers, parents }: Stations): Held {
  const held: Held = {
    first: new Int32Array(parents.length).fill(-1),
    second: new Int32Array(parents.length).fill(-1),
  };
  for (const [index, { area }] of contests.entries()) addContest(held, areaNumbers.get(area) ?? -1, index);
  // Parents stand before children.
  for (const [area, parent] of parents.entries()) {
    addContest(held, area, held.first[parent] ?? -1);
    addContest(held, area, held.second[parent] ?? -1);
  }
  return held;
}

function addContest({ first, second }: Held, area: number, contest: number): void {
  if (contest < 0) return;
  if ((first[area] ?? contest) < 0) first[area] = contest;
  else if ((second[area] ?? contest) < 0) second[area] = contest;
}

function addClash(clashes: Clash[], row: number, one: Contest | undefined, other: Contest | undefined): void {
  if (one !== undefined && other !== undefined) clashes.push({ row, contests: [one, other] });
}
