/** The catalogue of findings: the list of codes, docs/findings.md and the texts in three languages say the same. */

import { describe, expect, test } from 'vitest';
import { findingCodes, findingSeverities } from '../../packages/core/src/check/finding.js';
import { textOf } from './files.js';

const languages = ['kk', 'ru', 'en'] as const;
const docs = textOf('docs/findings.md');
const kinds = ['digits-swapped', 'lines-swapped', 'digit-extra', 'digit-missing', 'digit-wrong', 'line-follows'];

/** The cells of the rows of the table that begins with this header cell, without the row of dashes. */
function table(section: string): readonly (readonly string[])[] {
  const [, after = ''] = docs.split(`\n## ${section}\n`);
  const [own = ''] = after.split('\n## ');
  const rows = own.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const plain = (cell = ''): string => cell.replaceAll('`', '');
const texts = (language: (typeof languages)[number]): Readonly<Record<string, string>> =>
  // The repository's own file, whose languages another test compares.
  JSON.parse(textOf(`packages/texts/src/texts/${language}.json`)) as Readonly<Record<string, string>>;

/** Names in `{name}` and `{name, select, …}`. */
const placeholders = (text = ''): readonly string[] => [
  ...new Set([...text.matchAll(/\{(\w+)(?=[,}])/gu)].map(([, name = '']) => name)),
];

describe('docs/findings.md', () => {
  const codes = table('The codes');

  test('has every code in the order of the list, with its severity', () => {
    const wanted = findingCodes.map((code) => [
      code,
      code === 'control' ? 'as its equation says' : findingSeverities[code],
    ]);
    expect(codes.map(([code, severity]) => [plain(code), severity])).toEqual(wanted);
  });

  test('says for every code what the typist and the coordinator do', () => {
    expect(table('What to do').map(([code]) => plain(code))).toEqual(findingCodes);
  });

  test('has every kind of likely slip', () => {
    expect(table('Likely slips').map(([kind]) => plain(kind))).toEqual(kinds);
  });

  test('says the rules in the words of the English texts', () => {
    const english = texts('en');
    expect(codes.map(([, , rule]) => rule)).toEqual(findingCodes.map((code) => english[`finding.${code}.rule`]));
    const todo = findingCodes.map((code) => [
      english[`finding.${code}.typist`],
      english[`finding.${code}.coordinator`],
    ]);
    expect(table('What to do').map(([, ...words]) => words)).toEqual(todo);
  });

  test('every param in a sentence is among those of its code', () => {
    const english = texts('en');
    const unknown = codes.flatMap(([code, , , , params = '']) => {
      const known = ['line', 'rule', ...[...params.matchAll(/`(\w+)`/gu)].map(([, name = '']) => name)];
      const used = placeholders(english[`finding.${plain(code)}`]);
      return used.filter((name) => !known.includes(name)).map((name) => `${plain(code)}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });
});

describe.each(languages)('texts in %s', (language) => {
  const own = texts(language);

  test('every code has a sentence, a rule and what to do', () => {
    const wanted = findingCodes.flatMap((code) =>
      ['', '.rule', '.typist', '.coordinator'].map((part) => `finding.${code}${part}`),
    );
    expect(wanted.filter((key) => own[key] === undefined)).toEqual([]);
  });

  test('no rule is of a code that is not in the list', () => {
    const ruled = Object.keys(own).flatMap(
      (key) => /^finding\.(.+)\.(?:rule|typist|coordinator)$/u.exec(key)?.[1] ?? [],
    );
    expect([...new Set(ruled)].sort()).toEqual([...findingCodes].sort());
  });

  test('every kind of likely slip has a sentence, and no other', () => {
    const keys = Object.keys(own).filter((key) => key.startsWith('cause.'));
    expect(keys.sort()).toEqual(kinds.map((kind) => `cause.${kind}`).sort());
  });
});
