/** Keys for tests: seeds that everybody knows, and a log that they sign. */

import { classicData } from '../merkle/classic.test-kit.js';
import { treeOf } from '../merkle/grown.test-kit.js';
import { keyFromSeed, type PrivateSigner, signerOf } from '../node.js';
import { checkpointText, cosign } from './checkpoint.js';
import { type KeyType, keyTypes } from './key.js';
import { noteText, signText } from './note.js';

/** A signer whose seed is 32 bytes counted up from `first`. */
export function countedSigner(first: number, name: string, type: KeyType): PrivateSigner {
  return signerOf(keyFromSeed(Uint8Array.from({ length: 32 }, (_, at) => (first + at) % 256)), name, type);
}

export const origin = 'log.example/demo';
export const logSigner = countedSigner(0x00, origin, keyTypes.ed25519);
export const witnessSigner = countedSigner(0x20, 'witness.example/w1', keyTypes.cosignature);

/** The tree of the eight classic leaves. */
export const classicTree = treeOf(classicData);

/** The signed checkpoint of so many classic leaves, cosigned by these. */
export function classicCheckpoint(
  size: number,
  witnesses: readonly PrivateSigner[] = [],
  time = 1_700_000_000,
): string {
  const text = checkpointText({ origin, size, root: classicTree.root(size) });
  return noteText(text, [signText(logSigner, text), ...witnesses.map((signer) => cosign(signer, text, time))]);
}
