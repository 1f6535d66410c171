/** How many votes a list is away from one more seat, and from the threshold: found by counting again, nothing estimated. */

import {
  type Condition,
  type Contest,
  type ContestOutcome,
  countElection,
  type Election,
  fraction,
  type ListRule,
  type OptionId,
  type Rules,
} from '@saylau/core';
import { shareAsked } from './thresholds.js';

export interface ListMargin {
  /** So many more votes give one more seat, one vote fewer does not; left out where no number below the cap does. */
  readonly toNextSeat?: number;
  /** So many votes it may lose and still be admitted. */
  readonly aboveThreshold?: number;
  /** So many votes more and it is admitted. */
  readonly toThreshold?: number;
}

const found = new WeakMap<ContestOutcome, ReadonlyMap<OptionId, ListMargin>>();

/**
 * The margins of every list, each for itself: its own votes change, and with them the sums that they are part of; those of all
 * others stay. Found once for an outcome. Empty where seats depend on more than this contest's own votes.
 */
export function listMargins(
  outcome: ContestOutcome,
  election: Election,
  rules: Rules,
): ReadonlyMap<OptionId, ListMargin> {
  const margins = found.get(outcome) ?? marginsOf(outcome, election, rules);
  found.set(outcome, margins);
  return margins;
}

function marginsOf(outcome: ContestOutcome, election: Election, rules: Rules): ReadonlyMap<OptionId, ListMargin> {
  const contest = election.contests.find(({ id }) => id === outcome.contest);
  const part = rules.parts.get(outcome.part);
  const rule = part?.rule;
  if (contest === undefined || part === undefined || rule?.rule !== 'list') return new Map();
  if (outcome.result?.kind !== 'seats' || !isAlone(rule)) return new Map();
  // What is counted again is not told: it needs no provisions.
  const own = { ...rules, parts: new Map([[outcome.part, part]]), cites: new Map() };
  const trial = new Trial(outcome, election, contest, own);
  const lists = contest.options.filter(({ role }) => role === 'list');
  return new Map(lists.map(({ id }) => [id, trial.margin(id, rule)] as const));
}

/** Votes of this contest alone decide: no other part, no region, no other contest. */
function isAlone({ admit, compensates, bonus }: ListRule): boolean {
  if (compensates !== undefined || bonus !== undefined) return false;
  return admit === undefined || (typeof admit === 'object' && 'kind' in admit && isOwn(admit));
}

function isOwn(condition: Condition): boolean {
  switch (condition.kind) {
    case 'share':
      return condition.across !== true;
    case 'all':
    case 'any':
      return condition.of.every(isOwn);
    case 'not':
      return isOwn(condition.of);
    case 'is':
    case 'ballot':
      return true;
    default:
      return false;
  }
}

/** Lines of a protocol that grow with every valid vote. */
const growing = ['valid', 'took-part'];

/** One contest, counted again with other votes of one list. */
class Trial {
  readonly #election: Election;
  readonly #contest: Contest;
  readonly #rules: Rules;
  readonly #figures: ReadonlyMap<string, bigint>;
  readonly #cap: bigint;
  /** What shares are of. */
  readonly #base: bigint | undefined;
  readonly #seats: number;

  constructor(outcome: ContestOutcome, election: Election, contest: Contest, rules: Rules) {
    this.#election = election;
    this.#contest = contest;
    this.#rules = rules;
    this.#figures = new Map(outcome.figures.filter(({ round }) => round === 1).map(({ line, value }) => [line, value]));
    this.#base = outcome.percentages[0]?.base;
    this.#seats = outcome.result?.kind === 'seats' ? outcome.result.rows.reduce((sum, row) => sum + row.seats, 0) : 0;
    // As many votes again as there were: what needs more is not within reach.
    this.#cap = contest.options.reduce((sum, { id }) => sum + (this.#figures.get(id) ?? 0n), 0n);
  }

  margin(list: OptionId, rule: ListRule): ListMargin {
    const votes = this.#figures.get(list);
    if (votes === undefined || this.#cap === 0n) return {};
    const now = this.#count(list, 0n);
    const hasMore = (more: bigint): boolean => this.#count(list, more).seats > now.seats;
    const bar = this.#bar(list, votes, rule);
    if (!now.isAdmitted) {
      const toThreshold = least(this.#cap, (more) => this.#count(list, more).isAdmitted, bar);
      // Seats are only for lists that are admitted.
      if (toThreshold === undefined) return {};
      if (hasMore(BigInt(toThreshold))) return { toThreshold, toNextSeat: toThreshold };
      return known({ toThreshold, toNextSeat: least(this.#cap, hasMore) });
    }
    const seatsWorth = this.#cap / BigInt(Math.max(1, this.#seats));
    const toNextSeat = least(this.#cap, hasMore, seatsWorth);
    if (rule.admit === undefined) return known({ toNextSeat });
    const lost = least(votes, (fewer) => !this.#count(list, -fewer).isAdmitted, bar);
    return known({ toNextSeat, aboveThreshold: lost === undefined ? undefined : lost - 1 });
  }

  /** About how many votes a list is from the share that is asked of it, were each a part of the sum too: where to look first. */
  #bar(list: OptionId, votes: bigint, { admit }: ListRule): bigint | undefined {
    const option = this.#contest.options.find(({ id }) => id === list);
    const isAsked = option !== undefined && typeof admit === 'object' && 'kind' in admit;
    const amount = isAsked ? shareAsked(admit, option)?.amount : undefined;
    if (amount === undefined || this.#base === undefined || amount.num >= amount.den) return undefined;
    const missing = amount.num * this.#base - votes * amount.den;
    const distance = missing < 0n ? -missing : missing;
    return distance / (amount.den - amount.num);
  }

  #count(list: OptionId, change: bigint): { readonly seats: number; readonly isAdmitted: boolean } {
    const figures = new Map(this.#figures);
    for (const line of [list, ...growing]) {
      const value = figures.get(line);
      if (value !== undefined) figures.set(line, value + change);
    }
    const { preliminary: _, ...contest } = this.#contest;
    const area = { id: contest.area, name: {}, kind: 'country', weight: fraction(1n) };
    const own = { ...contest, polls: [{ round: 1, tally: new Map([[contest.area, figures]]) }], declared: {} };
    const election = { ...this.#election, areas: [area], contests: [own] };
    const [outcome] = countElection(election, this.#rules).contests;
    const rows = outcome?.result?.kind === 'seats' ? outcome.result.rows : [];
    const admitted = outcome?.steps.find((step) => step.step === 'admitted');
    return {
      seats: rows.find(({ option }) => option === list)?.seats ?? 0,
      isAdmitted: admitted?.step !== 'admitted' || admitted.options.includes(list),
    };
  }
}

/**
 * The smallest change up to `cap` at which it holds, while it does not at one vote less; undefined: not even at the cap.
 * `near`: where to look first.
 */
function least(cap: bigint, holds: (change: bigint) => boolean, near = 1n): number | undefined {
  let [low, high] = [0n, near < 1n ? 1n : near];
  // Often the guess is right to one vote or two.
  if (near > 2n && near + 2n < cap && holds(near + 2n) && !holds(near - 2n)) [low, high] = [near - 2n, near + 2n];
  else {
    while (high < cap && !holds(high)) [low, high] = [high, high * 2n];
    if (high >= cap) high = cap;
    if (!holds(high)) return undefined;
  }
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return Number(high);
}

function known(margin: { readonly [K in keyof ListMargin]: number | undefined }): ListMargin {
  return Object.fromEntries(Object.entries(margin).filter(([, votes]) => votes !== undefined));
}
