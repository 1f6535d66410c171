/** A form of a statute in words: its lines and equations, one a row. */

import { heldOn, type PlainValue, type Provision, type Text } from '@saylau/core';
import type { Speaker } from './speaker.js';

/** What a form is made of: id → what stands there, in order. */
interface FormItems {
  readonly lines: readonly (readonly [string, PlainValue])[];
  readonly controls: readonly (readonly [string, PlainValue])[];
}

export function itemsOf(form: PlainValue | undefined): FormItems {
  const { lines = {}, controls = {} }: Readonly<Record<string, PlainValue>> =
    typeof form === 'object' && !isList(form) ? form : {};
  const entries = (value: PlainValue): FormItems['lines'] => (typeof value === 'object' ? Object.entries(value) : []);
  return {
    lines: isList(lines) ? lines.map((line) => [String(line), line] as const) : entries(lines),
    controls: entries(controls),
  };
}

/**
 * The lines and equations of a form. On a day: those that hold on it, the lines numbered as they are then;
 * without one all that its time has seen.
 */
export function formRows(
  texts: Speaker,
  provisions: ReadonlyMap<string, Provision>,
  form: PlainValue,
  day?: string,
): readonly string[] {
  const { lines, controls } = itemsOf(form);
  const holds = ([, item]: readonly [string, PlainValue]): boolean => {
    const history = namedIn(item, provisions)?.history;
    const held = day === undefined || history === undefined ? undefined : heldOn(history, day);
    return held === undefined || (held.is === 'version' && held.version.state === 'given');
  };
  const words = (item: PlainValue, key: 'name' | 'says'): string | undefined => {
    const own = typeof item === 'object' && !isList(item) ? item[key] : undefined;
    // The reader of statutes checked every such text.
    return texts.of(namedIn(item, provisions)?.says ?? (own as Text | undefined))?.replace(/\.$/, '');
  };
  const rows = lines.filter(holds).map(([line, item], index) => {
    const said = words(item, 'name') ?? texts.sayIf(`line.${line}`) ?? line;
    return `${day === undefined ? '•' : `${index + 1}.`} ${said}`;
  });
  return [...rows, ...controls.filter(holds).map(([id, item]) => `${id}: ${words(item, 'says') ?? ''}`)];
}

/** What the lines of a statute's forms are called: as the provisions say that they name. */
export function lineNames(provisions: ReadonlyMap<string, Provision>): ReadonlyMap<string, Text> {
  const forms = [...provisions.values()].filter(({ type }) => type === 'form');
  const lines = forms.flatMap(({ history }) => history.flatMap(({ value }) => itemsOf(value).lines));
  return new Map(
    lines.flatMap(([line, item]) => {
      const says = namedIn(item, provisions)?.says;
      return says === undefined ? [] : [[line, says] as const];
    }),
  );
}

function namedIn(item: PlainValue, provisions: ReadonlyMap<string, Provision>): Provision | undefined {
  return typeof item === 'string' && item.startsWith('$') ? provisions.get(item.slice(1)) : undefined;
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}
