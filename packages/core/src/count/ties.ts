/** Ranks options by votes and settles equality by the rules of the law, or leaves a lot or a question. */

import type { TieRule } from '../apportion/methods.js';
import type { Apportionment, Step as ApportionStep } from '../apportion/problem.js';
import { settle as settleAmong } from '../apportion/ties.js';
import type { Option } from '../election.js';
import type { OrUnspecified } from '../rules.js';
import { apportionStep } from './apportion-steps.js';
import type { QuestionKind } from './outcome.js';
import { ask, isUnspecified, putQuestion, type Run, record } from './run.js';

export interface Standing {
  readonly option: Option;
  readonly votes: bigint;
}

/** The first `places` of a ranking; `open` are options with equal claims to `openPlaces` of them. */
export interface Ranking {
  readonly chosen: readonly Standing[];
  readonly open: readonly Standing[];
  readonly openPlaces: number;
}

/** What is ranked: `places` for the best of `standings`; `key` is that of the tie rules in the part. */
export interface Ranked {
  readonly standings: readonly Standing[];
  readonly places: number;
  readonly ties: OrUnspecified<readonly TieRule[]>;
  readonly key: string;
}

/** Most votes first. */
export function byVotes(a: Standing, b: Standing): number {
  if (a.votes === b.votes) return 0;
  return a.votes < b.votes ? 1 : -1;
}

/** The options with most votes for `places`; equality at the cut is settled by `ties` where the law has a rule. */
export function rank(run: Run, ranked: Ranked): Ranking | undefined {
  const sorted = [...ranked.standings].sort(byVotes);
  const last = sorted[ranked.places - 1];
  const next = sorted[ranked.places];
  if (last === undefined || next === undefined || last.votes !== next.votes) {
    return { chosen: sorted.slice(0, ranked.places), open: [], openPlaces: 0 };
  }
  const certain = sorted.filter(({ votes }) => votes > last.votes);
  const tied = sorted.filter(({ votes }) => votes === last.votes);
  return settle(run, ranked, certain, tied);
}

/** The first of two or more that are equal in something other than votes: the tie rules alone rank them. */
export function firstOfEqual(run: Run, ranked: Omit<Ranked, 'places'>): Standing | undefined {
  return settle(run, { ...ranked, places: 1 }, [], ranked.standings)?.chosen[0];
}

function settle(
  run: Run,
  { places: wanted, ties, key }: Ranked,
  certain: readonly Standing[],
  tied: readonly Standing[],
): Ranking | undefined {
  const among = tied.map(({ option }) => option.id);
  const steps: ApportionStep[] = [];
  const { winners, lot } = settleAmong([...tied.keys()], wanted - certain.length, factsOf(run, tied, ties), steps);
  const at = (indices: readonly number[]): Standing[] => indices.flatMap((index) => tied[index] ?? []);
  const open = at(lot?.among ?? []);
  if (!settledInOrder(run, { standings: tied, ties, key }, steps)) return undefined;
  if (lot !== undefined && !mayDraw(run, ties, open, key)) return undefined;
  const votes = tied.map((one) => one.votes);
  for (const step of steps) {
    record(run, apportionStep(step, votes, among), key);
    if (step.step === 'tie' && step.by === 'lot') useUp(run, at(step.to));
  }
  if (lot !== undefined) leaveOpen(run, open, lot.seats, key);
  return { chosen: [...certain, ...at(winners)], open, openPlaces: lot?.seats ?? 0 };
}

function leaveOpen(run: Run, open: readonly Standing[], seats: number, key: string): void {
  const among = open.map(({ option }) => option.id);
  record(run, { step: 'lot', among, seats }, key);
  run.lots.push({ contest: run.contest.id, among, seats });
}

type TieFacts = Pick<Apportionment, 'votes' | 'ties' | 'order' | 'registered' | 'older' | 'younger' | 'drawn'>;

/** What equality among `tied` is settled by. */
function factsOf(run: Run, tied: readonly Standing[], ties: OrUnspecified<readonly TieRule[]>): TieFacts {
  return {
    votes: tied.map(({ votes }) => votes),
    ties: isUnspecified(ties) ? [] : ties,
    ...ranksOf(tied),
    drawn: drawnPlaces(run, ties, tied),
  };
}

/** Ranks of `standings` by every tie rule that has ranks. */
export function ranksOf(standings: readonly Standing[]) {
  return {
    registered: places(standings, ({ registered }) => registered),
    older: places(standings, ({ born }) => born),
    younger: places(standings, ({ born }) => born, 'last first'),
    order: standings.map(({ option }) => option.order),
  };
}

/** Whether no later rule settled a tie while a fact of an earlier one is absent; else puts the question for that fact. */
export function settledInOrder(
  run: Run,
  { standings, ties, key }: Omit<Ranked, 'places'>,
  steps: readonly ApportionStep[],
): boolean {
  const rules = isUnspecified(ties) ? [] : ties;
  for (const step of steps) {
    if (step.step !== 'tie') continue;
    const among = step.among.flatMap((index) => standings[index] ?? []);
    const mute = rules.slice(0, rules.indexOf(step.by)).find((rule) => isMute(rule, among));
    if (mute === undefined) continue;
    const ids = among.map(({ option }) => option.id);
    putQuestion(run, key, questionOf[mute], ids);
    return false;
  }
  return true;
}

/** What is asked where a rule's fact is absent. */
const questionOf: Record<TieRule, QuestionKind> = {
  registered: 'registration',
  older: 'birth',
  younger: 'birth',
  order: 'ties',
  votes: 'ties',
  lot: 'ties',
};

/** Whether the law lets a lot decide among these; else puts the question: the tie rule itself, or a fact that it needs. */
export function mayDraw(
  run: Run,
  ties: OrUnspecified<readonly TieRule[]>,
  among: readonly Standing[],
  key: string,
): boolean {
  const ids = among.map(({ option }) => option.id);
  const rules = ask(run, key, 'ties', ties, ids);
  if (rules === undefined) return false;
  const mute = rules.find((rule) => isMute(rule, among));
  if (mute === undefined && rules.includes('lot')) return true;
  putQuestion(run, key, mute === undefined ? 'ties' : questionOf[mute], ids);
  return false;
}

/** Lots drawn for this contest and not used up: places in `standings`, in the order drawn. None where the law has no lot. */
export function drawnPlaces(
  run: Run,
  ties: OrUnspecified<readonly TieRule[]>,
  standings: readonly Standing[],
): number[] {
  if (isUnspecified(ties) || !ties.includes('lot')) return [];
  const ids = standings.map(({ option }) => option.id);
  return run.drawn.map((id) => ids.indexOf(id)).filter((place) => place >= 0);
}

/** A lot decides once: equality in a later round is drawn for anew. */
function useUp(run: Run, chosen: readonly Standing[]): void {
  for (const { option } of chosen) run.drawn.splice(run.drawn.indexOf(option.id), 1);
}

/** Whether a rule needs a fact that one of these does not have. */
function isMute(rule: TieRule, among: readonly Standing[]): boolean {
  if (rule === 'registered') return among.some(({ option }) => option.registered === undefined);
  if (rule === 'order') return among.some(({ option }) => option.order === undefined);
  return (rule === 'older' || rule === 'younger') && among.some(({ option }) => option.born === undefined);
}

/** Places in the order of a date; options of one day share a place, an absent date has none. */
function places(
  standings: readonly Standing[],
  dateOf: (option: Option) => string | undefined,
  direction: 'first first' | 'last first' = 'first first',
): (number | undefined)[] {
  const days = [...new Set(standings.flatMap(({ option }) => dateOf(option) ?? []))].sort();
  if (direction === 'last first') days.reverse();
  return standings.map(({ option }) => {
    const day = dateOf(option);
    return day === undefined ? undefined : days.indexOf(day);
  });
}
