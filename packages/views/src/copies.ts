/** Copies that observers handed in, each beside the protocol as it stands. */

import type { Leaf, RecordState } from '@saylau/acts';
import type { CopiesView, CopyView } from './shapes.js';
import { protocolView } from './stations.js';

/** The leaves of the copies from a station. Undefined where there is no such station. */
export function copiesFrom(state: RecordState, station: string): readonly number[] | undefined {
  if (state.definition?.day.stations.rows.has(station) !== true) return undefined;
  return [...state.copies()].flatMap((copy) => (copy.station === station ? [copy.leaf] : []));
}

/** The copies from a station as they stand in leaves, each beside its protocol. */
export function copiesView(
  state: RecordState,
  station: string,
  leaves: readonly { readonly index: number; readonly leaf: Leaf }[],
): CopiesView {
  return { station, copies: leaves.flatMap(({ index, leaf }) => copyView(state, index, leaf) ?? []) };
}

/** A copy, and the lines in which protocol and copy differ. Undefined where the leaf is no copy. */
export function copyView(state: RecordState, index: number, { act, received }: Leaf): CopyView | undefined {
  if (act.act !== 'observer-copy-handed-in') return undefined;
  const { election, contest, station, figures, note } = act.body;
  const protocol = protocolView(state, { election, contest, station });
  return {
    leaf: index,
    received,
    observer: act.as.name ?? '',
    election,
    contest,
    figures: { ...figures },
    ...(note === undefined ? {} : { note }),
    protocol: protocol?.state ?? 'expected',
    differences: protocol === undefined || protocol.version === 0 ? [] : differencesOf(figures, protocol.figures),
  };
}

type Figures = Readonly<Record<string, number>>;

/** Of the lines that the copy has: a copy may be of a part. */
function differencesOf(copy: Figures, protocol: Figures): CopyView['differences'] {
  return Object.entries(copy).flatMap(([line, copied]) => {
    const entered = Object.hasOwn(protocol, line) ? protocol[line] : undefined;
    if (entered === copied) return [];
    return [{ line, copy: copied, ...(entered === undefined ? {} : { protocol: entered }) }];
  });
}
