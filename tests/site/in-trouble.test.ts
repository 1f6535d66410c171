/** Pages whose server is away, is another one by now, or sends what they cannot show: never another page, never an empty one, never for ever anew. */

import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, watchedPage } from './browser.test-kit.js';
import { RunningSite } from './server.test-kit.js';

let site: RunningSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([RunningSite.open(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const menu = (page: Page, name: string) => page.locator('.site-menu').getByRole('link', { name });
const heading = (page: Page) => page.locator('h1');

/** The page at /en, alive, with the number of documents that it loaded since. */
async function atHome(): Promise<{ readonly page: Page; readonly documents: () => number }> {
  const { page } = await watchedPage(browser, site.address);
  await page.goto(`${site.address}/en`, { waitUntil: 'networkidle' });
  let documents = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents += 1;
  });
  return { page, documents: () => documents };
}

/** Answers with the server's page, changed. */
function changed(change: object): (route: Route) => Promise<void> {
  return async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...change } });
  };
}

test.each([
  ['en', 'The law', 'This page could not be loaded', 'Try again'],
  ['ru', 'Закон', 'Страницу не удалось загрузить', 'Попробовать снова'],
  ['kk', 'Заң', 'Бетті жүктеу мүмкін болмады', 'Қайталап көру'],
])(
  'in %s: a page that does not come says so under its address, and comes when it can',
  { timeout: 60_000 },
  async (language, link, title, again) => {
    const { page } = await watchedPage(browser, site.address);
    await page.goto(`${site.address}/${language}`, { waitUntil: 'networkidle' });
    await page.route('**/data.json', (route) => route.abort());
    await menu(page, link).click();
    await expect.poll(() => heading(page).innerText(), { timeout: 20_000 }).toBe(title);
    expect(page.url()).toBe(`${site.address}/${language}/law`);
    expect(await page.title()).toBe(title);
    expect(await page.locator('main').count()).toBe(1);
    await page.unroute('**/data.json');
    await page.getByRole('button', { name: again }).click();
    await expect.poll(() => page.locator('main').getAttribute('class')).toBe('page page-law');
    await page.context().close();
  },
);

test('another build of the server brings the document of each page, and not for ever', {
  timeout: 60_000,
}, async () => {
  const { page, documents } = await atHome();
  await page.route('**/data.json', changed({ build: 'another' }));
  await menu(page, 'The law').click();
  await expect.poll(() => page.locator('main').getAttribute('class')).toBe('page page-law');
  expect(documents()).toBe(1);
  await menu(page, 'Rehearsals').click();
  await expect.poll(() => page.locator('main').getAttribute('class')).toBe('page page-rehearsals');
  expect(documents()).toBe(2);
  // That page asks again by itself, and is told of another build again.
  await page.waitForResponse((response) => response.url().endsWith('/rehearsal/data.json'), { timeout: 30_000 });
  await page.waitForTimeout(1_000);
  expect([documents(), await page.locator('main').getAttribute('class')]).toEqual([2, 'page page-rehearsals']);
  await page.context().close();
});

test('a page whose view fails is loaded to be read, says so, and has another chance', { timeout: 60_000 }, async () => {
  const { page, documents } = await atHome();
  await page.route('**/law/data.json', changed({ data: null }));
  await menu(page, 'The law').click();
  await page.locator('.stale', { hasText: 'Load again' }).waitFor();
  expect(documents()).toBe(1);
  expect(await page.locator('main').getAttribute('class')).toBe('page page-law');
  expect((await page.locator('main').innerText()).length).toBeGreaterThan(200);
  await page.getByRole('link', { name: 'Load again' }).click();
  await page.locator('.stale').waitFor({ state: 'detached' });
  await menu(page, 'Rehearsals').click();
  await expect.poll(() => page.locator('main').getAttribute('class')).toBe('page page-rehearsals');
  expect(documents()).toBe(2);
  await page.context().close();
});
