/** What the record needs of its store: logs that one process at a time appends to. Implemented on SQL by `SqlRecordStore` in log-store.ts. */

import type { LogKind } from '@saylau/acts';
import type { PrivatePart } from './answers.js';
import type { DocumentStore } from './documents.js';

/** How a log stands in the store. */
export interface LogHead {
  readonly log: number;
  readonly origin: string;
  readonly kind: LogKind;
  readonly size: number;
  readonly root: Uint8Array;
  /** How many private parts with votes were deleted: a state that was folded before one of them still has its votes. */
  readonly deletions: number;
  /** Signed by the log; undefined while it is empty. */
  readonly checkpoint?: string;
}

/** A leaf with what histories are found by. */
export interface StoredLeaf {
  readonly actId: string;
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
  /** Kind of act. */
  readonly kind: string;
  /** What it is about: a protocol, a station, a contest. */
  readonly subject?: string;
  readonly parts: readonly PrivatePart[];
}

export interface Append {
  readonly log: number;
  /** Of the process that appends: an older one writes nothing. */
  readonly epoch: string;
  /** Size before. */
  readonly from: number;
  readonly leaves: readonly StoredLeaf[];
  readonly root: Uint8Array;
  readonly checkpoint: string;
}

/** A state folded before, as bytes; whoever reads it checks the signature. */
export interface KeptState {
  readonly size: number;
  readonly root: Uint8Array;
  /** Which program wrote it: another one folds anew. */
  readonly program: string;
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
}

/** Everything throws StoreError and nothing else. */
export interface RecordStore extends DocumentStore {
  logs(): Promise<readonly LogHead[]>;
  createLog(origin: string, kind: LogKind, root: Uint8Array): Promise<LogHead>;
  head(log: number): Promise<LogHead>;
  /** One transaction; `store-conflict` where size or epoch are not as given. */
  append(append: Append): Promise<void>;
  /** Where acts with these ids stand. */
  known(
    log: number,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly index: number; readonly bytes: Uint8Array }>>;
  /** Bytes of the leaves from one index up to, not including, another. */
  leaves(log: number, from: number, to: number): Promise<readonly Uint8Array[]>;
  /** Their hashes, 32 bytes each. */
  hashes(log: number, from: number, to: number): Promise<Uint8Array>;
  /** Indexes of leaves about a subject, or of kinds, in order; `after`: not up to that index. */
  about(log: number, subject: string): Promise<readonly number[]>;
  ofKinds(log: number, kinds: readonly string[], after: number, limit: number): Promise<readonly number[]>;
  putDocument(sha256: string, bytes: Uint8Array): Promise<void>;
  privatePart(log: number, leaf: number, name: string): Promise<PrivatePart | 'deleted' | undefined>;
  /** One transaction: where the part has votes, the state that was kept with them goes too. */
  deletePrivatePart(log: number, leaf: number, name: string): Promise<void>;
  /** Keeps a state that was folded after so many `deletions`; nothing, where there are more by now. */
  keepState(log: number, kept: KeptState, deletions: number): Promise<void>;
  keptState(log: number): Promise<KeptState | undefined>;
  addCosignature(log: number, size: number, witness: string, line: string): Promise<void>;
  cosignatures(log: number, size: number): Promise<readonly string[]>;
  /** Of sizes cosigned in the last seconds, and of `size`, the one with most cosignatures; of several the largest. */
  bestCosigned(
    log: number,
    size: number,
    seconds: number,
  ): Promise<{ readonly size: number; readonly lines: readonly string[] } | undefined>;
  /** Begins a new epoch: whoever appended before writes nothing more. */
  beginEpoch(address: string | undefined): Promise<string>;
  /** Address of the process that appends, where it said one. */
  writerAddress(): Promise<string | undefined>;
}
