/** Trees for tests: leaves whose data are their number. */

import { utf8 } from '../bytes/text.js';
import { nodeCrypto } from '../node.js';
import { leafHash } from './hash.js';
import { Tree } from './tree.js';

/** The data "0", "1", … */
export function numberedData(size: number): Uint8Array[] {
  return Array.from({ length: size }, (_, index) => utf8(String(index)));
}

export function treeOf(data: readonly Uint8Array[]): Tree {
  const tree = new Tree(nodeCrypto);
  for (const leaf of data) tree.append(leafHash(nodeCrypto, leaf));
  return tree;
}

/** The same bytes with one bit changed. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = bytes.slice();
  const at = Math.floor(bit / 8) % bytes.length;
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8));
  return changed;
}
