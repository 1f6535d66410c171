/** Ranks options by votes and settles equality by the rules of the law, or leaves a lot or a question. */

import type { TieRule } from '../apportion/methods.js';
import type { Apportionment, Step as ApportionStep } from '../apportion/problem.js';
import { settle as settleAmong } from '../apportion/ties.js';
import type { Option } from '../election.js';
import type { OrUnspecified } from '../rules.js';
import { apportionStep } from './apportion-steps.js';
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

/** What equality among `tied` is settled by: a rule that needs a date which is absent ends the rules. */
function factsOf(run: Run, tied: readonly Standing[], ties: OrUnspecified<readonly TieRule[]>): TieFacts {
  const rules = isUnspecified(ties) ? [] : ties;
  const last = rules.findIndex((rule) => undated(rule, tied));
  return {
    votes: tied.map(({ votes }) => votes),
    ties: last < 0 ? rules : rules.slice(0, last),
    registered: places(tied, ({ registered }) => registered),
    older: places(tied, ({ born }) => born),
    younger: places(tied, ({ born }) => born, 'last first'),
    order: tied.map(({ option }) => option.order),
    drawn: drawnPlaces(run, tied),
  };
}

/** Whether the law lets a lot decide among these; else puts the question: the tie rule itself, or a date that it needs. */
export function mayDraw(
  run: Run,
  ties: OrUnspecified<readonly TieRule[]>,
  among: readonly Standing[],
  key: string,
): boolean {
  const ids = among.map(({ option }) => option.id);
  const rules = ask(run, key, 'ties', ties, ids);
  if (rules === undefined) return false;
  const dateless = rules.find((rule) => undated(rule, among));
  if (dateless === undefined && rules.includes('lot')) return true;
  putQuestion(run, key, dateless === undefined ? 'ties' : dateless === 'registered' ? 'registration' : 'birth', ids);
  return false;
}

/** Lots drawn for this contest and not used up: places in `standings`, in the order drawn. */
export function drawnPlaces(run: Run, standings: readonly Standing[]): number[] {
  const ids = standings.map(({ option }) => option.id);
  return run.drawn.map((id) => ids.indexOf(id)).filter((place) => place >= 0);
}

/** A lot decides once: equality in a later round is drawn for anew. */
function useUp(run: Run, chosen: readonly Standing[]): void {
  for (const { option } of chosen) run.drawn.splice(run.drawn.indexOf(option.id), 1);
}

/** Whether a rule needs a date that one of these does not have. */
function undated(rule: TieRule, among: readonly Standing[]): boolean {
  if (rule === 'registered') return among.some(({ option }) => option.registered === undefined);
  return (rule === 'older' || rule === 'younger') && among.some(({ option }) => option.born === undefined);
}

/** Places in the order of a date; options of one day share a place, an absent date has none. */
export function places(
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
