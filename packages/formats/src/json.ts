/**
 * Strict JSON (RFC 8259): duplicate keys, deep nesting, escaped control characters and numbers that would lose digits are refused.
 * One pass that keeps every guarantee for every text, fast enough for JSON Lines.
 */

import { Faults, pointerPart } from './at.js';
import type { FaultCode, Read } from './faults.js';
import { limits } from './limits.js';
import { numeral, type Parsed, type Plain, setKey } from './plain.js';
import { guardText, lineColumns, refusedIn } from './text.js';

const space = /[ \t\n\r]*/y;
const numberForm = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const quote = 34;
const backslash = 92;
const words: ReadonlyMap<string, Plain> = new Map<string, Plain>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Ends the reading of a text that is no JSON: nothing after it can be trusted. Never leaves this file. */
class Stop {
  readonly code: FaultCode;
  readonly offset: number;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: FaultCode, offset: number, params: Readonly<Record<string, string | number>> = {}) {
    this.code = code;
    this.offset = offset;
    this.params = params;
  }
}

/** Offsets of values by path, gathered only where a fault needs a place. */
type Places = Map<string, number>;

class JsonText {
  readonly #text: string;
  readonly #places: Places | undefined;
  /** Faults after which reading can go on. */
  readonly faults: Stop[] = [];
  #offset = 0;

  constructor(text: string, places?: Places) {
    this.#text = text;
    this.#places = places;
  }

  whole(): Plain {
    const value = this.#value('', 0);
    this.#skip();
    if (this.#offset < this.#text.length) throw this.#unexpected();
    return value;
  }

  #skip(): void {
    const code = this.#text.charCodeAt(this.#offset);
    if (code > 32) return;
    space.lastIndex = this.#offset;
    space.test(this.#text);
    this.#offset = space.lastIndex;
  }

  #unexpected(): Stop {
    const found = this.#text.slice(this.#offset, this.#offset + 1);
    return new Stop('json-syntax', this.#offset, { found: found === '' ? 'end of text' : found });
  }

  /** Steps over one character and the space before it; false where another stands there. */
  #takes(character: string): boolean {
    this.#skip();
    if (this.#text[this.#offset] !== character) return false;
    this.#offset += 1;
    return true;
  }

  #value(path: string, depth: number): Plain {
    this.#skip();
    this.#places?.set(path, this.#offset);
    const first = this.#text[this.#offset];
    if (first === '"') return this.#string();
    if (first === '{' || first === '[') {
      if (depth >= limits.depth) throw new Stop('too-deep', this.#offset, { limit: limits.depth });
      this.#offset += 1;
      return first === '{' ? this.#record(path, depth + 1) : this.#list(path, depth + 1);
    }
    return this.#number() ?? this.#word();
  }

  #list(path: string, depth: number): Plain {
    const list: Plain[] = [];
    if (this.#takes(']')) return list;
    do list.push(this.#value(this.#places === undefined ? '' : `${path}/${list.length}`, depth));
    while (this.#takes(','));
    if (!this.#takes(']')) throw this.#unexpected();
    return list;
  }

  #record(path: string, depth: number): Plain {
    const record: Record<string, Plain> = {};
    if (this.#takes('}')) return record;
    do {
      this.#skip();
      const start = this.#offset;
      const key = this.#string();
      if (Object.hasOwn(record, key)) this.faults.push(new Stop('duplicate-key', start, { key }));
      if (!this.#takes(':')) throw this.#unexpected();
      setKey(record, key, this.#value(this.#places === undefined ? '' : `${path}/${pointerPart(key)}`, depth));
    } while (this.#takes(','));
    if (!this.#takes('}')) throw this.#unexpected();
    return record;
  }

  #string(): string {
    const start = this.#offset;
    if (this.#text.charCodeAt(start) !== quote) throw this.#unexpected();
    const end = this.#endOfString(start + 1);
    this.#offset = end + 1;
    const inside = this.#text.slice(start + 1, end);
    if (!inside.includes('\\')) return inside;
    const decoded = decode(this.#text.slice(start, end + 1));
    if (decoded === undefined) throw new Stop('json-syntax', start, { found: inside });
    const wrong = refusedIn(decoded);
    if (wrong !== undefined) this.faults.push(new Stop(wrong.code, start, { character: wrong.character }));
    return decoded;
  }

  /** The offset of the quote that ends a string. */
  #endOfString(from: number): number {
    for (let offset = from; ; offset++) {
      const code = this.#text.charCodeAt(offset);
      if (code === quote) return offset;
      if (code === backslash) offset += 1;
      // Written so that the end of the text (NaN) stops too.
      else if (!(code >= 32)) {
        this.#offset = Math.min(offset, this.#text.length);
        throw this.#unexpected();
      }
    }
  }

  #number(): Plain | undefined {
    numberForm.lastIndex = this.#offset;
    const source = numberForm.exec(this.#text)?.[0];
    if (source === undefined) return undefined;
    const value = numeral(source);
    if (value === undefined) this.faults.push(new Stop('number-unsafe', this.#offset, { found: source }));
    this.#offset = numberForm.lastIndex;
    return value ?? source;
  }

  #word(): Plain {
    for (const [word, value] of words) {
      if (this.#text.startsWith(word, this.#offset)) {
        this.#offset += word.length;
        return value;
      }
    }
    throw this.#unexpected();
  }
}

/** A string with its escapes replaced; undefined where one is none. In a string alone there is nothing that JSON.parse could lose. */
function decode(source: string): string | undefined {
  try {
    return String(JSON.parse(source));
  } catch {
    return undefined;
  }
}

/** Reads one JSON text. A fault of syntax ends the reading; all others are gathered. */
export function readJson(file: string, text: string): Read<Parsed> {
  const guarded = guardText(file, text);
  if (!guarded.ok) return guarded;
  const json = new JsonText(guarded.value);
  const faults = new Faults();
  const value = wholeOf(json);
  const place = lineColumns(guarded.value);
  for (const fault of json.faults)
    faults.add({ code: fault.code, file, place: place(fault.offset), params: fault.params });
  return faults.read(() => ({ value, locate: locator(guarded.value) }));
}

function wholeOf(json: JsonText): Plain {
  try {
    return json.whole();
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    json.faults.push(stop);
    return null;
  }
}

/** Places by path; the text is read a second time when the first place is asked for. */
function locator(text: string): Parsed['locate'] {
  let places: Places | undefined;
  const lineColumn = lineColumns(text);
  return (pointer) => {
    if (places === undefined) {
      places = new Map();
      new JsonText(text, places).whole();
    }
    const offset = places.get(pointer);
    return offset === undefined ? undefined : lineColumn(offset);
  };
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
  for (const row of guarded.value.split(/\r\n|\n/)) {
    line += 1;
    if (row.trim() === '') continue;
    const json = new JsonText(row);
    values.push({ line, value: wholeOf(json) });
    for (const { code, offset, params } of json.faults)
      faults.add({ code, file, place: `${line}:${offset + 1}`, params });
  }
  return faults.read(() => values);
}
