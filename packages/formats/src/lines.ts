/** The lines of protocols that every file may use, and the two groups of sums (docs/formats/statute.md). */

import type { Rules } from '@saylau/core';

export const lineIds: ReadonlySet<string> = new Set([
  'registered',
  'ballots-delivered',
  'ballots-received',
  'took-part',
  'valid',
  'invalid',
  'blank',
  'both-marked',
  'by-absentee',
  'outside-station',
  'applications',
  'ballots-unused',
  'ballots-spoilt',
  'electors',
  'electors-present',
]);

/** `options`: all options of the ballot but the line against all. */
export const groups: ReadonlySet<string> = new Set(['options', 'against-all']);

/** Every line that rules name in their sums and forms, options and groups among them, and those that they derive. */
export function linesOf(rules: Rules): ReadonlySet<string> {
  return new Set([...rules.derive.keys(), ...namedIn(rules, 'line')]);
}

/** The lines of the rules' forms: a form may have lines that no other file knows. */
export function formLines(rules: Rules): ReadonlySet<string> {
  return new Set([...rules.parts.values()].flatMap(({ form }) => form?.lines ?? []).map(({ line }) => line));
}

/** Every area that conditions of rules name. */
export function areasNamed(rules: Rules): ReadonlySet<string> {
  return new Set(namedIn(rules, 'area'));
}

/** The texts under one key, wherever it stands in rules. */
function* namedIn(rules: Rules, key: 'line' | 'area'): Generator<string> {
  const waiting: unknown[] = [...rules.parts.values(), rules.turnout, ...rules.derive.values()];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    const named: unknown = Reflect.get(value, key);
    if (typeof named === 'string') yield named;
    waiting.push(...Object.values(value));
  }
}
