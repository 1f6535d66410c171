/** Rules: from plain values (an election file's own, or those that a statute gives on a day) to what `core` runs. */

import {
  type Advance,
  type Condition,
  type Form,
  methods,
  minimumRules,
  type OrUnspecified,
  overawardRules,
  type Part,
  type Rule,
  type Rules,
  remainderRules,
  type Sum,
  surplusRules,
  type TieRule,
  tieRules,
  unspecified,
} from '@saylau/core';
import { At, Faults, type Locate } from './at.js';
import { condition } from './condition.js';
import type { Read } from './faults.js';
import { form } from './form.js';
import { fractionText, id, known, partKey, quotaNeeded, sum, text } from './leaves.js';
import { limits } from './limits.js';
import { hasUnspecified, isList, isRecord, own, type Plain, type PlainRecord } from './plain.js';
import { list, mapOf, oneOf, optional, record, required, type Shape, shape, whole, wrongType, yesNo } from './shape.js';

/** A leaf that may be the word `unspecified`. */
function open<T>(of: Shape<T>): Shape<OrUnspecified<T>> {
  return shape<OrUnspecified<T>>(of.standIn, (value, at) =>
    value === 'unspecified' ? unspecified : of.read(value, at),
  );
}

/** A record that means nothing without one of these keys. */
function atLeastOne<T>(keys: readonly string[], of: Shape<T>): Shape<T> {
  return shape(of.standIn, (value, at) => {
    const hasOne = isRecord(value) && keys.some((key) => Object.hasOwn(value, key));
    if (isRecord(value) && !hasOne) at.fault('missing', { key: keys.join(' or ') });
    return of.read(value, at);
  });
}

/** A record in which these keys mean nothing one without the other. */
function together<T>(keys: readonly string[], of: Shape<T>): Shape<T> {
  return shape(of.standIn, (value, at) => {
    const absent = isRecord(value) ? keys.filter((key) => !Object.hasOwn(value, key)) : [];
    if (absent.length < keys.length) for (const key of absent) at.fault('missing', { key });
    return of.read(value, at);
  });
}

/** A condition in which any leaf is unspecified is so as a whole. */
const openCondition: Shape<OrUnspecified<Condition>> = shape<OrUnspecified<Condition>>(
  condition.standIn,
  (value, at) => (hasUnspecified(value) ? unspecified : condition.read(value, at)),
);

const [firstMethod = 'dhondt', ...otherMethods] = methods;
const ties: Shape<readonly TieRule[]> = list(oneOf(tieRules));
const method = oneOf([firstMethod, ...otherMethods]);
const seats = whole(0);

const common = {
  name: optional(text),
  againstAll: optional(yesNo),
  percentOf: optional(open(sum)),
  contests: optional(open(whole(1))),
  form: optional(form),
};

const listRule = record({
  rule: required(oneOf(['list'])),
  ...common,
  seats: required(open(seats)),
  method: required(open(method)),
  first: optional(fractionText('positive')),
  quotaRounding: optional(oneOf(['exact', 'floor', 'ceil', 'half-up', 'next'])),
  quotaStrict: optional(yesNo),
  overaward: optional(oneOf(overawardRules)),
  remainders: optional(oneOf(remainderRules)),
  remaindersNeedQuota: optional(quotaNeeded),
  admit: optional(openCondition),
  admitUntil: optional(
    atLeastOne(
      ['lists', 'share'],
      together(
        ['share', 'of'],
        record({ lists: optional(whole(1)), share: optional(fractionText('share')), of: optional(sum) }),
      ),
    ),
  ),
  ties: required(open(ties)),
  sole: optional(
    open(
      record({
        factor: required(open(fractionText('positive'))),
        minimumSeats: required(open(seats)),
        remainder: required(open(oneOf(['before', 'after']))),
        freed: required(open(oneOf(['passing', 'remainder']))),
      }),
    ),
  ),
  nonePass: optional(open(oneOf(['vacant', 'all']))),
  exhausted: optional(open(oneOf(['redistribute', 'vacant']))),
  minimum: optional(seats),
  minimumBy: optional(oneOf(minimumRules)),
  maximum: optional(seats),
  surplus: optional(oneOf(surplusRules)),
  groupsJoin: optional(yesNo),
  within: optional(method),
  compensates: optional(list(partKey, 1)),
  overhang: optional(oneOf(['within', 'added', 'levelled'])),
  bonus: optional(
    atLeastOne(['seats', 'upTo'], record({ seats: optional(seats), upTo: optional(seats), when: optional(condition) })),
  ),
  valid: optional(openCondition),
});

const pluralityRule = record({
  rule: required(oneOf(['plurality'])),
  ...common,
  seats: optional(open(seats)),
  ties: required(open(ties)),
  valid: optional(openCondition),
});

const winning: Shape<OrUnspecified<Condition | 'most'>> = shape<OrUnspecified<Condition | 'most'>>(
  'most',
  (value, at) => (value === 'most' ? 'most' : openCondition.read(value, at)),
);

const roundTies: Shape<OrUnspecified<readonly TieRule[] | 'all'>> = shape<OrUnspecified<readonly TieRule[] | 'all'>>(
  'all',
  (value, at) => (value === 'all' ? 'all' : open(ties).read(value, at)),
);

const some = record({ top: required(whole(1)), also: optional(condition) });

/** Who goes on: the first few, or all where a body votes again. */
const advance: Shape<Advance> = shape<Advance>(some.standIn, (value, at) =>
  value === 'all' ? { top: 'all' } : some.read(value, at),
);

const round = record({
  win: required(winning),
  valid: optional(openCondition),
  advance: optional(advance),
  ties: required(roundTies),
});

const majorityRule = record({
  rule: required(oneOf(['majority'])),
  ...common,
  rounds: required(list(round, 1, limits.rounds)),
});
const questionRule = record({
  rule: required(oneOf(['question'])),
  ...common,
  answer: optional(id),
  valid: optional(openCondition),
  adopt: required(openCondition),
});
const givenRule = record({ rule: required(oneOf(['given'])), ...common, seats: required(open(seats)) });

const ruleNames = ['list', 'plurality', 'majority', 'question', 'given'] as const;
const ruleName = oneOf(ruleNames);

const noPart: Part = { rule: { rule: 'given', seats: 0 }, againstAll: false };

const part: Shape<Part> = shape(noPart, (value, at) => {
  if (!isRecord(value)) return wrongType(value, at, 'record', noPart);
  const name = own(value, 'rule');
  if (name === undefined) {
    at.fault('missing', { key: 'rule', allowed: ruleNames.join(', ') });
    return noPart;
  }
  // The other keys depend on the rule: with a wrong one nothing can be said of them.
  const found = ruleNames.find((word) => word === name);
  if (found === undefined) ruleName.read(name, at.in('rule'));
  return found === undefined ? noPart : partOf(found, value, at);
});

function partOf(name: (typeof ruleNames)[number], value: PlainRecord, at: At): Part {
  switch (name) {
    case 'list':
      return split(listRule.read(value, at), (rule) => rule);
    case 'plurality':
      return split(pluralityRule.read(value, at), (rule) => ({ seats: 1, ...rule }));
    case 'majority':
      return split(majorityRule.read(value, at), (rule) => rule);
    case 'question':
      return split(questionRule.read(value, at), (rule) => ({ answer: 'yes', ...rule }));
    case 'given':
      return split(givenRule.read(value, at), (rule) => rule);
  }
}

type Common = Pick<Part, 'name' | 'percentOf' | 'contests'> & {
  readonly form?: Form | undefined;
  readonly againstAll?: boolean;
};

/** Parts what every part has from what its rule has. */
function split<C extends Common>(read: C, ruleOf: (rule: Omit<C, keyof Common>) => Rule): Part {
  const { name, againstAll = false, percentOf, contests, form: ownForm, ...rule } = read;
  return {
    rule: ruleOf(rule),
    againstAll,
    ...(name === undefined ? {} : { name }),
    ...(percentOf === undefined ? {} : { percentOf }),
    ...(contests === undefined ? {} : { contests }),
    ...(ownForm === undefined ? {} : { form: ownForm }),
  };
}

const turnout = record({ count: required(open(sum)), of: required(open(sum)) });
const wholeRules = record({
  turnout: optional(turnout),
  derive: optional(mapOf(id, sum)),
  parts: required(mapOf(partKey, part)),
});

/** Which provisions of a statute gave the leaves, by path ("parts.list.seats"); `open`: those without a value. */
export type RulesOrigin = Pick<Rules, 'cites' | 'open'>;

const ownRules: RulesOrigin = { cites: new Map(), open: new Map() };

/** Rules at a place of a larger file, with the provisions behind them where a statute gave them. */
export function rulesShape(origin: RulesOrigin = ownRules): Shape<Rules> {
  return shape<Rules>({ parts: new Map(), derive: new Map(), ...origin }, (value, at) => {
    const { parts, derive, turnout: base } = wholeRules.read(value, at);
    if (isRecord(value) && parts.size === 0 && isRecord(own(value, 'parts')))
      at.in('parts').fault('empty', { least: 1 });
    checkParts(value, parts, at);
    return { parts, ...turnoutOf(base?.count, base?.of), derive: derive ?? new Map(), ...origin };
  });
}

/** Turnout with an unspecified side is left out: it cannot be given. */
function turnoutOf(count?: OrUnspecified<Sum>, of?: OrUnspecified<Sum>): Pick<Rules, 'turnout'> {
  if (count === undefined || of === undefined || 'unspecified' in count || 'unspecified' in of) return {};
  return { turnout: { count, of } };
}

/** Every part that a rule names (`compensates`, `won`) must be one of these rules. */
function checkParts(value: Plain, parts: ReadonlyMap<string, Part>, at: At): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const [name, place] of partsNamed(key, inner, at.in(key))) known('unknown-part', name, parts, place);
    checkParts(inner, parts, at.in(key));
  }
}

function partsNamed(key: string, value: Plain, at: At): readonly (readonly [string, At])[] {
  if (key === 'won' && isRecord(value) && typeof value.part === 'string') return [[value.part, at.in('part')]];
  if (key !== 'compensates' || !isList(value)) return [];
  return value.flatMap((name, index) => (typeof name === 'string' ? [[name, at.in(index)] as const] : []));
}

export interface RulesContext {
  /** Name for faults. */
  readonly file: string;
  readonly locate?: Locate;
  readonly origin?: RulesOrigin;
}

/** Reads plain rules: an election file's own, or what `lawOn` makes of a statute. The word `unspecified` marks open leaves. */
export function readRules(plain: Plain, context: RulesContext): Read<Rules> {
  const faults = new Faults();
  const rules = rulesShape(context.origin).read(plain, new At(context.file, faults, context.locate));
  return faults.read(() => rules);
}

/** A condition as it stands in a statute or an election's rules; undefined where it is none. */
export function conditionOf(value: Plain): Condition | undefined {
  const rules = readRules({ parts: { part: { rule: 'question', adopt: value } } }, { file: '' });
  const rule = rules.ok ? rules.value.parts.get('part')?.rule : undefined;
  return rule?.rule === 'question' && !('unspecified' in rule.adopt) ? rule.adopt : undefined;
}
