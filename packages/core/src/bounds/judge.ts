/** Conditions while votes are outstanding: they hold whatever comes, whatever comes not, or it is open. */

import type { Bound, Condition } from '../condition.js';
import { decide, reaches } from '../count/holds.js';
import { asked as askedOf } from '../count/run.js';
import { allOf, anyOf, no, notOf, unknown, type Verdict, yes } from '../count/verdict.js';
import { type View, viewAt } from '../count/view.js';
import type { Option } from '../election.js';
import { type Fraction, fraction } from '../fraction.js';
import type { Certainty } from './contest-bounds.js';
import { difference, fixed, type Growth, growthOfLine, growthOfSum, rangeOf } from './growth.js';
import type { OpenContest } from './open-contest.js';
import { runOf } from './open-contest.js';

const open: Verdict = unknown([]);

/**
 * Whether `condition` holds of `option` (of the contest as a whole where there is none). A single comparison is decided
 * exactly where it is known how votes add to its lines; several together by Kleene's logic, so that `yes` and `no` are proven and `open` may be too careful.
 */
export function certaintyOf(contest: OpenContest, condition: Condition, option?: Option): Certainty {
  return nameOf(judge(condition, { contest, view: contest.view, option }));
}

/** A verdict in the words of bounds. */
function nameOf({ is }: Verdict): Certainty {
  return is === 'unknown' ? 'open' : is;
}

interface Asked {
  readonly contest: OpenContest;
  readonly view: View;
  readonly option: Option | undefined;
}

function judge(condition: Condition, asked: Asked): Verdict {
  switch (condition.kind) {
    case 'share':
      return judgeShare(condition, asked);
    case 'lead':
      return judgeLead(condition, asked);
    case 'regions':
      return judgeRegions(condition, asked);
    case 'at':
      return judge(condition.where, { ...asked, view: viewAt(asked.view, condition.area) });
    case 'ballot':
    case 'is':
      return decide(condition, askedOf(runOf(asked.contest), asked.view, asked.option)).verdict;
    case 'won':
      return open;
    case 'all':
      return allOf(condition.of.map((one) => judge(one, asked)));
    case 'any':
      return anyOf(condition.of.map((one) => judge(one, asked)));
    case 'not':
      return notOf(judge(condition.of, asked));
  }
}

type Share = Extract<Condition, { kind: 'share' }>;

/** Whether a share is one of this contest's own votes, and not of a group's or of several contests'. */
export function isOwnShare({ across, group }: Share, option: Option | undefined): boolean {
  return across !== true && (group !== true || option?.group === undefined);
}

function judgeShare(condition: Share, { contest, view, option }: Asked): Verdict {
  if (!isOwnShare(condition, option)) return open;
  const { sum, of } = condition;
  const votes = option === undefined ? undefined : growthOfLine(contest, view, option.id);
  const value = sum === undefined ? votes : growthOfSum(contest, view, sum);
  const base = of === undefined ? fixed(1n) : growthOfSum(contest, view, of);
  return value === undefined || base === undefined ? open : reachesAlways(value, condition.bound, base, contest.votes);
}

/** Whether `value` reaches `bound` × `base` in every completion, in none, or in some. Nothing is a share of nothing. */
function reachesAlways(value: Growth, { amount, strict }: Bound, base: Growth, votes: bigint): Verdict {
  const { least, most } = rangeOf(difference(value, amount.den, base, amount.num), votes);
  const bases = rangeOf(base, votes);
  if (below(bases.most, true) || below(most, strict)) return no;
  return reached(least, strict) && reached(bases.least, true) ? yes : open;
}

/** Whether the most that comes is certain to be less than nothing (`orNothing`: or nothing). */
function below(most: bigint | undefined, orNothing: boolean): boolean {
  return most !== undefined && !reached(most, orNothing);
}

/** Whether the least that comes is certain to be nothing or more (`strict`: more). */
function reached(least: bigint | undefined, strict: boolean): boolean {
  return least !== undefined && (strict ? least > 0n : least >= 0n);
}

/** A lead over the best other is a lead over every other; with none, over nobody's no votes. */
function judgeLead(condition: Extract<Condition, { kind: 'lead' }>, { contest, view, option }: Asked): Verdict {
  const base = condition.of === undefined ? fixed(1n) : growthOfSum(contest, view, condition.of);
  const own = option && growthOfLine(contest, view, option.id);
  if (own === undefined || base === undefined || !view.complete) return open;
  const others = view.options.filter(({ id, role }) => id !== option?.id && role !== 'others');
  const growths = [fixed(0n), ...others.map(({ id }) => growthOfLine(contest, view, id))];
  const over = (other: Growth | undefined): Verdict =>
    other === undefined ? open : reachesAlways(difference(own, 1n, other, 1n), condition.bound, base, contest.votes);
  return allOf(growths.map(over));
}

/** How the votes that are out fall to the regions is not known: each may get all of them. */
function judgeRegions(condition: Extract<Condition, { kind: 'regions' }>, asked: Asked): Verdict {
  const { areas, area } = asked.view;
  const { areaKind, weighted, unit, bound, where } = condition;
  const regions = (areas.below.get(area) ?? []).filter(({ kind }) =>
    areaKind === undefined ? kind !== 'abroad' : kind === areaKind,
  );
  const weights = { yes: fraction(0n), no: fraction(0n), unknown: fraction(0n) };
  for (const region of regions) {
    const { is } = judge(where, { ...asked, view: viewAt(asked.view, region.id) });
    weights[is] = plus(weights[is], weighted === true ? region.weight : fraction(1n));
  }
  const most = plus(weights.yes, weights.unknown);
  const of = unit === 'fraction' ? plus(most, weights.no) : fraction(1n);
  if (regions.length === 0) return open;
  return reaches(weights.yes, bound, of) ? yes : reaches(most, bound, of) ? open : no;
}

function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den + b.num * a.den, a.den * b.den);
}
