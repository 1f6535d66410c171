/** Every value of a law says what it is in three languages, where it is from and how sure it is. */

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { filesOf, foldersOf, textOf } from './files.js';

type Data = Readonly<Record<string, unknown>>;

const languages = ['kk', 'ru', 'en'];
const confidences = ['seen', 'official', 'secondary', 'computed', 'unverified'];

/** An object's entries; none of anything else, so that a wrong shape shows as a missing value. */
function entries(value: unknown): readonly (readonly [string, Data])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function list(value: unknown): readonly Data[] {
  return Array.isArray(value) ? value : [];
}

function hasAllLanguages(value: unknown): boolean {
  const texts = Object.fromEntries(entries(value)) as Readonly<Record<string, unknown>>;
  return languages.every((language) => {
    const text = texts[language];
    return typeof text === 'string' && text.trim() !== '';
  });
}

/** All `$provision.id` in a rule. */
function references(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith('$') ? [value.slice(1)] : [];
  return entries(value).flatMap(([, inner]) => references(inner));
}

function readLaw(id: string) {
  const folder = `laws/${id}`;
  const files = new Map(filesOf(folder, '.yaml').map((path) => [path, parse(textOf(path)) as Data]));
  const subjects = [...files].filter(([, data]) => data.subject !== undefined);
  return {
    sources: files.get(`${folder}/sources.yaml`) ?? {},
    systems: files.get(`${folder}/systems.yaml`) ?? {},
    subjects,
    provisions: subjects.flatMap(([, data]) => entries(data.provisions)),
  };
}

const laws = foldersOf('laws').filter((id) => filesOf(`laws/${id}`, '.yaml').length > 0);

test('there is a law', () => {
  expect(laws).not.toEqual([]);
});

describe.each(laws)('laws/%s', (id) => {
  const { sources, systems, subjects, provisions } = readLaw(id);
  const idsOf = (key: string): ReadonlySet<string> => new Set(entries(sources[key]).map(([name]) => name));
  const known = { sources: idsOf('sources'), acts: idsOf('acts'), instruments: idsOf('instruments') };
  const versions = provisions.flatMap(([name, provision]) =>
    list(provision.history).map((version, index) => ({ at: `${name}[${index}]`, version })),
  );
  const failing = (holds: (version: Data) => boolean): readonly string[] =>
    versions.filter(({ version }) => !holds(version)).map(({ at }) => at);
  const cited = (version: Data): Data => (version.cite ?? {}) as Data;
  const sourcesOf = (version: Data): readonly unknown[] => (cited(version).sources ?? []) as readonly unknown[];

  test('it has provisions, systems and sources', () => {
    expect(provisions).not.toEqual([]);
    expect(entries(systems.systems)).not.toEqual([]);
    expect(known.sources.size).toBeGreaterThan(0);
  });

  test('no provision stands twice', () => {
    const ids = provisions.map(([name]) => name);
    expect(ids.filter((name, index) => ids.indexOf(name) !== index)).toEqual([]);
  });

  test('every provision, subject and system speaks three languages', () => {
    const named = [...subjects, ...entries(systems.systems)].map(([at, data]) => [at, data.name] as const);
    const said = provisions.map(([at, provision]) => [at, provision.says] as const);
    expect([...named, ...said].filter(([, says]) => !hasAllLanguages(says)).map(([at]) => at)).toEqual([]);
  });

  test('every note, reading, act and instrument speaks three languages', () => {
    const reading = (version: Data): unknown => (version.reading as Data | undefined)?.says;
    const ofVersions = versions.flatMap(({ at, version }) =>
      [version.note, version.reading === undefined ? undefined : (reading(version) ?? {})].map(
        (says) => [at, says] as const,
      ),
    );
    const ofActs = entries(sources.acts).map(([at, says]) => [at, says] as const);
    const ofInstruments = entries(sources.instruments).map(([at, data]) => [at, data.name ?? {}] as const);
    const all = [...ofVersions, ...ofActs, ...ofInstruments].filter(([, says]) => says !== undefined);
    expect(all.filter(([, says]) => !hasAllLanguages(says)).map(([at]) => at)).toEqual([]);
  });

  test('every provision has a type and a history', () => {
    const bare = provisions.filter(([, data]) => data.type === undefined || list(data.history).length === 0);
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  test('every value cites a known act and known sources', () => {
    expect(failing((version) => known.acts.has(String(cited(version).act)))).toEqual([]);
    expect(failing((version) => sourcesOf(version).length > 0)).toEqual([]);
    expect(failing((version) => sourcesOf(version).every((source) => known.sources.has(String(source))))).toEqual([]);
  });

  test('every value says how sure it is', () => {
    expect(failing((version) => confidences.includes(String(version.confidence)))).toEqual([]);
  });

  test('every amending act is a known instrument', () => {
    expect(failing(({ by }) => by === undefined || known.instruments.has(String(by)))).toEqual([]);
  });

  test('a value is there exactly where it is given', () => {
    expect(failing(({ state = 'given', value }) => (state === 'given') === (value !== undefined))).toEqual([]);
  });

  test('every provision that a system uses exists', () => {
    const ids = new Set(provisions.map(([name]) => name));
    expect(references(systems).filter((name) => !ids.has(name))).toEqual([]);
  });

  test('every provision stands under a subject', () => {
    const orphans = subjects.filter(([, data]) => entries(data.provisions).length === 0).map(([path]) => path);
    const bySubject = subjects.map(([, data]) => data.subject);
    expect(orphans).toEqual([]);
    expect(new Set(bySubject).size).toBe(bySubject.length);
  });
});
