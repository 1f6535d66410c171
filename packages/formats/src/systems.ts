/** Systems: dated compositions of provisions into the rules of an office, with `$provision.id` in place of values. */

import type { Provision, System, SystemVersion } from '@saylau/core';
import type { At } from './at.js';
import { checkVersions } from './dated.js';
import { dayOrMonth, id, known, says } from './leaves.js';
import { isList, isRecord, own, type Plain, setKey } from './plain.js';
import { rulesShape } from './rules.js';
import { list, mapOf, oneOf, optional, plainValue, record, required, type Shape, shape } from './shape.js';

const version = record({
  from: required(dayOrMonth),
  to: optional(dayOrMonth),
  state: optional(oneOf(['given', 'gap', 'superseded'])),
  rules: optional(plainValue),
  note: optional(says),
});

type Provisions = ReadonlyMap<string, Provision>;

const systemsFile = record({
  systems: required(mapOf(id, record({ name: required(says), versions: required(list(version, 1)) }))),
});

/** The systems of a statute, checked against its provisions. */
export function systemsShape(provisions: Provisions): Shape<readonly System[]> {
  return shape<readonly System[]>([], (value, at) =>
    [...systemsFile.read(value, at).systems].map(([office, { name, versions }]) => {
      const place = at.in('systems').in(office).in('versions');
      checkVersions(versions, place);
      return { office, name, versions: versions.map((one, index) => versionOf(one, provisions, place.in(index))) };
    }),
  );
}

function versionOf(
  { state = 'given', ...rest }: typeof version.standIn,
  provisions: Provisions,
  at: At,
): SystemVersion {
  const { rules, from } = rest;
  if ((state === 'given') !== (rules !== undefined))
    at.fault('version-state', { state, value: rules === undefined ? 'no' : 'yes' });
  if (rules !== undefined && checkReferences(rules, provisions, at.in('rules'))) {
    rulesShape().read(withSamples(rules, provisions, from) ?? null, at.in('rules'));
    checkPartNames(rules, at.in('rules').in('parts'));
  }
  return { ...rest, state };
}

/** The name of a statute's part is in all three languages. */
function checkPartNames(rules: Plain, at: At): void {
  const parts = isRecord(rules) ? own(rules, 'parts') : undefined;
  for (const [key, part] of isRecord(parts) ? Object.entries(parts) : []) {
    const name = isRecord(part) ? own(part, 'name') : undefined;
    if (name !== undefined) says.read(name, at.in(key).in('name'));
  }
}

/** Reports every `$id` without a provision; tells whether there was none. */
function checkReferences(value: Plain, provisions: Provisions, at: At): boolean {
  if (typeof value === 'string') {
    if (value.startsWith('$')) known('unknown-provision', value.slice(1), provisions, at);
    return !value.startsWith('$') || provisions.has(value.slice(1));
  }
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value)
    .map(([key, item]) => checkReferences(item, provisions, at.in(key)))
    .every(Boolean);
}

/** The rules with a value of each provision in its place, to see that they are rules at all; undefined where the law has no such thing. */
function withSamples(value: Plain, provisions: Provisions, day: string): Plain | undefined {
  if (typeof value === 'string' && value.startsWith('$')) return sampleOf(provisions.get(value.slice(1)), day);
  if (isList(value)) return value.flatMap((item) => withSamples(item, provisions, day) ?? []);
  if (!isRecord(value)) return value;
  const out: Record<string, Plain> = {};
  for (const [key, item] of Object.entries(value)) {
    const sample = withSamples(item, provisions, day);
    if (sample !== undefined) setKey(out, key, sample);
  }
  return out;
}

/** The value that holds when the system begins, or else the first that there is. */
function sampleOf(provision: Provision | undefined, day: string): Plain | undefined {
  const history = provision?.history ?? [];
  const held = history.findLast(({ from }) => from <= day);
  if (held?.state === 'none') return undefined;
  // Forms are checked where they stand, on every day that changes them.
  if (provision?.type === 'form') return { lines: ['options'] };
  return held?.value ?? history.find(({ value }) => value !== undefined)?.value ?? 'unspecified';
}
