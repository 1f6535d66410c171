/**
 * One list alone passes the threshold: the runner-up joins (Kazakhstan, Law on Elections, Article 97-1(2)–(3), text of 2009).
 * The quota is the sum of both lists' votes by the seats; the joining list's quotient is multiplied by a factor.
 */

import { compare, divide, type Fraction, floor, fraction, multiply, subtract } from '../fraction.js';
import type { ListRule, SoleListRule } from '../rules.js';
import { mostSeats, withCandidates } from './limits.js';
import type { Given } from './lists.js';
import { ask, isUnspecified, putQuestion, type Run, record } from './run.js';
import { firstOfEqual, type Standing } from './ties.js';

/** Divides `seats` between the list that passed and the one that joins; undefined where the law leaves a question. */
export function soleList(
  run: Run,
  rule: SoleRule,
  passed: Standing,
  joins: Standing,
  seats: number,
): Given | undefined {
  const { sole, ties } = rule;
  const factor = ask(run, 'sole.factor', 'sole-list', sole.factor);
  const minimum = ask(run, 'sole.minimumSeats', 'sole-list', sole.minimumSeats);
  if (factor === undefined || minimum === undefined) return undefined;
  const votes = passed.votes + joins.votes;
  if (votes === 0n || seats === 0) return { seats: new Map(), vacant: seats };
  const quota = fraction(votes, BigInt(seats));
  const names = { passed: passed.option.id, joins: joins.option.id };
  record(run, { step: 'sole-list', ...names, factor, minimumSeats: minimum }, 'sole');
  record(run, { step: 'quota', votes, seats, quota }, 'method');
  const first = divide(fraction(passed.votes), quota);
  const second = divide(fraction(joins.votes), quota);
  const division = { first, second, reduced: multiply(second, factor), minimum, seats };
  const joined = settled(run, sole, ties, division, [passed, joins]);
  if (joined === undefined) return undefined;
  return limited(run, rule, [passed, joins], [seats - joined, joined]);
}

/** A list rule whose `sole` is known. */
type SoleRule = ListRule & { readonly sole: SoleListRule };

/** The other list takes what is above one's most; what neither can take stays vacant. */
function limited(run: Run, rule: SoleRule, lists: readonly Standing[], due: readonly number[]): Given | undefined {
  const most = mostSeats(rule, lists, []) ?? due;
  const kept = due.map((own, index) => Math.min(own, most[index] ?? own));
  const spare = sum(due) - sum(kept);
  const seats = kept.map((own, index) => Math.min(own + spare, most[index] ?? own));
  return withCandidates(run, rule, lists, { seats, lots: [], vacant: sum(due) - sum(seats) })?.given;
}

function sum(seats: readonly number[]): number {
  return seats.reduce((all, own) => all + own, 0);
}

interface Division {
  /** Quotients of the passing and the joining list; `reduced` is the latter after the factor. */
  readonly first: Fraction;
  readonly second: Fraction;
  readonly reduced: Fraction;
  readonly minimum: number;
  readonly seats: number;
}

const remainders = ['before', 'after'] as const;
const freeds = ['passing', 'remainder'] as const;

/** Seats of the joining list. A leaf or tie that the law leaves open is asked about only where it changes them. */
function settled(
  run: Run,
  sole: SoleListRule,
  ties: ListRule['ties'],
  division: Division,
  lists: readonly [Standing, Standing],
): number | undefined {
  const byRemainder = isUnspecified(sole.remainder) ? remainders : [sole.remainder];
  const byFreed = isUnspecified(sole.freed) ? freeds : [sole.freed];
  const ways = byRemainder.flatMap((remainder) => byFreed.flatMap((freed) => waysOf(division, remainder, freed)));
  const [one] = ways;
  if (ways.every(({ joining }) => joining === one?.joining)) return one?.joining;
  const open = openLeaves(ways);
  for (const leaf of open) putQuestion(run, `sole.${leaf}`, 'sole-list', []);
  if (open.length > 0) return undefined;
  const ahead = firstOfEqual(run, { standings: lists, ties, key: 'ties' });
  return ahead && ways.find(({ joinsAhead }) => joinsAhead === (ahead === lists[1]))?.joining;
}

interface Way {
  readonly remainder: 'before' | 'after';
  readonly freed: 'passing' | 'remainder';
  /** Whether the joining list is first among the remainders. */
  readonly joinsAhead: boolean;
  readonly joining: number;
}

/** One way, or two where the remainders are equal: whole quotient after the factor, its part of the seats left over, the minimum. */
function waysOf(division: Division, remainder: Way['remainder'], freed: Way['freed']): Way[] {
  const { first, second, reduced, minimum, seats } = division;
  const own = Number(floor(reduced));
  const left = seats - Number(floor(first)) - own;
  const order = compare(rest(remainder === 'before' ? second : reduced), rest(first));
  const either = order === 0 ? [true, false] : [order > 0];
  return either.map((joinsAhead) => {
    const turn = joinsAhead && left > 0 ? 1 : 0;
    const share = freed === 'passing' ? turn : Math.floor((left + turn) / 2);
    return { remainder, freed, joinsAhead, joining: Math.min(Math.max(own + share, minimum), seats) };
  });
}

/** Leaves of which another value, the rest unchanged, gives other seats. */
function openLeaves(ways: readonly Way[]): ('remainder' | 'freed')[] {
  const seatsBy = (same: (way: Way) => boolean): string =>
    JSON.stringify(ways.filter(same).map(({ joining }) => joining));
  const differs = {
    remainder: freeds.some((freed) =>
      differ(remainders.map((one) => seatsBy((way) => way.freed === freed && way.remainder === one))),
    ),
    freed: remainders.some((one) =>
      differ(freeds.map((freed) => seatsBy((way) => way.freed === freed && way.remainder === one))),
    ),
  };
  return (['remainder', 'freed'] as const).filter((leaf) => differs[leaf]);
}

/** Whether those of `texts` that say anything say different things. */
function differ(texts: readonly string[]): boolean {
  return new Set(texts.filter((text) => text !== '[]')).size > 1;
}

function rest(quotient: Fraction): Fraction {
  return subtract(quotient, fraction(floor(quotient)));
}
