/** A station beside the others of its lowest area that vote on the same contest: turnout, and the share of whoever leads there. */

import type { Disclosure } from '@saylau/acts';
import { type Contest, hasBit, slotOptions, type Text, type Totals } from '@saylau/core';
import type { ProtocolView } from '@saylau/views';
import { figuresAt, percentOf, turnoutOf } from '../../data/ballots.js';
import type { Figures } from '../../data/form.js';
import { commonStart, plainId } from '../../data/ids.js';

export interface Neighbours {
  /** The option with most votes at all of them together. */
  readonly leader: Text;
  /** What the ids of all of them begin with. */
  readonly prefix: string;
  /** In their order. */
  readonly stations: readonly Neighbour[];
}

/** What follows the prefix in its id; turnout and the leader's share: decimals, in percent, empty where not known. There may be hundreds. */
export type Neighbour = readonly [own: string, turnout: string, share: string];

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
  const prefix = commonStart(shown.map(({ row: one }) => plainId(stations.ids[one] ?? '')));
  const lines = shown.map(({ row: one, figures }): Neighbour => {
    const { turnout } = turnoutOf(ballot.turnout, figures, table.lines);
    const share = percentOf(figures[keyOf(leader)] ?? 0, votesOf(own, figures));
    return [plainId(stations.ids[one] ?? '').slice(prefix.length), turnout ?? '', share];
  });
  return { leader: leader.name, prefix, stations: lines };
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
