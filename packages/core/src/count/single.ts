/** Plurality and majority: contests that elect persons by their own votes. */

import type { Condition } from '../condition.js';
import type { Poll } from '../election.js';
import type { MajorityRule, OrUnspecified, PluralityRule, Round, TieRule } from '../rules.js';
import { decide } from './holds.js';
import type { Result } from './outcome.js';
import { ask, asked, firstPoll, isValid, miss, pollView, record, recordDecision, type Run, seatsToFill } from './run.js';
import { type Ranking, rank, type Standing } from './ties.js';
import { figureAt, type View } from './view.js';

type Elected = Extract<Result, { kind: 'elected' }>;

const nobody: Elected = { kind: 'elected', elected: [], secondRound: false, advancing: [], valid: true, vacant: 0 };

/** Votes of every option of the ballot; undefined (and noted) where one is absent. */
export function standingsOf(run: Run, view: View): Standing[] | undefined {
  const rows = view.options.map((option) => ({ option, figure: figureAt(view, option.id) }));
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
  return most(run, standings, seats, 1, rule.ties, 'ties');
}

function most(
  run: Run,
  standings: readonly Standing[],
  seats: number,
  round: number,
  ties: OrUnspecified<readonly TieRule[]>,
  key: string,
): Elected | undefined {
  const ranking = rank(run, standings, seats, ties, key);
  if (ranking === undefined) return undefined;
  return electedBy(run, ranking, seats, round);
}

function electedBy(run: Run, { chosen, openPlaces }: Ranking, seats: number, round: number): Elected {
  const elected = chosen.map(({ option }) => option.id);
  if (elected.length > 0) record(run, { step: 'elected', round, options: elected }, 'rule');
  return { ...nobody, elected, vacant: seats - elected.length - openPlaces };
}

/** Elects one person by rounds: who reaches the first round's condition, else those who advance meet again. */
export function countMajority(run: Run, rule: MajorityRule): Result | undefined {
  return roundOf(run, rule, 0, firstPoll(run.contest), undefined);
}

function roundOf(run: Run, rule: MajorityRule, index: number, poll: Poll, from: readonly string[] | undefined): Elected | undefined {
  const round = rule.rounds[index];
  if (round === undefined) return nobody;
  const key = `rounds.${index}`;
  const all = pollView(run, poll);
  const view = from === undefined ? all : { ...all, options: all.options.filter(({ id }) => from.includes(id)) };
  const standings = standingsOf(run, view);
  const valid = isValid(run, view, round.valid, `${key}.valid`);
  if (standings === undefined || valid === undefined) return undefined;
  recordLeader(run, standings, index + 1);
  const winner = valid ? winnerOf(run, view, standings, round, index) : 'nobody';
  if (winner === undefined || typeof winner === 'object') return winner;
  return nextRound(run, rule, index, view, standings, valid);
}

function recordLeader(run: Run, standings: readonly Standing[], round: number): void {
  const votes = standings.reduce((top, one) => (one.votes > top ? one.votes : top), 0n);
  const options = standings.filter((one) => one.votes === votes).map(({ option }) => option.id);
  record(run, { step: 'leader', round, options, votes }, `rounds.${round - 1}`);
}

/** The winner of a round; `nobody` where the condition holds for no one, undefined where it cannot be told. */
function winnerOf(
  run: Run,
  view: View,
  standings: readonly Standing[],
  round: Round,
  index: number,
): Elected | 'nobody' | undefined {
  const key = `rounds.${index}`;
  const win = ask(run, `${key}.win`, 'win', round.win);
  if (win === undefined) return undefined;
  const ties = round.ties === 'all' ? [] : round.ties;
  if (win === 'most') return most(run, standings, 1, index + 1, ties, `${key}.ties`);
  const holders = thoseWhoHold(run, view, standings, 'win', win, `${key}.win`);
  if (holders === undefined) return undefined;
  if (holders.length === 0) return 'nobody';
  return most(run, holders, 1, index + 1, ties, `${key}.ties`);
}

/** Those of `standings` for whom `condition` holds; undefined (and noted) where it cannot be told of all of them. */
function thoseWhoHold(
  run: Run,
  view: View,
  standings: readonly Standing[],
  use: 'win' | 'advance',
  condition: Condition,
  key: string,
): Standing[] | undefined {
  const decisions = standings.map(({ option }) => decide(condition, asked(run, view, option)));
  recordDecision(run, use, condition, decisions, key);
  const open = decisions.flatMap(({ verdict }) => (verdict.is === 'unknown' ? verdict.missing : []));
  miss(run, open);
  if (open.length > 0) return undefined;
  return standings.filter((_, index) => decisions[index]?.verdict.is === 'yes');
}

function nextRound(
  run: Run,
  rule: MajorityRule,
  index: number,
  view: View,
  standings: readonly Standing[],
  valid: boolean,
): Elected | undefined {
  const advance = rule.rounds[index]?.advance;
  if (advance === undefined || !valid) {
    record(run, { step: 'no-winner', round: index + 1 }, `rounds.${index}`);
    return { ...nobody, valid, vacant: 1 };
  }
  const advancing = advancingOf(run, rule, index, view, standings);
  if (advancing === undefined) return undefined;
  record(run, { step: 'second-round', round: index + 2, advancing }, `rounds.${index}.advance`, `rounds.${index + 1}`);
  const poll = run.contest.polls.find(({ round }) => round === index + 2);
  if (poll === undefined || run.lots.length > 0) return { ...nobody, secondRound: true, advancing };
  const next = roundOf(run, rule, index + 1, poll, pollOptions(poll, advancing));
  return next === undefined ? undefined : { ...next, secondRound: true, advancing };
}

/** Those on the second ballot: the poll's own list where it has one (someone withdrew), else those who advance. */
function pollOptions(poll: Poll, advancing: readonly string[]): readonly string[] {
  return poll.options ?? advancing;
}

function advancingOf(
  run: Run,
  rule: MajorityRule,
  index: number,
  view: View,
  standings: readonly Standing[],
): string[] | undefined {
  const round = rule.rounds[index];
  if (round?.advance === undefined) return undefined;
  const { top, also } = round.advance;
  const first = topOf(run, standings, top, round, `rounds.${index}.ties`);
  if (first === undefined) return undefined;
  if (also === undefined) return first;
  const others = standings.filter(({ option }) => !first.includes(option.id));
  const extra = thoseWhoHold(run, view, others, 'advance', also, `rounds.${index}.advance`);
  return extra === undefined ? undefined : [...first, ...extra.map(({ option }) => option.id)];
}

function topOf(
  run: Run,
  standings: readonly Standing[],
  top: number,
  round: Round,
  key: string,
): string[] | undefined {
  if (round.ties === 'all') return allAtLeast(standings, top);
  const ranking = rank(run, standings, top, round.ties, key);
  return ranking?.chosen.map(({ option }) => option.id);
}

/** The `top` best and everyone equal to the last of them. */
function allAtLeast(standings: readonly Standing[], top: number): string[] {
  const sorted = [...standings].sort((a, b) => (a.votes < b.votes ? 1 : a.votes > b.votes ? -1 : 0));
  const cut = sorted[Math.min(top, sorted.length) - 1]?.votes ?? 0n;
  return sorted.filter(({ votes }) => votes >= cut).map(({ option }) => option.id);
}
