/** Which tiles a log of some size has, and where they lie (C2SP tlog-tiles). */

import { LogError } from '../error.js';
import { checkSize } from '../merkle/path.js';
import type { Tree } from '../merkle/tree.js';

/** Hashes of a full tile. */
export const fullWidth = 256;
/** A tile's hash stands for 2^8 of the level below. */
export const tileHeight = 8;
const highestLevel = 63;

export interface Tile {
  readonly level: number;
  /** Which one of its level, from 0. */
  readonly n: number;
  /** Hashes in it: 256, or fewer in the last one of its level. */
  readonly width: number;
}

/** A tile of hashes, or with `entries` the leaves of a tile of level 0. */
export interface TilePath {
  readonly level: number | 'entries';
  readonly n: number;
  readonly width: number;
}

/** Where a tile lies below the prefix of its log: `tile/0/x001/x234/067`, `tile/entries/000.p/44`. Throws LogError `out-of-range`. */
export function tilePath(level: number | 'entries', n: number, width = fullWidth): string {
  for (const number of [level === 'entries' ? 0 : level, n, width]) checkSize(number);
  if (width < 1 || width > fullWidth) throw new LogError('out-of-range', `a tile of width ${width}`);
  const digits = String(n);
  const groups = digits.padStart(3 * Math.ceil(digits.length / 3), '0').match(/\d{3}/g) ?? [];
  const number = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${number}${width < fullWidth ? `.p/${width}` : ''}`;
}

/** The tile at a path. Throws LogError `tile-path-malformed` for every path that `tilePath` does not write. */
export function parseTilePath(path: string): TilePath {
  const [, name, number = '', partial] =
    /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  const level = name === 'entries' ? name : Number(name);
  const n = Number(number.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? fullWidth : Number(partial);
  const known = name !== undefined && (level === 'entries' || level <= highestLevel);
  if (!known || !Number.isSafeInteger(n) || width < 1 || width > fullWidth || tilePath(level, n, width) !== path) {
    throw new LogError('tile-path-malformed', JSON.stringify(path.slice(0, 100)));
  }
  return { level, n, width };
}

/** The bytes of a tile of hashes. Throws LogError `out-of-range` where the tree has no such tile. */
export function tileBytes(tree: Tree, { level, n, width }: Tile): Uint8Array {
  return tree.hashes(tileHeight * level, n * fullWidth, width);
}

/** All tiles of hashes of a log of that size, level by level. Throws LogError `out-of-range`. */
export function tilesOf(size: number): Tile[] {
  return newTiles(0, size);
}

/**
 * The tiles of hashes that a log of size `to` has and one of size `from` had not: what is written when it grows. Those of
 * level 0 are also the bundles of entries. Throws LogError `out-of-range`.
 */
export function newTiles(from: number, to: number): Tile[] {
  checkSize(from);
  checkSize(to);
  if (from > to) throw new LogError('out-of-range', `from size ${from} to ${to}`);
  const tiles: Tile[] = [];
  for (let level = 0, had = from, has = to; has > had; level++) {
    for (let n = Math.floor(had / fullWidth); n * fullWidth < has; n++) {
      tiles.push({ level, n, width: Math.min(fullWidth, has - n * fullWidth) });
    }
    had = Math.floor(had / fullWidth);
    has = Math.floor(has / fullWidth);
  }
  return tiles;
}
