/** Conditions: what a law asks of votes, from the forms of docs/formats/election.md. */

import { type Bound, type Condition, type Fraction, fraction, parseFraction, type Sum } from '@saylau/core';
import type { At } from './at.js';
import { badText, id, partKey, sum } from './leaves.js';
import { limits } from './limits.js';
import { isRecord, own, type Plain, type PlainRecord } from './plain.js';
import { checkKeys, list, optional, record, required, type Shape, shape, whole, wrongType, yesNo } from './shape.js';

const standIn: Condition = { kind: 'all', of: [] };
const zero: Fraction = { num: 0n, den: 1n };

/** Any condition. A record is of the form whose key it has; without such a key it is a share. */
export const condition: Shape<Condition> = shape<Condition>(standIn, (value, at) => {
  if (!withinConditions(value, at)) return standIn;
  return conditionOf(value, at);
});

/** Counted before anything is read, so that a condition cannot be made to take long. */
function withinConditions(value: Plain, at: At): boolean {
  let count = 0;
  const waiting: Plain[] = [value];
  for (let next = waiting.pop(); next !== undefined && count <= limits.conditions; next = waiting.pop()) {
    if (isRecord(next)) count += 1;
    if (typeof next === 'object' && next !== null) waiting.push(...Object.values(next).slice(0, limits.conditions + 1));
  }
  if (count > limits.conditions) at.fault('too-many', { what: 'conditions', limit: limits.conditions });
  return count <= limits.conditions;
}

function conditionOf(value: Plain, at: At): Condition {
  if (!isRecord(value)) return wrongType(value, at, 'condition', standIn);
  const form = forms.find(([key]) => Object.hasOwn(value, key));
  return form === undefined ? share(value, at) : form[1](value, at);
}

const inner: Shape<Condition> = shape<Condition>(standIn, conditionOf);
const several: Shape<readonly Condition[]> = list(inner, 1);

const all = record({ all: required(several) });
const any = record({ any: required(several) });
const not = record({ not: required(inner) });
const is = record({ is: required(id) });
const won = record({ won: required(record({ part: required(partKey), atLeast: required(whole(0)) })) });
const inArea = record({ at: required(id), where: required(inner) });
const ballot = record({
  ballot: required(record({ atLeast: optional(whole(0)), atMost: optional(whole(0)) })),
});

const forms: readonly (readonly [string, (value: PlainRecord, at: At) => Condition])[] = [
  ['all', (value, at) => ({ kind: 'all', of: all.read(value, at).all })],
  ['any', (value, at) => ({ kind: 'any', of: any.read(value, at).any })],
  ['not', (value, at) => ({ kind: 'not', of: not.read(value, at).not })],
  ['is', (value, at) => ({ kind: 'is', tag: is.read(value, at).is })],
  ['won', (value, at) => ({ kind: 'won', ...won.read(value, at).won })],
  ['at', (value, at) => areaCondition(value, at)],
  ['ballot', (value, at) => ({ kind: 'ballot', ...ballot.read(value, at).ballot })],
  ['lead', lead],
  ['regions', regions],
];

function areaCondition(value: PlainRecord, at: At): Condition {
  const { at: area, where } = inArea.read(value, at);
  return { kind: 'at', area, where };
}

function share(value: PlainRecord, at: At): Condition {
  checkKeys(value, [...boundKeys, 'of', 'sum', 'across', 'group'], at);
  const of = optionalOf(value, 'of', sum, at);
  const left = optionalOf(value, 'sum', sum, at);
  const across = optionalOf(value, 'across', yesNo, at) === true;
  const group = optionalOf(value, 'group', yesNo, at) === true;
  return {
    kind: 'share',
    bound: boundIn(value, of === undefined ? 'number' : 'fraction', at),
    ...(of === undefined ? {} : { of }),
    ...(left === undefined ? {} : { sum: left }),
    ...(across ? { across } : {}),
    ...(group ? { group } : {}),
  };
}

function lead(value: PlainRecord, at: At): Condition {
  checkKeys(value, ['lead'], at);
  const under = value.lead ?? null;
  const place = at.in('lead');
  if (!isRecord(under)) return wrongType(under, place, 'record', standIn);
  checkKeys(under, [...boundKeys, 'of'], place);
  const of = optionalOf<Sum>(under, 'of', sum, place);
  const bound = boundIn(under, of === undefined ? 'number' : 'fraction', place);
  return { kind: 'lead', bound, ...(of === undefined ? {} : { of }) };
}

function regions(value: PlainRecord, at: At): Condition {
  checkKeys(value, ['regions'], at);
  const under = value.regions ?? null;
  const place = at.in('regions');
  if (!isRecord(under)) return wrongType(under, place, 'record', standIn);
  checkKeys(under, [...boundKeys, 'where', 'weighted', 'areaKind'], place);
  if (!Object.hasOwn(under, 'where')) place.fault('missing', { key: 'where' });
  const where = optionalOf(under, 'where', inner, place) ?? standIn;
  const weighted = optionalOf(under, 'weighted', yesNo, place) === true;
  const areaKind = optionalOf(under, 'areaKind', id, place);
  const bound = boundIn(under, 'either', place);
  // 2/3, 50 % and 100 % are fractions of the regions; 12 is a number of them.
  const unit = isShare(under) ? 'fraction' : 'number';
  return {
    kind: 'regions',
    bound,
    unit,
    where,
    ...(weighted ? { weighted } : {}),
    ...(areaKind === undefined ? {} : { areaKind }),
  };
}

function optionalOf<T>(value: PlainRecord, key: string, of: Shape<T>, at: At): T | undefined {
  const found = own(value, key);
  return found === undefined ? undefined : of.read(found, at.in(key));
}

const boundKeys = ['atLeast', 'moreThan', 'bound'] as const;

/** What an amount may be: a fraction as text, a whole number, or either. */
type Amount = 'fraction' | 'number' | 'either';

/** The bound of a condition, written beside its other keys or under `bound`. */
function boundIn(value: PlainRecord, amount: Amount, at: At): Bound {
  const given = boundKeys.filter((key) => Object.hasOwn(value, key));
  const [key, second] = given;
  if (second !== undefined) at.fault('conflicting-keys', { keys: given.join(', ') });
  if (key === undefined) at.fault('bad-condition', { reason: 'no amount', allowed: boundKeys.join(', ') });
  if (key === undefined) return { amount: zero, strict: false };
  const found = own(value, key) ?? null;
  if (key !== 'bound') return { amount: amountOf(found, amount, at.in(key)), strict: key === 'moreThan' };
  if (isRecord(found)) checkKeys(found, ['atLeast', 'moreThan'], at.in(key));
  return isRecord(found) && !Object.hasOwn(found, 'bound')
    ? boundIn(found, amount, at.in(key))
    : wrongType(found, at.in(key), '{atLeast} or {moreThan}', { amount: zero, strict: false });
}

/** A bound alone, as a provision of type `bound` gives it. */
export const bound: Shape<Bound> = shape<Bound>({ amount: zero, strict: false }, (value, at) => {
  if (!isRecord(value)) return wrongType(value, at, '{atLeast} or {moreThan}', { amount: zero, strict: false });
  checkKeys(value, ['atLeast', 'moreThan'], at);
  return boundIn(Object.hasOwn(value, 'bound') ? {} : value, 'either', at);
});

function amountOf(value: Plain, amount: Amount, at: At): Fraction {
  if (typeof value === 'number') {
    // A caller's own plain values may be any numbers; files give whole ones only.
    if (amount === 'fraction' || !Number.isSafeInteger(value)) {
      at.fault('bad-fraction', { found: value });
      return zero;
    }
    if (value < 0) at.fault('out-of-range', { found: value, least: 0, most: '' });
    return fraction(BigInt(value));
  }
  if (typeof value !== 'string')
    return wrongType(value, at, amount === 'number' ? 'whole number' : 'fraction as text', zero);
  const read = parseFraction(value);
  if (read === undefined) badText('bad-fraction', value, at);
  else checkAmount(value, read, amount, at);
  return read ?? zero;
}

function checkAmount(text: string, read: Fraction, amount: Amount, at: At): void {
  const isNumber = /^\d+$/.test(text.trim());
  if (amount === 'number' && !isNumber) at.fault('bad-condition', { reason: 'a share needs "of"', found: text });
  else if (read.num < 0n || (read.num > read.den && !(isNumber && amount !== 'fraction'))) {
    at.fault('out-of-range', { found: text, least: '0', most: '1' });
  }
}

function isShare(value: PlainRecord): boolean {
  const inside = isRecord(value.bound) ? value.bound : value;
  const amount = own(inside, 'atLeast') ?? own(inside, 'moreThan');
  return typeof amount === 'string' && !/^\s*\d+\s*$/.test(amount);
}
