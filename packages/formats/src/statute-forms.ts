/** Forms of a statute: their leaves may be those of other provisions, so they are read as they stand on every day that changes one. */

import { type PlainValue, type Provision, plainOn, provisionTypes, type Version } from '@saylau/core';
import type { At } from './at.js';
import { form } from './form.js';
import { known, says } from './leaves.js';
import { groups, lineIds } from './lines.js';
import { isList, isRecord, type Plain } from './plain.js';

/** A provision of type `form`, and where its history stands. */
export interface FormAt {
  readonly provision: Provision;
  readonly at: At;
}

type Provisions = ReadonlyMap<string, Provision>;

/** What a form may name: everything but a form, so that none can stand within itself. */
const namedTypes: readonly string[] = provisionTypes.filter((type) => type !== 'form');

/** Reports what is wrong with a form on any day of its versions: references, lines, controls, words. */
export function checkForm({ provision: { history }, at }: FormAt, provisions: Provisions): void {
  for (const [index, version] of history.entries()) {
    const { value, reading } = version;
    const end = version.to ?? history[index + 1]?.from;
    const place = at.in(index);
    if (value !== undefined) checkValue(value, version, end, provisions, place.in('value'));
    if (reading !== undefined) checkValue(reading.value, version, end, provisions, place.in('reading').in('value'));
  }
}

function checkValue(
  value: PlainValue,
  { from }: Version,
  end: string | undefined,
  provisions: Provisions,
  at: At,
): void {
  const named = [...referencesIn(value, at)];
  if (!at.clean(() => checkReferences(named, provisions))) return;
  const versions = [...new Set(named.map(({ id }) => id))].flatMap((id) => provisions.get(id)?.history ?? []);
  const changes = versions.flatMap((one) => [one.from, ...(one.to === undefined ? [] : [one.to])]);
  const within = [from, ...changes].map(dayWithin).filter((day) => day >= from && (end === undefined || day < end));
  const days = [...new Set(within)].sort();
  // What is wrong on many days is told once, with the first of them.
  if (days.every((day) => at.clean(() => form.read(plainOn(value, day, provisions).rules, at)))) checkWords(value, at);
}

/** A day on which what begins on a day, or somewhere in a month, surely holds. */
function dayWithin(boundary: string): string {
  if (boundary.length === 10) return boundary;
  const [year = 0, month = 0] = boundary.split('-').map(Number);
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}-01`;
}

interface Reference {
  readonly id: string;
  readonly at: At;
}

function* referencesIn(value: Plain, at: At): Generator<Reference> {
  if (typeof value === 'string' && isReference(value)) yield { id: value.slice(1), at };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* referencesIn(item, at.in(key));
}

function checkReferences(named: readonly Reference[], provisions: Provisions): void {
  for (const { id, at } of named) {
    known('unknown-provision', id, provisions, at);
    if (provisions.get(id)?.type === 'form') at.fault('not-one-of', { found: 'form', allowed: namedTypes.join(', ') });
  }
}

/** Every line and control is said in three languages: by its provision, here, or as one of the lines that all files share. */
function checkWords(value: Plain, at: At): void {
  if (!isRecord(value)) return;
  for (const [key, line, item] of linesOf(value.lines)) {
    const place = at.in('lines').in(key);
    if (isRecord(item)) says.read(item.name ?? null, place.in('name'));
    else if (!isReference(item) && !lineIds.has(line) && !groups.has(line)) place.fault('missing', { key: 'name' });
  }
  for (const [key, item] of isRecord(value.controls) ? Object.entries(value.controls) : []) {
    if (isRecord(item)) says.read(item.says ?? null, at.in('controls').in(key).in('says'));
  }
}

/** Key, line and item: in a list the item is the line, in a record the key. */
function linesOf(lines: Plain | undefined): readonly (readonly [string, string, Plain])[] {
  if (isList(lines)) return lines.map((item, index) => [String(index), String(item), null]);
  return isRecord(lines) ? Object.entries(lines).map(([key, item]) => [key, key, item]) : [];
}

function isReference(value: Plain): boolean {
  return typeof value === 'string' && value.startsWith('$');
}
