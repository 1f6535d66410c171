/** Totals of an area as plain figures. */

import { type AreaNumber, slotOptions, type Totals } from '@saylau/core';

/** Line or option → sum; what is absent at any station is left out. `contest`: index among the ballot's contests, whose options the slots are. */
export function figuresAt({ table, sums, absent }: Totals, area: AreaNumber, contest: number): Record<string, number> {
  const voted = table.ballot.contests[contest];
  const names = [...table.lines, ...(voted === undefined ? [] : slotOptions(voted))];
  const figures: Record<string, number> = {};
  for (const [column, name] of names.entries()) {
    if ((absent[column]?.[area] ?? 0) === 0) figures[name] = sums[column]?.[area] ?? 0;
  }
  return figures;
}

/** The contest that all stations of an area vote on with this ballot, where there is one; by its index. */
export function soleContest({ table }: Totals, rows: Iterable<number>): number | undefined {
  let sole: number | undefined;
  for (const row of rows) {
    const contest = table.contestOf[row] ?? -1;
    if (contest < 0 || contest === sole) continue;
    if (sole !== undefined) return undefined;
    sole = contest;
  }
  return sole;
}
