/** The threshold of a list contest in the one form that bounds can work with: for each list a share of one common base. */

import type { Condition } from '../condition.js';
import { decide } from '../count/holds.js';
import { asked } from '../count/run.js';
import type { Option } from '../election.js';
import { type Sum, sumText } from '../figures.js';
import { fixed, type Growth, growthOfSum } from './growth.js';
import { isOwnShare } from './judge.js';
import { type OpenContest, runOf } from './open-contest.js';

/** A list passes with votes of at least (`strict`: more than) `num`/`den` of the base. */
export interface Share {
  readonly num: bigint;
  readonly den: bigint;
  readonly strict: boolean;
}

/** What a list has to reach; `free` lists always take part, `barred` ones never. */
export type Bar = Share | 'free' | 'barred';

export interface Bars {
  /** By list. */
  readonly bars: readonly Bar[];
  readonly base: Growth;
}

/** The bars of all lists; undefined where the condition is not a single share of one common base for each. */
export function barsOf(open: OpenContest, admit: Condition | undefined, lists: readonly Option[]): Bars | undefined {
  if (admit === undefined) return { bars: lists.map(() => 'free'), base: fixed(1n) };
  const found = lists.map((option) => barOf(open, admit, option));
  const bars: Bar[] = [];
  const bases = new Map<string, Sum | undefined>();
  for (const one of found) {
    if (one === undefined) return undefined;
    if (one === 'free' || one === 'barred') bars.push(one);
    else {
      bars.push({ num: one.bound.amount.num, den: one.bound.amount.den, strict: one.bound.strict });
      bases.set(one.of === undefined ? '' : sumText(one.of), one.of);
    }
  }
  const [of] = bases.values();
  const base = of === undefined ? fixed(1n) : growthOfSum(open, open.view, of);
  if (bases.size > 1 || base === undefined || base.unlimited.size > 0) return undefined;
  return { bars, base };
}

type ShareCondition = Extract<Condition, { kind: 'share' }>;
type Reduced = ShareCondition | 'free' | 'barred' | undefined;

/** A condition with what is certain of this list taken out; undefined where more than one share is left. */
function barOf(open: OpenContest, condition: Condition, option: Option): Reduced {
  switch (condition.kind) {
    case 'share':
      return condition.sum === undefined && isOwnShare(condition, option) ? condition : undefined;
    case 'is':
    case 'ballot': {
      const { is } = decide(condition, asked(runOf(open), open.view, option)).verdict;
      return is === 'unknown' ? undefined : is === 'yes' ? 'free' : 'barred';
    }
    case 'not': {
      const inner = barOf(open, condition.of, option);
      return inner === 'free' ? 'barred' : inner === 'barred' ? 'free' : undefined;
    }
    case 'all':
      return joined(open, condition.of, option, 'barred');
    case 'any':
      return joined(open, condition.of, option, 'free');
    case 'lead':
    case 'regions':
    case 'at':
    case 'won':
      return undefined;
  }
}

/** `decides` settles the whole; the other certainty drops out; a single share may be left. */
function joined(open: OpenContest, parts: readonly Condition[], option: Option, decides: 'free' | 'barred'): Reduced {
  const bars = parts.map((one) => barOf(open, one, option));
  if (bars.includes(decides)) return decides;
  const left = bars.filter((bar) => bar !== 'free' && bar !== 'barred');
  if (left.length > 1) return undefined;
  return left.length === 1 ? left[0] : decides === 'free' ? 'barred' : 'free';
}
