/** The site as files: what can be reached is written, what stayed the same is not written again, nothing of others is touched. */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointText, encodeEntries, leafHash, parseTilePath, Tree, tileBytes, toHex } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { placeAt } from '@saylau/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileOf, linksIn } from './links.js';
import { tilesFor } from './log-files.js';
import { isBelow, OutFolderTaken } from './out-folder.js';
import { type PublishReport, publishSite } from './publish.js';
import { sourceOver } from './source.js';

const text = (value: string): Uint8Array => Buffer.from(value);
const document = text('the definition');
const sha256 = toHex(nodeCrypto.sha256(document));
const leaves = [text(`{"act":{"act":"dataset-adopted","body":{"files":[{"sha256":"${sha256}"}]}}}`), text('{}')];
const tree = new Tree(nodeCrypto);
for (const leaf of leaves) tree.append(leafHash(nodeCrypto, leaf));
const origin = 'example.org/demo';

/** A site of two pages, both of the kind that names logs, and one log. */
function siteWith(logs: readonly object[]): (path: string) => Promise<Uint8Array | undefined> {
  return (path) => {
    const [, page] = /^\/(?:kk|ru|en)((?:\/check)?)\/data\.json$/.exec(path) ?? [];
    if (page !== undefined)
      return Promise.resolve(text(JSON.stringify({ kind: 'checks', place: placeAt(page), data: { logs } })));
    if (path === '/api/v1/logs')
      return Promise.resolve(text(JSON.stringify([{ ...log, rehearsal: false, size: 9, root: 'later', acts: {} }])));
    return Promise.resolve(fileOfLog(/^\/log\/example\.org\/demo\/(.*)$/.exec(path)?.[1] ?? ''));
  };
}

function fileOfLog(file: string): Uint8Array | undefined {
  if (file === `documents/${sha256}`) return document;
  if (file === 'checkpoint') return text(`${checkpointText({ origin, size: 2, root: tree.root() })}\n— x AAAAAAA=\n`);
  if (!file.startsWith('tile/')) return undefined;
  const { level, n, width } = parseTilePath(file);
  return level === 'entries' ? encodeEntries(leaves) : tileBytes(tree, { level, n, width });
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saylau-publish-'));
  mkdirSync(join(folder, 'built', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'built', 'manifest.json'), '{"src/browser/entry.tsx":{"file":"assets/a.js"}}');
  writeFileSync(join(folder, 'built', 'assets', 'a.js'), 'alive();');
});
afterEach(() => rmSync(folder, { recursive: true }));

const log = { origin, kind: 'day', size: 2, keys: ['example.org/demo+00000000+AAAA'] };
const publish = (logs: readonly object[] = [log], more: object = {}): Promise<PublishReport> =>
  publishSite({
    ...{ source: sourceOver(siteWith(logs)), program: 'one', base: '' },
    ...{ siteFolder: join(folder, 'built'), out: join(folder, 'out') },
    ...more,
  });
const read = (path: string): string => readFileSync(join(folder, 'out', path), 'utf8');

it('a log that grew meanwhile is named: pages are of different moments', async () => {
  const get = siteWith([log]);
  let asked = 0;
  const growing = (path: string): Promise<Uint8Array | undefined> => {
    if (path !== '/api/v1/logs') return get(path);
    asked += 1;
    return Promise.resolve(text(JSON.stringify([{ ...log, size: asked }])));
  };
  expect((await publish([log], { source: sourceOver(growing) })).grown).toEqual([origin]);
  expect((await publish()).grown).toEqual([]);
});

it('takes nothing from a source but pages, data and logs: no script, nothing in place of its own', async () => {
  const get = siteWith([log]);
  const links = ['/assets/a.js', '/sw.js', '/.htaccess', '/data/law/evil.html', '/evil.html'];
  const values = links.map((path) => ({ value: 'outcome', path }));
  const home = text(JSON.stringify({ kind: 'data', place: placeAt(''), data: { tables: [], values, sources: [] } }));
  const hostile = sourceOver((path) => {
    if (links.includes(path)) return Promise.resolve(text('evil'));
    return /^\/\w+\/data\.json$/.test(path) ? Promise.resolve(home) : get(path);
  });
  const { broken } = await publish([log], { source: hostile });
  expect(broken.map(({ to }) => to)).toEqual(expect.arrayContaining(links.slice(1)));
  expect(read('assets/a.js')).toBe('alive();');
  for (const link of links.slice(1)) expect(existsSync(join(folder, 'out', link))).toBe(false);
});

it('writes through no link that leads out of its folder', async () => {
  await publish();
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  rmSync(join(folder, 'out', 'kk'), { recursive: true });
  symlinkSync(elsewhere, join(folder, 'out', 'kk'));
  await expect(publish()).rejects.toThrow();
  expect(readdirSync(elsewhere)).toEqual([]);
});

it('a page that says it is another is not taken for the one asked for', async () => {
  const get = siteWith([log]);
  const lying = (path: string): Promise<Uint8Array | undefined> =>
    path.endsWith('/check/data.json')
      ? Promise.resolve(text(JSON.stringify({ kind: 'checks', place: placeAt('/law'), data: { logs: [] } })))
      : get(path);
  expect((await publish([log], { source: sourceOver(lying) })).broken).toContainEqual({ from: '', to: '/check' });
});

describe('a site that is published', () => {
  it('has every page that links lead to, in three languages, with its data and its own policy', async () => {
    const { broken } = await publish();
    expect(read('404.html')).toContain('Бұл мекенжайда бет жоқ');
    for (const language of ['kk', 'ru', 'en']) {
      expect(read(`${language}/index.html`)).toContain(`<html lang="${language}"`);
      expect(JSON.parse(read(`${language}/data.json`))).toMatchObject({ kind: 'checks' });
      expect(read(`${language}/index.html`)).toContain('content-security-policy');
      expect(read(`${language}/index.html`)).toContain('"isLive":false');
    }
    expect(read('assets/a.js')).toBe('alive();');
    // Main pages whose data this small site does not have are told with where they stand.
    expect(broken.every(({ from }) => from === '' || from === '/check')).toBe(true);
  });

  it('has its logs whole, with the documents that acts name', async () => {
    await publish();
    for (const file of ['checkpoint', 'tile/0/000.p/2', 'tile/entries/000.p/2', `documents/${sha256}`])
      expect(existsSync(join(folder, 'out', 'log', origin, file)), file).toBe(true);
  });

  it('has the list of its logs, each as its checkpoint is, whatever came meanwhile', async () => {
    await publish();
    const { kind, keys } = log;
    expect(JSON.parse(read('api/v1/logs'))).toEqual([
      { origin, kind, rehearsal: false, size: 2, root: toHex(tree.root()), keys },
    ]);
  });

  it('is not written a second time, and loses what is no more', async () => {
    const first = await publish([log], { host: 'https://example.org' });
    expect(first).toMatchObject({ unchanged: 0, removed: 0 });
    expect(await publish([log], { host: 'https://example.org' })).toMatchObject({
      written: 0,
      unchanged: first.written,
      removed: 0,
    });
    expect(await publish([log])).toMatchObject({ removed: 1 });
    expect(existsSync(join(folder, 'out', 'sitemap.xml'))).toBe(false);
  });

  it('lies below a folder, where it is told so', async () => {
    await publish([log], { base: '/results' });
    expect(read('en/index.html')).toContain('src="/results/assets/a.js"');
    expect(linksIn(read('en/index.html'), '/results')).toContain('/en/check');
    expect(linksIn(read('en/index.html'), '')).not.toContain('/en/check');
  });

  it('is never written over something else', async () => {
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out', 'thesis.txt'), 'mine');
    await expect(publish()).rejects.toThrow(OutFolderTaken);
    expect(read('thesis.txt')).toBe('mine');
  });
});

it('a list of files never leads out of its folder', () => {
  expect(['a/b', '../a', '/a', 'a/../../b', '', 'a//b'].map(isBelow)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(fileOf('/en/a%20b', 'index.html')).toBe('en/a b/index.html');
  expect(fileOf('/en/%ff')).toBeUndefined();
});

it('a log of many leaves has tiles of every level', () => {
  const tiles = [...tilesFor(65_536 + 300)].map(({ level, n, width }) => `${level}/${n}/${width}`);
  expect(tiles).toContain('entries/257/44');
  expect(tiles).toContain('1/1/1');
  expect(tiles).toContain('2/0/1');
  expect(tiles.filter((tile) => tile.startsWith('0/')).length).toBe(258);
});
