/** The plan of a night: who does what, when, in the order and rhythm of a real one, up to the established result. */

import type { Cast } from './cast.js';
import { planStations } from './count.js';
import { declaredTotals } from './declared.js';
import type { Instant } from './instants.js';
import { choicesOf, type Night, type PlayOptions } from './night.js';
import { openingSteps } from './opening.js';
import { resultSteps } from './results.js';
import type { Step } from './step.js';

export interface Timeline {
  readonly cast: Cast;
  /** In the order in which they stand in the log. */
  readonly steps: readonly Step[];
  /** When the polling day begins: its first step that is no preparation. */
  readonly begins: Instant;
}

/**
 * The steps of a night. The same night, cast and options give the same steps. What they add up to is what counting the night's
 * own figures gives. Throws RangeError where `documents` lacks an election of the day.
 */
export function timelineOf(night: Night, cast: Cast, options: PlayOptions): Timeline {
  const choices = choicesOf(options);
  const before = [...openingSteps(night, cast, choices)];
  const { steps, accepted } = planStations(night, cast, choices);
  for (const step of declaredTotals(night, cast, accepted)) steps.push(step);
  for (const step of resultSteps(night, cast, choices, accepted)) steps.push(step);
  const ordered = inOrder(steps);
  const begins = ordered[0]?.at ?? before.at(-1)?.at ?? 0;
  return { cast, steps: [...inOrder(before), ...ordered], begins };
}

/** By instant; equal ones stay in the order in which they were planned. As plain numbers a quarter of a million are sorted in no time. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const first = steps.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const numbers = Float64Array.from(steps, ({ at }, place) => (at - first) * steps.length + place).sort();
  return Array.from(numbers, (number) => steps[number % steps.length]).filter((step) => step !== undefined);
}
