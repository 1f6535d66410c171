/** In which areas stations vote on which contest of a ballot. */

import type { ProtocolTable } from '@saylau/core';

export class VotingAreas {
  readonly #table: ProtocolTable;
  /** Contest × areas + area; made when first asked for. */
  #pairs: ReadonlySet<number> | undefined;

  constructor(table: ProtocolTable) {
    this.#table = table;
  }

  /** Whether any station of an area votes on a contest. */
  has(contest: number, area: string): boolean {
    const { areas, areaNumbers } = this.#table.stations;
    const number = areaNumbers.get(area);
    if (number === undefined) return false;
    this.#pairs ??= this.#all();
    return this.#pairs.has(contest * areas.length + number);
  }

  #all(): ReadonlySet<number> {
    const { stations, contestOf } = this.#table;
    const pairs = new Set<number>();
    for (const [row, contest] of contestOf.entries()) {
      if (contest < 0) continue;
      const first = contest * stations.areas.length;
      for (const { leaves } of stations.hierarchies) {
        let at = leaves[row] ?? -1;
        // Where a pair is there, so are those of all areas above.
        while (at >= 0 && !pairs.has(first + at)) {
          pairs.add(first + at);
          at = stations.parents[at] ?? -1;
        }
      }
    }
    return pairs;
  }
}
