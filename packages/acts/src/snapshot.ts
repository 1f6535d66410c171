/** A state as plain data: typed arrays, maps and records, as `structuredClone` takes them. */

import type { ActKind } from './bodies.js';
import type { GroundKept } from './state/ground.js';
import type { KeysKept } from './state/keys.js';
import type { OpenElectionKept } from './state/open-election.js';
import type { DatasetView, DeclaredView } from './views.js';
import type { LogKind } from './words.js';

export const snapshotFormat = 'saylau-state/4';

/** Of the definition it holds nothing: whoever restores it reads that anew. */
export interface Snapshot {
  readonly format: typeof snapshotFormat;
  readonly origin: string;
  readonly size: number;
  readonly kind?: LogKind;
  readonly lastReceived: string;
  readonly lastAt: string;
  readonly keys: KeysKept;
  readonly datasets: readonly DatasetView[];
  readonly ground?: GroundKept;
  readonly elections: readonly OpenElectionKept[];
  readonly declared: ReadonlyMap<string, DeclaredView>;
  /** Leaf and slot of each. */
  readonly copies: Int32Array;
  readonly counts: ReadonlyMap<ActKind, number>;
  /** By leaf, the slot of which it brought a version, + 1. */
  readonly slots: Int32Array;
}
