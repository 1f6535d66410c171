/** What the counted protocols of a contest come to in an area. */

import type { AreaNumber } from '@saylau/core';
import type { Figures } from '../views.js';
import type { Ground } from './ground.js';
import type { ContestAt } from './open-election.js';
import type { Protocols } from './protocols.js';

/** Sums by column; undefined is absent. `counted`: how many protocols they are of. */
interface Sums {
  readonly counted: number;
  readonly columns: readonly (number | undefined)[];
}

/** Line or option → sum over the stations of the area that vote on the contest; a sum over an absent figure is left out, and so is all where nothing is counted. */
export function sumsIn(ground: Ground, { ballot, index, contest }: ContestAt, area: AreaNumber): Figures {
  // Below its own area a contest is alone on the ballot.
  const isAlone = ground.isAreaIn(area, ground.area(contest.area));
  const { counted, columns } = isAlone ? sumsAt(ballot, area) : sumsOver(ground, ballot, index, area);
  return counted === 0 ? {} : ballot.lines.figures(index, columns);
}

function sumsAt({ totals }: Protocols, area: AreaNumber): Sums {
  const columns = totals.sums.map((sums, column) =>
    (totals.absent[column]?.[area] ?? 0) === 0 ? sums[area] : undefined,
  );
  return { counted: totals.arrived[area] ?? 0, columns };
}

/** Station by station, where the area holds stations of other contests too. */
function sumsOver(ground: Ground, ballot: Protocols, contest: number, area: AreaNumber): Sums {
  const columns: (number | undefined)[] = ballot.lines.of(contest).names.map(() => 0);
  let counted = 0;
  for (const [row, own] of ballot.table.contestOf.entries()) {
    if (own !== contest || !ballot.isCounted(row) || !ground.isStationIn(row, area)) continue;
    counted += 1;
    const figures = ballot.figuresOf(row);
    for (const [column, sum] of columns.entries()) {
      const figure = figures[column];
      columns[column] = sum === undefined || figure === undefined ? undefined : sum + figure;
    }
  }
  return { counted, columns };
}
