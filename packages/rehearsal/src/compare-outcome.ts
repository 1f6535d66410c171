/** The declared result beside the counted one, contest by contest and body by body; and what was said of many contests together. */

import { type Contest, type ContestOutcome, type Outcome, percentText } from '@saylau/core';
import type { PlanFact } from '@saylau/formats';
import { type Counted, checked, isIn, type PublishedCheck, seatsIn } from './checked.js';
import { mark } from './input.js';

/** Comparisons of the count itself, and the plan's facts. */
export function compareOutcome({ rehearsal: { day }, input: { plan }, outcomes }: Counted): PublishedCheck[] {
  const comparisons = [...outcomes].flatMap(([election, outcome]) => compared(election, outcome));
  const facts = plan.facts.flatMap((fact) => {
    const { id, election, part, area, value } = fact;
    const contests = (day.elections.find((one) => one.id === `${mark}${election}`)?.contests ?? []).filter(
      (one) => (part === undefined || one.part === part) && (area === undefined || isIn(day.stations, one.area, area)),
    );
    const ids = new Set(contests.map((one) => one.id));
    const counted = (outcomes.get(election)?.contests ?? []).filter(({ contest }) => ids.has(contest));
    const of = [election, ...(part === undefined ? [] : [part]), id];
    return value.source === undefined ? [] : [checked('fact', of, value.value, factOf(fact, contests, counted))];
  });
  return [...comparisons, ...facts];
}

function compared(election: string, { contests, chambers }: Outcome): PublishedCheck[] {
  const own = contests.flatMap(({ contest, comparisons }) =>
    comparisons.flatMap(({ what, key, declared, counted, is }) =>
      // Levels of the rehearsal beside each other are no published figures.
      declared === undefined || what === 'sum'
        ? []
        : [{ ...checked(what, [election, contest, key], declared, counted), agrees: is === 'agrees' }],
    ),
  );
  const bodies = chambers.flatMap(({ body, rows }) =>
    rows.flatMap(({ comparison, party }) =>
      comparison?.declared === undefined
        ? []
        : [checked('seats', [election, body ?? '', party], comparison.declared, comparison.counted)],
    ),
  );
  return [...own, ...bodies];
}

function factOf(
  { is, option = '', value }: PlanFact,
  contests: readonly Contest[],
  counted: readonly ContestOutcome[],
): string | number | undefined {
  switch (is) {
    case 'lists':
      return contests.reduce((sum, { options }) => sum + options.filter(({ role }) => role === 'list').length, 0);
    case 'seats':
      return seatsIn(contests);
    case 'bodies':
      return new Set(contests.map(({ body }) => body)).size;
    case 'first':
      return counted.filter(({ percentages }) => isFirst(option, percentages)).length;
    case 'entered':
      return counted.filter(({ result }) => hasSeats(option, result)).length;
    case 'most':
    case 'least':
      return extreme(is, option, value.value, counted);
  }
}

function hasSeats(option: string, result: ContestOutcome['result']): boolean {
  return result?.kind === 'seats' && result.rows.some((row) => row.option === option && row.seats > 0);
}

function isFirst(option: string, percentages: ContestOutcome['percentages']): boolean {
  const own = percentages.find(({ line }) => line === option)?.votes;
  return own !== undefined && percentages.every(({ line, votes }) => line === option || votes < own);
}

/** An option's highest or lowest percentage, printed as the published one. */
function extreme(
  is: 'most' | 'least',
  option: string,
  like: string,
  contests: readonly ContestOutcome[],
): string | undefined {
  const shares = contests.flatMap(({ percentages }) =>
    percentages.filter(({ line, share }) => line === option && share !== undefined),
  );
  const [first] = shares.toSorted((a, b) => {
    const [one, other] = [a.votes * b.base, b.votes * a.base];
    const order = one < other ? -1 : one > other ? 1 : 0;
    return is === 'most' ? -order : order;
  });
  return first === undefined ? undefined : percentText(first, like);
}
