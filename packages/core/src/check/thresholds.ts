/** Thresholds of the checks beyond one equation: from where on figures are worth a second look. Data, with usual values (docs/formats/thresholds.md). */

import type { Fraction } from '../fraction.js';
import { type RoomThresholds, usualRoomThresholds } from './room.js';

/** A share is a part of 1. Every limit is exceeded only above it; exactly at it nothing is said. */
export interface Thresholds {
  /** Ballots or voters below which no share of a station is judged. */
  readonly leastVotes: number;
  /** Invalid ballots, of those who took part. */
  readonly invalidShare: Fraction;
  /** Ballots cast outside the station, of those who took part. */
  readonly outsideShare: Fraction;
  /** How far an option's share may be from that of the neighbours: a difference of shares. */
  readonly farDifference: Fraction;
  /** The part of the neighbours that a station must stand out from; above 1/2. */
  readonly farNeighbours: Fraction;
  /** Neighbours below which stations are not compared. */
  readonly leastNeighbours: number;
  /** The share that the neighbours must give an option before zero votes are a finding; exactly at it they are one. */
  readonly zeroShare: Fraction;
  /** The votes to be expected by that share before zero votes are a finding; exactly so many are enough. */
  readonly zeroVotes: number;
  /** Equal figures of two stations: at most how likely by chance, in the whole contest; exactly at it they are a finding. */
  readonly sameChance: Fraction;
  /** Voters who received a ballot after the day's last turnout report, of those reported. */
  readonly afterReport: Fraction;
  /** Voters who can receive a ballot at one station in one hour. */
  readonly votersPerHour: number;
  /** How far the protocols of one room may be apart. */
  readonly room: RoomThresholds;
}

/** Numbers of our own choice, each with its reason in docs/formats/thresholds.md; no law gives them. */
export const usualThresholds: Thresholds = {
  leastVotes: 100,
  invalidShare: { num: 1n, den: 10n },
  outsideShare: { num: 1n, den: 5n },
  farDifference: { num: 3n, den: 10n },
  farNeighbours: { num: 3n, den: 4n },
  leastNeighbours: 4,
  zeroShare: { num: 1n, den: 20n },
  zeroVotes: 20,
  sameChance: { num: 1n, den: 10n },
  afterReport: { num: 1n, den: 10n },
  votersPerHour: 600,
  room: usualRoomThresholds,
};
