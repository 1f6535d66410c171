/** What is known of one kind of act: why it would be refused, and what it does. */

import type { ActOf } from '../act.js';
import type { ActKind } from '../bodies.js';
import type { State } from '../state/state.js';
import type { Figures } from '../views.js';
import type { Reasons } from './reasons.js';

/** An act at its place in the log: the next leaf of the state. */
export interface Step<K extends ActKind> {
  readonly act: ActOf<K>;
  /** Key numbers by signature; -1 for a key that nobody vouched for. */
  readonly signers: readonly number[];
  readonly received: string;
  /** Withheld figures, where the private part is at hand. */
  readonly opened?: Figures;
}

export interface Handler<K extends ActKind> {
  /** Adds the reasons that lie in what the act says and in the state that it meets; office, log and signatures are seen to elsewhere. */
  refuse(state: State, step: Step<K>, to: Reasons): void;
  /** Does what the act says as far as what it names is there, whether or not it is refused. Never throws on an act of its form. */
  apply(state: State, step: Step<K>): void;
}
