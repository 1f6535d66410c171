/** Which lines of a protocol say who is on the list and who came: as the rules define turnout, else by the shared vocabulary (docs/formats/statute.md). */

import type { LineId, Sum } from '../figures.js';
import type { Ballot } from './table.js';

type HasTurnout = Pick<Ballot, 'turnout'>;

/** What turnout is of: the voters on the list. */
export function listSum({ turnout }: HasTurnout): Sum {
  return overLines(turnout?.of) ?? lineSum('registered');
}

/** What is counted as turnout. */
export function turnoutSum({ turnout }: HasTurnout): Sum {
  return overLines(turnout?.count) ?? lineSum('ballots-received');
}

/** One line as a sum. */
export function lineSum(line: LineId): Sum {
  return { terms: [{ sign: 1, line }] };
}

/** The line that a sum is; undefined where it is more than one line, or none. */
export function soleLine(sum: Sum): LineId | undefined {
  if ('count' in sum || sum.terms.length !== 1) return undefined;
  return sum.terms[0]?.sign === 1 ? sum.terms[0].line : undefined;
}

/** A bare count is of a country, and says nothing about the lines of one station. */
function overLines(sum: Sum | undefined): Sum | undefined {
  return sum === undefined || 'count' in sum ? undefined : sum;
}
