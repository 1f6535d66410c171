/** Where a play hands in its acts: a server far away, or a log in memory. */

import type { Refusal, SignedAct } from '@saylau/acts';
import type { Instant } from './instants.js';
import type { Counted } from './step.js';

/** What became of an act: its leaf, also where the same act was there before; or why it is not taken. */
export type Answer = { readonly index: number } | { readonly refusals: readonly Refusal[] };

export interface Desk {
  /**
   * Takes acts in their order; one answer for each. An act that the log holds already is answered with the leaf where it stands.
   * Rejects where it is not known what became of them: then the play is taken up again from the log.
   */
  submit(acts: readonly SignedAct[]): Promise<readonly Answer[]>;
  /**
   * What these contests come to, counted from all leaves that there are now, and how many leaves those are.
   * Contests of which nothing can be said yet are left out.
   */
  results(election: string, contests: readonly string[]): Promise<Counted>;
}

/** Waits until the simulated clock has come to an instant; gives what it shows then. */
export type Until = (instant: Instant) => Promise<Instant>;

/** A key as the play uses it. */
export interface SigningKey {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** The Ed25519 key of 32 bytes. */
export type KeyFromSeed = (seed: Uint8Array) => SigningKey;
