/** What a refusal says to a person in office: what is wrong, where, and what to do. */

import type { TextCatalogue } from './catalogue.js';
import { tellPlaces } from './places.js';

/** A code of a closed list (`act-…`, `store-…`, `access-…`, `http-…`), with what its sentence may name. */
export interface Problem {
  readonly code: string;
  /** Where in the act: a JSON pointer. */
  readonly path?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface ToldProblem {
  readonly wrong: string;
  /** “contest: list · station: 0034”, of what the sentence does not name itself; may be empty. */
  readonly where: string;
  /** Undefined for a code that the texts do not have. */
  readonly todo?: string;
}

/** Param → where the words for its values stand. */
const spoken: Readonly<Record<string, readonly string[]>> = {
  state: ['protocol', 'contest'],
  stationState: ['station'],
  needed: ['protocol', 'station', 'contest'],
  office: ['office'],
  role: ['role'],
  kind: ['log-kind'],
  act: ['act'],
  signing: ['signing'],
};

/** Params that are indices of leaves: printed as they are looked up, without groups of digits. */
const indices: readonly string[] = ['leaf', 'index', 'current', 'acted'];

/** The sentences of a problem. A code without texts is told by itself, so that none is lost. */
export function tellProblem(texts: TextCatalogue, { code, path = '', params = {} }: Problem): ToldProblem {
  const given = { ...params, ...(path === '' ? {} : { path }) };
  const words = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wordFor(texts, name, value)]));
  const wrong = texts.sayIf(`problem.${code}`, words) ?? code;
  const where = tellPlaces(texts, given, texts.paramsOf(`problem.${code}`));
  const todo = texts.sayIf(`problem.${code}.do`);
  return todo === undefined ? { wrong, where } : { wrong, where, todo };
}

/** Values that are words of closed lists are said; several stand in one text, separated by commas. */
function wordFor(texts: TextCatalogue, name: string, value: string | number): string | number {
  const groups = Object.hasOwn(spoken, name) ? spoken[name] : undefined;
  if (typeof value === 'number') return indices.includes(name) ? String(value) : value;
  if (groups === undefined) return value;
  const said = (word: string): string =>
    groups.map((group) => texts.sayIf(`${group}.${word}`)).find((text) => text !== undefined) ?? word;
  return value.split(', ').map(said).join(', ');
}
