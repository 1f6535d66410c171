/** Plain values: what JSON and YAML texts give before any schema. No floats: a decimal number is kept as its text. */

import type { Locate } from './at.js';

export type Plain = null | boolean | number | string | readonly Plain[] | PlainRecord;
export interface PlainRecord {
  readonly [key: string]: Plain;
}

/** A parsed text, with the places of its values. */
export interface Parsed {
  readonly value: Plain;
  readonly locate: Locate;
}

/**
 * A number as written: a safe integer as number; any other decimal ("53.90", "-0", "007") as its text, so that no digit is lost;
 * undefined for integers from 2^53 on and for exponents, which the file must write as text.
 */
export function numeral(source: string): number | string | undefined {
  if (/[eE]/.test(source)) return undefined;
  const value = Number(source);
  if (String(value) === source && Number.isSafeInteger(value)) return value;
  return source.includes('.') || Number.isSafeInteger(value) ? source : undefined;
}

/** Sets an own property whatever its name (`__proto__` is a key like any other). */
export function setKey<T>(record: Record<string, T>, key: string, value: T): void {
  if (key !== '__proto__') record[key] = value;
  else Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}

export function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

export function isRecord(value: Plain | undefined): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own key; undefined where there is none. */
export function own(record: PlainRecord, key: string): Plain | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Whether a value is, or holds, the word `unspecified`: what rules leave open. */
export function hasUnspecified(value: Plain): boolean {
  if (typeof value !== 'object' || value === null) return value === 'unspecified';
  return Object.values(value).some(hasUnspecified);
}

/** What a value is, for messages. */
export function kindOf(value: Plain): string {
  if (value === null) return 'null';
  return Array.isArray(value)
    ? 'list'
    : typeof value === 'object'
      ? 'record'
      : typeof value === 'string'
        ? 'text'
        : typeof value;
}
