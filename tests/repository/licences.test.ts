/** What browsers are given holds parts of others: their licences are given too, and are those that CREDITS.md allows for. */

import { expect, test } from 'vitest';
import { manifestOf, textOf } from './files.js';

const given = textOf('build/site/assets/licences.txt');
const credits = textOf('CREDITS.md');
/** Drawn on the server alone, or names and types only. */
const notServed = ['d3-geo', 'topojson-client'];

test('every package that the site is built with stands among the licences that it serves', () => {
  const parts = Object.keys(manifestOf('packages/web').dependencies ?? {}).filter(
    (name) => !name.startsWith('@saylau/'),
  );
  const missing = [...parts, '@fontsource-variable/golos-text'].filter((name) => !given.includes(`\n${name} `));
  expect(missing.filter((name) => !given.startsWith(`${name} `))).toEqual(notServed);
});

test('every kind of licence among them is named in the credits', () => {
  const kinds = [...given.matchAll(/^[@a-z][\w@./-]* \d+\.\d+\.\d+ \(([^)]+)\)$/gmu)].map(([, kind = '']) => kind);
  expect(kinds.length).toBeGreaterThan(20);
  expect([...new Set(kinds)].filter((kind) => !credits.includes(`\`${kind}\``))).toEqual([]);
});

test('the font’s licence is there in full', () => {
  expect(given).toContain('SIL OPEN FONT LICENSE Version 1.1');
});
