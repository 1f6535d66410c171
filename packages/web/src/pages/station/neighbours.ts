/** A station beside the others of its lowest area that vote on the same contest: turnout, and the share of whoever leads there. */

import type { Disclosure, RecordState } from '@saylau/acts';
import { type Contest, hasBit, type ProtocolTable, slotOptions, type Text, type Totals } from '@saylau/core';
import { type ProtocolView, stationName } from '@saylau/views';
import { figuresAt, turnoutOf } from '../../data/ballots.js';
import type { Figures } from '../../data/equations.js';
import { commonStart, plainId } from '../../data/ids.js';
import { percentOf } from '../../data/percent.js';

export interface Neighbours {
  /** The option with most votes at all of them together. */
  readonly leader: Text;
  /** How many were compared. */
  readonly compared: number;
  readonly turnout?: Quartiles;
  readonly share: Quartiles;
  /** What the ids of those that are shown begin with. */
  readonly prefix: string;
  /** This station and the next ones on either side, in their order. */
  readonly stations: readonly Neighbour[];
}

/** At most a quarter is below the first and above the third, at most half on either side of the second; decimals, in percent. */
export type Quartiles = readonly [low: string, middle: string, high: string];

/** What follows the prefix in its id; turnout and the leader's share: decimals, in percent, empty where not known; its name where it has one. */
export type Neighbour = readonly [own: string, turnout: string, share: string, name?: string];

/** With fewer there is nothing to compare with. */
const least = 2;
/** Stations on either side that are shown one by one. */
const beside = 4;

/** All that a station is compared with: the same for each of them. */
interface Compared extends Pick<Neighbours, 'leader' | 'turnout' | 'share'> {
  readonly lines: readonly (readonly [row: number, id: string, turnout: string, share: string])[];
}

/** Undefined where there are too few, or nobody leads. */
export function neighboursOf(
  state: RecordState,
  { table }: Totals,
  { station, election, contest: id }: Pick<ProtocolView, 'station' | 'election' | 'contest'>,
): Neighbours | undefined {
  const row = table.stations.rows.get(station) ?? -1;
  const area = table.stations.hierarchies[0]?.leaves[row];
  if (area === undefined) return undefined;
  const compared = keptOf(state, `${election} ${id} ${area}`, () =>
    comparedIn(table, { area, contest: id }, state.election(election)?.disclosure),
  );
  const at = compared?.lines.findIndex(([own]) => own === row) ?? -1;
  if (compared === undefined || at < 0) return undefined;
  const { lines, ...known } = compared;
  const from = Math.max(0, Math.min(at - beside, lines.length - 2 * beside - 1));
  const shown = lines.slice(from, from + 2 * beside + 1);
  const prefix = commonStart(shown.map(([, own]) => own));
  return {
    ...known,
    compared: lines.length,
    prefix,
    stations: shown.map(([place, id, turnout, share]): Neighbour => {
      const { name } = stationName(table.stations, place);
      const known = [id.slice(prefix.length), turnout, share] as const;
      return name === undefined ? known : [...known, name];
    }),
  };
}

/** Hundreds of stations ask for the same: kept as long as the log stays as long as it is. */
const kept = new WeakMap<RecordState, { readonly size: number; readonly known: Map<string, Compared | undefined> }>();

function keptOf(state: RecordState, key: string, make: () => Compared | undefined): Compared | undefined {
  const own = kept.get(state);
  const { known } = own?.size === state.size ? own : { known: new Map<string, Compared | undefined>() };
  if (known !== own?.known) kept.set(state, { size: state.size, known });
  if (!known.has(key)) known.set(key, make());
  return known.get(key);
}

function comparedIn(
  table: ProtocolTable,
  { area, contest: id }: { readonly area: number; readonly contest: string },
  disclosure: Disclosure | undefined,
): Compared | undefined {
  const { stations, ballot, contestOf } = table;
  const leaves = stations.hierarchies[0]?.leaves;
  const contest = ballot.contests.findIndex((one) => one.id === id);
  const own = ballot.contests[contest];
  if (own === undefined || leaves === undefined) return undefined;
  const shown = [...contestOf.keys()].flatMap((row) => {
    if (leaves[row] !== area || contestOf[row] !== contest || !hasBit(table.arrived, row)) return [];
    const figures = figuresAt(table, row, slotOptions(own));
    return isShown(figures, own, disclosure) ? [{ row, figures }] : [];
  });
  if (shown.length <= least) return undefined;
  const leader = leaderIn(
    own,
    shown.map(({ figures }) => figures),
  );
  if (leader === undefined) return undefined;
  const lines = shown.map(({ row, figures }) => {
    const { turnout = '' } = turnoutOf(ballot.turnout, figures, table.lines);
    const share = percentOf(figures[keyOf(leader)] ?? 0, votesOf(own, figures));
    return [row, plainId(stations.ids[row] ?? ''), turnout, share] as const;
  });
  const turnout = quartilesOf(lines.flatMap(([, , percent]) => (percent === '' ? [] : [percent])));
  const share = quartilesOf(lines.map(([, , , percent]) => percent));
  return share && { leader: leader.name, share, lines, ...(turnout === undefined ? {} : { turnout }) };
}

/** Each is one of the values; undefined where there are none. */
export function quartilesOf(values: readonly string[]): Quartiles | undefined {
  const sorted = [...values].sort((one, other) => Number(one) - Number(other));
  const last = sorted.length - 1;
  const at = (index: number): string => sorted[index] ?? '';
  return last < 0 ? undefined : [at(Math.floor(last / 4)), at(Math.floor(last / 2)), at(Math.ceil((3 * last) / 4))];
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
