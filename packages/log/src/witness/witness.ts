/**
 * What a witness answers to `add-checkpoint` (C2SP tlog-witness). Pure: it is given what it signed last, and says what to keep
 * now. Whoever runs it keeps that before sending the answer, and lets no other request for the same log in between.
 */

import { sameBytes } from '../bytes/bytes.js';
import type { Crypto } from '../crypto.js';
import { LogError } from '../error.js';
import { emptyRoot } from '../merkle/hash.js';
import { verifyConsistency } from '../merkle/verify.js';
import { type Checkpoint, cosign, parseCheckpoint } from '../notes/checkpoint.js';
import { keyTypes, type Signer, type VerifierKey } from '../notes/key.js';
import { openNote, splitNote } from '../notes/note.js';
import { readAddCheckpoint } from './request.js';

/** What a witness keeps of one log: the largest tree that it has signed. */
export interface WitnessState {
  readonly size: number;
  readonly root: Uint8Array;
  /** The log's signed checkpoint: one half of the evidence, should the log sign another of this size. */
  readonly note: string;
  /** The time signed last: no later cosignature is dated before it, whatever the clock does. */
  readonly time: number;
}

export type WitnessStatus = 200 | 400 | 403 | 404 | 409 | 422;

export interface WitnessAnswer {
  readonly status: WitnessStatus;
  /** Media type of the body. */
  readonly type: string;
  readonly body: string;
  /** To be kept before the answer is sent; with status 200 only. */
  readonly state?: WitnessState;
  /** Two checkpoints of one size with different roots, both signed by the log: to be kept and published. */
  readonly evidence?: readonly [string, string];
}

/** A request whose checkpoint is signed by a log that the witness watches. */
export interface WitnessRequest {
  readonly old: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: Checkpoint;
  readonly text: string;
  readonly note: string;
}

/** The keys that a witness knows for each origin. */
export type WatchedLogs = ReadonlyMap<string, readonly VerifierKey[]>;

/** The logs that these keys belong to: the name of a log's key is its origin. */
export function watchedLogs(keys: readonly VerifierKey[]): WatchedLogs {
  const origins = new Set(keys.map(({ name }) => name));
  return new Map(Array.from(origins, (origin) => [origin, keys.filter(({ name }) => name === origin)]));
}

/** Reads requests, and decides on them. */
export class Witness {
  readonly #crypto: Crypto;
  readonly #signers: readonly Signer[];
  readonly #logs: WatchedLogs;

  /** Signs with all of `signers`, keys of type 0x04. */
  constructor(crypto: Crypto, signers: readonly Signer[], logs: WatchedLogs) {
    this.#crypto = crypto;
    this.#signers = signers;
    this.#logs = logs;
  }

  /** All that needs no state: form, origin, signature. The answer where it is refused (400, 404, 403). */
  async read(body: string): Promise<{ readonly request: WitnessRequest } | { readonly answer: WitnessAnswer }> {
    const request = readRequest(body);
    if (request === undefined) return refused(400, 'not a request with a checkpoint');
    const keys = this.#logs.get(request.checkpoint.origin);
    if (keys === undefined) return refused(404, 'this log is not watched');
    const isSigned = await hasSigned(this.#crypto, request, keys);
    if (!isSigned) return refused(403, 'not signed by a key of this log');
    if (request.old > request.checkpoint.size) return refused(400, 'the old size is above that of the checkpoint');
    return { request };
  }

  /** The answer to a request that was read, given what was kept of its origin. `now` is in whole seconds since 1970. */
  decide(request: WitnessRequest, last: WitnessState | undefined, now: number): WitnessAnswer {
    const { old, text, note, checkpoint } = request;
    const { size, root, time } = last ?? { size: 0, root: emptyRoot(this.#crypto), time: 0 };
    const isOther = last !== undefined && isOtherTree(last, checkpoint);
    const evidence = isOther ? ({ evidence: [last.note, note] } as const) : {};
    if (old !== size) return { status: 409, type: 'text/x.tlog.size', body: `${size}\n`, ...evidence };
    if (!this.#follows(request, root)) return { ...refusal(422, 'not proven to grow from the last'), ...evidence };
    const signed = Math.max(now, time);
    return {
      status: 200,
      type: 'text/plain; charset=utf-8',
      body: this.#signers.map((signer) => cosign(signer, text, signed)).join(''),
      state: { size: checkpoint.size, root: checkpoint.root, note, time: signed },
    };
  }

  #follows({ old, proof, checkpoint }: WitnessRequest, rootFrom: Uint8Array): boolean {
    const { size: to, root: rootTo } = checkpoint;
    return verifyConsistency(this.#crypto, { from: old, to, rootFrom, rootTo, proof });
  }
}

function readRequest(body: string): WitnessRequest | undefined {
  try {
    const { old, proof, checkpoint: note } = readAddCheckpoint(body);
    const { text } = splitNote(note);
    return { old, proof, checkpoint: parseCheckpoint(text), text, note };
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

async function hasSigned(
  crypto: Crypto,
  { note, checkpoint }: WitnessRequest,
  keys: readonly VerifierKey[],
): Promise<boolean> {
  const own = keys.filter(({ name, type }) => name === checkpoint.origin && type === keyTypes.ed25519);
  try {
    await openNote(crypto, note, own);
    return true;
  } catch (error) {
    if (error instanceof LogError) return false;
    throw error;
  }
}

/** The log signed another root for the size that the witness signed last. */
function isOtherTree(last: WitnessState, { size, root }: Checkpoint): boolean {
  return size === last.size && !sameBytes(root, last.root);
}

const refused = (status: WitnessStatus, why: string): { readonly answer: WitnessAnswer } => ({
  answer: refusal(status, why),
});

function refusal(status: WitnessStatus, why: string): WitnessAnswer {
  return { status, type: 'text/plain; charset=utf-8', body: `${why}\n` };
}
