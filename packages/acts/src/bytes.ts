/** Acts and leaves as bytes, and the id of a key. */

import { type Crypto, canonical, toHex } from '@saylau/log';
import type { Act, Leaf } from './act.js';

/** What is signed: the canonical bytes of an act as `readAct` gave it. */
export function actBytes(act: Act): Uint8Array {
  return canonical(act);
}

/** What the log keeps. More than `largestLeaf` bytes are no leaf. */
export function leafBytes({ act, received, signatures }: Leaf): Uint8Array {
  return canonical({ act, received, signatures });
}

/** The first eight bytes of SHA-256 of a public key, in hex. */
export function keyIdOf(crypto: Pick<Crypto, 'sha256'>, publicKey: Uint8Array): string {
  return toHex(crypto.sha256(publicKey).subarray(0, 8));
}
