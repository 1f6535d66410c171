/**
 * Shapes: how a plain value becomes a typed one. A shape reads on after a fault, so that all faults of a file are reported at once;
 * where it found one it gives a stand-in of the right type, and the whole reading is then refused (`Faults.read`), so no stand-in gets out.
 */

import type { PlainValue } from '@saylau/core';
import type { At } from './at.js';
import { limits } from './limits.js';
import { nearest } from './nearest.js';
import { isList, isRecord, kindOf, own, type Plain, type PlainRecord, setKey } from './plain.js';

export interface Shape<T> {
  readonly read: (value: Plain, at: At) => T;
  readonly standIn: T;
}

export function shape<T>(standIn: T, read: (value: Plain, at: At) => T): Shape<T> {
  return { read, standIn };
}

/** Reports that something else was expected, and gives the stand-in. */
export function wrongType<T>(value: Plain, at: At, expected: string, standIn: T): T {
  at.fault('wrong-type', { expected, found: kindOf(value) });
  return standIn;
}

/** The value as read, of any kind, for shapes that look at it later. */
export const anything: Shape<Plain> = shape<Plain>(null, (value) => value);

/** The value as read, in which nothing may be null (an empty value in YAML): what `core` takes as plain value. */
export const plainValue: Shape<PlainValue> = shape<PlainValue>('', plainValueOf);

function plainValueOf(value: Plain, at: At): PlainValue {
  if (value === null) return wrongType(value, at, 'a value', '');
  if (isList(value)) return value.map((item, index) => plainValueOf(item, at.in(index)));
  if (!isRecord(value)) return value;
  const out: Record<string, PlainValue> = {};
  for (const [key, item] of Object.entries(value)) setKey(out, key, plainValueOf(item, at.in(key)));
  return out;
}

export const yesNo: Shape<boolean> = shape(false, (value, at) =>
  typeof value === 'boolean' ? value : wrongType(value, at, 'true or false', false),
);

/** One word of a closed list. */
export function oneOf<const W extends string>(words: readonly [W, ...W[]]): Shape<W> {
  const [standIn] = words;
  return shape<W>(standIn, (value, at) => {
    if (typeof value !== 'string') return wrongType(value, at, words.join(', '), standIn);
    const found = words.find((word) => word === value);
    if (found === undefined)
      at.fault('not-one-of', { found: value, allowed: words.join(', '), ...nearest(value, words) });
    return found ?? standIn;
  });
}

/** A whole number of people, seats or steps, from `least` to `most`. */
export function whole(least: number, most: number = limits.seats): Shape<number> {
  return shape(least, (value, at) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrongType(value, at, 'whole number', least);
    if (value >= least && value <= most) return value;
    at.fault('out-of-range', { found: value, least, most });
    return least;
  });
}

export function list<T>(item: Shape<T>, least = 0, most: number = limits.entries): Shape<readonly T[]> {
  return shape<readonly T[]>([], (value, at) => {
    if (!isList(value)) return wrongType<readonly T[]>(value, at, 'list', []);
    if (!within(value.length, most, at)) return [];
    if (value.length < least) at.fault('empty', { least });
    return value.map((entry, index) => item.read(entry, at.in(index)));
  });
}

/** A record whose keys are data (ids): key → value. `key` checks each key at its place. */
export function mapOf<T>(key: Shape<string>, item: Shape<T>): Shape<ReadonlyMap<string, T>> {
  return shape<ReadonlyMap<string, T>>(new Map(), (value, at) => {
    if (!isRecord(value)) return wrongType(value, at, 'record', new Map());
    const entries = Object.entries(value);
    if (!within(entries.length, limits.entries, at)) return new Map();
    return new Map(entries.map(([name, entry]) => [key.read(name, at.in(name)), item.read(entry, at.in(name))]));
  });
}

function within(count: number, most: number, at: At): boolean {
  if (count <= most) return true;
  at.fault('too-many', { what: 'entries', limit: most });
  return false;
}

/** A shape whose value is made into another; `make` may report more faults. It runs on stand-ins too: it must not throw. */
export function made<T, U>(from: Shape<T>, standIn: U, make: (value: T, at: At) => U): Shape<U> {
  return { read: (value, at) => make(from.read(value, at), at), standIn };
}

export interface Field<T, O extends boolean> {
  readonly shape: Shape<T>;
  readonly optional: O;
}

export function required<T>(of: Shape<T>): Field<T, false> {
  return { shape: of, optional: false };
}

export function optional<T>(of: Shape<T>): Field<T, true> {
  return { shape: of, optional: true };
}

type Fields = Readonly<Record<string, Field<unknown, boolean>>>;
type Value<F> = F extends Field<infer T, boolean> ? T : never;
type RequiredKeys<F extends Fields> = { [K in keyof F]: F[K] extends Field<unknown, false> ? K : never }[keyof F];
export type RecordOf<F extends Fields> = { readonly [K in RequiredKeys<F>]: Value<F[K]> } & {
  readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: Value<F[K]>;
};

/** A record with exactly these keys; an optional key that is left out stays out. Unknown keys are faults. */
export function record<F extends Fields>(fields: F): Shape<RecordOf<F>> {
  const names = Object.keys(fields);
  const read = (value: Plain, at: At): RecordOf<F> => {
    const plain = isRecord(value) ? value : wrongType<PlainRecord | undefined>(value, at, 'record', undefined);
    if (plain !== undefined) checkKeys(plain, names, at);
    const out: Record<string, unknown> = {};
    for (const name of names) {
      const field = fields[name];
      if (field !== undefined) readField(plain, name, field, out, at);
    }
    // `readField` has set every required key, and every optional one that is there, to its field's type.
    return out as RecordOf<F>;
  };
  const standIn = Object.fromEntries(
    names.flatMap((name) => (fields[name]?.optional === false ? [[name, fields[name].shape.standIn]] : [])),
  );
  return { read, standIn: standIn as RecordOf<F> };
}

function readField(
  plain: PlainRecord | undefined,
  name: string,
  field: Field<unknown, boolean>,
  out: Record<string, unknown>,
  at: At,
): void {
  const value = plain === undefined ? undefined : own(plain, name);
  if (value !== undefined) out[name] = field.shape.read(value, at.in(name));
  else if (!field.optional) {
    out[name] = field.shape.standIn;
    if (plain !== undefined) at.fault('missing', { key: name });
  }
}

/** Reports every key that is not in `names`. */
export function checkKeys(plain: PlainRecord, names: readonly string[], at: At): void {
  for (const key of Object.keys(plain)) {
    if (!names.includes(key)) at.in(key).fault('unknown-key', { key, ...nearest(key, names) });
  }
}
