/** Values of provisions: what each type of docs/formats/statute.md must be. */

import { methods, type PlainValue, type ProvisionType, tieRules } from '@saylau/core';
import type { At } from './at.js';
import { bound, condition } from './condition.js';
import { equation } from './form.js';
import { clock, fractionText, id, sum } from './leaves.js';
import { isRecord, type Plain } from './plain.js';
import { list, oneOf, optional, plainValue, record, required, type Shape, shape, whole, yesNo } from './shape.js';

const [firstMethod = 'dhondt', ...otherMethods] = methods;

const anchors = [
  'polling',
  'called',
  'result',
  'registration-end',
  'term-end',
  'closing',
  'nomination',
  'vacancy',
  'complaint',
  'filing',
  'first-round',
  'congress',
] as const;

function textOf(type: ProvisionType, form: RegExp): Shape<string> {
  return shape('', (value, at) => {
    if (typeof value === 'string' && form.test(value)) return value;
    at.fault('bad-value', { type, found: typeof value === 'string' ? value : JSON.stringify(value).slice(0, 100) });
    return '';
  });
}

const term = textOf('term', /^(0|[1-9]\d{0,5}) (minutes?|hours?|days?|months?|years?)$/);
const money = textOf('money', /^\d{1,15}(\.\d{1,4})? ([A-Z]{2,5})$/);

const relation = record({
  who: required(id),
  does: required(oneOf(['elects', 'appoints', 'consents', 'dismisses', 'proposes', 'forms'])),
  whom: required(id),
  number: optional(whole(0)),
  how: optional(id),
});

const relations: Shape<unknown> = shape<unknown>(undefined, (value, at) =>
  isRecord(value) ? relation.read(value, at) : list(relation, 1).read(value, at),
);

const statement: Shape<boolean> = shape(true, (value, at) => {
  if (value !== true) at.fault('bad-value', { type: 'statement', found: JSON.stringify(value).slice(0, 100) });
  return true;
});

/**
 * The shape of each type: exhaustive, so that a new type does not compile until it has one.
 * Of a form no more is said before all provisions are known that it may name (`statute-forms.ts`).
 */
const shapes: Readonly<Record<ProvisionType, Shape<unknown>>> = {
  count: whole(0, Number.MAX_SAFE_INTEGER),
  fraction: fractionText('positive'),
  bound,
  sum,
  condition,
  method: oneOf([firstMethod, ...otherMethods]),
  ties: list(oneOf(tieRules)),
  'yes-no': yesNo,
  choice: id,
  list: list(id),
  time: clock,
  term,
  deadline: record({
    term: required(term),
    when: required(oneOf(['before', 'after'])),
    anchor: required(oneOf(anchors)),
    at: optional(clock),
  }),
  money,
  equation,
  form: record({ lines: required(plainValue), controls: optional(plainValue) }),
  relation: relations,
  statement,
};

/** The ids of a value that a statute has to say in words; none where the type has no such ids. */
export function wordsIn(type: ProvisionType, value: PlainValue): readonly string[] {
  if (type === 'choice') return typeof value === 'string' ? [value] : [];
  if (type !== 'list' && type !== 'relation') return [];
  if (Array.isArray(value)) return value.flatMap((one: PlainValue) => wordsIn(type === 'list' ? 'choice' : type, one));
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) =>
    ['who', 'whom', 'how'].includes(key) && typeof one === 'string' ? [one] : [],
  );
}

/** Checks a value against its provision's type and gives it as it stands, plain. */
export function readProvisionValue(type: ProvisionType, value: Plain, at: At): PlainValue {
  shapes[type].read(value, at);
  return value === null ? '' : plainValue.read(value, at);
}
