/** Conditions and bounds in words. The base is named apart ("at least 5 % of: …"), so that no language has to decline it. */

import type { Bound, Condition, Sum } from '@saylau/core';
import { shareInLaw, short } from './numbers.js';
import type { MessageKey, Speaker } from './speaker.js';

/** How the words of a condition name sums and parts. */
export interface Naming {
  readonly sum: (sum: Sum) => string;
  readonly part: (key: string) => string;
  readonly area: (id: string) => string;
}

/** "at least 5 %", "more than 50 %". */
export function tellBound(texts: Speaker, { amount, strict }: Bound, unit: 'share' | 'number'): string {
  const shown = unit === 'share' ? shareInLaw(texts, amount) : short(texts, amount);
  return texts.say(strict ? 'bound.more-than' : 'bound.at-least', { amount: shown });
}

export function tellCondition(texts: Speaker, condition: Condition, naming: Naming): string {
  switch (condition.kind) {
    case 'share':
      return shareWords(texts, condition, naming);
    case 'lead': {
      const bound = tellBound(texts, condition.bound, condition.of === undefined ? 'number' : 'share');
      return condition.of === undefined
        ? texts.say('condition.lead', { bound })
        : texts.say('condition.lead-of', { bound, of: naming.sum(condition.of) });
    }
    case 'regions': {
      const bound = tellBound(texts, condition.bound, condition.unit === 'fraction' ? 'share' : 'number');
      const key: MessageKey = condition.weighted === true ? 'condition.regions-weighted' : 'condition.regions';
      const where = tellCondition(texts, condition.where, naming);
      const kind =
        condition.areaKind === undefined
          ? ''
          : ` (${texts.sayIf(`area-kind.${condition.areaKind}`) ?? condition.areaKind})`;
      return texts.say(key, { bound: `${bound}${kind}`, where });
    }
    case 'at':
      return texts.say('condition.at', {
        area: naming.area(condition.area),
        where: tellCondition(texts, condition.where, naming),
      });
    case 'ballot':
      return ballotWords(texts, condition);
    case 'is':
      return texts.say('condition.is', { tag: texts.sayIf(`tag.${condition.tag}`) ?? condition.tag });
    case 'won':
      return texts.say('condition.won', { seats: condition.atLeast, part: naming.part(condition.part) });
    case 'all':
    case 'any': {
      const joiner = texts.say(condition.kind === 'all' ? 'condition.and' : 'condition.or');
      return condition.of.map((one) => tellCondition(texts, one, naming)).join(joiner);
    }
    case 'not':
      return texts.say('condition.not', { condition: tellCondition(texts, condition.of, naming) });
  }
}

function ballotWords(texts: Speaker, { atLeast, atMost }: Extract<Condition, { kind: 'ballot' }>): string {
  const bounds = [
    ...(atLeast === undefined ? [] : [texts.say('bound.at-least', { amount: String(atLeast) })]),
    ...(atMost === undefined ? [] : [texts.say('bound.at-most', { amount: String(atMost) })]),
  ];
  return texts.say('condition.ballot', { bounds: bounds.join(', ') });
}

function shareWords(texts: Speaker, condition: Extract<Condition, { kind: 'share' }>, naming: Naming): string {
  const { bound, of, sum } = condition;
  const amount = tellBound(texts, bound, of === undefined ? 'number' : 'share');
  const subject = sum === undefined ? '' : `${naming.sum(sum)}: `;
  const words =
    of === undefined
      ? texts.say('condition.votes', { bound: amount })
      : texts.say('condition.share', { bound: amount, of: naming.sum(of) });
  const across = condition.across === true ? ` ${texts.say('condition.across')}` : '';
  const group = condition.group === true ? ` ${texts.say('condition.group')}` : '';
  return `${subject}${words}${group}${across}`;
}
