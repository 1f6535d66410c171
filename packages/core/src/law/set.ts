/** Sets leaves of plain rules by path: decisions and what-ifs for rules that stand in an election file. */

import type { Overrides } from './on.js';
import type { PlainValue } from './statute.js';

export interface SetRules {
  readonly rules: PlainValue;
  /** Paths whose parent is not in the rules: nothing was set there. */
  readonly unknown: readonly string[];
}

/** `rules` with the value of every path of `values` ("parts.list.ties") in place; a new last key is allowed, a new parent or a new place in a list is not. */
export function setLeaves(rules: PlainValue, values: Overrides): SetRules {
  let current = rules;
  const unknown: string[] = [];
  for (const [path, value] of values) {
    const next = setAt(current, path.split('.'), value);
    if (next === undefined) unknown.push(path);
    else current = next;
  }
  return { rules: current, unknown };
}

function setAt(rules: PlainValue, keys: readonly string[], value: PlainValue): PlainValue | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (typeof rules !== 'object') return undefined;
  const entries: readonly (readonly [string, PlainValue])[] = Object.entries(rules);
  const child = entries.find(([name]) => name === key)?.[1];
  if (child === undefined && rest.length > 0) return undefined;
  const next = rest.length === 0 ? value : setAt(child ?? {}, rest, value);
  if (next === undefined || (child === undefined && Array.isArray(rules))) return undefined;
  const changed = entries.map(([name, item]) => [name, name === key ? next : item] as const);
  if (Array.isArray(rules)) return changed.map(([, item]) => item);
  return Object.fromEntries(child === undefined ? [...changed, [key, next]] : changed);
}
