/** The whole body: seats of every party over the parts, counted where possible, else declared. */

import type { Election } from '../election.js';
import type { LineId, OptionId } from '../figures.js';
import type { Part, Rule, Rules } from '../rules.js';
import { comparison } from './declared.js';
import type { Chamber, ChamberRow, ContestOutcome, Status } from './outcome.js';
import { partyOf } from './party.js';
import { isUnspecified } from './run.js';

interface PartSeats {
  readonly status: Status;
  readonly missing: readonly LineId[];
  /** Seats by party; undefined where neither counted nor declared. */
  readonly seats?: ReadonlyMap<string, number>;
  /** Parties that a lot or a round to come can still give a seat. */
  readonly open: ReadonlySet<string>;
  readonly vacant: number;
}

const nothingOpen: ReadonlySet<string> = new Set();

/** One chamber for each body the election fills; none for a referendum. */
export function chambersOf(election: Election, rules: Rules, outcomes: readonly ContestOutcome[]): Chamber[] {
  const bodies = new Set(election.contests.map(({ body }) => body));
  const parts = [...rules.parts].filter(([, { rule }]) => rule.rule !== 'question');
  if (parts.length === 0) return [];
  if (bodies.size <= 1) return [...bodies].map((body) => chamberOf(election, parts, outcomes, body));
  const contestsOf = byBody(election.contests);
  const outcomesOf = byBody(outcomes);
  return [...bodies].map((body) => {
    const contests = body === undefined ? election.contests : (contestsOf.get(body) ?? []);
    return chamberOf({ ...election, contests }, parts, outcomesOf.get(body) ?? [], body);
  });
}

function byBody<T extends { readonly body?: string }>(
  all: readonly T[],
): ReadonlyMap<string | undefined, readonly T[]> {
  const bodies = new Map<string | undefined, T[]>();
  for (const one of all) {
    const own = bodies.get(one.body);
    if (own === undefined) bodies.set(one.body, [one]);
    else own.push(one);
  }
  return bodies;
}

function chamberOf(
  election: Election,
  parts: readonly (readonly [string, Part])[],
  outcomes: readonly ContestOutcome[],
  body: string | undefined,
): Chamber {
  const own = outcomes.filter((outcome) => outcome.body === body);
  const shown = body === undefined ? parts : parts.filter(([key]) => own.some(({ part }) => part === key));
  const counted = shown.map(([key, part]) => {
    const lacking = body === undefined ? lackingContests(election, part, key) : 0;
    return { key, part, ...partSeats(election, key, own, lacking) };
  });
  const expected = counted.map(({ part, key }) =>
    compensates(part)
      ? seatsFilled(own.filter((outcome) => outcome.part === key))
      : seatsOfPart(election, part, key, body),
  );
  const total = expected.includes(undefined)
    ? undefined
    : expected.reduce<number>((sum, seats) => sum + (seats ?? 0), 0);
  return {
    ...(body === undefined ? {} : { body }),
    ...(total === undefined ? {} : { seats: total }),
    parts: counted.map(({ key, status, missing }, index) => ({
      part: key,
      status,
      missing,
      ...seatsField(expected[index]),
    })),
    rows: rowsOf(election, counted, body),
    vacant: counted.reduce((sum, { vacant }) => sum + vacant, 0),
  };
}

function seatsField(seats: number | undefined): { readonly seats?: number } {
  return seats === undefined ? {} : { seats };
}

/** Whether the part's number of seats is that of several parts together. */
function compensates({ rule }: Part): boolean {
  return rule.rule === 'list' && rule.compensates !== undefined;
}

/** Seats that counted contests of a part filled, lots and vacant ones included; undefined where one is not counted. */
function seatsFilled(outcomes: readonly ContestOutcome[]): number | undefined {
  const filled = outcomes.map(({ result, lots }) =>
    result?.kind === 'seats'
      ? result.rows.reduce((sum, { seats }) => sum + seats, result.vacant) +
        lots.reduce((sum, lot) => sum + lot.seats, 0)
      : undefined,
  );
  return filled.includes(undefined) ? undefined : filled.reduce<number>((sum, seats) => sum + (seats ?? 0), 0);
}

/** Seats that the law or the contests foresee for a part. */
function seatsOfPart(election: Election, part: Part, key: string, body: string | undefined): number | undefined {
  const contests = election.contests.filter((contest) => contest.part === key && contest.body === body);
  if (contests.length === 0) return seatsForeseen(part);
  const each = seatsByLaw(part.rule);
  const lacking = body === undefined ? lackingContests(election, part, key) : 0;
  const own = contests.map(({ seats }) => (seats === undefined || part.seatsSet ? each : (seats ?? undefined)));
  const all = [...own, ...new Array<number | undefined>(lacking).fill(each)];
  return all.includes(undefined) ? undefined : all.reduce<number>((sum, seats) => sum + (seats ?? 0), 0);
}

/** Seats of a part by the law alone; undefined where it does not say how many contests of one seat there are. */
export function seatsForeseen({ rule, contests }: Part): number | undefined {
  const each = seatsByLaw(rule);
  const alone = rule.rule === 'list' || rule.rule === 'given' ? 1 : undefined;
  const number = isUnspecified(contests) ? undefined : (contests ?? alone);
  return each === undefined || number === undefined ? undefined : each * number;
}

/** Seats of one contest where it does not say its own number; undefined where the law does not either. */
function seatsByLaw(rule: Rule): number | undefined {
  if (rule.rule === 'majority') return 1;
  if (rule.rule === 'question') return 0;
  return isUnspecified(rule.seats) ? undefined : rule.seats;
}

/** Contests that the law foresees for a part and the file does not have. */
export function lackingContests(election: Election, { contests }: Part, key: string): number {
  if (contests === undefined || isUnspecified(contests)) return 0;
  return Math.max(0, contests - election.contests.filter(({ part }) => part === key).length);
}

function partSeats(election: Election, part: string, outcomes: readonly ContestOutcome[], lacking: number): PartSeats {
  const own = outcomes.filter((outcome) => outcome.part === part);
  const missing = [...new Set([...own.flatMap((outcome) => outcome.missing), ...(lacking > 0 ? ['contests'] : [])])];
  const open = new Set(own.flatMap((outcome) => partiesOf(election, outcome, waitingFor(outcome))));
  if (own.length > 0 && lacking === 0 && own.every(({ status }) => status === 'counted')) {
    return { status: 'counted', missing: [], seats: addUp(election, own), open, vacant: vacancies(own) };
  }
  const whole = election.declaredParts?.get(part);
  if (whole !== undefined) return { status: 'declared-only', missing, seats: whole, open: nothingOpen, vacant: 0 };
  const mixed = lacking === 0 ? declaredOf(election, own) : undefined;
  if (mixed === undefined) return { status: 'not-determinable', missing, open: nothingOpen, vacant: 0 };
  return { status: 'declared-only', missing, seats: mixed, open, vacant: vacancies(own) };
}

/** Options that can still get a seat of a counted contest: those of a lot to draw, or of a round to come. */
export function waitingFor({ lots, result }: ContestOutcome): readonly OptionId[] {
  const drawn = lots.flatMap(({ among }) => among);
  const decided = result?.kind !== 'elected' || result.elected.length + result.vacant > 0;
  return decided ? drawn : [...drawn, ...result.advancing];
}

function vacancies(outcomes: readonly ContestOutcome[]): number {
  return outcomes.reduce(
    (sum, { result }) => sum + (result === undefined || result.kind === 'answer' ? 0 : result.vacant),
    0,
  );
}

function addUp(election: Election, outcomes: readonly ContestOutcome[]): Map<string, number> {
  return tallied(outcomes.flatMap((outcome) => seatsWon(election, outcome)));
}

/** Seats of a counted contest, by party. */
export function seatsWon(election: Election, outcome: ContestOutcome): [string, number][] {
  const { result } = outcome;
  if (result?.kind !== 'seats' && result?.kind !== 'elected') return [];
  const rows = result.kind === 'seats' ? result.rows : result.elected.map((option) => ({ option, seats: 1 }));
  const parties = partiesOf(
    election,
    outcome,
    rows.map(({ option }) => option),
  );
  return rows.map(({ seats }, index) => [parties[index] ?? 'independent', seats]);
}

/** Parties of a contest's options, `independent` for none. */
function partiesOf(election: Election, { contest }: ContestOutcome, ids: readonly OptionId[]): string[] {
  const options = election.contests.find(({ id }) => id === contest)?.options ?? [];
  return ids.map((id) => {
    const option = options.find((one) => one.id === id);
    return option === undefined ? 'independent' : partyOf(option);
  });
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
    const { seats, elected } = election.contests.find(({ id }) => id === outcome.contest)?.declared ?? {};
    const said = seats === undefined ? elected?.map((id) => [id, 1] as const) : [...seats];
    const parties = partiesOf(
      election,
      outcome,
      (said ?? []).map(([id]) => id),
    );
    return said?.map(([, own], index) => [parties[index] ?? 'independent', own] as const);
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
      seats === undefined || status === 'not-determinable'
        ? []
        : [[key, { seats: seats.get(party) ?? 0, status }] as const],
    );
    const settled = complete && !parts.some(({ open }) => open.has(party));
    const total = settled ? own.reduce((sum, [, { seats }]) => sum + seats, 0) : undefined;
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
