/** States folded before: kept so that a start folds only what came since. Signed by the log's key, because the fold trusts them. */

import { deserialize, serialize } from 'node:v8';
import { type FoldContext, RecordState, type Snapshot } from '@saylau/acts';
import { type Crypto, type Signer, toHex } from '@saylau/log';
import type { KeptState } from './record-store.js';

/** Whatever changes the meaning of a kept state changes this: states of another program are folded anew. */
const program = 'saylau-state/4';

/** The state as bytes, signed. */
export function keptStateOf(state: RecordState, root: Uint8Array, { crypto, signer }: Trust): KeptState {
  const data = serialize(state.snapshot());
  const { size, origin } = state;
  return { size, root, program, data, signature: signer.sign(messageOf(crypto, { origin, size, root, data })) };
}

/** Whose snapshots are believed. */
export interface Trust {
  readonly crypto: Crypto;
  readonly signer: Signer;
}

/** The state that a kept one holds; undefined where it is another program's, is not signed by this log, or cannot be read. */
export async function stateOf(
  origin: string,
  context: FoldContext,
  kept: KeptState,
  { crypto, signer }: Trust,
): Promise<RecordState | undefined> {
  const { size, root, data, signature } = kept;
  if (kept.program !== program) return undefined;
  const message = messageOf(crypto, { origin, size, root, data });
  if (!(await crypto.verify(signer.key.publicKey, message, signature))) return undefined;
  try {
    // The log signed these bytes: they are a snapshot that this program made.
    return RecordState.restore(origin, context, deserialize(data) as Snapshot);
  } catch {
    return undefined;
  }
}

function messageOf(
  crypto: Crypto,
  of: { readonly origin: string; readonly size: number; readonly root: Uint8Array; readonly data: Uint8Array },
): Uint8Array {
  const text = `${program}\n${of.origin}\n${of.size}\n${toHex(of.root)}\n${toHex(crypto.sha256(of.data))}\n`;
  return new TextEncoder().encode(text);
}
