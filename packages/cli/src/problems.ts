/** What ends a command early: wrong usage, or faults of the input. Anything else that is thrown is a mistake in Saylau. */

import type { Fault } from '@saylau/formats';
import type { Params } from '@saylau/texts';
import type { MessageKey } from './text.js';

/** A problem in one sentence, which stands in the texts under `key`. */
class Problem extends Error {
  readonly key: MessageKey;
  readonly params: Params;

  constructor(key: MessageKey, params: Params = {}, options?: ErrorOptions) {
    super(key, options);
    this.key = key;
    this.params = params;
  }
}

/** The command was called in a way it does not understand. */
export class UsageProblem extends Problem {
  override name = 'UsageProblem';
}

/** Input that cannot be read or applied. */
export class InputProblem extends Problem {
  override name = 'InputProblem';
}

/** Files with faults: all of them, or the first of very many. */
export class FilesAtFault extends Error {
  override name = 'FilesAtFault';
  readonly faults: readonly Fault[];
  /** How many more there are than those kept. */
  readonly more: number;

  constructor(faults: readonly Fault[], more = 0) {
    super(faults.map(({ code, file }) => `${file}: ${code}`).join('\n'));
    this.faults = faults;
    this.more = more;
  }
}
