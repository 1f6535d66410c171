/** What holds on a day in words: a provision's value, the state of an office's rules and the parts that they have. */

import type { Held, Provision, SystemVersion, Version } from '@saylau/core';
import { namesIn } from '@saylau/formats/outcome-json';
import type { Speaker } from './speaker.js';
import { date } from './times.js';
import { type LawWords, tellVersion } from './values.js';

/** What holds on `day`, in words. */
export function tellHeld(words: LawWords, { type }: Provision, held: Held<Version>, day: string): string {
  const { texts } = words;
  const wordsOf = (version: Version): string => tellVersion(words, type, version);
  if (held.is === 'version') return wordsOf(held.version);
  if (held.is === 'nothing') return texts.say('held.nothing');
  const known = held.between.filter(({ state }) => state !== 'unspecified');
  const [only] = known;
  const [first] = held.between;
  if (only === undefined && first !== undefined) return wordsOf(first);
  if (only !== undefined && known.length === 1) return tellKnownInMonth(texts, wordsOf(only), only, day);
  return texts.say('held.ambiguous', { values: held.between.map(wordsOf).join(texts.say('list.or')) });
}

/** Whether the rules of an office are in force, and if not, why. */
export function systemState(held: Held<SystemVersion>): 'given' | 'gap' | 'superseded' | 'nothing' | 'ambiguous' {
  return held.is === 'version' ? held.version.state : held.is;
}

/** The same in words. Of rules that are first known from some day of the month on, it is not said that they changed. */
export function tellSystemState(texts: Speaker, held: Held<SystemVersion>): string {
  const [first] = held.is === 'ambiguous' ? held.between : [];
  if (held.is === 'ambiguous' && held.between.length === 1 && first?.from.length === 7)
    return texts.say('system.known-from', { date: date(texts, first.from) });
  return texts.say(`system.${systemState(held)}`);
}

/** A value first known from, or no longer known after, the month of `day`; no other value is known beside it. */
function tellKnownInMonth(texts: Speaker, value: string, { from }: { readonly from: string }, day: string): string {
  const month = day.slice(0, 7);
  return texts.say(from === month ? 'held.known-from' : 'held.known-until', { value, date: date(texts, month) });
}

/** The parts that an office is elected by, or why it has no rules. */
export function tellSystem(texts: Speaker, held: Held<SystemVersion>, day: string): string {
  const [first] = held.is === 'ambiguous' ? held.between : [];
  if (held.is === 'ambiguous' && held.between.length === 1 && first !== undefined) {
    return tellKnownInMonth(texts, tellSystem(texts, { is: 'version', version: first }, day), first, day);
  }
  const rules = held.is === 'version' ? held.version.rules : undefined;
  const parts = typeof rules === 'object' && 'parts' in rules ? rules.parts : undefined;
  if (systemState(held) !== 'given' || typeof parts !== 'object') return tellSystemState(texts, held);
  const names = namesIn(rules);
  return Object.keys(parts)
    .map((key) => texts.of(names.get(key)) ?? key)
    .join(' + ');
}
