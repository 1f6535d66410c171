/** A bundle of entries: the leaves of a tile of level 0, each with its length before it, in two bytes. */

import { LogError } from '../error.js';
import { longestLeaf } from '../merkle/hash.js';
import { fullWidth } from './tile.js';

/** Throws LogError `leaf-too-large` for a leaf above 65,535 bytes, `out-of-range` for more than 256 leaves. */
export function encodeEntries(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length > fullWidth) throw new LogError('out-of-range', `${leaves.length} leaves in a tile`);
  const bytes = new Uint8Array(leaves.reduce((length, leaf) => length + 2 + leaf.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const leaf of leaves) {
    if (leaf.length > longestLeaf) throw new LogError('leaf-too-large', `${leaf.length} bytes`);
    view.setUint16(at, leaf.length);
    bytes.set(leaf, at + 2);
    at += 2 + leaf.length;
  }
  return bytes;
}

/** The leaves of a bundle. Throws LogError `entries-malformed` where a leaf is cut off, or there are more than 256. */
export function decodeEntries(bytes: Uint8Array): Uint8Array[] {
  const leaves: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 2 + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    if (end > bytes.length) throw new LogError('entries-malformed', `leaf ${leaves.length} is cut off`);
    if (leaves.length === fullWidth) throw new LogError('entries-malformed', `more than ${fullWidth} leaves`);
    leaves.push(bytes.slice(at + 2, end));
    at = end;
  }
  return leaves;
}
