/** Acts and leaves as bytes, and the id of a key. */

import { type Crypto, canonical, toHex } from '@saylau/log';
import type { Act, Leaf } from './act.js';

/** Acts as bytes: a server needs them three times, to check signatures, to make the leaf, and to tell an act sent again. */
const known = new WeakMap<Act, Uint8Array>();
/** The members of a leaf stand in the order of their names: the act is the first of them. */
const beforeAct = Uint8Array.from('{"act":', (character) => character.charCodeAt(0));

/** What is signed: the canonical bytes of an act as `readAct` gave it, which nobody changes afterwards. */
export function actBytes(act: Act): Uint8Array {
  const bytes = known.get(act) ?? canonical(act);
  known.set(act, bytes);
  return bytes;
}

/** What the log keeps. More than `largestLeaf` bytes are no leaf. */
export function leafBytes({ act, received, signatures }: Leaf): Uint8Array {
  const own = actBytes(act);
  const rest = canonical({ received, signatures });
  const leaf = new Uint8Array(beforeAct.length + own.length + rest.length);
  leaf.set(beforeAct);
  leaf.set(own, beforeAct.length);
  leaf.set(rest, beforeAct.length + own.length);
  // In the place of the brace that begins the rest.
  leaf[beforeAct.length + own.length] = 0x2c;
  return leaf;
}

/** The first eight bytes of SHA-256 of a public key, in hex. */
export function keyIdOf(crypto: Pick<Crypto, 'sha256'>, publicKey: Uint8Array): string {
  return toHex(crypto.sha256(publicKey).subarray(0, 8));
}
