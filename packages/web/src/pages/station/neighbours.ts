/** A station beside the others of its lowest area that vote on the same contest: turnout, and the share of whoever leads there. */

import type { Disclosure } from '@saylau/acts';
import { type Contest, hasBit, slotOptions, type Text, type Totals } from '@saylau/core';
import type { ProtocolView } from '@saylau/views';
import { figuresAt, percentOf, turnoutOf } from '../../data/ballots.js';
import type { Figures } from '../../data/form.js';
import { plainId } from '../../data/ids.js';

export interface Neighbours {
  /** The option with most votes at all of them together. */
  readonly leader: Text;
  /** This station first, where it is counted; the others in their order. */
  readonly stations: readonly Neighbour[];
}

export interface Neighbour {
  readonly station: string;
  readonly isThis?: true;
  /** Decimals, in percent. */
  readonly turnout?: string;
  readonly share: string;
}

/** With fewer there is nothing to compare with. */
const least = 2;

/** Undefined where there are too few, or nobody leads. */
export function neighboursOf(
  { table }: Totals,
  { station, contest: id }: Pick<ProtocolView, 'station' | 'contest'>,
  disclosure: Disclosure | undefined,
): Neighbours | undefined {
  const { stations, ballot, contestOf } = table;
  const row = stations.rows.get(station) ?? -1;
  const contest = ballot.contests.findIndex((one) => one.id === id);
  const leaves = stations.hierarchies[0]?.leaves;
  const own = ballot.contests[contest];
  if (own === undefined || leaves === undefined) return undefined;
  const all = [...contestOf.keys()].filter(
    (one) => leaves[one] === leaves[row] && contestOf[one] === contest && hasBit(table.arrived, one),
  );
  const shown = all.flatMap((one) => {
    const figures = figuresAt(table, one, slotOptions(own));
    return isShown(figures, own, disclosure) ? [{ row: one, figures }] : [];
  });
  if (shown.length <= least) return undefined;
  const leader = leaderIn(
    own,
    shown.map(({ figures }) => figures),
  );
  if (leader === undefined) return undefined;
  const lines = shown.map(({ row: one, figures }): Neighbour => {
    const { turnout } = turnoutOf(ballot.turnout, figures, table.lines);
    return {
      station: plainId(stations.ids[one] ?? ''),
      ...(one === row ? { isThis: true as const } : {}),
      ...(turnout === undefined ? {} : { turnout }),
      share: percentOf(figures[keyOf(leader)] ?? 0, votesOf(own, figures)),
    };
  });
  return { leader: leader.name, stations: lines };
}

type Option = Contest['options'][number];
const keyOf = ({ id, role }: Option): string => (role === 'against-all' ? 'against-all' : id);

function votesOf({ options }: Contest, figures: Figures): number {
  return options.reduce((sum, option) => sum + (figures[keyOf(option)] ?? 0), 0);
}

/** All votes are there and there are any; none that tell how somebody voted. */
function isShown(figures: Figures, contest: Contest, disclosure: Disclosure | undefined): boolean {
  if (contest.options.some((option) => figures[keyOf(option)] === undefined)) return false;
  const few = disclosure === undefined ? undefined : figures[disclosure.line];
  if (disclosure !== undefined && few !== undefined && few < disclosure.below) return false;
  return votesOf(contest, figures) > 0;
}

function leaderIn({ options }: Contest, all: readonly Figures[]): Option | undefined {
  const sums = options.map((option) => all.reduce((sum, figures) => sum + (figures[keyOf(option)] ?? 0), 0));
  return options[sums.indexOf(Math.max(...sums))];
}
