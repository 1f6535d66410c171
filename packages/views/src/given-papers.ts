/** Ballot papers that acts give beside the figures: they stand in leaves alone, the state has only whether they add up. */

import type { Leaf, ProtocolPlace, RecordState } from '@saylau/acts';
import type { Papers } from './papers-shapes.js';
import type { ProtocolView } from './shapes.js';

/** Papers as acts give them beside the figures. */
export type GivenPapers = Required<Papers>;
/** Leaf → papers. */
export type PapersOfLeaves = ReadonlyMap<number, GivenPapers>;

/** Undefined where the act of the leaf gives none. */
export function papersIn({ act }: Leaf): GivenPapers | undefined {
  return 'papers' in act.body ? act.body.papers : undefined;
}

/** The leaf with the papers of a protocol. A correction leaves them as they were: it may be an earlier one than that of the figures. */
export function papersLeaf(state: RecordState, { election, contest, station }: ProtocolPlace): number | undefined {
  return state.protocol(election, contest, station)?.papers;
}

/** A protocol with its papers, where any are given. */
export function withPapers(view: ProtocolView, papers: GivenPapers | undefined): ProtocolView {
  return papers === undefined ? view : { ...view, papers };
}
