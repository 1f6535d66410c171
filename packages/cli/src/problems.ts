/** What ends a command early: wrong usage, or faults of the input. Anything else that is thrown is a mistake in Saylau. */

import type { Fault } from '@saylau/formats';
import type { MessageKey, Params } from './text.js';

/** The command was called in a way it does not understand. The sentence stands in the texts under `key`. */
export class UsageProblem extends Error {
  override name = 'UsageProblem';
  readonly key: MessageKey;
  readonly params: Params;

  constructor(key: MessageKey, params: Params = {}) {
    super(key);
    this.key = key;
    this.params = params;
  }
}

/** Input that cannot be read or applied, in one sentence. */
export class InputProblem extends Error {
  override name = 'InputProblem';
  readonly key: MessageKey;
  readonly params: Params;

  constructor(key: MessageKey, params: Params = {}) {
    super(key);
    this.key = key;
    this.params = params;
  }
}

/** Files with faults, all of them. */
export class FilesAtFault extends Error {
  override name = 'FilesAtFault';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ code, file }) => `${file}: ${code}`).join('\n'));
    this.faults = faults;
  }
}
