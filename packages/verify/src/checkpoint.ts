/** The claims about the checkpoint: who signed it, whether the leaves have its root, who cosigned it. */

import {
  type Checkpoint,
  type Crypto,
  LogError,
  openCheckpoint,
  type Policy,
  parseCheckpoint,
  quorumMet,
  signaturesOf,
  splitNote,
  toHex,
  type VerifierKey,
} from '@saylau/log';
import type { Failure, FailureCode } from './claims.js';
import type { Ledger } from './ledger.js';

/** The checkpoint with what it is to be compared with. */
export interface Claimed {
  /** As it was read, with all lines; undefined where there is none. */
  readonly note: string | undefined;
  /** Of the log that is expected. */
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
  readonly policy?: Policy;
  /** Of the leaves that are there. */
  readonly size: number;
  readonly root: Uint8Array;
}

/** Answers `tree`, `checkpoint` and `witnesses`. */
export async function checkCheckpoint(crypto: Crypto, claimed: Claimed, ledger: Ledger): Promise<void> {
  const { note, policy } = claimed;
  if (policy === undefined) ledger.cannot('witnesses', 'no-policy');
  if (note === undefined) {
    ledger.cannot('checkpoint', 'needs', 'bundle');
    needCheckpoint(ledger);
    return;
  }
  ledger.checked('checkpoint');
  const failed = await codeOf(openCheckpoint(crypto, note, claimed.origin, claimed.keys));
  if (failed !== undefined) ledger.fail('checkpoint', { code: failed });
  const stated = readable(note);
  if (failed === 'checkpoint-form' || stated === undefined) {
    needCheckpoint(ledger);
    return;
  }
  checkTree(stated, claimed, ledger);
  if (policy !== undefined) await checkWitnesses(crypto, note, policy, ledger);
}

function needCheckpoint(ledger: Ledger): void {
  ledger.cannot('tree', 'needs', 'checkpoint');
  ledger.cannot('witnesses', 'needs', 'checkpoint');
}

async function codeOf(opened: Promise<unknown>): Promise<FailureCode | undefined> {
  try {
    await opened;
    return undefined;
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    if (error.code === 'checkpoint-origin') return 'checkpoint-origin';
    return error.code === 'note-signature' || error.code === 'note-unsigned'
      ? 'checkpoint-signature'
      : 'checkpoint-form';
  }
}

/** What it states, whoever signed it. */
function readable(note: string): Checkpoint | undefined {
  try {
    return parseCheckpoint(splitNote(note).text);
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

/** Roots of different sizes differ anyhow: nothing more is said of them. */
function checkTree(stated: Checkpoint, { size, root }: Claimed, ledger: Ledger): void {
  ledger.checked('tree', size);
  const [one, other] = [toHex(stated.root), toHex(root)];
  if (stated.size !== size) ledger.fail('tree', { code: 'size-differs', stated: stated.size, found: size });
  else if (one !== other) ledger.fail('tree', { code: 'root-differs', stated: one, found: other });
}

/** Each witness is read by itself, so that a wrong line of one says nothing of the others. */
async function checkWitnesses(crypto: Crypto, note: string, policy: Policy, ledger: Ledger): Promise<void> {
  const cosigned: VerifierKey[] = [];
  for (const { name, key } of policy.witnesses) {
    ledger.checked('witnesses');
    const failure: Failure = { code: 'cosignature-wrong', found: name };
    const right = await signaturesOf(crypto, note, [key]).catch(wrongSignature);
    if (right === undefined) ledger.fail('witnesses', failure);
    else if (right.length > 0) cosigned.push(key);
  }
  if (!quorumMet(policy, cosigned))
    ledger.fail('witnesses', { code: 'quorum-missed', stated: policy.quorum, found: cosigned.length });
}

function wrongSignature(error: unknown): undefined {
  if (!(error instanceof LogError) || error.code !== 'note-signature') throw error;
}
