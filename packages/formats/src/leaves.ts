/** Leaves: ids, texts, dates, fractions, sums and figures. */

import {
  type Figure,
  type Fraction,
  languages,
  parseFraction,
  parseSum,
  type Says,
  type Sum,
  type Text,
} from '@saylau/core';
import type { At } from './at.js';
import { limits } from './limits.js';
import { nearest } from './nearest.js';
import { isRecord, kindOf, type Plain } from './plain.js';
import { checkKeys, type Shape, shape, wrongType } from './shape.js';
import { foreignDigit, refusedIn } from './text.js';

/** Text for people, as written; never empty. A number counts as its digits where `numbers` is set. */
function wordsOf(value: Plain, at: At, numbers: boolean): string {
  const text = numbers && typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return wrongType(value, at, 'text', '');
  if (text.trim() === '') at.fault('empty');
  if (text.length > limits.words) at.fault('too-many', { what: 'characters', limit: limits.words });
  else checkCharacters(text, at);
  return text;
}

/** Texts of the reader of a file were looked at before; those of a caller's own plain values were not. */
function checkCharacters(text: string, at: At): void {
  const wrong = refusedIn(text);
  if (wrong !== undefined) at.fault(wrong.code, { character: wrong.character });
  const digit = foreignDigit(text);
  if (digit !== undefined) at.fault('text-digit', { found: text, character: digit });
}

export const words: Shape<string> = shape('', (value, at) => wordsOf(value, at, false));

/** Text or a number as printed ("53.90"); the digits of a decimal are kept. */
export const printed: Shape<string> = shape('', (value, at) => wordsOf(value, at, true));

/** A percentage from 0 to 100 as printed: "53.90", "100"; "68,41" is refused. */
export const percentage: Shape<string> = shape('', (value, at) => {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return wrongType(value, at, 'text', '');
  if (text.trim() === '') at.fault('empty');
  else if (!/^-?\d{1,20}(\.\d{1,20})?$/.test(text)) badText('bad-fraction', text, at);
  else if (!/^0*(\d{1,2}(\.\d+)?|100(\.0+)?)$/.test(text))
    at.fault('out-of-range', { found: text, least: '0', most: '100' });
  return text;
});

/** Reports a text that is not of its form, or the digit in it that only looks like one. */
export function badText(
  code: 'bad-id' | 'bad-date' | 'bad-fraction' | 'bad-sum' | 'bad-value',
  text: string,
  at: At,
): void {
  const digit = foreignDigit(text);
  if (digit === undefined) at.fault(code, { found: text });
  else at.fault('text-digit', { found: text, character: digit });
}

function formed(code: 'bad-id' | 'bad-value', form: RegExp, longest: number = limits.id): Shape<string> {
  return shape('', (value, at) => {
    if (typeof value !== 'string') return wrongType(value, at, 'text', '');
    if (value.length <= longest && form.test(value)) return value;
    badText(code, value, at);
    return '';
  });
}

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Lower-case words joined by `-`. */
export const id = formed('bad-id', idForm);
/** Levels of ids joined by `.`: a provision's. */
export const dottedId = formed('bad-id', /^[a-z0-9]+([.-][a-z0-9]+)*$/);
/** The id of a source or the short name of an act, as the files write them: `S07`, `Const. 2026`. */
export const label = formed('bad-id', /^[\p{L}0-9]([\p{L}0-9 ._/()-]*[\p{L}0-9.)])?$/u);

/** The key of a part, as in `parts.list`. */
export const partKey = formed('bad-id', /^[a-z][a-zA-Z0-9]*(-[a-z0-9]+)*$/);

/** `HH:MM` of a clock, with or without a word for the zone: `07:00`, `20:00 Astana`. */
export const clock = formed(
  'bad-value',
  /^([01]\d|2[0-3]):[0-5]\d( [\p{L}0-9+:-]{1,40})?$|^24:00( [\p{L}0-9+:-]{1,40})?$/u,
);

/** A day of the calendar. */
export const day: Shape<string> = shape('', (value, at) => dated(value, at, false));

/** A day, or a month where the day is not known. */
export const dayOrMonth: Shape<string> = shape('', (value, at) => dated(value, at, true));

function dated(value: Plain, at: At, month: boolean): string {
  if (typeof value !== 'string') return wrongType(value, at, 'date', '');
  if (isDay(value) || (month && isDay(`${value}-01`))) return value;
  badText('bad-date', value, at);
  return '';
}

/** Whether a text is a day that exists (no 30 February). */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A fraction from `least` (excluded where `positive`) on; `share`: at most 1. */
export function fractionText(kind: 'share' | 'positive'): Shape<Fraction> {
  const standIn = { num: 0n, den: 1n };
  return shape<Fraction>(standIn, (value, at) => {
    if (typeof value !== 'string') return wrongType(value, at, 'fraction as text ("5%", "2/3", "0.7")', standIn);
    const fraction = parseFraction(value);
    if (fraction === undefined) badText('bad-fraction', value, at);
    else if (kind === 'share' && (fraction.num < 0n || fraction.num > fraction.den))
      at.fault('out-of-range', { found: value, least: '0', most: '1' });
    else if (kind === 'positive' && fraction.num <= 0n)
      at.fault('out-of-range', { found: value, least: 'above 0', most: '' });
    return fraction ?? standIn;
  });
}

const part = fractionText('share');

/** Who gets seats left over: lists with a whole quota (true), with that part of one ("3/4"), or all (false). */
export const quotaNeeded: Shape<boolean | Fraction> = shape<boolean | Fraction>(false, (value, at) =>
  typeof value === 'boolean' ? value : part.read(value, at),
);

/** A signed sum of lines, or a whole number. */
export const sum: Shape<Sum> = shape<Sum>({ count: 0n }, (value, at) => {
  const standIn = { count: 0n };
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return wrongType(value, at, 'sum', standIn);
  const read = text.length > limits.words ? undefined : parseSum(text);
  if (read === undefined) badText('bad-sum', text, at);
  if (read === undefined || 'count' in read || read.terms.length <= limits.terms) return read ?? standIn;
  at.fault('too-many', { what: 'terms', limit: limits.terms });
  return standIn;
});

/** A count of people or ballots; null is absent. */
export const figure: Shape<Figure> = shape<Figure>(undefined, figureOf);

function figureOf(value: Plain, at: At): Figure {
  if (value === null) return undefined;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return wrongType(value, at, 'whole number, or null where absent', undefined);
  if (/^(0|[1-9]\d*)$/.test(text) && text.length <= limits.digits) return BigInt(text);
  if (/^-\d+$/.test(text)) at.fault('figure-negative', { found: text });
  else if (foreignDigit(text) !== undefined) badText('bad-value', text, at);
  else at.fault('figure-not-whole', { found: text });
  return undefined;
}

/** A text in one language or more: a string (of no stated language: kept as English, shown to all), or `{kk, ru, en}`. */
export const text: Shape<Text> = shape<Text>({}, (value, at) => {
  if (!isRecord(value)) return { en: wordsOf(value, at, true) };
  if (Object.keys(value).length === 0) at.fault('empty');
  return inLanguages(value, at);
});

function inLanguages(value: { readonly [key: string]: Plain }, at: At): Partial<Record<keyof Text, string>> {
  checkKeys(value, languages, at);
  const out: Partial<Record<keyof Text, string>> = {};
  for (const language of languages) {
    const given = Object.hasOwn(value, language) ? value[language] : undefined;
    if (given !== undefined) out[language] = wordsOf(given, at.in(language), true);
  }
  return out;
}

/** A text in all three languages. */
export const says: Shape<Says> = shape<Says>({ kk: '', ru: '', en: '' }, (value, at) => {
  const standIn = { kk: '', ru: '', en: '' };
  if (!isRecord(value)) return wrongType(value, at, 'text in kk, ru and en', standIn);
  const given = inLanguages(value, at);
  for (const language of languages) if (given[language] === undefined) at.fault('missing-language', { language });
  return { ...standIn, ...given };
});

/** Reports an id that is not among the known ones; an empty id was reported already. */
export function known(
  code: Parameters<At['fault']>[0],
  found: string,
  among: { has(id: string): boolean; keys(): Iterable<string> },
  at: At,
): void {
  if (found !== '' && !among.has(found)) at.fault(code, { found, ...nearest(found, among.keys()) });
}

/** The name and version of a format: exactly this one. */
export function formatName<F extends string>(expected: F): Shape<F> {
  return shape(expected, (value, at) => {
    if (value !== expected)
      at.fault('format-unknown', { found: typeof value === 'string' ? value : kindOf(value), expected });
    return expected;
  });
}
