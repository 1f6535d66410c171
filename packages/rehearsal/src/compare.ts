/** The rehearsal counted again and compared with every published figure: the command fails on any difference. */

import { outcomeOf, runsOf, totalsOf, withTallies } from '@saylau/core';
import type { Counted, PublishedCheck } from './checked.js';
import { compareDay } from './compare-day.js';
import { compareOutcome } from './compare-outcome.js';
import { compareParts } from './compare-parts.js';
import { mark, type Rehearsal, type RehearsalInput } from './input.js';

/** Every published figure of the plan and of the elections beside the rehearsed one, from the tables alone. */
export function compareWithPublished(rehearsal: Rehearsal, input: RehearsalInput): PublishedCheck[] {
  const runs = runsOf(rehearsal.day.stations);
  const totals = rehearsal.tables.map((table) => totalsOf(table, runs));
  const outcomes = new Map(
    input.elections.flatMap(({ election: real, law }) => {
      const made = rehearsal.day.elections.find(({ id }) => id === `${mark}${real.id}`);
      return made === undefined ? [] : [[real.id, outcomeOf(withTallies(made, totals), law)] as const];
    }),
  );
  const counted: Counted = { rehearsal, input, totals, outcomes };
  return [...compareDay(counted, runs), ...compareParts(counted), ...compareOutcome(counted)];
}
