/** One case of the machine form of apportionment (`docs/formats/apportion.md`): a plain value to what `core` solves, and the result back. */

import {
  type ApportionCase,
  type CaseSolved,
  type Fraction,
  methods,
  minimumRules,
  multiply,
  overawardRules,
  remainderRules,
  surplusRules,
  type Threshold,
  type TieRule,
} from '@saylau/core';
import { amount, caseLimits, indices, listIndex, orNone, rank, seats, votes } from './apportion-leaves.js';
import { At, Faults } from './at.js';
import type { Read } from './faults.js';
import { quotaNeeded } from './leaves.js';
import { isList, isRecord, own, type Plain, type PlainRecord } from './plain.js';
import { checkKeys, list, oneOf, optional, record, required, type Shape, shape, wrongType, yesNo } from './shape.js';

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
  remaindersNeedQuota: optional(quotaNeeded),
  admitted: optional(list(yesNo, 0, caseLimits.lists)),
  minimum: optional(bounds),
  minimumBy: optional(oneOf(minimumRules)),
  maximum: optional(bounds),
  surplus: optional(oneOf(surplusRules)),
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
  'minimumBy',
  'surplus',
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

/**
 * The answer to a case as a plain value, its keys in the order of the specification. `asked` is the case's seats.
 * `lots`, `vacant` and `total` stand only where they say something: an open choice, an empty seat, a grown chamber.
 */
export function apportionResultValue(
  { id: name, seats: won, lots, vacant, total }: CaseSolved,
  asked: number,
): PlainRecord {
  const open = lots.map(({ among, seats: places, together }) => ({
    among,
    seats: places,
    ...(together === undefined ? {} : { together }),
  }));
  return {
    ...(name === undefined ? {} : { id: name }),
    seats: won,
    ...(open.length === 0 ? {} : { lots: open }),
    ...(vacant === 0 ? {} : { vacant }),
    ...(total === asked ? {} : { total }),
  };
}

/** The answer to a case that could not be read or done. */
export interface ApportionRefusal {
  /** As the case gives it; absent where it has none or could not be read. */
  readonly id?: string | number | undefined;
  /** From 1, in a file of cases. */
  readonly line?: number;
  /** A code of the faults of files, or of apportionment. */
  readonly code: string;
  /** For people, in their language. */
  readonly message: string;
}

export function apportionErrorValue({ id: name, line, code, message }: ApportionRefusal): PlainRecord {
  return { id: name ?? null, ...(line === undefined ? {} : { line }), error: { code, message } };
}
