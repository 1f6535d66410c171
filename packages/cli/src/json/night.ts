/** The machine form of a count from protocols (docs/formats/count.md): arrivals, findings, each election's outcome, bounds. */

import type { Totals } from '@saylau/core';
import { type Json, jsonOf, jsonOfBounds, jsonOfOutcome, jsonOfStillOut, partsOf } from '@saylau/formats/outcome-json';
import type { ElectionNight, Night } from '../night.js';

/** `elections`: those that are shown. */
export function jsonOfNight(night: Night, elections: readonly ElectionNight[]): Json {
  const { day } = night.received;
  return {
    format: 'saylau-night/1',
    ...(day === undefined ? {} : { day: day.id, name: jsonOf(day.name), date: day.date }),
    ...(day?.rehearsal === undefined ? {} : { rehearsal: jsonOf(day.rehearsal) }),
    protocols: {
      expected: night.expected,
      counted: night.counted,
      withErrors: night.withErrors,
      ...(night.until === undefined ? {} : { until: night.until }),
    },
    findings: jsonOf(night.findings.counts),
    elections: elections.map(electionJson),
  };
}

function electionJson({ loaded, outcome, totals, open, bounds }: ElectionNight): Json {
  return {
    outcome: jsonOfOutcome(outcome, loaded, partsOf(loaded).names),
    ballots: totals.map(ballotJson),
    ...(open.size === 0 ? {} : { open: [...open.values()].map(jsonOfStillOut) }),
    ...(bounds.size === 0 ? {} : { bounds: [...bounds].map(([contest, own]) => jsonOfBounds(contest, own)) }),
  };
}

/** Arrived and expected in every area where the ballot is voted on. */
function ballotJson({ table, expected, arrived }: Totals): Json {
  const areas = table.stations.areas.flatMap(({ id }, area) => {
    const own = expected[area] ?? 0;
    return own === 0 ? [] : [{ area: id, expected: own, arrived: arrived[area] ?? 0 }];
  });
  return { part: table.ballot.part, round: table.ballot.round, areas };
}
