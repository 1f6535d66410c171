/** The steps of a contest's count in words, with the provisions that each applies. */

import type { ContestOutcome, Election, Step, Text } from '@saylau/core';
import { type LoadedElection, partsOf } from '@saylau/formats/outcome-json';
import { Names, tellStep } from '@saylau/texts';
import { toldTogether } from '../../data/told-together.js';

export interface MakingFinding {
  readonly holds: 'yes' | 'no' | 'unknown';
  readonly says: Text;
}

export interface MakingStep {
  readonly step: Step['step'];
  /** The condition is the threshold of lists. */
  readonly isAdmission?: true;
  readonly says: Text;
  /** The comparisons that a condition rests on. */
  readonly findings?: readonly MakingFinding[];
  readonly silent?: Text;
  readonly cites: readonly string[];
}

export function makingSteps(
  loaded: LoadedElection,
  election: Election,
  { contest, steps }: ContestOutcome,
): readonly MakingStep[] {
  const parts = partsOf(loaded);
  return steps.map((step) => {
    const telling = toldTogether((texts) =>
      tellStep({ texts, names: new Names(texts, election, parts), contest, steps }, step),
    );
    const { findings, silent } = telling.shape;
    return {
      step: step.step,
      ...(step.step === 'condition' && step.use === 'admit' ? { isAdmission: true } : {}),
      says: telling.text(({ sentence }) => sentence),
      ...(findings === undefined
        ? {}
        : {
            findings: findings.map(({ holds }, at) => ({
              holds,
              says: telling.text((one) => one.findings?.[at]?.sentence ?? ''),
            })),
          }),
      ...(silent === undefined ? {} : { silent: telling.text((one) => one.silent ?? '') }),
      cites: step.cites,
    };
  });
}
