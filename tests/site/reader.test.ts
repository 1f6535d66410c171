/** What readers do: another language, the keyboard alone, a law of another day, a record checked in their own browser. */

import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, watchedPage } from './browser.test-kit.js';
import { playNight, RunningSite } from './server.test-kit.js';

let site: RunningSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([RunningSite.open(), openBrowser()]);
  await playNight(site, { plan: 'sk-2023-09-30', seed: '7', stations: 60, speed: 'max' });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const mazhilis = '/en/elections/kz-2023-mazhilis';
const rehearsal = '/en/rehearsal/sk-2023-09-30/7/sk-2023-parliament';

test('another language is the same page', { timeout: 60_000 }, async () => {
  const { page, context, troubles } = await watchedPage(browser, site.address);
  await page.goto(`${site.address}${mazhilis}/seats`);
  await page.getByRole('link', { name: 'Қазақша' }).click();
  await page.waitForURL('**/kk/elections/kz-2023-mazhilis/seats');
  expect(await page.locator('html').getAttribute('lang')).toBe('kk');
  expect(await page.locator('main').innerText()).toContain('53,90');
  expect(troubles).toEqual([]);
  await context.close();
});

test('the keyboard alone leads from the start page to a station', { timeout: 90_000 }, async () => {
  const { page, context, troubles } = await watchedPage(browser, site.address);
  await page.goto(`${site.address}${rehearsal}`);
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))).toContain('class="skip"');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  const tabTo = async (href: RegExp): Promise<void> => {
    for (let steps = 0; steps < 80; steps += 1) {
      const at = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
      if (href.test(at)) return;
      // What is folded is opened on the way.
      if (await page.evaluate(() => document.activeElement?.matches('details:not([open]) > summary') === true))
        await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
    }
    throw new Error(`no focus on ${href}`);
  };
  await tabTo(/\/stations$/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('main.page-stations');
  await expect.poll(() => page.title()).toMatch(/^\[Rehearsal\] .*[Ss]tation/);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  await tabTo(/\/(areas|stations)\/[^/]+$/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('main.page-area, main.page-station');
  if ((await page.locator('main.page-area').count()) > 0) {
    await tabTo(/\/stations\/[^/]+$/);
    await page.keyboard.press('Enter');
  }
  await page.waitForSelector('main.page-station');
  expect(troubles).toEqual([]);
  await context.close();
});

describe('the laboratory', () => {
  test('an address holds a setting: the law of January 2021 gives what the command gives', {
    timeout: 60_000,
  }, async () => {
    const { page, context, troubles } = await watchedPage(browser, site.address);
    await page.goto(`${site.address}${mazhilis}/laboratory?law=2021-01-10`);
    const row = page.getByRole('row', { name: /^\s*Amanat/ }).first();
    await expect.poll(() => row.innerText(), { timeout: 20_000 }).toMatch(/60|65/);
    expect(troubles).toEqual([]);
    await context.close();
  });

  test('a lever moved by keyboard changes the chamber and the address, and going back takes it back', {
    timeout: 60_000,
  }, async () => {
    const { page, context, troubles } = await watchedPage(browser, site.address);
    await page.goto(`${site.address}${mazhilis}/laboratory`);
    const slider = page.getByRole('slider').first();
    await slider.waitFor({ state: 'attached', timeout: 20_000 });
    await slider.focus();
    for (let steps = 0; steps < 40 && !page.url().includes('threshold'); steps += 1)
      await page.keyboard.press('ArrowRight');
    expect(page.url()).toContain('mazhilis.list.threshold');
    await page.goBack();
    await expect.poll(() => page.url().includes('threshold')).toBe(false);
    expect(troubles).toEqual([]);
    await context.close();
  });
});

describe('check it yourself', () => {
  const file = (name: string): string => fileURLToPath(new URL(`../record/bundles/${name}.saylau`, import.meta.url));

  test('a browser reads the whole record and finds it sound', { timeout: 120_000 }, async () => {
    const { page, context, troubles } = await watchedPage(browser, site.address);
    await page.goto(`${site.address}${rehearsal}/check`);
    await page.getByRole('button', { name: /Check the record/ }).click();
    await page.locator('.verdict').waitFor({ timeout: 90_000 });
    expect(await page.locator('.verdict').getAttribute('class')).toContain('is-good');
    expect(await page.locator('.claim.is-failed').count()).toBe(0);
    expect(await page.locator('.claim.is-passed').count()).toBeGreaterThan(8);
    expect(troubles).toEqual([]);
    await context.close();
  });

  test('a record that was tampered with fails, and says where', { timeout: 60_000 }, async () => {
    const { page, context } = await watchedPage(browser, site.address);
    await page.goto(`${site.address}${rehearsal}/check`);
    await page.locator('input[type=file]').setInputFiles(file('checkpoint-by-another-key'));
    await page.locator('.verdict').waitFor({ timeout: 30_000 });
    expect(await page.locator('.verdict').getAttribute('class')).toContain('is-bad');
    expect(await page.locator('.claim.is-failed').count()).toBeGreaterThan(0);
    await context.close();
  });
});
