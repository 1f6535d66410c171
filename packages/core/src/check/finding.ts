/** Findings: what is wrong or unusual in protocols. The closed list of codes; docs/findings.md holds the catalogue (a test holds both equal). */

import type { AreaId, LineId } from '../figures.js';
import type { Severity } from '../form.js';

/**
 * Every code with how grave it is. `control` is as grave as its equation says.
 * Faults of files (a cell that is no number, an unknown station) are not here: they are `Fault`s of `formats`.
 */
export const findingSeverities = {
  // one protocol by itself
  'line-absent': 'error',
  control: 'error',
  // the protocols of one room (one station, one polling day) against each other
  'room-took-part': 'information',
  'room-received': 'information',
  'room-registered': 'information',
  // protocols against turnout reports, and turnout reports by themselves
  'turnout-falls': 'error',
  'turnout-above-list': 'error',
  'turnout-protocol': 'warning',
  'turnout-jump': 'warning',
  // a territorial protocol against the sum of its stations
  'territorial-sum': 'error',
  'territorial-absent': 'warning',
  // plausible or not: thresholds are data
  'invalid-share': 'warning',
  'outside-share': 'warning',
  'turnout-full': 'warning',
  'list-exceeded': 'warning',
  'station-far': 'warning',
  'zero-votes': 'warning',
  'same-figures': 'warning',
} as const satisfies Readonly<Record<string, Severity>>;

export type FindingCode = keyof typeof findingSeverities;
export const findingCodes = Object.keys(findingSeverities) as readonly FindingCode[];

/** A likely slip of the typist that would explain a finding: with it undone, every control equation of the protocol holds. */
export type Cause =
  /** Two neighbouring digits changed places, one digit is wrong, one is too many or too few. */
  | {
      readonly kind: 'digits-swapped' | 'digit-wrong' | 'digit-extra' | 'digit-missing';
      readonly line: LineId;
      readonly from: number;
      readonly to: number;
    }
  /** The figures of two lines changed places. */
  | { readonly kind: 'lines-swapped'; readonly lines: readonly [LineId, LineId] }
  /** The figure is what the other lines make of it, but reads like no slip: only named where a line is absent. */
  | { readonly kind: 'line-follows'; readonly line: LineId; readonly to: number };

/** One finding. `lines` are lines of the form or option ids. */
export interface ProtocolFinding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Where: a station, or the area of a territorial protocol. */
  readonly station?: string;
  readonly area?: AreaId;
  readonly election?: string;
  readonly contest?: string;
  readonly round?: number;
  /** Of `control`: which equation of the form. */
  readonly control?: string;
  /** The lines concerned. */
  readonly lines: readonly LineId[];
  /** What the sentence needs: figures and shares as text, by name (`left`, `right`, `by`, `share`, `limit`, `time`, …). */
  readonly params: Readonly<Record<string, string | number>>;
  readonly causes: readonly Cause[];
}

/** Receives findings one by one, so that a million of them need no memory. */
export type FindingSink = (finding: ProtocolFinding) => void;
