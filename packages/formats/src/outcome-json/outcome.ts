/** The machine form of `saylau count --json` (docs/formats/count.md): everything that the printed form says. */

import {
  type Chamber,
  type ContestOutcome,
  type Count,
  type Election,
  fraction,
  multiply,
  type Outcome,
  type Percentage,
  type PollOutcome,
  type PreliminaryOutcome,
  provisionsOf,
  toDecimal,
  toText,
} from '@saylau/core';
import { citedProvisions, versionOn } from './cited.js';
import type { LoadedElection, PartNames } from './part-names.js';
import { integer, type Json, jsonOf } from './plain.js';

/** `parts`: what the parts are called; `real`: the outcome under the law of the day, where `outcome` is a what-if. */
export function jsonOfOutcome(
  outcome: Outcome,
  { election, statute }: LoadedElection,
  parts: PartNames,
  real?: Outcome,
): Json {
  const shown = new Set([...outcome.contests, ...(real?.contests ?? [])].map(({ part }) => part));
  for (const { parts: own } of outcome.chambers) for (const { part } of own) shown.add(part);
  return {
    format: 'saylau-outcome/1',
    election: outcome.election,
    name: jsonOf(outcome.name),
    date: outcome.date,
    law: jsonOf(outcome.law),
    parts: [...shown].map((part) => ({ part, name: jsonOf(parts.get(part) ?? {}) })),
    provisions: statute === undefined ? [] : provisionsIn(outcome, statute),
    ...countJson(outcome, election),
    readings: outcome.readings.map(({ reading, says, count }) => ({
      reading,
      ...(says === undefined ? {} : { says: jsonOf(says) }),
      ...countJson(count, election),
    })),
    contradictions: jsonOf(outcome.contradictions),
    ...(real === undefined ? {} : { real: { law: jsonOf(real.law), ...countJson(real, election) } }),
  };
}

function countJson({ contests, chambers, notices }: Count, election: Election): { readonly [key: string]: Json } {
  return {
    contests: contests.map((one) => contestJson(one, election)),
    chambers: chambers.map(chamberJson),
    notices: jsonOf(notices),
  };
}

function contestJson(outcome: ContestOutcome, { contests }: Election): Json {
  const { turnout, percentages, name, laterRounds, preliminary, ...rest } = outcome;
  const options = contests.find(({ id }) => id === outcome.contest)?.options ?? [];
  return {
    contest: rest.contest,
    name: jsonOf(name),
    part: rest.part,
    ...(rest.body === undefined ? {} : { body: rest.body }),
    area: rest.area,
    status: rest.status,
    missing: jsonOf(rest.missing),
    options: options.map(({ id, name: own, role, party }) => ({
      id,
      name: jsonOf(own),
      role,
      ...(party === undefined ? {} : { party }),
    })),
    figures: jsonOf(rest.figures),
    ...(turnout === undefined ? {} : { turnout: percentageJson(turnout) }),
    turnoutMissing: jsonOf(rest.turnoutMissing),
    percentages: percentages.map(percentageJson),
    laterRounds: laterRounds.map((round) => ({ round: round.round, ...pollJson(round) })),
    ...(preliminary === undefined ? {} : { preliminary: preliminaryJson(preliminary) }),
    ...(rest.valid === undefined ? {} : { valid: rest.valid }),
    ...(rest.result === undefined ? {} : { result: jsonOf(rest.result) }),
    steps: jsonOf(rest.steps),
    lots: jsonOf(rest.lots),
    questions: jsonOf(rest.questions),
    refusals: jsonOf(rest.refusals),
    comparisons: jsonOf(rest.comparisons),
  };
}

function preliminaryJson(preliminary: PreliminaryOutcome): Json {
  return { ...(preliminary.at === undefined ? {} : { at: preliminary.at }), ...pollJson(preliminary) };
}

function pollJson({ figures, turnout, percentages, comparisons }: PollOutcome): { readonly [key: string]: Json } {
  return {
    figures: jsonOf(figures),
    ...(turnout === undefined ? {} : { turnout: percentageJson(turnout) }),
    percentages: percentages.map(percentageJson),
    comparisons: jsonOf(comparisons),
  };
}

/** A percentage with its exact share, and in percent rounded to two places. */
function percentageJson({ line, votes, of, base, share }: Percentage): Json {
  return {
    line,
    votes: integer(votes),
    of: jsonOf(of),
    base: integer(base),
    ...(share === undefined ? {} : { share: toText(share), percent: toDecimal(multiply(share, fraction(100n)), 2) }),
  };
}

function chamberJson({ rows, ...rest }: Chamber): Json {
  const rowsJson = rows.map(({ party, parts, total, comparison }) => ({
    party,
    parts: [...parts].map(([part, held]) => ({ part, ...held })),
    ...(total === undefined ? {} : { total }),
    ...(comparison === undefined ? {} : { comparison: jsonOf(comparison) }),
  }));
  return {
    ...(rest.body === undefined ? {} : { body: rest.body }),
    ...(rest.seats === undefined ? {} : { seats: rest.seats }),
    parts: jsonOf(rest.parts),
    rows: rowsJson,
    vacant: rest.vacant,
  };
}

/** The provisions that the steps cite, as they stand on the day of the law. */
function provisionsIn({ contests, law }: Outcome, statute: NonNullable<LoadedElection['statute']>): Json {
  const provisions = provisionsOf(statute);
  return [...citedProvisions(contests)].sort().flatMap((id) => {
    const provision = provisions.get(id);
    const version = versionOn({ provisions, on: law.on }, id);
    if (provision === undefined || version === undefined) return [];
    const { from, to, state, value, cite, confidence } = version;
    return [
      {
        id,
        says: jsonOf(provision.says),
        from,
        ...(to === undefined ? {} : { to }),
        state,
        ...(value === undefined ? {} : { value: jsonOf(value) }),
        cite: jsonOf(cite),
        confidence,
      },
    ];
  });
}
