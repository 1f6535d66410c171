/** Ranks options by votes and settles equality by the rules of the law, or leaves a lot or a question. */

import type { Apportionment, Step as ApportionStep } from '../apportion/problem.js';
import { settle as settleAmong } from '../apportion/ties.js';
import type { Option } from '../election.js';
import type { OrUnspecified, TieRule } from '../rules.js';
import { apportionStep } from './apportion-steps.js';
import { ask, isUnspecified, putQuestion, record, type Run } from './run.js';

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
  const steps: ApportionStep[] = [];
  const { winners, lot } = settleAmong([...tied.keys()], places, factsOf(run, tied, ties), steps);
  const at = (places: readonly number[]): Standing[] => places.flatMap((place) => tied[place] ?? []);
  const open = at(lot?.among ?? []);
  if (lot !== undefined && !mayDraw(run, ties, open, key)) return undefined;
  for (const step of steps) record(run, apportionStep(step, tied.map(({ votes }) => votes), among), key);
  const ids = open.map(({ option }) => option.id);
  if (lot !== undefined) {
    record(run, { step: 'lot', among: ids, seats: lot.seats }, key);
    run.lots.push({ contest: run.contest.id, among: ids, seats: lot.seats });
  }
  return { chosen: [...certain, ...at(winners)], open, openPlaces: lot?.seats ?? 0 };
}

type TieFacts = Pick<Apportionment, 'votes' | 'ties' | 'order' | 'registered' | 'drawn'>;

/** What equality among `tied` is settled by: a rule that needs a date which is absent ends the rules. */
function factsOf(run: Run, tied: readonly Standing[], ties: OrUnspecified<readonly TieRule[]>): TieFacts {
  const rules = isUnspecified(ties) ? [] : ties;
  const undated = tied.some(({ option }) => option.registered === undefined);
  const last = undated ? rules.indexOf('registered') : -1;
  return {
    votes: tied.map(({ votes }) => votes),
    ties: last < 0 ? rules : rules.slice(0, last),
    registered: registrationPlaces(tied),
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
  const undated = rules.includes('registered') && among.some(({ option }) => option.registered === undefined);
  if (!undated && rules.includes('lot')) return true;
  putQuestion(run, key, undated ? 'registration' : 'ties', ids);
  return false;
}

/** Lots already drawn for this contest: places in `standings`, in the order drawn. */
export function drawnPlaces(run: Run, standings: readonly Standing[]): number[] {
  const ids = standings.map(({ option }) => option.id);
  return (run.election.lots.get(run.contest.id) ?? []).map((id) => ids.indexOf(id)).filter((place) => place >= 0);
}

/** Places in the order of registration; lists registered on one day share a place, an absent date has none. */
export function registrationPlaces(standings: readonly Standing[]): (number | undefined)[] {
  const days = [...new Set(standings.flatMap(({ option }) => option.registered ?? []))].sort();
  return standings.map(({ option }) => (option.registered === undefined ? undefined : days.indexOf(option.registered)));
}
