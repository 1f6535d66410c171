/** The whole body: seats of every party over the parts, counted where possible, else declared. */

import type { Election } from '../election.js';
import type { LineId } from '../figures.js';
import type { Part, Rules } from '../rules.js';
import { comparison } from './declared.js';
import type { Chamber, ChamberRow, ContestOutcome, Status } from './outcome.js';
import { partyOf } from './party.js';
import { isUnspecified } from './run.js';

interface PartSeats {
  readonly status: Status;
  readonly missing: readonly LineId[];
  /** Seats by party; undefined where neither counted nor declared. */
  readonly seats?: ReadonlyMap<string, number>;
  readonly vacant: number;
}

/** One chamber for each body the election fills; none for a referendum. */
export function chambersOf(election: Election, rules: Rules, outcomes: readonly ContestOutcome[]): Chamber[] {
  const bodies = new Set(election.contests.map(({ body }) => body));
  const parts = [...rules.parts].filter(([, { rule }]) => rule.rule !== 'question');
  if (parts.length === 0) return [];
  return [...bodies].map((body) => chamberOf(election, parts, outcomes, body));
}

function chamberOf(
  election: Election,
  parts: readonly (readonly [string, Part])[],
  outcomes: readonly ContestOutcome[],
  body: string | undefined,
): Chamber {
  const own = outcomes.filter((outcome) => outcome.body === body);
  const shown = body === undefined ? parts : parts.filter(([key]) => own.some(({ part }) => part === key));
  const counted = shown.map(([key, part]) => ({ key, part, ...partSeats(election, key, own) }));
  const expected = counted.map(({ part, key }) => seatsOfPart(election, part, key, body));
  const total = expected.includes(undefined) ? undefined : expected.reduce<number>((sum, seats) => sum + (seats ?? 0), 0);
  return {
    ...(body === undefined ? {} : { body }),
    ...(total === undefined ? {} : { seats: total }),
    parts: counted.map(({ key, status, missing }, index) => ({ part: key, status, missing, ...seatsField(expected[index]) })),
    rows: rowsOf(election, counted, body),
    vacant: counted.reduce((sum, { vacant }) => sum + vacant, 0),
  };
}

function seatsField(seats: number | undefined): { readonly seats?: number } {
  return seats === undefined ? {} : { seats };
}

/** Seats that the law or the contests foresee for a part. */
function seatsOfPart(election: Election, part: Part, key: string, body: string | undefined): number | undefined {
  const contests = election.contests.filter((contest) => contest.part === key && contest.body === body);
  const { rule } = part;
  const each = rule.rule === 'majority' ? 1 : rule.rule === 'question' ? 0 : isUnspecified(rule.seats) ? undefined : rule.seats;
  const number = isUnspecified(part.contests) ? undefined : part.contests;
  if (contests.length === 0) return each === undefined ? undefined : each * (number ?? 1);
  const all = contests.map(({ seats }) => (seats === null ? undefined : (seats ?? each)));
  return all.includes(undefined) ? undefined : all.reduce<number>((sum, own) => sum + (own ?? 0), 0);
}

function partSeats(election: Election, part: string, outcomes: readonly ContestOutcome[]): PartSeats {
  const own = outcomes.filter((outcome) => outcome.part === part);
  const missing = [...new Set(own.flatMap((outcome) => outcome.missing))];
  if (own.length > 0 && own.every(({ status }) => status === 'counted')) {
    return { status: 'counted', missing: [], seats: addUp(election, own), vacant: vacancies(own) };
  }
  const declared = election.declaredParts?.get(part) ?? declaredOf(election, own);
  if (declared !== undefined) return { status: 'declared-only', missing, seats: declared, vacant: 0 };
  return { status: 'not-determinable', missing, vacant: 0 };
}

function vacancies(outcomes: readonly ContestOutcome[]): number {
  return outcomes.reduce((sum, { result }) => sum + (result === undefined || result.kind === 'answer' ? 0 : result.vacant), 0);
}

function addUp(election: Election, outcomes: readonly ContestOutcome[]): Map<string, number> {
  return tallied(outcomes.flatMap((outcome) => seatsWon(election, outcome)));
}

/** Seats of a counted contest, by party. */
export function seatsWon(election: Election, { contest, result }: ContestOutcome): [string, number][] {
  const options = election.contests.find(({ id }) => id === contest)?.options ?? [];
  const party = (id: string): string => {
    const option = options.find((one) => one.id === id);
    return option === undefined ? 'independent' : partyOf(option);
  };
  if (result?.kind === 'seats') return result.rows.map(({ option, seats }) => [party(option), seats]);
  if (result?.kind === 'elected') return result.elected.map((option) => [party(option), 1]);
  return [];
}

/** Seats added up by party. */
export function tallied(pairs: readonly (readonly [string, number])[]): Map<string, number> {
  const seats = new Map<string, number>();
  for (const [party, number] of pairs) seats.set(party, (seats.get(party) ?? 0) + number);
  return seats;
}

/** Declared seats of a part's contests, where every one of them is declared or counted. */
function declaredOf(election: Election, outcomes: readonly ContestOutcome[]): Map<string, number> | undefined {
  const pairs = outcomes.map((outcome) => {
    if (outcome.status === 'counted') return seatsWon(election, outcome);
    const contest = election.contests.find(({ id }) => id === outcome.contest);
    const party = (id: string): string => {
      const option = contest?.options.find((one) => one.id === id);
      return option === undefined ? 'independent' : partyOf(option);
    };
    if (contest?.declared.seats !== undefined) return [...contest.declared.seats].map(([id, n]) => [party(id), n] as const);
    return contest?.declared.elected?.map((id) => [party(id), 1] as const);
  });
  return pairs.length === 0 || pairs.includes(undefined) ? undefined : tallied(pairs.flatMap((own) => own ?? []));
}

function rowsOf(
  election: Election,
  parts: readonly (PartSeats & { readonly key: string })[],
  body: string | undefined,
): ChamberRow[] {
  const declared = body === undefined ? election.declaredChamber : undefined;
  const parties = new Set([...parts.flatMap(({ seats }) => [...(seats?.keys() ?? [])]), ...(declared?.keys() ?? [])]);
  const complete = parts.every(({ seats }) => seats !== undefined);
  const rows = [...parties].map((party): ChamberRow => {
    const own = parts.flatMap(({ key, seats, status }) =>
      seats === undefined || status === 'not-determinable' ? [] : [[key, { seats: seats.get(party) ?? 0, status }] as const],
    );
    const total = complete ? own.reduce((sum, [, { seats }]) => sum + seats, 0) : undefined;
    const said = declared?.get(party);
    const beside =
      declared === undefined ? {} : { comparison: comparison('seats', party, total?.toString(), said?.toString()) };
    return { party, parts: new Map(own), ...(total === undefined ? {} : { total }), ...beside };
  });
  return rows.sort((a, b) => size(b, declared) - size(a, declared));
}

function size(row: ChamberRow, declared: ReadonlyMap<string, number> | undefined): number {
  return row.total ?? declared?.get(row.party) ?? [...row.parts.values()].reduce((sum, { seats }) => sum + seats, 0);
}
