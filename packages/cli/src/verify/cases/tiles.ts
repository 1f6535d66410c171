/** Cases of tiles: their paths, their bytes, the leaves in them. */

import { decodeEntries, encodeEntries, LogError, parseTilePath, tileBytes, tilePath, toHex } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import type { Members } from '../case-members.js';
import { treeOf } from './tree.js';

const fullWidth = 256;

/** A tile of hashes, or with `"level": "entries"` the leaves of one of level 0. */
export function tileCase(given: Members): object {
  if (given.value('level') === 'entries') return entriesTile(given);
  const tree = treeOf(given);
  const [level, n] = [given.number('level'), given.number('n')];
  const width = given.numberIf('width') ?? widthIn(tree.size, level, n);
  const path = tilePath(level, n, width);
  return { path, width, ...told(tileBytes(tree, { level, n, width })) };
}

function entriesTile(given: Members): object {
  const n = given.number('n');
  const all = given.manyBytes('leaves');
  const width = given.numberIf('width') ?? widthIn(all.length, 0, n);
  const path = tilePath('entries', n, width);
  const leaves = all.slice(fullWidth * n, fullWidth * n + width);
  if (leaves.length < width) throw new LogError('out-of-range', `${width} leaves of ${leaves.length}`);
  return { path, width, ...told(encodeEntries(leaves)) };
}

/** A path of a tile, or the tile of a path. */
export function tilePathCase(given: Members): object {
  const path = given.value('tilePath');
  if (typeof path === 'string') return parseTilePath(path);
  const level = given.value('level') === 'entries' ? 'entries' : given.number('level');
  return { path: tilePath(level, given.number('n'), given.numberIf('width') ?? fullWidth) };
}

/** Leaves as the bytes of a bundle of entries, or the leaves in such bytes. */
export function entriesCase(given: Members): object {
  const name = Array.isArray(given.value('entries')) ? 'entries' : 'leaves';
  if (given.has(name)) return told(encodeEntries(given.manyBytes(name)));
  return { leaves: decodeEntries(given.bytes(given.has('bytes') ? 'bytes' : 'entries')).map(toHex) };
}

/** How many hashes of a tile a log of that size has. */
function widthIn(size: number, level: number, n: number): number {
  return Math.min(fullWidth, Math.floor(size / fullWidth ** level) - n * fullWidth);
}

function told(bytes: Uint8Array): object {
  return { bytes: toHex(bytes), sha256: toHex(nodeCrypto.sha256(bytes)) };
}
