/** What a list contest divides: its lists with their votes, who of them is admitted, and for how many seats. */

import type { OptionId } from '../figures.js';
import type { Standing } from './ties.js';
import type { View } from './view.js';

export interface Lists {
  readonly view: View;
  readonly all: readonly Standing[];
  readonly admitted: readonly Standing[];
  readonly seats: number;
}

/** Seats by list, and those that stay vacant. */
export interface Given {
  readonly seats: ReadonlyMap<OptionId, number>;
  readonly vacant: number;
}
