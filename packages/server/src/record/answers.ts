/** What is submitted to a log, and what it is answered with. */

import type { Leaf, Refusal, SignedAct } from '@saylau/acts';

/** A private part that an act commits to: kept beside the log, and deletable. */
export interface PrivatePart {
  readonly name: string;
  readonly salt: Uint8Array;
  readonly data: Uint8Array;
}

export interface Submitted {
  readonly signed: SignedAct;
  readonly parts: readonly PrivatePart[];
}

/** Its place in the log (`again`: it was there before), or why it is refused. */
export type Answer =
  | { readonly index: number; readonly received: string; readonly again: boolean }
  | { readonly refusals: readonly Refusal[] };

/** A leaf on its way into the log, or in it. */
export interface NewLeaf {
  readonly index: number;
  readonly leaf: Leaf;
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
  readonly parts: readonly PrivatePart[];
}
