/** Three-valued answers: yes, no, or unknown with the lines that are missing (Kleene's strong logic). */

import type { LineId } from '../figures.js';

export type Verdict =
  | { readonly is: 'yes' }
  | { readonly is: 'no' }
  | { readonly is: 'unknown'; readonly missing: readonly LineId[] };

export const yes: Verdict = { is: 'yes' };
export const no: Verdict = { is: 'no' };

export function verdict(holds: boolean): Verdict {
  return holds ? yes : no;
}

export function unknown(missing: readonly LineId[]): Verdict {
  return { is: 'unknown', missing: [...new Set(missing)] };
}

function missingOf(verdicts: readonly Verdict[]): LineId[] {
  return verdicts.flatMap((one) => (one.is === 'unknown' ? one.missing : []));
}

export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some(({ is }) => is === 'no')) return no;
  return verdicts.some(({ is }) => is === 'unknown') ? unknown(missingOf(verdicts)) : yes;
}

export function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some(({ is }) => is === 'yes')) return yes;
  return verdicts.some(({ is }) => is === 'unknown') ? unknown(missingOf(verdicts)) : no;
}

export function notOf(one: Verdict): Verdict {
  if (one.is === 'unknown') return one;
  return one.is === 'yes' ? no : yes;
}
