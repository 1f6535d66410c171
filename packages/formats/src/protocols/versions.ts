/** Which version of each protocol stands: the highest, whatever the order of rows. */

import { Growing } from './growing.js';

/** Versions by protocol, for one ballot. Protocols are numbered. */
export class Versions {
  readonly #standing = new Growing();
  readonly #lines = new Growing();
  /** Of protocols with several versions: version → line. */
  readonly #all = new Map<number, Map<number, number>>();

  /** The line on which the same version of the protocol stood before; undefined: nowhere, and it is noted. */
  twice(protocol: number, version: number, line: number): number | undefined {
    const standing = this.#standing.at(protocol);
    if (standing < 0) {
      this.#standing.set(protocol, version);
      this.#lines.set(protocol, line);
      return undefined;
    }
    const all = this.#all.get(protocol) ?? new Map([[standing, this.#lines.at(protocol)]]);
    this.#all.set(protocol, all);
    const first = all.get(version);
    if (first !== undefined) return first;
    all.set(version, line);
    if (version > standing) this.#standing.set(protocol, version);
    return undefined;
  }

  /** Whether no higher version of the protocol was met so far. */
  stands(protocol: number, version: number): boolean {
    return this.#standing.at(protocol) === version;
  }
}
