/** Every statute says the words that it uses, and no others; the texts of the command name none of any country. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '@saylau/formats/outcome-json';
import { describe, expect, it } from 'vitest';
import { folders, idsIn } from './data.js';
import { readStatuteFolder } from './load.js';

describe.each(idsIn(folders.laws))('%s', (id) => {
  const statute = readStatuteFolder(id, join(folders.laws, id));

  it('has no word that no provision uses, and each in its place', async () => {
    const { words, subjects } = await statute;
    const values = JSON.stringify(subjects);
    const ids = words.map((word) => word.id);
    expect(ids.filter((word) => !values.includes(`"${word}"`))).toEqual([]);
    expect(ids).toEqual([...ids].sort());
  });

  it('names every part of its rules', async () => {
    const { systems } = await statute;
    const versions = systems.flatMap((system) =>
      system.versions.map((version) => ({ office: system.office, version })),
    );
    const nameless = versions.flatMap(({ office, version: { from, rules } }) => {
      const parts = typeof rules === 'object' && 'parts' in rules ? Object.keys(rules.parts) : [];
      const names = namesIn(rules);
      return parts.filter((part) => !names.has(part)).map((part) => `${office} ${from} ${part}`);
    });
    expect(nameless).toEqual([]);
  });
});

it('the texts hold no words of a statute and no names of its parts', () => {
  const texts: unknown = JSON.parse(readFileSync(new URL('./texts/en.json', import.meta.url), 'utf8'));
  expect(Object.keys(texts ?? {}).filter((key) => /^(word|part)\./.test(key))).toEqual([]);
});
