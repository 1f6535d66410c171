/** Finds the ballot of a row by its election, contest and round. */

import type { ProtocolTable } from '@saylau/core';

/** A contest's ballot in one round. */
export interface BallotPlace {
  /** Index into the target's ballots. */
  readonly ballot: number;
  /** Index into the ballot's contests. */
  readonly contest: number;
  readonly round: number;
}

/** Contests of one election, each with its rounds. */
export type BallotsOfElection = ReadonlyMap<string, readonly BallotPlace[]>;

/** Election → contest → rounds. */
export function ballotIndex(tables: readonly ProtocolTable[]): ReadonlyMap<string, BallotsOfElection> {
  const index = new Map<string, Map<string, BallotPlace[]>>();
  for (const [number, { ballot }] of tables.entries()) {
    const own = index.get(ballot.election) ?? new Map<string, BallotPlace[]>();
    index.set(ballot.election, own);
    for (const [contest, { id }] of ballot.contests.entries()) {
      const place = { ballot: number, contest, round: ballot.round };
      const rounds = own.get(id);
      if (rounds === undefined) own.set(id, [place]);
      else rounds.push(place);
    }
  }
  return index;
}
