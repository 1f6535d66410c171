/** Values of an outcome as plain JSON: integers above 2^53 as decimal strings, fractions as "num/den", sums as text. */

import { type Fraction, sumText, toText } from '@saylau/core';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export function jsonOf(value: unknown): Json {
  if (typeof value === 'bigint') return integer(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(jsonOf);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [String(key), jsonOf(item)]));
  if (typeof value !== 'object') return String(value);
  if (isFraction(value)) return toText(value);
  if (isSum(value)) return sumText(value);
  return jsonRecord(value);
}

/** A record's own entries; a key without a value is left out. */
export function jsonRecord(value: object): { readonly [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, jsonOf(item)]])),
  );
}

export function integer(value: bigint): number | string {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= -BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value.toString();
}

function isFraction(value: object): value is Fraction {
  return 'num' in value && 'den' in value && typeof value.num === 'bigint' && typeof value.den === 'bigint';
}

function isSum(value: object): value is Parameters<typeof sumText>[0] {
  const keys = Object.keys(value);
  return (
    keys.length === 1 &&
    (('terms' in value && Array.isArray(value.terms)) || ('count' in value && typeof value.count === 'bigint'))
  );
}
