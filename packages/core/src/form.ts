/** Forms: what a protocol of one kind of ballot holds, and which equations its figures keep. A form is data of the law. */

import type { LineId, Sum } from './figures.js';
import type { Text } from './language.js';

/** How grave it is that an equation does not hold. `error`: the protocol is not counted until it is settled. */
export const severities = ['error', 'warning', 'information'] as const;
export type Severity = (typeof severities)[number];

/** A control equation over the lines of one protocol. A group (`options`) stands for all its lines together. */
export interface Control {
  /** Its short name within the form: `e1`. */
  readonly id: string;
  readonly left: Sum;
  readonly is: '=' | '<=';
  readonly right: Sum;
  readonly severity: Severity;
  /** What it says, where the rules stand in an election's own file; a statute's provision says it itself. */
  readonly says?: Text;
}

/** A line of a form: a line's id, or one of the groups `options` (a numbered line for each) and `against-all`. */
export interface FormLine {
  readonly line: LineId;
  /** What it is called, where the rules stand in an election's own file; a statute's provision says it itself. */
  readonly name?: Text;
}

/** The form of one kind of ballot: its lines in order, numbered from 1, and its control equations. */
export interface Form {
  readonly lines: readonly FormLine[];
  readonly controls: readonly Control[];
}
