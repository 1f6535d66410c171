/** The share that a condition asks of one option: read from the law's own condition, so that a line can be drawn at it. */

import {
  type Condition,
  compare,
  type Fraction,
  fraction,
  multiply,
  type Option,
  type Sum,
  sumText,
  toDecimal,
} from '@saylau/core';

export interface ShareAsked {
  readonly amount: Fraction;
  /** More than it; else at least it. */
  readonly strict: boolean;
  readonly of: Sum;
}

/** `free`: it is met without votes; `never`: not with any; undefined: it asks for something else than a share. */
type Asked = ShareAsked | 'free' | 'never' | undefined;

/** The share that `condition` asks of `option`; undefined where it asks none, or no share alone. */
export function shareAsked(condition: Condition, option: Pick<Option, 'tags'>): ShareAsked | undefined {
  const asked = askedOf(condition, option);
  return typeof asked === 'object' ? asked : undefined;
}

/** "5.00": in percent of `base`, a sum as text; undefined where the share is of something else. */
export function percentAsked(
  condition: Condition,
  option: Pick<Option, 'tags'>,
  base: string | undefined,
): string | undefined {
  const asked = shareAsked(condition, option);
  if (asked === undefined || sumText(asked.of) !== base) return undefined;
  return toDecimal(multiply(asked.amount, fraction(100n)), 2).replace(/\.?0+$/, '');
}

function askedOf(condition: Condition, option: Pick<Option, 'tags'>): Asked {
  switch (condition.kind) {
    case 'share':
      return condition.of === undefined || condition.sum !== undefined || condition.across === true
        ? undefined
        : { ...condition.bound, of: condition.of };
    case 'is':
      return option.tags.includes(condition.tag) ? 'free' : 'never';
    case 'not': {
      const inner = askedOf(condition.of, option);
      return inner === 'free' ? 'never' : inner === 'never' ? 'free' : undefined;
    }
    case 'all':
      return highest(condition.of.map((one) => askedOf(one, option)));
    case 'any':
      return lowest(condition.of.map((one) => askedOf(one, option)));
    default:
      return undefined;
  }
}

function highest(asked: readonly Asked[]): Asked {
  if (asked.includes('never')) return 'never';
  if (asked.includes(undefined)) return undefined;
  return furthest(asked, 1) ?? 'free';
}

function lowest(asked: readonly Asked[]): Asked {
  if (asked.includes('free')) return 'free';
  if (asked.includes(undefined)) return undefined;
  return furthest(asked, -1) ?? 'never';
}

/** The largest share (`sign` 1) or the smallest (−1), where all are of one sum. */
function furthest(asked: readonly Asked[], sign: 1 | -1): ShareAsked | undefined {
  const shares = asked.filter((one): one is ShareAsked => typeof one === 'object');
  return shares.reduce<ShareAsked | undefined>(
    (best, one) => (best === undefined || sign * compare(one.amount, best.amount) > 0 ? one : best),
    undefined,
  );
}
