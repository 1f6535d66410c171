/** Where values are from: of an election, a register, a law. */

import type { Text } from './language.js';

export interface Source {
  readonly id: string;
  readonly url?: string;
  /** What the document is, who published it, when. */
  readonly what: Text;
}
