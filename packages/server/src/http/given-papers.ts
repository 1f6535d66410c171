/** Ballot papers that acts give beside the figures: they stand in leaves alone, the state has only whether they add up. */

import { type ProtocolPlace, type RecordState, readLeaf } from '@saylau/acts';
import type { OpenLog } from '../record/open-log.js';
import type { GivenPapers, PapersOfLeaves } from '../views/papers.js';
import type { ProtocolView, StationView } from '../views/shapes.js';
import { protocolView, stationView } from '../views/stations.js';

/** Of those leaves that give any. */
export async function papersOf(log: OpenLog, leaves: readonly number[]): Promise<PapersOfLeaves> {
  const read = new Map<number, GivenPapers>();
  for (const leaf of leaves) {
    const papers = await papersIn(log, leaf);
    if (papers !== undefined) read.set(leaf, papers);
  }
  return read;
}

async function papersIn(log: OpenLog, index: number): Promise<GivenPapers | undefined> {
  const [bytes] = await log.leaves(index, index + 1);
  const leaf = bytes === undefined ? undefined : readLeaf(bytes);
  return leaf?.ok === true && 'papers' in leaf.value.act.body ? leaf.value.act.body.papers : undefined;
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
  return view && { size, value: await withPapers(log, view, leaf) };
}

/** A station, its protocols with their papers. Undefined where there is no such station. */
export async function stationAt(log: OpenLog, station: string): Promise<Sized<StationView> | undefined> {
  const { size, view, leaves } = await log.read((state) => {
    const found = stationView(state, station);
    return { size: state.size, view: found, leaves: found?.protocols.map((place) => papersLeaf(state, place)) ?? [] };
  });
  if (view === undefined) return undefined;
  const protocols = await Promise.all(view.protocols.map((protocol, at) => withPapers(log, protocol, leaves[at])));
  return { size, value: { ...view, protocols } };
}

/** A correction leaves the papers as they were: they may stand in an earlier leaf than the figures. */
function papersLeaf(state: RecordState, { election, contest, station }: ProtocolPlace): number | undefined {
  return state.protocol(election, contest, station)?.papers;
}

async function withPapers(log: OpenLog, view: ProtocolView, leaf: number | undefined): Promise<ProtocolView> {
  const papers = leaf === undefined ? undefined : await papersIn(log, leaf);
  return papers === undefined ? view : { ...view, papers };
}
