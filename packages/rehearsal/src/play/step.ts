/** One step of a night: an act that somebody does at an instant, once everything that it rests on stands in the log. */

import type { ActedAs, ActKind, Body, Holder, LogCite, Result, Role } from '@saylau/acts';
import type { Instant } from './instants.js';

/** What acts name by a leaf: one protocol's current version, or the definition of the day. */
export type Thing = number;

/** The definition of the day. Protocols are numbered from 0. */
export const definition: Thing = -1;

/** Results counted from the first `size` leaves. */
export interface Counted {
  readonly size: number;
  readonly results: readonly Result[];
}

/** What a step can only say when its turn comes. */
export interface Known {
  /** The leaf of what the step is on. */
  readonly leaf: number;
  /** What was counted for it, where it asks. */
  readonly counted: Counted;
  /** The public key of a person, in base64. */
  keyOf(holder: Holder): string;
}

/** Contests of one election. */
export interface Asks {
  readonly election: string;
  readonly contests: readonly string[];
}

export interface StepOf<K extends ActKind> {
  readonly at: Instant;
  readonly act: K;
  readonly as: ActedAs;
  /** Who of the office sign. */
  readonly roles: readonly Role[];
  /** Its leaf has to be known before. */
  readonly on?: Thing;
  /** Its own leaf is from then on what others name. */
  readonly brings?: Thing;
  /** How other logs stood. */
  readonly cites?: readonly LogCite[];
  /** Contests whose results it states; everything before it has to be in the log. */
  readonly asks?: Asks;
  readonly body: (known: Known) => Body<K>;
}

/** A step of any kind. */
export type Step = { readonly [K in ActKind]: StepOf<K> }[ActKind];

/** Roles that sign together. */
export const byChair: readonly Role[] = ['chair'];
export const bySecretary: readonly Role[] = ['secretary'];
export const byMember: readonly Role[] = ['member'];
export const byBoth: readonly Role[] = ['chair', 'secretary'];
