/** Tiles of a log: those of level 0 are the hashes of leaves, in the store; the few above are kept in memory. */

import { type Crypto, Frontier } from '@saylau/log';

/** Hashes of a full tile. */
export const fullWidth = 256;

/** The tree of a log as it grows: its root, and the hashes of all levels of tiles above 0. A million leaves need 125 KB. */
export class TiledTree {
  readonly #crypto: Crypto;
  readonly #frontier: Frontier;
  /** Level 1 first: the roots of full tiles of the level below. */
  readonly #levels: Uint8Array[][] = [];
  /** By level, the tile that is being filled. */
  readonly #filling: Frontier[] = [];

  constructor(crypto: Crypto) {
    this.#crypto = crypto;
    this.#frontier = new Frontier(crypto);
  }

  get size(): number {
    return this.#frontier.size;
  }

  root(): Uint8Array {
    return this.#frontier.root();
  }

  append(leaf: Uint8Array): void {
    this.#frontier.append(leaf);
    this.#fill(0, leaf);
  }

  #fill(level: number, hash: Uint8Array): void {
    const tile = this.#filling[level] ?? new Frontier(this.#crypto);
    tile.append(hash);
    if (tile.size < fullWidth) {
      this.#filling[level] = tile;
      return;
    }
    this.#filling[level] = new Frontier(this.#crypto);
    const root = tile.root();
    const above = this.#levels[level] ?? [];
    this.#levels[level] = above;
    above.push(root);
    this.#fill(level + 1, root);
  }

  /** Bytes of a tile above level 0, as far as the log has them. */
  tile(level: number, n: number, width: number): Uint8Array {
    const hashes = this.#levels[level - 1]?.slice(n * fullWidth, n * fullWidth + width) ?? [];
    return Buffer.concat(hashes);
  }
}
