/** Changes of public figures, noted as the leaves pass: one row for each contest, station and line of a change. */

import { type Change, changeOf, type Leaf, type RecordState, standingBefore } from '@saylau/acts';

export interface ChangeRow extends Omit<Change, 'contests' | 'stations' | 'before' | 'after'> {
  readonly contest: string;
  readonly station?: string;
  /** The line that was changed; undefined where the act is about the whole protocol or result. */
  readonly line?: string;
  readonly before?: number;
  readonly after?: number;
}

/** What the next leaf changes, by the state before it; nothing where it is no change. */
export function changesBy(state: RecordState, leaf: Leaf): readonly ChangeRow[] {
  const change = changeOf(state.size, leaf, standingBefore(state, leaf.act));
  return change === undefined ? [] : changeRows(change);
}

/** One for each contest, station and line of a change. */
export function changeRows(change: Change): readonly ChangeRow[] {
  const { contests, stations, before, after, ...said } = change;
  const lines = before === undefined || after === undefined ? [{}] : linesChanged(before, after);
  const places = stations.length === 0 ? [{}] : stations.map((station) => ({ station }));
  return contests.flatMap((contest) =>
    places.flatMap((place) => lines.map((line) => ({ ...said, contest, ...place, ...line }))),
  );
}

type Numbers = Readonly<Record<string, number>>;

/** Lines that differ; where none does (other papers, the same figures) one change without a line. */
function linesChanged(before: Numbers, after: Numbers): readonly Pick<ChangeRow, 'line' | 'before' | 'after'>[] {
  const [old, fresh] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const lines = [...new Set([...old.keys(), ...fresh.keys()])].filter((line) => old.get(line) !== fresh.get(line));
  if (lines.length === 0) return [{}];
  return lines.map((line) => ({ line, ...beside('before', old.get(line)), ...beside('after', fresh.get(line)) }));
}

function beside(name: 'before' | 'after', figure: number | undefined): { before?: number; after?: number } {
  return figure === undefined ? {} : { [name]: figure };
}
