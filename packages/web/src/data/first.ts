/** Who is first in a contest, and what that comes to: elected, declared so, leading while votes are out, or no more than most votes. */

import type { ContestOutcome } from '@saylau/core';

/** `tie`: nobody is first, several have most votes. `most`: most votes, and nobody is elected by the count or declared so. */
export type FirstIs = 'elected' | 'declared' | 'leads' | 'tie' | 'most';

/** Why nobody is elected: a lot is still to be drawn, the law leaves it open, …; `round`: there is another one; `unknown`: it cannot be counted. */
export type WhyNobody = 'lot' | 'law' | 'invalid' | 'round' | 'nobody' | 'unknown';

export interface First {
  readonly is: FirstIs;
  /** Where protocols are not missing and nobody is elected. */
  readonly why?: WhyNobody;
}

export interface Votes {
  /** Of those who stand, the most first; what is not known is left out. */
  readonly votes: readonly (bigint | undefined)[];
  readonly isDeclared: boolean;
  /** Protocols are missing. */
  readonly isOpen: boolean;
}

export function firstOf(outcome: ContestOutcome, { votes: [most, next], isDeclared, isOpen }: Votes): First {
  const is = most !== undefined && most > 0n && most === next ? 'tie' : isOpen ? 'leads' : 'most';
  if (isOpen) return { is };
  if (outcome.result?.kind === 'elected' && outcome.result.elected.length > 0) return { is: 'elected' };
  return isDeclared ? { is: 'declared' } : { is, why: whyNobody(outcome) };
}

function whyNobody({ result, lots, questions }: ContestOutcome): WhyNobody {
  if (lots.length > 0) return 'lot';
  if (questions.length > 0) return 'law';
  if (result?.kind !== 'elected') return 'unknown';
  if (!result.valid) return 'invalid';
  return result.secondRound ? 'round' : 'nobody';
}
