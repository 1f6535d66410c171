/** One case of the machine form of apportionment (`docs/formats/apportion.md`): a plain value to what `core` solves, and the result back. */

import {
  type ApportionCase,
  type CaseResult,
  type Fraction,
  methods,
  multiply,
  overawardRules,
  parseFraction,
  remainderRules,
  type Threshold,
  type TieRule,
} from '@saylau/core';
import { At, Faults } from './at.js';
import type { Read } from './faults.js';
import { isList, isRecord, own, type Plain, type PlainRecord } from './plain.js';
import { checkKeys, list, oneOf, optional, record, required, type Shape, shape, wrongType, yesNo } from './shape.js';

/** What one case may hold: more than any election, small enough for one line to be answered at once. */
export const caseLimits = {
  lists: 1_000_000,
  seats: 10_000_000,
  /** Groups times lists: the work of dividing inside groups. */
  groupsTimesLists: 10_000_000,
  /** Digits of one number of votes. */
  digits: 40,
  /** Thresholds inside thresholds, in levels, and all of one case together. */
  levels: 8,
  thresholds: 100,
} as const;

/** A whole number; never NaN, infinite or with decimals, wherever the value came from. */
function count(most: number, least = 0): Shape<number> {
  return shape(least, (value, at) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrongType(value, at, 'whole number', least);
    if (value >= least && value <= most) return value;
    at.fault('out-of-range', { found: value, least, most });
    return least;
  });
}

const seats = count(caseLimits.seats);
const listIndex = count(caseLimits.lists - 1);
const indices = list(listIndex, 0, caseLimits.lists);
const rank = count(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER);

const votes: Shape<bigint> = shape(0n, (value, at) => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) {
    at.fault('number-unsafe', { found: value });
    return 0n;
  }
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return wrongType(value, at, 'whole number of votes', 0n);
  if (text.length <= caseLimits.digits && /^\d+$/.test(text)) return BigInt(text);
  if (/^-\d+$/.test(text.slice(0, caseLimits.digits))) at.fault('figure-negative', { found: text });
  else if (text.length > caseLimits.digits) at.fault('too-many', { what: 'digits', limit: caseLimits.digits });
  else at.fault('figure-not-whole', { found: text });
  return 0n;
});

/** A number or the text of one: 5, "7.5", "1/3". No percent sign: the key says what the number is. */
const amount: Shape<Fraction> = shape<Fraction>({ num: 0n, den: 1n }, (value, at) => {
  const standIn = { num: 0n, den: 1n };
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return wrongType(value, at, 'number, or text such as "7.5" or "1/3"', standIn);
  const read = text.length > 60 || text.includes('%') ? undefined : parseFraction(text);
  if (read === undefined) at.fault('bad-fraction', { found: text });
  else if (read.num < 0n) at.fault('out-of-range', { found: text, least: '0', most: '' });
  return read ?? standIn;
});

/** A value, or null for none. */
const orNone = <T>(of: Shape<T>): Shape<T | undefined> =>
  shape<T | undefined>(undefined, (value, at) => (value === null ? undefined : of.read(value, at)));

/** One number for every list, or a list of them. */
const bounds: Shape<number | readonly (number | undefined)[]> = shape<number | readonly (number | undefined)[]>(
  0,
  (value, at) => (isList(value) ? list(orNone(seats), 0, caseLimits.lists).read(value, at) : seats.read(value, at)),
);

const single = {
  base: optional(votes),
  inclusive: optional(yesNo),
  lists: optional(indices),
  exempt: optional(indices),
};
const kinds = { percent: amount, fraction: amount, votes } as const;
const joins = ['all', 'any'] as const;
const forms = [...(Object.keys(kinds) as (keyof typeof kinds)[]), ...joins] as const;
const noThreshold: Threshold = { kind: 'all', of: [] };

const threshold: Shape<Threshold> = shape<Threshold>(noThreshold, (value, at) =>
  thresholdOf(value, at, { level: 0, left: caseLimits.thresholds }),
);

interface Budget {
  readonly level: number;
  left: number;
}

function thresholdOf(value: Plain, at: At, budget: Budget): Threshold {
  if (!isRecord(value)) return wrongType(value, at, 'record', noThreshold);
  const named = forms.filter((form) => Object.hasOwn(value, form));
  const [form] = named;
  if (form === undefined || named.length > 1) {
    if (form === undefined) at.fault('missing', { key: forms.join(', ') });
    else at.fault('conflicting-keys', { keys: named.join(', ') });
    return noThreshold;
  }
  return form === 'all' || form === 'any' ? joined(form, value, at, budget) : singleThreshold(form, value, at);
}

function joined(form: 'all' | 'any', value: PlainRecord, at: At, budget: Budget): Threshold {
  checkKeys(value, [form], at);
  const parts = own(value, form) ?? null;
  const inside = at.in(form);
  if (!isList(parts)) return wrongType(parts, inside, 'list', noThreshold);
  if (parts.length === 0) inside.fault('empty', { least: 1 });
  budget.left -= parts.length;
  if (budget.level >= caseLimits.levels) inside.fault('too-deep', { limit: caseLimits.levels });
  else if (budget.left < 0) inside.fault('too-many', { what: 'thresholds', limit: caseLimits.thresholds });
  else {
    const deeper = { level: budget.level + 1, left: budget.left };
    const of = parts.map((part, place) => thresholdOf(part, inside.in(place), deeper));
    budget.left = deeper.left;
    return { kind: form, of };
  }
  return noThreshold;
}

function singleThreshold(form: keyof typeof kinds, value: PlainRecord, at: At): Threshold {
  const read = record({ ...single, [form]: required<Fraction | bigint>(kinds[form]) }).read(value, at);
  const given = kinds[form].read(own(value, form) ?? null, new At(at.file, new Faults()));
  const bound = typeof given === 'bigint' ? { num: given, den: 1n } : given;
  return {
    kind: form === 'votes' ? 'votes' : 'share',
    bound: {
      amount: form === 'percent' ? multiply(bound, { num: 1n, den: 100n }) : bound,
      strict: read.inclusive === false,
    },
    ...(read.base === undefined ? {} : { base: read.base }),
    ...(read.lists === undefined ? {} : { lists: read.lists }),
    ...(read.exempt === undefined ? {} : { exempt: read.exempt }),
  };
}

const bonus: Shape<{ readonly seats: number; readonly threshold?: Threshold }> = shape<{
  readonly seats: number;
  readonly threshold?: Threshold;
}>({ seats: 0 }, (value, at) =>
  typeof value === 'number'
    ? { seats: seats.read(value, at) }
    : record({ seats: required(seats), threshold: optional(threshold) }).read(value, at),
);

const id: Shape<string | number> = shape<string | number>('', (value, at) => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (typeof value !== 'string') return wrongType(value, at, 'text or whole number', '');
  if (value.length > 200) at.fault('too-many', { what: 'characters', limit: 200 });
  return value;
});

const [firstMethod = 'dhondt', ...otherMethods] = methods;
const method = oneOf([firstMethod, ...otherMethods]);

const fields = record({
  id: optional(id),
  method: required(method),
  seats: required(seats),
  votes: required(list(votes, 0, caseLimits.lists)),
  first: optional(amount),
  quotaRounding: optional(oneOf(['exact', 'floor', 'ceil', 'half-up', 'next'])),
  quotaStrict: optional(yesNo),
  overaward: optional(oneOf(overawardRules)),
  remainders: optional(oneOf(remainderRules)),
  remaindersNeedQuota: optional(yesNo),
  admitted: optional(list(yesNo, 0, caseLimits.lists)),
  minimum: optional(bounds),
  maximum: optional(bounds),
  ties: optional(list(oneOf<TieRule>(['registered', 'votes', 'order', 'lot']), 0, 4)),
  order: optional(list(orNone(rank), 0, caseLimits.lists)),
  registered: optional(list(orNone(rank), 0, caseLimits.lists)),
  drawn: optional(list(listIndex, 0, caseLimits.lists)),
  threshold: optional(threshold),
  ifNonePass: optional(oneOf(['vacant', 'all'])),
  bonus: optional(bonus),
  groups: optional(list(indices, 0, caseLimits.lists)),
  within: optional(method),
  prior: optional(list(seats, 0, caseLimits.lists)),
  overhang: optional(oneOf(['within', 'added', 'levelled'])),
});

type Fields = ReturnType<typeof fields.read>;

/**
 * A case, or all its faults. `value` may be anything, from any parser; `line` is its line in a file of cases.
 * What only the count can tell (minimums above the seats, …) is a code of its result instead.
 */
export function readApportionCase(file: string, value: Plain, line?: number): Read<ApportionCase> {
  const faults = new Faults();
  const at = new At(file, faults, line === undefined ? undefined : () => `${line}:1`);
  const read = fields.read(value, at);
  checkLengths(read, at);
  checkGroups(read, at);
  return faults.read(() => caseOf(read));
}

/** Arrays with one value a list must have as many values as there are lists. */
function checkLengths(read: Fields, at: At): void {
  const lists = read.votes.length;
  for (const key of ['admitted', 'minimum', 'maximum', 'order', 'registered', 'prior'] as const) {
    const values = read[key];
    if (values === undefined || typeof values === 'number' || values.length === lists) continue;
    at.in(key).fault('bad-value', { found: `${values.length} values`, expected: lists });
  }
}

function checkGroups({ groups = [], votes }: Fields, at: At): void {
  if (groups.length * votes.length <= caseLimits.groupsTimesLists) return;
  at.in('groups').fault('too-many', { what: 'groups times lists', limit: caseLimits.groupsTimesLists });
}

/** The keys that `core` takes as they are. */
const taken = [
  'first',
  'quotaRounding',
  'quotaStrict',
  'overaward',
  'remainders',
  'remaindersNeedQuota',
  'admitted',
  'ties',
  'order',
  'registered',
  'drawn',
] as const;

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  // Only the keys that are there: an absent one stays absent.
  return Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]]))) as Pick<T, K>;
}

function caseOf(read: Fields): ApportionCase {
  const each = (given: number | readonly (number | undefined)[], none: number) =>
    typeof given === 'number' ? read.votes.map(() => given) : given.map((value) => value ?? none);
  const grouping = { groups: read.groups ?? [], ...(read.within === undefined ? {} : { within: read.within }) };
  return {
    problem: {
      method: read.method,
      seats: read.seats,
      votes: read.votes,
      ...pick(read, taken),
      ...(read.minimum === undefined ? {} : { minimum: each(read.minimum, 0) }),
      ...(read.maximum === undefined ? {} : { maximum: each(read.maximum, caseLimits.seats) }),
    },
    ...pick(read, ['id', 'threshold', 'ifNonePass', 'bonus', 'prior', 'overhang']),
    ...(read.groups === undefined ? {} : { grouping }),
  };
}

/** A result as a plain value, its keys in the order of the specification. */
export function apportionResultValue(result: CaseResult): PlainRecord {
  const named = result.id === undefined ? {} : { id: result.id };
  if (!result.ok) return { ...named, error: result.code };
  const lots = result.lots.map(({ among, seats: places, together }) => ({
    among,
    seats: places,
    ...(together === undefined ? {} : { together }),
  }));
  return { ...named, seats: result.seats, lots, vacant: result.vacant, total: result.total, admitted: result.admitted };
}
