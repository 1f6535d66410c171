/** The provisions that a count stands on, as they hold on the day of its law. */

import { type ContestOutcome, heldOn, type Provision, type Step, type Version } from '@saylau/core';

/** Ids of the provisions that the steps cite. */
export function citedProvisions(outcomes: readonly ContestOutcome[]): ReadonlySet<string> {
  return new Set(outcomes.flatMap(({ steps }) => steps.flatMap((step: Step) => step.cites)));
}

/** The version of a provision that holds on the day; undefined where none does. */
export function versionOn(
  { provisions, on }: { readonly provisions: ReadonlyMap<string, Provision>; readonly on: string },
  id: string,
): Version | undefined {
  const held = heldOn(provisions.get(id)?.history ?? [], on);
  return held.is === 'version' ? held.version : undefined;
}
