/** An election night as its readers see it: played from the page, live to the established result, through a lost server. */

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, watchedPage } from './browser.test-kit.js';
import { playNight, RunningSite } from './server.test-kit.js';

let site: RunningSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([RunningSite.open(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const night = '/en/rehearsal/sk-2023-09-30/3';
const election = `${night}/sk-2023-parliament`;

test('a night is played from the page, and seen live from start to established, in two tabs, without a shift', {
  timeout: 240_000,
}, async () => {
  const { page, context, troubles } = await watchedPage(browser, site.address);
  await page.goto(`${site.address}/en/rehearsal`);
  await page.getByLabel('Polling day').selectOption('sk-2023-09-30');
  await page.getByLabel('Seed').fill('3');
  await page.getByLabel('Speed').selectOption('600');
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByRole('link', { name: 'Watch it' }).click({ timeout: 60_000 });
  await page.waitForURL(`**${night}`);
  await page.locator('.rehearsal-strip').waitFor();
  await page.getByRole('button', { name: 'fastest' }).click();
  const second = await context.newPage();
  await expect.poll(async () => (await fetch(site.address + election)).status, { timeout: 60_000 }).toBe(200);
  await second.goto(site.address + election);
  await expect
    .poll(() => second.locator('.stage').innerText(), { timeout: 120_000 })
    .toMatch(/Counting|Preliminary|Established/);
  await second.evaluate(watchShifts);
  await expect.poll(() => second.locator('.stage').innerText(), { timeout: 180_000 }).toBe('Established');
  expect(await second.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBeLessThan(0.1);
  expect(troubles).toEqual([]);
  await context.close();
});

test('a reader who lost the server is told since when, and goes on by itself', { timeout: 120_000 }, async () => {
  const { page, context } = await watchedPage(browser, site.address);
  await page.goto(site.address + election);
  await page.waitForTimeout(1_000);
  await site.kill();
  await page.locator('.stale').waitFor({ timeout: 20_000 });
  await site.restart();
  await page.locator('.stale').waitFor({ state: 'detached', timeout: 60_000 });
  await context.close();
});

test('two hundred readers are told of every change', { timeout: 240_000 }, async () => {
  const log = encodeURIComponent('localhost/rehearsal/sk-2023-09-30/4');
  await playNight(site, { plan: 'sk-2023-09-30', seed: '4', stations: 60, speed: 600 }, { wait: false });
  await expect
    .poll(async () => (await fetch(`${site.address}/api/v1/logs/${log}`)).status, { timeout: 60_000 })
    .toBe(200);
  const readers = await Promise.all(
    Array.from({ length: 200 }, () => read(`${site.address}/api/v1/logs/${log}/events`)),
  );
  const { page, context } = await watchedPage(browser, site.address);
  await page.goto(`${site.address}/en/rehearsal/sk-2023-09-30/4`);
  await page.getByRole('button', { name: 'fastest' }).click();
  await expect
    .poll(() => page.locator('.player-state').innerText(), { timeout: 180_000 })
    .toContain('The night is over');
  const { size } = await site.json<{ readonly size: number }>(`/api/v1/logs/${log}`);
  await expect.poll(() => readers.filter((reader) => reader.size() === size).length, { timeout: 20_000 }).toBe(200);
  for (const reader of readers) reader.stop();
  await context.close();
});

function watchShifts(): void {
  const own = window as unknown as { shifts: number };
  own.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
      if (!entry.hadRecentInput) own.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: false });
}

/** A reader of events, which remembers the newest size it was told. */
async function read(address: string): Promise<{ size: () => number; stop: () => void }> {
  const control = new AbortController();
  const answer = await fetch(address, { signal: control.signal });
  let size = 0;
  const follow = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const piece of answer.body ?? []) {
      for (const [, id] of decoder.decode(piece as Uint8Array, { stream: true }).matchAll(/^id: (\d+)$/gm))
        size = Number(id);
    }
  };
  follow().catch(() => undefined);
  return { size: () => size, stop: () => control.abort() };
}
