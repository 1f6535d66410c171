/** Canonical JSON (docs/formats/log.md): RFC 8785 with whole numbers, NFC, and at most 32 levels. */

import { loneSurrogate, utf8 } from '../bytes/text.js';
import { LogError } from '../error.js';

/** How many arrays and objects may lie in each other. */
export const deepest = 32;

/** What canonical JSON can hold. */
export type Canonical = null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical };

/** The canonical bytes of a value. Throws LogError `not-canonical-value` where it has none. */
export function canonical(value: unknown): Uint8Array {
  return utf8(canonicalText(value));
}

/** The same as text. */
export function canonicalText(value: unknown): string {
  return written(value, 0);
}

function written(value: unknown, depth: number): string {
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'string') return string(value);
  if (typeof value === 'number') return number(value);
  if (typeof value !== 'object') return refuse(`a value of type ${typeof value}`);
  if (depth === deepest) return refuse(`more than ${deepest} levels`);
  return Array.isArray(value) ? array(value, depth + 1) : object(value, depth + 1);
}

function number(value: number): string {
  if (Object.is(value, -0)) return refuse('minus zero');
  return Number.isSafeInteger(value) ? String(value) : refuse(`the number ${value}`);
}

/** RFC 8785 section 3.2.2.2 takes its escapes from ECMAScript. */
function string(value: string): string {
  // Nearly all: printable ASCII, nothing to escape.
  if (/^[ !#-[\]-~]*$/.test(value)) return `"${value}"`;
  if (loneSurrogate.test(value)) return refuse('half a surrogate pair');
  if (value.normalize('NFC') !== value) return refuse(`the string ${JSON.stringify(value.slice(0, 40))}, not in NFC,`);
  return JSON.stringify(value);
}

/** By index, so that a hole is a value that is refused. */
function array(value: readonly unknown[], depth: number): string {
  return `[${Array.from(value, (item) => written(item, depth)).join(',')}]`;
}

/** The usual order of strings in ECMAScript is that of UTF-16 code units, as RFC 8785 section 3.2.3 wants it. */
function object(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return refuse('an object that is no plain record');
  const record = value as Readonly<Record<string, unknown>>;
  let text = '{';
  for (const key of Object.keys(record).sort())
    text += `${text === '{' ? '' : ','}${string(key)}:${written(record[key], depth)}`;
  return `${text}}`;
}

function refuse(what: string): never {
  throw new LogError('not-canonical-value', `${what} has no canonical form`);
}
