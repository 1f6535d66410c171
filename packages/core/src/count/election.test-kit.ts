/** Small elections and rules for tests, written in one line each. No part of the product. */

import type { Condition } from '../condition.js';
import type { Area, Contest, Declared, Election, Option } from '../election.js';
import { type Figure, parseSum, type Sum, type Tally } from '../figures.js';
import { type Fraction, parseFraction } from '../fraction.js';
import type { ListRule, Part, PluralityRule, Rule, Rules } from '../rules.js';
import { countElection } from './count.js';
import type { ContestOutcome } from './outcome.js';
import type { StepKind } from './steps.js';

/** Votes as a test writes them: null is absent. */
export type Votes = Readonly<Record<string, number | bigint | null>>;

export function sum(text: string): Sum {
  const read = parseSum(text);
  if (read === undefined) throw new Error(`no sum: ${text}`);
  return read;
}

export function part(text: string): Fraction {
  const read = parseFraction(text);
  if (read === undefined) throw new Error(`no fraction: ${text}`);
  return read;
}

type Share = Extract<Condition, { kind: 'share' }>;

function share(amount: string, strict: boolean, of: string | undefined, quorum: string | undefined): Share {
  const base = of === undefined ? {} : { of: sum(of) };
  return {
    kind: 'share',
    bound: { amount: part(amount), strict },
    ...base,
    ...(quorum === undefined ? {} : { sum: sum(quorum) }),
  };
}

/** `atLeast('5%', 'options')`; a third argument is a quorum's own sum. */
export const atLeast = (amount: string, of?: string, quorum?: string): Share => share(amount, false, of, quorum);
export const moreThan = (amount: string, of?: string, quorum?: string): Share => share(amount, true, of, quorum);

export const allOf = (...of: Condition[]): Condition => ({ kind: 'all', of });
export const anyOf = (...of: Condition[]): Condition => ({ kind: 'any', of });
export const notOf = (of: Condition): Condition => ({ kind: 'not', of });

/** `where` holds in at least so many regions: "2/3" of them, or "14" of them in number. */
export function inRegions(
  amount: string,
  where: Condition,
  more: { strict?: boolean; number?: boolean; weighted?: true } = {},
): Condition {
  const bound = { amount: part(amount), strict: more.strict ?? false };
  const unit = more.number === true ? 'number' : 'fraction';
  return { kind: 'regions', bound, unit, where, ...(more.weighted === undefined ? {} : { weighted: true }) };
}

export function lists(rule: Partial<Omit<ListRule, 'rule'>> = {}): ListRule {
  return { rule: 'list', seats: 10, method: 'hare-remainder', ties: ['registered'], ...rule };
}

export function plurality(rule: Partial<Omit<PluralityRule, 'rule'>> = {}): PluralityRule {
  return { rule: 'plurality', seats: 1, ties: ['lot'], ...rule };
}

/** A rule alone, or a part of which the line against all may be left out. */
export type PartGiven = Rule | PartWithRule;
type PartWithRule = Omit<Part, 'againstAll'> & { readonly againstAll?: boolean };

function isRule(given: PartGiven): given is Rule {
  return typeof given.rule === 'string';
}

function partOf(given: PartGiven): Part {
  return isRule(given) ? { rule: given, againstAll: false } : { ...given, againstAll: given.againstAll ?? false };
}

/** Rules by part: a rule alone is a part without a line against all. */
export function rules(parts: Readonly<Record<string, PartGiven>>, more: Partial<Omit<Rules, 'parts'>> = {}): Rules {
  const read = Object.entries(parts).map(([key, given]) => [key, partOf(given)] as const);
  return { parts: new Map(read), derive: new Map(), cites: new Map(), open: new Map(), ...more };
}

function line(votes: Votes): ReadonlyMap<string, Figure> {
  return new Map(Object.entries(votes).map(([id, votesOf]) => [id, votesOf === null ? undefined : BigInt(votesOf)]));
}

/** A tally by area. */
export function tally(areas: Readonly<Record<string, Votes>>): Tally {
  return new Map(Object.entries(areas).map(([area, votes]) => [area, line(votes)]));
}

export interface ContestGiven extends Partial<Omit<Contest, 'options' | 'declared'>> {
  /** Votes at the contest's own area; every key is an option, `against-all` has its role. */
  readonly votes?: Votes;
  /** Other lines at the contest's own area. */
  readonly lines?: Votes;
  /** Votes by area, where the contest has several. */
  readonly tally?: Readonly<Record<string, Votes>>;
  /** Ids of the options, by default the keys of `votes`. */
  readonly ballot?: readonly string[];
  readonly role?: Option['role'];
  /** What an option has beside its id. */
  readonly about?: Readonly<Record<string, Partial<Option>>>;
  readonly declared?: Declared;
}

export function contest(given: ContestGiven): Contest {
  const { votes = {}, lines = {}, tally: areas, ballot, role = 'list', about = {}, declared = {}, ...rest } = given;
  const area = given.area ?? 'total';
  const ids = ballot ?? Object.keys(votes);
  const options = ids.map((id): Option => {
    const own = id === 'against-all' ? 'against-all' : role;
    return { id, name: {}, role: own, tags: [], ...about[id] };
  });
  const polls = given.polls ?? [{ round: 1, tally: tally(areas ?? { [area]: { ...votes, ...lines } }) }];
  return { id: 'c', name: {}, part: 'p', ...rest, area, options, polls, declared };
}

export function area(id: string, parent?: string, more: Partial<Area> = {}): Area {
  return {
    id,
    name: {},
    kind: parent === undefined ? 'country' : 'region',
    weight: { num: 1n, den: 1n },
    ...more,
    ...(parent === undefined ? {} : { parent }),
  };
}

export function election(contests: readonly Contest[], more: Partial<Election> = {}): Election {
  return {
    id: 'xx',
    name: {},
    date: '2020-05-03',
    office: 'parliament',
    areas: [area('total')],
    parties: new Map(),
    contests,
    contradictions: [],
    decided: new Map(),
    lots: new Map(),
    about: { facts: [], tables: [], notes: [], absent: [] },
    sources: [],
    ...more,
  };
}

/** Counts one contest `c` of one part `p`. */
export function countOne(
  given: PartGiven,
  contestGiven: ContestGiven,
  more: Partial<Election> = {},
  law: Partial<Omit<Rules, 'parts'>> = {},
): ContestOutcome {
  const [outcome] = countElection(election([contest(contestGiven)], more), rules({ p: given }, law)).contests;
  if (outcome === undefined) throw new Error('nothing was counted');
  return outcome;
}

/** Seats by option; undefined where nothing was counted. */
export function seatsOf({ result }: ContestOutcome): Record<string, number> | undefined {
  return result?.kind === 'seats'
    ? Object.fromEntries(result.rows.map(({ option, seats }) => [option, seats]))
    : undefined;
}

export function electedOf({ result }: ContestOutcome): readonly string[] | undefined {
  return result?.kind === 'elected' ? result.elected : undefined;
}

export function adoptedOf({ result }: ContestOutcome): boolean | undefined {
  return result?.kind === 'answer' ? result.adopted : undefined;
}

/** The first step of a kind. */
export function stepOf<K extends StepKind['step']>(
  outcome: ContestOutcome,
  kind: K,
): Extract<StepKind, { step: K }> | undefined {
  return outcome.steps.find((step): step is Extract<(typeof outcome.steps)[number], { step: K }> => step.step === kind);
}

/** Lists that were admitted. */
export function admittedOf(outcome: ContestOutcome): readonly string[] | undefined {
  return stepOf(outcome, 'admitted')?.options;
}

/** Seats certain, vacant and to be drawn together. */
export function seatsInAll({ result, lots }: ContestOutcome): number {
  const open = lots.reduce((all, { seats }) => all + seats, 0);
  if (result?.kind === 'seats') return result.rows.reduce((all, { seats }) => all + seats, result.vacant + open);
  return result?.kind === 'elected' ? result.elected.length + result.vacant + open : open;
}
