/** The bundles are those that the makers make; with SAYLAU_MAKE_FIXTURES=1 they are written anew. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeFixtures } from './make-fixtures.js';

const folder = new URL('.', import.meta.url);
const made = await makeFixtures();

if (process.env.SAYLAU_MAKE_FIXTURES === '1') {
  rmSync(new URL('bundles', folder), { recursive: true, force: true });
  mkdirSync(new URL('bundles', folder));
  for (const [path, bytes] of made) writeFileSync(new URL(path, folder), bytes);
}

test('no bundle is there that nobody makes', () => {
  const there = readdirSync(new URL('bundles', folder)).map((name) => `bundles/${name}`);
  expect(there.sort()).toEqual([...made.keys()].filter((path) => path.startsWith('bundles/')).sort());
});

test.each([...made.keys()])('%s is current', (path) => {
  const file = new URL(path, folder);
  expect(existsSync(file) && Buffer.compare(readFileSync(file), made.get(path) ?? new Uint8Array()) === 0).toBe(true);
});
