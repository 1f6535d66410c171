/** The site as files, of a whole rehearsal: read, searched and checked in a browser where no server of ours runs. */

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, watchedPage } from './browser.test-kit.js';
import { playNight, RunningSite } from './server.test-kit.js';
import { StaticSite } from './static.test-kit.js';

const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

interface Report {
  readonly pages: number;
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly broken: readonly unknown[];
}

let site: RunningSite;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saylau-published-'));
  [site, browser] = await Promise.all([RunningSite.open(), openBrowser()]);
  await playNight(site, { plan: 'sk-2023-09-30', seed: '7', stations: 60, speed: 'max' });
  await site.kill();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
  // Tens of thousands of files.
  rmSync(folder, { recursive: true, force: true });
}, 180_000);

function publish(out: string, options: readonly string[]): Promise<Report> {
  const all = [start, 'publish', '--data', site.data, '--out', join(folder, out), '--json', ...options];
  const { npm_lifecycle_event: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    execFile(process.execPath, all, { env, maxBuffer: 10_000_000 }, (error, stdout, stderr) => {
      if (stdout.trim() === '') reject(new Error(stderr, { cause: error }));
      else resolve(JSON.parse(stdout) as Report);
    });
  });
}

/** Of `saylau …`. */
function exitCode(argv: readonly string[]): Promise<number> {
  const { npm_lifecycle_event: _, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [start, ...argv], { env, maxBuffer: 10_000_000 }, () =>
      resolve(child.exitCode ?? -1),
    );
  });
}

const election = '/en/rehearsal/sk-2023-09-30/7/sk-2023-parliament';

describe.each([
  ['at the root', 'root', '', 'https://example.org'],
  ['below a folder', 'below', '/results', ''],
])('published %s', (_, out, base, url) => {
  let files: StaticSite;
  beforeAll(async () => {
    files = await StaticSite.open(join(folder, out), base);
  });
  afterAll(() => files?.close());

  test('every link leads somewhere, and a second run writes nothing', { timeout: 300_000 }, async () => {
    const options = [...(base === '' ? [] : ['--base', base]), ...(url === '' ? [] : ['--url', url])];
    const first = await publish(out, options);
    expect(first.broken).toEqual([]);
    expect(first.unchanged).toBe(0);
    expect(await publish(out, options)).toEqual({ ...first, written: 0, unchanged: first.written });
    const read = (path: string): string => readFileSync(join(folder, out, path), 'utf8');
    expect(read(`${election}/changes.atom`)).toContain('<feed');
    if (url !== '') expect(read('sitemap.xml')).toContain(`<loc>${url}${election}</loc>`);
  });

  test('a reader goes from the election to a station, and back', { timeout: 60_000 }, async () => {
    const { page, context, troubles } = await watchedPage(browser, files.address);
    await page.goto(`${files.address}${base}${election}`);
    await page.locator('.rehearsal-strip').waitFor();
    await page.getByRole('link', { name: 'Stations' }).first().click();
    await page.getByRole('searchbox').fill('1');
    const found = page.locator('.station-results a').first();
    const number = (await found.innerText()).replace('№ ', '');
    await found.click();
    await page.getByRole('heading', { level: 1, name: `No. ${number}` }).waitFor();
    expect(await page.locator('.protocol-lines').count()).toBeGreaterThan(0);
    await page.getByText('Proof that this protocol is in the record').first().click();
    await page.getByText('came to the root that the log has signed').first().waitFor();
    expect(await page.locator('a[href*="/api/"]').count()).toBe(0);
    await page.goBack();
    await page.getByRole('searchbox').waitFor();
    await page.getByRole('link', { name: 'Қазақша' }).click();
    await page.locator('html[lang=kk]').waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  });

  test('the record is checked from its files', { timeout: 120_000 }, async () => {
    const { page, context, troubles } = await watchedPage(browser, files.address);
    await page.goto(`${files.address}${base}${election}/check`);
    await page.getByRole('button', { name: 'Check the record now' }).click();
    await page.getByText(/Every claim (?:holds|that could be checked holds)/).waitFor({ timeout: 90_000 });
    expect(troubles).toEqual([]);
    await context.close();
  });

  test('what check pages print ends well: of the archive, of a rehearsal, of the past', {
    timeout: 180_000,
  }, async () => {
    const { page, context } = await watchedPage(browser, files.address);
    const first: string[] = [];
    for (const path of ['/en/check', `${election}/check`, '/en/elections/kz-2023-mazhilis/check']) {
      await page.goto(`${files.address}${base}${path}`);
      const command = page.locator('main pre').first();
      if (!path.includes('/elections/')) await command.getByText(`${files.address}${base} `).waitFor();
      first.push(await command.innerText());
    }
    await context.close();
    expect(first.map((command) => command.split(' ').slice(0, 2).join(' '))).toEqual([
      'saylau verify',
      'saylau verify',
      'saylau count',
    ]);
    for (const command of first) expect([command, await exitCode(command.split(' ').slice(1))]).toEqual([command, 0]);
  });

  test('the laboratory counts', { timeout: 60_000 }, async () => {
    const { page, context, troubles } = await watchedPage(browser, files.address);
    await page.goto(`${files.address}${base}${election}/laboratory`);
    await page.getByText('Nothing is set yet: this is the real result.').waitFor();
    const set = page.locator('main input[type=number], main input[type=text]').first();
    await set.fill('9');
    await set.press('Enter');
    await page.getByText('What if, not a result').first().waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  });
});
