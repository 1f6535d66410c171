/** Plurality and majority: contests that elect persons by their own votes. */

import type { TieRule } from '../apportion/methods.js';
import type { Condition } from '../condition.js';
import type { OptionId } from '../figures.js';
import type { MajorityRule, OrUnspecified, PluralityRule, Round } from '../rules.js';
import { decide } from './holds.js';
import type { Result } from './outcome.js';
import {
  ask,
  asked,
  firstPoll,
  isValid,
  miss,
  pollView,
  type Run,
  record,
  recordDecision,
  seatsToFill,
} from './run.js';
import { byVotes, rank, type Standing } from './ties.js';
import { figureAt, type View, withOptions } from './view.js';

type Elected = Extract<Result, { kind: 'elected' }>;

const nobody: Elected = { kind: 'elected', elected: [], secondRound: false, advancing: [], valid: true, vacant: 0 };

/** Votes of every option that can win; undefined (and noted) where one is absent. */
export function standingsOf(run: Run, view: View): Standing[] | undefined {
  const standing = view.options.filter(({ role }) => role !== 'others');
  const rows = standing.map((option) => ({ option, figure: figureAt(view, option.id) }));
  const absent = rows.flatMap(({ figure }) => (figure.known ? [] : figure.missing));
  const noneKnown = absent.length === rows.length;
  const missing = noneKnown || !view.complete ? [...(noneKnown ? [] : absent), 'options'] : absent;
  miss(run, missing);
  if (missing.length > 0) return undefined;
  return rows.flatMap(({ option, figure }) => (figure.known ? [{ option, votes: figure.value }] : []));
}

/** Elects the candidates with most votes, as many as there are seats. */
export function countPlurality(run: Run, rule: PluralityRule): Result | undefined {
  const view = pollView(run, firstPoll(run.contest));
  const seats = seatsToFill(run, rule.seats);
  const standings = standingsOf(run, view);
  const valid = isValid(run, view, rule.valid);
  if (seats === undefined || standings === undefined || valid === undefined) return undefined;
  if (!valid) return { ...nobody, valid: false, vacant: seats };
  return most(run, { standings, seats, round: 1, ties: rule.ties, key: 'ties', by: ['rule', 'seats'] });
}

interface Choice {
  readonly standings: readonly Standing[];
  readonly seats: number;
  readonly round: number;
  readonly ties: OrUnspecified<readonly TieRule[]>;
  /** Key of the tie rules in the part. */
  readonly key: string;
  /** Keys of what elects. */
  readonly by: readonly string[];
}

function most(run: Run, { standings, seats, round, ties, key, by }: Choice): Elected | undefined {
  const ranking = rank(run, { standings, places: seats, ties, key });
  if (ranking === undefined) return undefined;
  const elected = ranking.chosen.map(({ option }) => option.id);
  if (elected.length > 0) record(run, { step: 'elected', round, options: elected }, ...by);
  return { ...nobody, elected, vacant: seats - elected.length - ranking.openPlaces };
}

/** Elects one person by rounds: who reaches the first round's condition, else those who advance meet again. */
export function countMajority(run: Run, rule: MajorityRule): Result | undefined {
  return roundFrom(run, rule, 0, pollView(run, firstPoll(run.contest)));
}

/** A round being counted: `index` from 0, its rule, its figures. */
interface Held {
  readonly index: number;
  readonly round: Round;
  readonly key: string;
  readonly view: View;
  readonly standings: readonly Standing[];
}

function roundFrom(run: Run, rule: MajorityRule, index: number, view: View): Elected | undefined {
  const round = rule.rounds[index];
  if (round === undefined) return nobody;
  const key = `rounds.${index}`;
  const standings = standingsOf(run, view);
  const valid = isValid(run, view, round.valid, `${key}.valid`);
  if (standings === undefined || valid === undefined) return undefined;
  const held: Held = { index, round, key, view, standings };
  recordLeader(run, held);
  if (!valid) return noWinner(run, held, false);
  const winner = winnerOf(run, held);
  return winner === 'nobody' ? nextRound(run, rule, held) : winner;
}

/** A fact, no rule: the provisions stand with what is made of it. */
function recordLeader(run: Run, { standings, index }: Held): void {
  const votes = standings.reduce((top, one) => (one.votes > top ? one.votes : top), 0n);
  const options = standings.filter((one) => one.votes === votes).map(({ option }) => option.id);
  record(run, { step: 'leader', round: index + 1, options, votes });
}

function noWinner(run: Run, { index, key }: Held, valid: boolean): Elected {
  record(run, { step: 'no-winner', round: index + 1 }, key);
  return { ...nobody, valid, vacant: 1 };
}

/** The winner of a round; `nobody` where the condition holds for no one, undefined where it cannot be told. */
function winnerOf(run: Run, held: Held): Elected | 'nobody' | undefined {
  const { round, index, key, standings } = held;
  const win = ask(run, `${key}.win`, 'win', round.win);
  if (win === undefined) return undefined;
  const holders = win === 'most' ? standings : thoseWhoHold(run, held, standings, 'win', win);
  if (holders === undefined) return undefined;
  if (holders.length === 0) return 'nobody';
  const ties = round.ties === 'all' ? [] : round.ties;
  const by = [`${key}.win`];
  return most(run, { standings: holders, seats: 1, round: index + 1, ties, key: `${key}.ties`, by });
}

/** Those of `standings` for whom `condition` holds; undefined (and noted) where it cannot be told of all of them. */
function thoseWhoHold(
  run: Run,
  { view, key }: Held,
  standings: readonly Standing[],
  use: 'win' | 'advance',
  condition: Condition,
): Standing[] | undefined {
  const decisions = standings.map(({ option }) => decide(condition, asked(run, view, option)));
  recordDecision(run, use, condition, decisions, `${key}.${use}`);
  const open = decisions.flatMap(({ verdict }) => (verdict.is === 'unknown' ? verdict.missing : []));
  miss(run, open);
  if (open.length > 0) return undefined;
  return standings.filter((_, index) => decisions[index]?.verdict.is === 'yes');
}

function nextRound(run: Run, rule: MajorityRule, held: Held): Elected | undefined {
  const { index, round, key } = held;
  if (round.advance === undefined) return noWinner(run, held, true);
  const advancing = advancingOf(run, held, round.advance);
  if (advancing === undefined) return undefined;
  record(run, { step: 'second-round', round: index + 2, advancing }, `${key}.advance`, `rounds.${index + 1}`);
  const poll = run.contest.polls.find((one) => one.round === index + 2);
  if (poll === undefined || run.lots.length > 0) return { ...nobody, secondRound: true, advancing };
  // The poll's own list of options goes first: someone who advanced may have withdrawn.
  const ballot = poll.options ?? advancing;
  const view = pollView(run, poll);
  const options = view.options.filter(({ id }) => ballot.includes(id));
  const next = roundFrom(run, rule, index + 1, withOptions(view, options));
  return next && { ...next, secondRound: true, advancing };
}

function advancingOf(run: Run, held: Held, { top, also }: NonNullable<Round['advance']>): OptionId[] | undefined {
  const first = top === 'all' ? held.standings : topOf(run, held, top);
  if (first === undefined) return undefined;
  const others = held.standings.filter((one) => !first.includes(one));
  const extra = also === undefined ? [] : thoseWhoHold(run, held, others, 'advance', also);
  return extra && [...first, ...extra].map(({ option }) => option.id);
}

/** The `top` best, and where the rule says `all`, everyone equal to the last of them. */
function topOf(run: Run, { round, key, standings }: Held, top: number): readonly Standing[] | undefined {
  const { ties } = round;
  if (ties !== 'all') return rank(run, { standings, places: top, ties, key: `${key}.ties` })?.chosen;
  const sorted = [...standings].sort(byVotes);
  const cut = sorted[Math.min(top, sorted.length) - 1]?.votes ?? 0n;
  return sorted.filter(({ votes }) => votes >= cut);
}
