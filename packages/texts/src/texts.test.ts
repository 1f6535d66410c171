/** The texts: the same keys and params in three languages, well formed, one for every code and word of the closed lists and none besides. */

import { readFileSync } from 'node:fs';
import {
  confidences,
  type Language,
  languages,
  methods,
  officialActs,
  questionKinds,
  severities,
  tieRules,
} from '@saylau/core';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';

type Messages = Readonly<Record<string, string>>;

const sourceOf = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const messagesOf = (language: Language): Messages => {
  const read: unknown = JSON.parse(sourceOf(`packages/texts/src/texts/${language}.json`));
  return read as Messages;
};
const texts = { kk: messagesOf('kk'), ru: messagesOf('ru'), en: messagesOf('en') };

/** The words of a list that stands in a source above this package, which it cannot import. */
function listIn(path: string, name: string): readonly string[] {
  const [, list = ''] =
    new RegExp(`export const ${name} = [\\[{]\\n?([\\s\\S]*?)[\\]}] as const`).exec(sourceOf(path)) ?? [];
  const plain = list.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  return [...plain.matchAll(/'([a-z0-9-]+)'/g)].map(([, word = '']) => word);
}

/** Cells of the table of claims in docs/formats/bundle.md. */
function claimsInDocs(): readonly { readonly claim: string; readonly codes: readonly string[] }[] {
  const [, table = ''] = /\n\| claim \|.*\n\| ---.*\n((?:\|.*\n)+)/.exec(sourceOf('docs/formats/bundle.md')) ?? [];
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const cells = row.split('|').map((cell) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, word = '']) => word));
      return { claim: cells[1]?.[0] ?? '', codes: cells.at(-2) ?? [] };
    });
}

function reasonsInDocs(): readonly string[] {
  const [, line = ''] = /\nReasons of `not-checkable`:(.*)/.exec(sourceOf('docs/formats/bundle.md')) ?? [];
  return [...line.matchAll(/`([a-z-]+)`/g)].map(([, word = '']) => word);
}

const refusals = listIn('packages/acts/src/refusal.ts', 'refusalCodes');
const problems = [
  ...refusals,
  ...listIn('packages/server/src/store/database.ts', 'storeErrors'),
  ...listIn('packages/server/src/access/errors.ts', 'accessErrors'),
  ...listIn('packages/server/src/http/problem.ts', 'httpErrors'),
  ...listIn('packages/views/src/plays.ts', 'playFailures'),
];
const words = (name: string): readonly string[] => listIn('packages/acts/src/words.ts', name);
const claims = claimsInDocs();

/** Group of keys → what must stand in it. */
const wanted: readonly (readonly [string, readonly string[]])[] = [
  ['act', officialActs],
  ['office', words('offices')],
  ['role', words('roles')],
  ['log-kind', words('logKinds')],
  ['protocol', words('protocolStates')],
  ['station', words('stationStates')],
  ['contest', words('contestStates')],
  ['replacement', words('replacementCauses')],
  ['problem', problems.flatMap((code) => [code, `${code}.do`])],
  ['claim', claims.flatMap(({ claim }) => [claim, `${claim}.name`])],
  ['failure', claims.flatMap(({ codes }) => codes).filter((code) => !refusals.includes(code))],
  ['reason', reasonsInDocs()],
  ['confidence', confidences],
  ['method', methods],
  ['tie', tieRules],
  ['severity', severities],
  ['origin', ['declared', 'derived', 'protocols', 'summed']],
  ['use', ['admit', 'adopt', 'advance', 'bonus', 'valid', 'win']],
  ['state', ['gap', 'given', 'none', 'superseded', 'unspecified']],
  ['month-of', Array.from({ length: 12 }, (_, month) => String(month + 1))],
];

/** The names of a message's placeholders, each once: languages differ in which of them need choices. */
function placeholdersOf(message: string, language: Language): readonly string[] {
  interface Part {
    readonly type: number;
    readonly value?: string;
    readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
  }
  const names = (parts: readonly Part[]): readonly string[] =>
    parts.flatMap(({ type, value = '', options = {} }) => [
      ...([0, 7].includes(type) ? [] : [value]),
      ...Object.values(options).flatMap((option) => names(option.value)),
    ]);
  // The parser's own type is not exported; a part is what its documentation says.
  const parts = new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst() as readonly Part[];
  return [...new Set(names(parts))].sort();
}

it('the lists are found where they are looked for', () => {
  for (const [group, list] of wanted) expect(list.length, group).toBeGreaterThan(2);
  expect(claims.map(({ claim }) => claim)).toContain('completeness');
  expect(problems.filter((code) => code.startsWith('http-'))).toContain('http-unknown');
});

describe.each(languages)('%s', (language) => {
  const own = texts[language];

  it('has the keys of English', () => {
    expect(Object.keys(own)).toEqual(Object.keys(texts.en));
  });

  it('has the placeholders of English in every text, which is well formed and says something', () => {
    for (const [key, message] of Object.entries(own)) {
      expect(message.trim(), key).not.toBe('');
      expect(placeholdersOf(message, language), key).toEqual(placeholdersOf(texts.en[key] ?? '', 'en'));
    }
  });

  it.each(wanted)('has a text for every %s, and for no other', (group, list) => {
    const keys = Object.keys(own).filter((key) => key.startsWith(`${group}.`));
    expect(keys).toEqual([...new Set(list)].map((word) => `${group}.${word}`).sort());
  });

  it('has a question for every kind that the law may leave open', () => {
    for (const kind of questionKinds) expect(own).toHaveProperty([`question.${kind}`]);
  });

  it('has texts that differ from each other within a group of words', () => {
    for (const [group] of wanted) {
      const said = Object.entries(own).filter(([key]) => key.startsWith(`${group}.`) && !key.endsWith('.do'));
      expect(new Set(said.map(([, text]) => text)).size, group).toBe(said.length);
    }
  });
});

it('Kazakh, Russian and English texts differ, but for signs and words that two languages have', () => {
  const words = (message = ''): string => message.replaceAll(/\{[^}]*\}+/g, '').replaceAll(/\P{L}/gu, '');
  const same = (one: Language, other: Language): readonly string[] =>
    Object.keys(texts.en).filter((key) => texts[one][key] === texts[other][key] && words(texts[one][key]).length > 3);
  expect([...same('kk', 'en'), ...same('ru', 'en')]).toEqual([]);
  const both = ['body', 'candidate', 'contest', 'party'].map((head) => `head.${head}`);
  expect(same('kk', 'ru')).toEqual([...both, 'place.contest', 'place.log', 'step.quota', 'tag.coalition']);
});
