/** Roots and proofs made from tiles of hashes. Whoever fetches tiles from strangers checks the proof against a signed root. */

import type { Crypto } from '../crypto.js';
import { LogError } from '../error.js';
import { hashLength, nodeHash, rootOver } from '../merkle/hash.js';
import { checkSize, consistencyPath, inclusionPath, type Part, type Subtree, subtreesOf } from '../merkle/path.js';
import { fullWidth, tileHeight, tilePath } from './tile.js';

/**
 * Gives the bytes of a tile of hashes. `width` is what the log of the size asked for has in it; a tile that has since become
 * wider serves as well.
 */
export type FetchTile = (level: number, n: number, width: number) => Promise<Uint8Array>;

/** The root of the first `size` leaves. Rejects as `inclusionFromTiles` does. */
export async function rootFromTiles(crypto: Crypto, fetch: FetchTile, size: number): Promise<Uint8Array> {
  checkSize(size);
  return await new Tiles(crypto, fetch, size).root({ from: 0, to: size });
}

/**
 * Proof that leaf `index` is in the tree of that size, leaf side first. Rejects with LogError `out-of-range`, `tile-malformed`
 * where a tile has other bytes than whole hashes or too few of them, and with whatever `fetch` rejects with.
 */
export async function inclusionFromTiles(
  crypto: Crypto,
  fetch: FetchTile,
  index: number,
  size: number,
): Promise<Uint8Array[]> {
  const path = inclusionPath(index, size);
  const tiles = new Tiles(crypto, fetch, size);
  return await Promise.all(path.map((part) => tiles.root(part)));
}

/** Proof that the tree of size `from` is the beginning of that of size `to`. Rejects as `inclusionFromTiles` does. */
export async function consistencyFromTiles(
  crypto: Crypto,
  fetch: FetchTile,
  from: number,
  to: number,
): Promise<Uint8Array[]> {
  const path = consistencyPath(from, to);
  const tiles = new Tiles(crypto, fetch, to);
  return await Promise.all(path.map((part) => tiles.root(part)));
}

/** The tiles of a log of one size; each is fetched once. */
class Tiles {
  readonly #crypto: Crypto;
  readonly #fetch: FetchTile;
  readonly #size: number;
  readonly #fetched = new Map<string, Promise<Uint8Array>>();

  constructor(crypto: Crypto, fetch: FetchTile, size: number) {
    this.#crypto = crypto;
    this.#fetch = fetch;
    this.#size = size;
  }

  async root(part: Part): Promise<Uint8Array> {
    return rootOver(this.#crypto, await Promise.all(subtreesOf(part).map((subtree) => this.#subtree(subtree))));
  }

  /** A full subtree is a hash of a tile, or 2, 4, … 128 neighbours in one. */
  async #subtree({ level, index }: Subtree): Promise<Uint8Array> {
    const count = 2 ** (level % tileHeight);
    const first = index * count;
    const n = Math.floor(first / fullWidth);
    const tile = await this.#tile(Math.floor(level / tileHeight), n);
    const at = (first - n * fullWidth) * hashLength;
    let hashes: Uint8Array[] = Array.from({ length: count }, (_, i) =>
      tile.slice(at + i * hashLength, at + (i + 1) * hashLength),
    );
    while (hashes.length > 1) hashes = this.#pairs(hashes);
    return rootOver(this.#crypto, hashes);
  }

  #pairs(hashes: readonly Uint8Array[]): Uint8Array[] {
    const pairs: Uint8Array[] = [];
    for (const [at, left] of hashes.entries()) {
      const right = hashes[at + 1];
      if (at % 2 === 0 && right !== undefined) pairs.push(nodeHash(this.#crypto, left, right));
    }
    return pairs;
  }

  #tile(level: number, n: number): Promise<Uint8Array> {
    const name = tilePath(level, n);
    const tile = this.#fetched.get(name) ?? this.#fetchTile(level, n);
    this.#fetched.set(name, tile);
    return tile;
  }

  async #fetchTile(level: number, n: number): Promise<Uint8Array> {
    const ofLevel = Math.floor(this.#size / fullWidth ** level);
    const width = Math.min(fullWidth, ofLevel - n * fullWidth);
    const tile = await this.#fetch(level, n, width);
    const found = tile.length / hashLength;
    if (Number.isInteger(found) && found >= width && found <= fullWidth) return tile;
    throw new LogError('tile-malformed', `${tile.length} bytes in ${tilePath(level, n, width)}`);
  }
}
