/** Protocols and stations with the ballot papers that stand in leaves alone. */

import type { ProtocolPlace } from '@saylau/acts';
import {
  type GivenPapers,
  type PapersOfLeaves,
  type ProtocolView,
  papersIn,
  papersLeaf,
  protocolView,
  type StationView,
  stationView,
  withPapers,
} from '@saylau/views';
import type { OpenLog } from '../record/open-log.js';
import { leafAt } from '../views/readable-log.js';

/** Of those leaves that give any. */
export async function papersOf(log: OpenLog, leaves: readonly number[]): Promise<PapersOfLeaves> {
  const read = new Map<number, GivenPapers>();
  for (const leaf of leaves) {
    const papers = await papersAt(log, leaf);
    if (papers !== undefined) read.set(leaf, papers);
  }
  return read;
}

async function papersAt(log: OpenLog, index: number | undefined): Promise<GivenPapers | undefined> {
  const leaf = index === undefined ? undefined : await leafAt(log, index);
  return leaf && papersIn(leaf);
}

/** A view with the size of the log that it is of. */
interface Sized<T> {
  readonly size: number;
  readonly value: T;
}

/** A protocol with its papers. Undefined where the station does not vote on the contest. */
export async function protocolAt(log: OpenLog, place: ProtocolPlace): Promise<Sized<ProtocolView> | undefined> {
  const { size, view, leaf } = await log.read((state) => ({
    size: state.size,
    view: protocolView(state, place),
    leaf: papersLeaf(state, place),
  }));
  return view && { size, value: withPapers(view, await papersAt(log, leaf)) };
}

/** A station, its protocols with their papers. Undefined where there is no such station. */
export async function stationAt(log: OpenLog, station: string): Promise<Sized<StationView> | undefined> {
  const { size, view, leaves } = await log.read((state) => {
    const found = stationView(state, station);
    return { size: state.size, view: found, leaves: found?.protocols.map((place) => papersLeaf(state, place)) ?? [] };
  });
  if (view === undefined) return undefined;
  const papers = await Promise.all(leaves.map((leaf) => papersAt(log, leaf)));
  const protocols = view.protocols.map((protocol, at) => withPapers(protocol, papers[at]));
  return { size, value: { ...view, protocols } };
}
