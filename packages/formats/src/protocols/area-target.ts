/** Protocols of commissions above the stations, as a list. */

import { type Figure, type LineId, type ProtocolTable, slotOptions, type TerritorialProtocol } from '@saylau/core';
import { contestId, reportTwice } from './day-target.js';
import type { Found, Report, Target } from './target.js';
import { Versions } from './versions.js';

/** What territorial protocols are read into; `protocols` are those that stand, in the order in which their areas were first met. */
export class AreaTarget implements Target {
  readonly own = 'area';
  readonly areaColumn = false;
  readonly rehearsal: boolean;
  readonly ballots: readonly ProtocolTable[];
  readonly #versions: readonly Versions[];
  readonly #kept: readonly Map<number, TerritorialProtocol>[];
  readonly #voting: (ReadonlySet<number> | undefined)[] = [];
  /** Protocols met so far, numbered in that order: by ballot, and area and contest. */
  readonly #numbers: readonly Map<number, number>[];

  constructor(tables: readonly ProtocolTable[], rehearsal: boolean) {
    this.ballots = tables;
    this.rehearsal = rehearsal;
    this.#versions = tables.map(() => new Versions());
    this.#kept = tables.map(() => new Map());
    this.#numbers = tables.map(() => new Map());
  }

  get protocols(): readonly TerritorialProtocol[] {
    return this.#kept.flatMap((kept) => [...kept.values()]);
  }

  readonly place = (found: Found, report: Report): number => {
    const table = this.ballots[found.ballot];
    const area = table?.stations.areaNumbers.get(found.where);
    if (table === undefined || area === undefined) {
      report('unknown-area', 'area', { found: found.where });
      return -1;
    }
    const pair = numberOf(table, area, found.contest);
    const voting = this.#voting[found.ballot] ?? votingIn(table);
    this.#voting[found.ballot] = voting;
    if (voting.has(pair)) return reportTwice(this.#versions[found.ballot], this.#numbered(found, pair), found, report);
    report('ballot-not-here', 'area', { found: found.where, id: contestId(table, found.contest) });
    return -1;
  };

  #numbered({ ballot }: Found, pair: number): number {
    const numbers = this.#numbers[ballot];
    const number = numbers?.get(pair) ?? numbers?.size ?? 0;
    numbers?.set(pair, number);
    return number;
  }

  readonly keep = (number: number, found: Found, figures: readonly (number | undefined)[]): void => {
    const table = this.ballots[found.ballot];
    const contest = table?.ballot.contests[found.contest];
    if (
      table === undefined ||
      contest === undefined ||
      this.#versions[found.ballot]?.stands(number, found.version) !== true
    )
      return;
    const { election, round } = table.ballot;
    const named = [...table.lines, ...slotOptions(contest)];
    const stated = named.flatMap((line, column): [LineId, Figure][] => {
      const figure = figures[column];
      return figure === undefined ? [] : [[line, BigInt(figure)]];
    });
    const protocol = { election, contest: contest.id, round, area: found.where, figures: new Map(stated) };
    this.#kept[found.ballot]?.set(number, protocol);
  };
}

/** One number for an area and a contest of a ballot. */
function numberOf({ ballot }: ProtocolTable, area: number, contest: number): number {
  return area * ballot.contests.length + contest;
}

/** The pairs of area and contest for which there are stations. */
function votingIn(table: ProtocolTable): ReadonlySet<number> {
  const { hierarchies, parents } = table.stations;
  const pairs = new Set<number>();
  for (const { leaves } of hierarchies) {
    for (const [row, contest] of table.contestOf.entries()) {
      let area = contest < 0 ? -1 : (leaves[row] ?? -1);
      while (area >= 0 && !pairs.has(numberOf(table, area, contest))) {
        pairs.add(numberOf(table, area, contest));
        area = parents[area] ?? -1;
      }
    }
  }
  return pairs;
}
