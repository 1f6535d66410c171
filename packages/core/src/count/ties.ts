/** Ranks options by votes and settles equality by the rules of the law, or leaves a lot or a question. */

import type { Option } from '../election.js';
import type { OptionId } from '../figures.js';
import type { OrUnspecified, TieRule } from '../rules.js';
import { ask, type Run, putQuestion, record } from './run.js';

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

/** The options with most votes for `places`; equality at the cut is settled by `ties` where the law has a rule. */
export function rank(
  run: Run,
  standings: readonly Standing[],
  places: number,
  ties: OrUnspecified<readonly TieRule[]>,
  key: string,
): Ranking | undefined {
  const sorted = [...standings].sort((a, b) => (a.votes < b.votes ? 1 : a.votes > b.votes ? -1 : 0));
  const last = sorted[places - 1];
  const next = sorted[places];
  if (last === undefined || next === undefined || last.votes !== next.votes) {
    return { chosen: sorted.slice(0, places), open: [], openPlaces: 0 };
  }
  const certain = sorted.filter(({ votes }) => votes > last.votes);
  const tied = sorted.filter(({ votes }) => votes === last.votes);
  return settle(run, certain, tied, places - certain.length, ties, key);
}

function settle(
  run: Run,
  certain: readonly Standing[],
  tied: readonly Standing[],
  places: number,
  ties: OrUnspecified<readonly TieRule[]>,
  key: string,
): Ranking | undefined {
  const among = tied.map(({ option }) => option.id);
  const drawn = drawnAmong(run, among);
  if (drawn.length >= places) return chosenBy(run, certain, tied, drawn.slice(0, places), 'lot', key);
  const rules = ask(run, key, 'ties', ties, among);
  if (rules === undefined) return undefined;
  for (const rule of rules) {
    const order = orderBy(rule, tied);
    if (order === 'unknown') {
      putQuestion(run, key, 'registration', among);
      return undefined;
    }
    if (order !== undefined && separates(order, tied, rule, places)) {
      return chosenBy(run, certain, tied, order.slice(0, places), rule, key);
    }
  }
  record(run, { step: 'lot', among, seats: places }, key);
  run.lots.push({ contest: run.contest.id, among, seats: places });
  return { chosen: certain, open: tied, openPlaces: places };
}

function chosenBy(
  run: Run,
  certain: readonly Standing[],
  tied: readonly Standing[],
  ids: readonly OptionId[],
  by: TieRule,
  key: string,
): Ranking {
  record(run, { step: 'tie', among: tied.map(({ option }) => option.id), seats: ids.length, by, chosen: ids }, key);
  return { chosen: [...certain, ...tied.filter(({ option }) => ids.includes(option.id))], open: [], openPlaces: 0 };
}

/** Lots already drawn for this contest, among these options, in the order drawn. */
export function drawnAmong(run: Run, among: readonly OptionId[]): OptionId[] {
  return (run.election.lots.get(run.contest.id) ?? []).filter((id) => among.includes(id));
}

/** The key by which a tie rule orders options; undefined where it orders nothing here, `unknown` where a date is absent. */
function orderBy(rule: TieRule, tied: readonly Standing[]): OptionId[] | 'unknown' | undefined {
  if (rule === 'lot' || rule === 'votes') return undefined;
  const keys = tied.map((standing) => tieKey(rule, standing.option));
  if (keys.includes(undefined)) return 'unknown';
  return [...tied]
    .sort((a, b) => ((tieKey(rule, a.option) ?? '') < (tieKey(rule, b.option) ?? '') ? -1 : 1))
    .map(({ option }) => option.id);
}

/** A text that sorts options under `registered` (ISO date) or `order` (place on the ballot). */
export function tieKey(rule: 'registered' | 'order', option: Option): string | undefined {
  return rule === 'registered' ? option.registered : option.order?.toString().padStart(6, '0');
}

/** Whether the order tells the last taken from the first left out: equal keys settle nothing. */
function separates(order: readonly OptionId[], tied: readonly Standing[], rule: TieRule, places: number): boolean {
  if (rule !== 'registered' && rule !== 'order') return false;
  const keyOf = (index: number): string | undefined => {
    const standing = tied.find(({ option }) => option.id === order[index]);
    return standing === undefined ? undefined : tieKey(rule, standing.option);
  };
  return keyOf(places - 1) !== keyOf(places);
}
