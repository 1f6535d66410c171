/**
 * Strict JSON (RFC 8259): duplicate keys, deep nesting, escaped control characters and numbers that would lose digits are refused.
 * jsonc-parser reads the text; what JSON allows and Saylau does not is checked as the values are visited.
 */

import { type JSONVisitor, visit } from 'jsonc-parser';
import { Faults, pointerPart, type Report } from './at.js';
import type { Read } from './faults.js';
import { limits } from './limits.js';
import { numeral, type Parsed, type Plain, setKey } from './plain.js';
import { guardText, lineColumns, refusedIn } from './text.js';

/** Thrown to end the visit of a text of which nothing more can be trusted. Never leaves this file. */
class Stop {}

type Open = Plain[] | Record<string, Plain>;

/** The value of one JSON text. A fault of syntax or depth ends the reading; all others are gathered. */
function plainOf(text: string, report: Report): Plain {
  const top: Plain[] = [];
  try {
    // Trailing commas and empty texts are refused unless asked for.
    visit(text, builder(text, top, report), { disallowComments: true });
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
  }
  return top[0] ?? null;
}

/** Puts the values that are visited into each other, and the outermost into `top`. */
function builder(text: string, top: Plain[], report: Report): JSONVisitor {
  const around: Open[] = [];
  let open: Open = top;
  let key = '';
  const put = (value: Plain): void => {
    if (Array.isArray(open)) open.push(value);
    else setKey(open, key, value);
  };
  const begin = (made: Open, offset: number): void => {
    if (around.length >= limits.depth) {
      report('too-deep', offset, { limit: limits.depth });
      throw new Stop();
    }
    put(made);
    around.push(open);
    open = made;
  };
  const end = (): void => {
    open = around.pop() ?? top;
  };
  return {
    onObjectBegin: (offset) => begin({}, offset),
    onObjectEnd: end,
    onArrayBegin: (offset) => begin([], offset),
    onArrayEnd: end,
    onObjectProperty: (name, offset, length) => {
      checkEscapes(name, offset, length, report);
      if (Object.hasOwn(open, name)) report('duplicate-key', offset, { key: name });
      key = name;
    },
    onLiteralValue: (value, offset, length) => {
      if (typeof value === 'string') checkEscapes(value, offset, length, report);
      put(typeof value === 'number' ? numberOf(text.slice(offset, offset + length), offset, report) : value);
    },
    onError: (_, offset, length) => {
      report('json-syntax', offset, { found: text.slice(offset, offset + length) || 'end of text' });
      throw new Stop();
    },
  };
}

/** Only a string shorter than its source holds escapes: what stands in the text itself was checked before. */
function checkEscapes(value: string, offset: number, length: number, report: Report): void {
  const wrong = value.length === length - 2 ? undefined : refusedIn(value);
  if (wrong !== undefined) report(wrong.code, offset, { character: wrong.character });
}

function numberOf(source: string, offset: number, report: Report): Plain {
  const value = numeral(source);
  if (value === undefined) report('number-unsafe', offset, { found: source });
  return value ?? source;
}

/** Reads one JSON text. */
export function readJson(file: string, text: string): Read<Parsed> {
  const guarded = guardText(file, text);
  if (!guarded.ok) return guarded;
  const faults = new Faults();
  const place = lineColumns(guarded.value);
  const value = plainOf(guarded.value, (code, offset, params = {}) =>
    faults.add({ code, file, place: place(offset), params }),
  );
  return faults.read(() => ({ value, locate: locator(guarded.value) }));
}

/** Places by path; the text is visited again when the first place is asked for. */
function locator(text: string): Parsed['locate'] {
  let places: ReadonlyMap<string, string> | undefined;
  return (pointer) => {
    places ??= placesOf(text);
    return places.get(pointer);
  };
}

function placesOf(text: string): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const note: NonNullable<JSONVisitor['onArrayBegin']> = (_offset, _length, line, column, path) => {
    const pointer = path().map((part) => `/${pointerPart(part)}`);
    places.set(pointer.join(''), `${line + 1}:${column + 1}`);
  };
  visit(text, { onObjectBegin: note, onArrayBegin: note, onLiteralValue: (_, ...where) => note(...where) });
  return places;
}

/** Reads JSON Lines: one value a line, blank lines left out; all lines' faults at once, each with its line. */
export function readJsonLines(
  file: string,
  text: string,
): Read<readonly { readonly line: number; readonly value: Plain }[]> {
  const guarded = guardText(file, text);
  if (!guarded.ok) return guarded;
  const faults = new Faults();
  const values: { line: number; value: Plain }[] = [];
  let line = 0;
  const report: Report = (code, offset, params = {}) =>
    faults.add({ code, file, place: `${line}:${offset + 1}`, params });
  for (const row of guarded.value.split(/\r\n|\n/)) {
    line += 1;
    if (row.trim() !== '') values.push({ line, value: plainOf(row, report) });
  }
  return faults.read(() => values);
}
