/** The law on a day: which version of a provision holds, and the plain rules of an office with what gave each leaf. */

import type { Says } from '../language.js';
import { sideOf } from './dates.js';
import type { PlainValue, Provision, Statute, System, SystemVersion, Version } from './statute.js';

/** The version of a dated history that holds on a day. */
export type Held<V> =
  | { readonly is: 'version'; readonly version: V }
  /** The day lies in the month of a change whose day is not known: either of two. */
  | { readonly is: 'ambiguous'; readonly between: readonly V[] }
  /** Before the first version, or after one that ended without a successor. */
  | { readonly is: 'nothing' };

/** Which of `history` (in order, not overlapping) holds on `day`. */
export function heldOn<V extends { readonly from: string; readonly to?: string }>(
  history: readonly V[],
  day: string,
): Held<V> {
  const possible = history.filter((version, index) => {
    const to = version.to ?? history[index + 1]?.from;
    return sideOf(day, version.from) !== 'before' && (to === undefined || sideOf(day, to) !== 'from');
  });
  const [only] = possible;
  if (only === undefined) return { is: 'nothing' };
  if (possible.length > 1) return { is: 'ambiguous', between: possible };
  const doubtful = sideOf(day, only.from) === 'inside' || (only.to !== undefined && sideOf(day, only.to) === 'inside');
  return doubtful ? { is: 'ambiguous', between: possible } : { is: 'version', version: only };
}

/** Values that replace those of the law: a what-if, or an answer to a question that the law leaves open. */
export type Overrides = ReadonlyMap<string, PlainValue>;

/** The plain rules of an office on a day. Leaves are values, or the word "unspecified". */
export interface PlainRules {
  readonly rules: PlainValue;
  /** Path of a leaf ("parts.list.seats") → provision; a form's own path and each leaf that another provision gives it. */
  readonly cites: ReadonlyMap<string, string>;
  /** Path of an unspecified leaf → provision without a value that day. */
  readonly open: ReadonlyMap<string, string>;
}

/** Another reading of one provision, with the whole rules under it. */
export interface Reading extends PlainRules {
  readonly provision: string;
  readonly says: Says;
}

export type LawOnDay =
  | { readonly is: 'rules'; readonly plain: PlainRules; readonly readings: readonly Reading[] }
  | { readonly is: 'gap' | 'superseded' | 'nothing' | 'ambiguous'; readonly note?: Says };

/** All provisions of a statute by id. */
export function provisionsOf(statute: Statute): ReadonlyMap<string, Provision> {
  return new Map(statute.subjects.flatMap(({ provisions }) => provisions.map((one) => [one.id, one] as const)));
}

/**
 * The rules of `office` in force on `day` (ISO), with `overrides` by provision id in place of the law's own values.
 * Where the law has no rules for the office that day, says why: a gap, a successor not seen, nothing, or a month that holds a change.
 */
export function lawOn(statute: Statute, office: string, day: string, overrides: Overrides = new Map()): LawOnDay {
  const system: System | undefined = statute.systems.find((one) => one.office === office);
  const held: Held<SystemVersion> = system === undefined ? { is: 'nothing' } : heldOn(system.versions, day);
  if (held.is !== 'version') return { is: held.is };
  const { version } = held;
  if (version.state !== 'given' || version.rules === undefined) {
    const is = version.state === 'given' ? 'nothing' : version.state;
    return version.note === undefined ? { is } : { is, note: version.note };
  }
  const provisions = provisionsOf(statute);
  const plain = plainOn(version.rules, day, provisions, overrides);
  const readings = [...new Set(plain.cites.values())].flatMap((id) =>
    readingOf(version.rules ?? {}, id, day, provisions, overrides),
  );
  return { is: 'rules', plain, readings };
}

function readingOf(
  template: PlainValue,
  id: string,
  day: string,
  provisions: ReadonlyMap<string, Provision>,
  overrides: Overrides,
): Reading[] {
  const held = heldOn(provisions.get(id)?.history ?? [], day);
  if (held.is !== 'version' || held.version.reading === undefined || overrides.has(id)) return [];
  const { value, says } = held.version.reading;
  return [{ provision: id, says, ...plainOn(template, day, provisions, new Map([...overrides, [id, value]])) }];
}

interface Resolving {
  readonly day: string;
  readonly provisions: ReadonlyMap<string, Provision>;
  readonly overrides: Overrides;
  readonly cites: Map<string, string>;
  readonly open: Map<string, string>;
  /** Provisions whose values hold the place at hand: none of them can stand within itself. */
  readonly within: ReadonlySet<string>;
}

/** What a template says on a day: the value of each provision in the place of its "$id", an override's before the law's own. */
export function plainOn(
  template: PlainValue,
  day: string,
  provisions: ReadonlyMap<string, Provision>,
  overrides: Overrides = new Map(),
): PlainRules {
  const [cites, open] = [new Map<string, string>(), new Map<string, string>()];
  const rules = resolveAt(template, '', { day, provisions, overrides, cites, open, within: new Set() });
  return { rules: rules ?? {}, cites, open };
}

/** Replaces every "$id" below `value`, those within values of provisions too; undefined where the law has no such thing (state `none`). */
function resolveAt(value: PlainValue, path: string, resolving: Resolving): PlainValue | undefined {
  if (typeof value === 'string' && value.startsWith('$')) return resolveReference(value, path, resolving);
  if (isList(value)) {
    const items: PlainValue[] = [];
    for (const item of value) {
      const resolved = resolveAt(item, `${path}.${items.length}`, resolving);
      if (resolved !== undefined) items.push(resolved);
    }
    return items;
  }
  if (typeof value === 'object') {
    const entries = Object.entries(value).flatMap(([key, item]) => {
      const resolved = resolveAt(item, path === '' ? key : `${path}.${key}`, resolving);
      return resolved === undefined ? [] : [[key, resolved] as const];
    });
    return Object.fromEntries(entries);
  }
  return value;
}

/** The law's value, with what it names in its turn; one put in by an override is taken as it stands. */
function resolveReference(reference: string, path: string, resolving: Resolving): PlainValue | undefined {
  const id = reference.slice(1);
  // What stands within itself is left as it is written: no reader takes it for a value.
  if (resolving.within.has(id)) return reference;
  const value = valueOn(id, resolving);
  resolving.cites.set(path, id);
  if (value === 'unspecified') resolving.open.set(path, id);
  if (value === undefined || resolving.overrides.has(id)) return value;
  return resolveAt(value, path, { ...resolving, within: new Set([...resolving.within, id]) });
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function valueOn(id: string, resolving: Resolving): PlainValue | undefined {
  const override = resolving.overrides.get(id);
  if (override !== undefined) return override;
  const held: Held<Version> = heldOn(resolving.provisions.get(id)?.history ?? [], resolving.day);
  if (held.is !== 'version') return 'unspecified';
  const { state, value } = held.version;
  if (state === 'none') return undefined;
  return state === 'given' && value !== undefined ? value : 'unspecified';
}
