/** Decisions: answers to what rules leave open, and to nothing else. */

import type { Overrides, PlainRules } from '@saylau/core';
import { hasUnspecified, isList, isRecord, own, type Plain } from './plain.js';

/** Whether rules leave a decision open: `key` is a path ("parts.list.ties"), or a provision that `cites` names. */
function isOpen({ rules, cites }: Pick<PlainRules, 'rules' | 'cites'>, key: string): boolean {
  const given = [...cites].flatMap(([path, provision]) => (provision === key ? [path] : []));
  return (given.length > 0 ? given : [key]).some((path) => leavesOpen(path, valueAt(rules, path)));
}

/** Unspecified in whole or part; or rules for ties that do not end in a lot, so that they may not settle one. */
function leavesOpen(path: string, value: Plain | undefined): boolean {
  if (value === undefined) return false;
  return hasUnspecified(value) || (path.endsWith('.ties') && isList(value) && !value.includes('lot'));
}

function valueAt(rules: Plain, path: string): Plain | undefined {
  let value: Plain | undefined = rules;
  for (const key of path.split('.')) {
    if (isList(value)) value = value[Number(key)];
    else value = isRecord(value) ? own(value, key) : undefined;
  }
  return value;
}

/** Decisions by whether rules leave them open. Those of `set` count as open: a what-if goes before every decision. */
export function sorted(
  decisions: Overrides,
  set: Overrides,
  rules: Pick<PlainRules, 'rules' | 'cites'>,
): { readonly open: Overrides; readonly closed: readonly string[] } {
  const open = [...decisions].filter(([key]) => set.has(key) || isOpen(rules, key));
  const names = new Set(open.map(([key]) => key));
  return { open: new Map(open), closed: [...decisions.keys()].filter((key) => !names.has(key)) };
}
