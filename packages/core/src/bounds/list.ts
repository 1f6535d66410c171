/** Bounds of a list contest: for each list the lowest and highest possible seats, each with a completion that was counted. */

import { isUnspecified, seatsToFill } from '../count/run.js';
import { figureAt } from '../count/view.js';
import type { Option } from '../election.js';
import type { ListRule } from '../rules.js';
import { type Bars, barsOf } from './bar.js';
import type { Certainty, ContestBounds, ListBounds, ListEnds, NotBounded, Scenario } from './contest-bounds.js';
import { type Ends, endsOf, whenAllIsIn } from './ends.js';
import { certaintyOf } from './judge.js';
import { type OpenContest, runOf } from './open-contest.js';
import { mostOpen, type PassSet, passSets } from './pass-sets.js';
import { isRaceMethod, type Race, type RaceMethod, sum } from './race.js';

/** Bounds of all lists, or why there are none. With nothing to come they are what the count says. */
export function boundsOfList(open: OpenContest, rule: ListRule): ContestBounds {
  const lists = open.view.options.filter(({ role }) => role !== 'others');
  return (open.votes === 0n ? countedNow(open, rule, lists) : undefined) ?? boundsWhileOpen(open, rule, lists);
}

/** More lists than any ballot has; the work grows with their square and the pass sets. */
const mostLists = 60;

function boundsWhileOpen(open: OpenContest, rule: ListRule, lists: readonly Option[]): ContestBounds {
  const obstacle = obstacleOf(open, rule);
  if (obstacle !== undefined) return obstacle;
  if (lists.length > mostLists) return notBounded('too-many-lists');
  const race = raceOf(open, rule, lists);
  if ('kind' in race) return race;
  const over = statusOf(open, rule, lists);
  if (over.filter((certainty) => certainty === 'open').length > mostOpen) return notBounded('too-many-open');
  const all = passSets(race, over);
  const sets = all.filter((set) => sizeOf(set) >= race.least);
  if (sets.length === 0) return notBounded('too-few-pass');
  const rows = rowsOf(open, lists, over, endsOf({ open, lists, race, sets }));
  const outside = scenariosOf(open, rule, race, all);
  return limited(rule, lists, boundsFrom(open, race.seats, rows, outside));
}

/** The ends are those of the ordinary count; undefined where it gives no seats. */
function countedNow(open: OpenContest, rule: ListRule, lists: readonly Option[]): ListBounds | undefined {
  const seats = seatsToFill(runOf(open), rule.seats);
  const ends = whenAllIsIn(open, lists);
  if (seats === undefined || ends === undefined) return undefined;
  return boundsFrom(open, seats, rowsOf(open, lists, statusOf(open, rule, lists), ends), []);
}

function rowsOf(
  open: OpenContest,
  lists: readonly Option[],
  over: readonly Certainty[],
  ends: readonly Ends[],
): readonly ListEnds[] {
  return lists.map(({ id }, list): ListEnds => {
    const own = ends[list] ?? { lowest: noEnd, highest: noEnd };
    const figure = figureAt(open.view, id);
    return { option: id, votes: figure.known ? figure.value : 0n, ...own, threshold: thresholds[over[list] ?? 'open'] };
  });
}

function boundsFrom(
  open: OpenContest,
  seats: number,
  lists: readonly ListEnds[],
  outside: readonly Scenario[],
): ListBounds {
  const byLot = lists
    .flatMap(({ lowest, highest }) => [lowest, highest])
    .some((end) => end.attained && end.lot === true);
  const scenarios: readonly Scenario[] = byLot ? [...outside, 'lot'] : outside;
  return { kind: 'list', outstanding: open.votes, takenAsFinal: [...open.takenAsFinal], seats, lists, scenarios };
}

const noEnd = { seats: 0, attained: false } as const;
const thresholds: Record<Certainty, ListEnds['threshold']> = { yes: 'over', no: 'under', open: 'open' };

function notBounded(why: NotBounded['why'], at?: string): NotBounded {
  return { kind: 'not-bounded', why, ...(at === undefined ? {} : { at }) };
}

function sizeOf(set: PassSet): number {
  return set.filter((passes) => passes).length;
}

/** Parts of a list rule that no bound here takes into account. */
const unbounded = [
  'admitUntil',
  'bonus',
  'compensates',
  'minimum',
  'quotaStrict',
  'remaindersNeedQuota',
] as const satisfies readonly (keyof ListRule)[];

function obstacleOf(open: OpenContest, rule: ListRule): NotBounded | undefined {
  const asked = (['method', 'seats', 'admit', 'valid', 'exhausted'] as const).find((key) => isUnspecified(rule[key]));
  if (asked !== undefined && (asked !== 'seats' || open.contest.seats === undefined))
    return notBounded('law-open', asked);
  const part = unbounded.find((key) => rule[key] !== undefined && rule[key] !== false);
  if (part !== undefined) return notBounded('rule', part);
  if ((rule.quotaRounding ?? 'exact') !== 'exact') return notBounded('rule', 'quotaRounding');
  if ((rule.remainders ?? 'largest') !== 'largest') return notBounded('rule', 'remainders');
  const grouped = open.view.options.some(({ group }) => group !== undefined);
  if (grouped && rule.groupsJoin !== false) return notBounded('rule', 'group');
  return undefined;
}

function raceOf(open: OpenContest, rule: ListRule, lists: readonly Option[]): Race | NotBounded {
  const { method, admit } = rule;
  if (isUnspecified(method) || isUnspecified(admit)) return notBounded('law-open');
  if (!isRaceMethod(method)) return notBounded('rule', 'method');
  const seats = seatsToFill(runOf(open), rule.seats);
  if (seats === undefined) return notBounded('figures-absent', 'seats');
  const votes: bigint[] = [];
  for (const { id } of lists) {
    const figure = figureAt(open.view, id);
    if (!figure.known || !open.view.complete) return notBounded('figures-absent', id);
    votes.push(figure.value);
  }
  const bars = barsOf(open, admit, lists);
  if (bars === undefined) return notBounded('threshold');
  const grows = growsEvenly(open, bars, lists);
  if (grows === undefined || (grows && bars.base.start < sum(votes))) return notBounded('threshold', 'base');
  const least = rule.sole !== undefined && lists.length > 1 ? 2 : 1;
  return scaled({ seats, method, votes, bars, more: open.votes, grows, least });
}

/** Whether every vote for a list adds one to the base (true) or none does (false); undefined: neither. */
function growsEvenly({ receivers }: OpenContest, { base }: Bars, lists: readonly Option[]): boolean | undefined {
  const rates = new Set(lists.map(({ id }) => base.rates.get(id) ?? 0n));
  const others = receivers.map((receiver) => base.rates.get(receiver) ?? 0n);
  const [rate = 0n] = rates;
  if (rates.size > 1 || (rate !== 0n && rate !== 1n)) return undefined;
  return others.every((other) => other === 0n || other === rate) ? rate === 1n : undefined;
}

interface Unscaled extends Pick<Race, 'seats' | 'votes' | 'more' | 'grows' | 'least'> {
  readonly method: RaceMethod;
  readonly bars: Bars;
}

/** Scales the votes so that every bar is whole. */
function scaled({ bars: { bars, base }, votes, more, ...rest }: Unscaled): Race {
  let scale = 1n;
  for (const den of new Set(bars.map((bar) => (bar === 'free' || bar === 'barred' ? 1n : bar.den)))) scale *= den;
  return { ...rest, bars, votes: votes.map((own) => own * scale), more: more * scale, base: base.start * scale, scale };
}

function statusOf(open: OpenContest, { admit }: ListRule, lists: readonly Option[]): readonly Certainty[] {
  if (admit === undefined) return lists.map(() => 'yes');
  return lists.map((option) => (isUnspecified(admit) ? 'open' : certaintyOf(open, admit, option)));
}

/** What can come to pass beside the bounds. */
function scenariosOf(open: OpenContest, { valid }: ListRule, race: Race, sets: readonly PassSet[]): Scenario[] {
  const scenarios: Scenario[] = [];
  if (sets.some((set) => sizeOf(set) === 0)) scenarios.push('none-passes');
  if (race.least > 1 && sets.some((set) => sizeOf(set) === 1)) scenarios.push('one-passes');
  if (valid !== undefined && !isUnspecified(valid) && certaintyOf(open, valid) !== 'yes') scenarios.push('not-valid');
  return scenarios;
}

/** No bound holds where a list can have more seats than it may; where the law is silent on that it is a scenario. */
function limited(rule: ListRule, lists: readonly Option[], bounds: ListBounds): ContestBounds {
  const { maximum } = rule;
  const exceeds = (most: number | undefined, list: number): boolean =>
    most !== undefined && (bounds.lists[list]?.highest.seats ?? 0) > most;
  if (lists.some((_, list) => exceeds(maximum, list))) return notBounded('rule', 'maximum');
  if (!lists.some(({ candidates }, list) => exceeds(candidates, list))) return bounds;
  if (rule.exhausted !== undefined) return notBounded('rule', 'exhausted');
  return { ...bounds, scenarios: [...bounds.scenarios, 'list-runs-out'] };
}
