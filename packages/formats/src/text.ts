/** Guards on raw text, before anything is parsed: size, control characters, bidirectional and invisible ones, broken encoding. */

import { codePoint, Faults } from './at.js';
import type { FaultCode, Read } from './faults.js';
import { limits } from './limits.js';

/** Tells `line:column`, both from 1, of an offset. Columns count UTF-16 units. Line ends are LF, CRLF or CR. */
export type LineColumn = (offset: number) => string;

export function lineColumns(text: string): LineColumn {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return `${low + 1}:${offset - (starts[low] ?? 0) + 1}`;
  };
}

function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
}

/**
 * What no text may hold, raw or escaped: controls but for tab and line ends, bidirectional controls, separators of lines,
 * characters that are not seen (but for joiners and the selectors of an emoji's form), what no encoding gives.
 */
const refused =
  /[^\P{Cc}\t\n\r]|[\p{Cf}\p{DI}](?<![\u200c-\u200d]|[\ufe0e-\ufe0f])|[\p{Zl}\p{Zp}\p{Cs}\ufffd\ufffe\uffff]/u;

/** What no value or key may hold: a tab or line end in it would forge a column or line wherever it is printed. */
const refusedInValue = new RegExp(`[\\t\\n\\r]|${refused.source}`, 'u');

function codeFor(character: string): FaultCode {
  if (/\p{Bidi_C}/u.test(character)) return 'text-bidi';
  if (/\p{Cc}/u.test(character)) return 'text-control';
  return /[\p{Cs}\ufffd\ufffe\uffff\ufeff]/u.test(character) ? 'text-encoding' : 'text-invisible';
}

/** The first character that a value or key may not hold, with its offset; undefined where there is none. */
export function refusedIn(
  text: string,
): { readonly code: FaultCode; readonly offset: number; readonly character: string } | undefined {
  const offset = text.search(refusedInValue);
  if (offset < 0) return undefined;
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return { code: codeFor(character), offset, character: codePoint(character) };
}

/**
 * The text without a leading byte order mark, or what is wrong with it. Every refused character is reported, with its place.
 * `limit` is in characters.
 */
export function guardText(file: string, text: string, limit: number = limits.text): Read<string> {
  const faults = new Faults();
  if (text.length > limit) {
    faults.add({ code: 'text-too-large', file, place: '', params: { size: text.length, limit } });
    return faults.read(() => text);
  }
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (refused.test(plain)) reportRefused(file, plain, faults);
  return faults.read(() => plain);
}

function reportRefused(file: string, text: string, faults: Faults): void {
  const place = lineColumns(text);
  for (const { 0: character, index } of text.matchAll(new RegExp(refused, 'gu'))) {
    faults.add({ code: codeFor(character), file, place: place(index), params: { character: codePoint(character) } });
    if (faults.count > limits.faults) return;
  }
}

/** A decimal digit other than 0–9 (Arabic-Indic, fullwidth, …): it looks like a number and is none. */
export function foreignDigit(text: string): string | undefined {
  return /[^\P{Nd}0-9]/u.exec(text)?.[0];
}
