/** The build that pages are sent for: a browser compares that of its document with that of data which come later. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@saylau/web';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { siteFilesIn } from './assets.js';
import { pageIn } from './forms.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saylau-forms-'));
  mkdirSync(join(folder, 'assets'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const page: Page = { kind: 'checks', place: { kind: 'checks', rest: [] }, data: { logs: [], archive: [] } } as never;

/** Of the document and of the data, where the browser's part has this script. */
function buildsWith(script: string, own = page): readonly (string | undefined)[] {
  writeFileSync(join(folder, 'manifest.json'), `{"src/browser/entry.tsx":{"file":"assets/${script}"}}`);
  const options = { language: 'en', base: '', isLive: true, assets: siteFilesIn(folder).assets } as const;
  const [html = '', data = '{}'] = [pageIn(own, 'page', options), pageIn(own, 'data', options)];
  const boot = /<script id="boot" type="application\/json">(.*)<\/script>/.exec(html)?.[1] ?? '{}';
  return [(JSON.parse(boot) as { page: Page }).page.build, (JSON.parse(data) as Page).build];
}

test('a document and its data are of one build, and of another one where any file is another', () => {
  const [first, second] = [buildsWith('entry-aaaaaaaa.js'), buildsWith('entry-bbbbbbbb.js')];
  expect(first[0]).toMatch(/^[0-9a-f]{12}$/);
  expect(first[1]).toBe(first[0]);
  expect(second[1]).toBe(second[0]);
  expect(second[0]).not.toBe(first[0]);
  expect(buildsWith('entry-aaaaaaaa.js')).toEqual(first);
});

test("a page that came from another site's server is sent for the scripts that lie beside it", () => {
  const foreign = { ...page, build: 'another' } as Page;
  expect(buildsWith('entry-aaaaaaaa.js', foreign)).toEqual(buildsWith('entry-aaaaaaaa.js'));
});
