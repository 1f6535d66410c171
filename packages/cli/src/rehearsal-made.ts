/** Rehearsals made in memory from a plan, a seed and a number of stations. */

import type { Rehearsal, RehearsalInput } from '@saylau/rehearsal';
import type { Night } from '@saylau/rehearsal/play';
import { InputProblem, UsageProblem } from './problems.js';
import { rehearsalInput } from './rehearsal-input.js';
import type { Session } from './session.js';

/** Limits of --stations. */
const stationLimits = { least: 1, most: 2_000_000 } as const;

export interface SeedAsked {
  readonly seed: string;
  readonly stations?: number;
}

/** --seed and --stations as they must be. Throws UsageProblem. */
export function seedIn({ seed, stations }: { readonly seed?: string; readonly stations?: string }): SeedAsked {
  if (seed === undefined || seed === '') throw new UsageProblem('usage.missing-option', { what: '--seed' });
  if (seed.length > 40 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(seed)) throw new UsageProblem('usage.seed', { what: seed });
  if (stations === undefined) return { seed };
  const number = /^\d{1,9}$/.test(stations) ? Number(stations) : 0;
  const { least, most } = stationLimits;
  if (number < least || number > most)
    throw new UsageProblem('usage.number', { option: '--stations', what: stations, least, most });
  return { seed, stations: number };
}

/** Throws InputProblem where the plan cannot be met. */
export async function madeOf(input: RehearsalInput, asked: SeedAsked): Promise<Rehearsal> {
  const { RehearsalError, rehearse } = await import('@saylau/rehearsal');
  try {
    return rehearse(input, asked);
  } catch (error) {
    throw error instanceof RehearsalError ? new InputProblem(`rehearsal-error.${error.code}`, error.params) : error;
  }
}

/** The polling day of a plan, as it is played. */
export async function madeNight(
  session: Session,
  wanted: string,
  asked: { readonly seed?: string; readonly stations?: string },
): Promise<{ readonly night: Night; readonly seed: string }> {
  const seeded = seedIn(asked);
  const input = await rehearsalInput(wanted);
  session.progress(session.texts.say('progress.making'));
  const { day, tables, territorial } = await madeOf(input, seeded);
  session.progress();
  return { night: { day, tables, territorial }, seed: seeded.seed };
}
