/** Many bodies or offices elected on one day: what is known of each in a line, and of all of them together. */

import type { Chamber, Contest, ContestOutcome, Election, Status, Table, Text } from '@saylau/core';
import { partyColour } from '../../data/colours.js';
import { standingOf } from '../../data/contest-full.js';
import type { First } from '../../data/first.js';
import type { ElectionSource } from '../../data/source.js';
import { areaName, type ToldNames } from '../../data/told.js';
import { isWinner, type PlaceOption, placeRow } from './lists-data.js';

export interface BodyLine extends Partial<First> {
  /** Its contest, or the first of them. */
  readonly contest: string;
  readonly name: Text;
  /** The region around it, by its place in `regions`; left out where the body is that of the region. */
  readonly region?: number;
  readonly contests: number;
  readonly status: Status;
  /** Seats of the body, where known. */
  readonly seats?: number;
  /** Party by its place in `parties`, and seats: as far as they are known. */
  readonly held: readonly (readonly [number, number])[];
  /** Who is elected to an office, or has most votes. */
  readonly first?: PlaceOption;
  /** Who is elected, or how many of which party, is known and no more counted. */
  readonly isKnown: boolean;
  readonly expected?: number;
  readonly counted?: number;
}

/** A table as it was printed; null: not published. */
export interface PrintedTable extends Pick<Table, 'id' | 'title' | 'unit' | 'columns'> {
  readonly rows: readonly { readonly label: Text; readonly values: readonly (string | null)[] }[];
}

export interface BodiesData {
  readonly kind: 'bodies';
  /** Councils of several members, or offices of one. */
  readonly of: 'councils' | 'offices';
  readonly rows: readonly BodyLine[];
  readonly regions: readonly Text[];
  readonly parties: readonly { readonly name: Text; readonly colour: string; readonly seats: number }[];
  /** Printed totals, where there are no contests to count. */
  readonly tables: readonly PrintedTable[];
  readonly facts: readonly { readonly label: Text; readonly value?: string; readonly note?: Text }[];
}

export function bodiesData(source: ElectionSource, names: ToldNames): BodiesData {
  const { election } = source.loaded;
  const outcome = source.outcome();
  const parties: string[] = [];
  const regions: string[] = [];
  const bodies = bodiesOf(election.contests);
  const chambers = new Map(outcome.chambers.map((chamber) => [chamber.body, chamber]));
  const outcomes = new Map(outcome.contests.map((one) => [one.contest, one]));
  const rows = [...bodies].map(([body, contests]) =>
    lineOf({ source, names, parties, regions }, contests, {
      outcomes: contests.flatMap(({ id }) => outcomes.get(id) ?? []),
      chamber: contests[0]?.body === undefined ? undefined : chambers.get(body),
    }),
  );
  const isOffices = rows.every(({ contests, seats, held }) => contests === 1 && (seats ?? 1) === 1 && held.length < 2);
  const { facts, tables } = election.about;
  return {
    kind: 'bodies',
    of: isOffices ? 'offices' : 'councils',
    rows,
    regions: regions.map((id) => areaName(election, id)),
    parties: partiesOf(election, parties, rows),
    tables: rows.length > 0 ? [] : tables.filter(({ id }) => id !== 'calendar').map(printedTable),
    // A number says something by itself; a day or a name does not.
    facts: facts
      .filter(({ value = '' }) => /^\d+$/.test(value))
      .slice(0, 4)
      .map(({ id: _, source: __, ...fact }) => fact),
  };
}

function printedTable({ id, title, unit, columns, rows }: Table): PrintedTable {
  const shown = rows.map(({ label, values }) => ({ label, values: values.map((value) => value ?? null) }));
  return { id, title, unit, columns, rows: shown };
}

function bodiesOf(contests: readonly Contest[]): ReadonlyMap<string, readonly Contest[]> {
  const bodies = new Map<string, Contest[]>();
  for (const contest of contests) {
    const key = contest.body ?? contest.id;
    bodies.set(key, [...(bodies.get(key) ?? []), contest]);
  }
  return bodies;
}

/** What lines are made from; parties and regions are numbered as they come, so that each is written once. */
interface Making {
  readonly source: ElectionSource;
  readonly names: ToldNames;
  readonly parties: string[];
  readonly regions: string[];
}

interface Counted {
  readonly outcomes: readonly ContestOutcome[];
  readonly chamber: Chamber | undefined;
}

function lineOf(making: Making, contests: readonly Contest[], { outcomes, chamber }: Counted): BodyLine {
  const { source, names } = making;
  const { election } = source.loaded;
  const [contest] = contests;
  const [outcome] = outcomes;
  if (contest === undefined) throw new TypeError('a body without contests');
  const region = regionOf(election, contest);
  const held = (chamber?.rows ?? []).flatMap(({ party, parts, total }): [number, number][] => {
    const seats = total ?? [...parts.values()].reduce((sum, one) => sum + one.seats, 0);
    // A seat whose party is not known says nothing of a party.
    return seats > 0 && party !== 'unknown' ? [[numberIn(making.parties, party), seats]] : [];
  });
  const row = outcome === undefined || outcomes.length > 1 ? undefined : placeRow(source, outcome, contest);
  const isList = outcome?.result?.kind === 'seats';
  const { body } = contest;
  const isOpen = contests.some(({ id }) => standingOf(source, id).standing?.isSettled === false);
  return {
    contest: contest.id,
    name: body === undefined ? names.tell((own) => own.contest(contest.id)) : bodyName(names, election, contest, body),
    ...(region === undefined ? {} : { region: numberIn(making.regions, region) }),
    contests: contests.length,
    status: statusOf(outcomes),
    ...(chamber?.seats === undefined ? {} : { seats: chamber.seats }),
    held: held.sort((one, other) => other[1] - one[1]),
    ...(row?.first === undefined || isList ? {} : { first: row.first }),
    ...(row?.is === undefined || isList ? {} : { is: row.is }),
    ...(row?.why === undefined || isList ? {} : { why: row.why }),
    isKnown: !isOpen && (held.length > 0 || isWinner(row?.is)),
    ...standingsOf(source, contests),
  };
}

/** Its own name where the file has one for its only contest; else that of its area. */
function bodyName(names: ToldNames, election: Election, contest: Contest, body: string): Text {
  if (election.areas.some(({ id }) => id === body)) return areaName(election, body);
  return contest.name.kk !== undefined || contest.name.ru !== undefined || contest.name.en !== undefined
    ? contest.name
    : names.tell((own) => own.body(body));
}

/** The region that a body lies in: none for the body of a region itself. */
function regionOf(election: Election, { area, body, id }: Contest): string | undefined {
  // A council with the id of its area lies where that area does, whichever constituencies elect it.
  const ofBody = election.areas.find((one) => one.id === body);
  const own = ofBody ?? election.areas.find((one) => one.id === area);
  if (own === undefined || own.parent === undefined) return undefined;
  if (ofBody === undefined && (body ?? id) !== area) return area;
  const parent = election.areas.find((one) => one.id === own.parent);
  return parent?.parent === undefined ? undefined : parent.id;
}

function statusOf(outcomes: readonly ContestOutcome[]): Status {
  if (outcomes.length > 0 && outcomes.every(({ status }) => status === 'counted')) return 'counted';
  return outcomes.some(({ status }) => status !== 'not-determinable') ? 'declared-only' : 'not-determinable';
}

function standingsOf(source: ElectionSource, contests: readonly Contest[]): Pick<BodyLine, 'expected' | 'counted'> {
  const standings = contests.flatMap(({ id }) => standingOf(source, id).standing ?? []);
  if (standings.length === 0) return {};
  return {
    expected: standings.reduce((sum, one) => sum + one.expected, 0),
    counted: standings.reduce((sum, one) => sum + one.counted, 0),
  };
}

function numberIn(all: string[], id: string): number {
  const known = all.indexOf(id);
  return known >= 0 ? known : all.push(id) - 1;
}

function partiesOf(election: Election, parties: readonly string[], rows: readonly BodyLine[]): BodiesData['parties'] {
  return parties.map((party, place) => ({
    name: party === 'independent' ? {} : (election.parties.get(party) ?? { en: party }),
    colour: partyColour(election.parties, party, place),
    seats: rows.reduce((sum, { held }) => sum + (held.find(([own]) => own === place)?.[1] ?? 0), 0),
  }));
}
