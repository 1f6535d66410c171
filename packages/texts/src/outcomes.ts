/** What a contest came to, in words: how far it is counted, what was declared beside it, its turnout. */

import type { Comparison, ContestOutcome, LineId, PollOutcome } from '@saylau/core';
import type { FindingWords } from './condition-findings.js';
import { decimal, percentNumber, signed, whole } from './numbers.js';
import type { Speaker } from './speaker.js';

/** How far a contest is counted; where its percentages are and its result is not, both. */
export function tellStatus(
  texts: Speaker,
  { status, percentages }: Pick<ContestOutcome, 'status' | 'percentages'>,
): string {
  return texts.say(status !== 'counted' && percentages.length > 0 ? `status.shares-${status}` : `status.${status}`);
}

/** "agrees", "differs by +0.02", "declared: 12", "not declared", "not counted". */
export function tellComparison(texts: Speaker, { is, by, declared = '' }: Comparison): string {
  if (is !== 'differs') return texts.say(`compare.${is}`);
  return by === undefined
    ? texts.say('compare.differs-from', { declared })
    : texts.say('compare.differs-by', { by: signed(texts, by) });
}

/** Turnout: counted (`share`, `how`), or declared alone with the lines that it cannot be counted without. */
export interface ToldTurnout {
  /** "54.21 %"; – where nobody is on the lists. */
  readonly share?: string;
  /** "6,512,543 (voters who took part) ÷ 12,035,578 (voters on the lists)". */
  readonly how?: string;
  readonly declared?: string;
  readonly missing?: string;
}

/** What turnout is told from: of a poll of the contest, with the lines that are absent and how declared shares were rounded. */
export interface TurnoutOf {
  readonly poll: Pick<PollOutcome, 'turnout' | 'comparisons' | 'figures'>;
  readonly missing: readonly LineId[];
  readonly rounding?: 'half-up' | 'down';
}

/** Undefined where nothing is known of it. */
export function tellTurnout(
  { texts, names, contest }: FindingWords,
  { poll, missing, rounding }: TurnoutOf,
): ToldTurnout | undefined {
  const { turnout, comparisons, figures } = poll;
  if (turnout !== undefined) {
    const { votes, base, of, line, share } = turnout;
    const how = texts.say('turnout.how', {
      count: whole(texts, votes),
      what: names.line(line),
      base: whole(texts, base),
      of: names.sum(of, contest),
    });
    return { share: share === undefined ? '–' : `${percentNumber(texts, turnout, rounding)}\u00a0%`, how };
  }
  const declared = comparisons.find(({ what, key }) => what === 'turnout' && key === 'turnout')?.declared;
  if (declared === undefined && (figures.length === 0 || missing.length === 0)) return undefined;
  return {
    ...(declared === undefined
      ? {}
      : { declared: texts.say('turnout.declared', { declared: decimal(texts, declared) }) }),
    ...(missing.length === 0
      ? {}
      : { missing: texts.say('turnout.missing', { lines: names.lines(missing, contest) }) }),
  };
}
