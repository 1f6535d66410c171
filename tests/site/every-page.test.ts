/** Every kind of page, in a real browser: reachable, sound, accessible, readable without scripts, in three languages. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type PageKind, pageKinds, placeAt } from '@saylau/web';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, watchedPage } from './browser.test-kit.js';
import { playNight, RunningSite } from './server.test-kit.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Examples of each kind, of the past and of a rehearsal each; first pages of elections are of several sorts. */
const mostExamples = (kind: PageKind, isRehearsal: boolean): number => (kind === 'election' && !isRehearsal ? 12 : 1);

let site: RunningSite;
let browser: Browser;
/** Kind → paths with their language. */
let examples: ReadonlyMap<PageKind, readonly string[]>;

beforeAll(async () => {
  [site, browser] = await Promise.all([RunningSite.open(), openBrowser()]);
  await playNight(site, { plan: 'sk-2023-09-30', seed: '7', stations: 60, speed: 'max' });
  examples = await examplesFrom(site, '/en');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test('links lead from the start page to every kind of page', () => {
  expect([...examples.keys()].sort()).toEqual([...pageKinds].sort());
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(pageKinds)(
    '%s breaks no rule of accessibility, runs without an error, fits a small screen',
    { timeout: 60_000 },
    async (kind) => {
      const { page, context, troubles } = await watchedPage(browser, site.address, { colorScheme });
      for (const path of examples.get(kind) ?? []) {
        await page.goto(site.address + path, { waitUntil: 'load' });
        await page.waitForTimeout(300);
        expect(await page.locator('h1').count(), path).toBe(1);
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const found = await (
            window as unknown as {
              axe: {
                run: (
                  options: object,
                ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
              };
            }
          ).axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          });
          return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
        });
        if (violations.length > 0) throw new Error(`${path}: ${violations.join('\n')}`);
        await page.setViewportSize({ width: 320, height: 700 });
        const over = await page.evaluate(widerThanTheScreen);
        if (over.length > 0) throw new Error(`${path} at 320 px: ${over.join('\n')}`);
        await page.setViewportSize({ width: 1280, height: 860 });
      }
      if (troubles.length > 0) throw new Error(troubles.join('\n'));
      await context.close();
    },
  );
});

test.each(pageKinds)('%s has its figures before any script runs', { timeout: 60_000 }, async (kind) => {
  const [path = '/'] = examples.get(kind) ?? [];
  const without = await watchedPage(browser, site.address, { javaScriptEnabled: false });
  await without.page.goto(site.address + path);
  const plain = await without.page.locator('main').innerText();
  const withScripts = await watchedPage(browser, site.address);
  await withScripts.page.goto(site.address + path);
  const numbers = (text: string): readonly string[] => [...new Set(text.match(/\d[\d,.]*/g) ?? [])];
  expect(plain.trim().length).toBeGreaterThan(20);
  const alive = numbers(await withScripts.page.locator('main').innerText());
  // What only a browser can do (a player, a laboratory) may add words; what was told stays told.
  expect(
    numbers(plain).filter((number) => !alive.includes(number)),
    path,
  ).toEqual([]);
  await without.context.close();
  await withScripts.context.close();
});

test.each(pageKinds)('%s is there in all languages, each leading to the others', { timeout: 60_000 }, async (kind) => {
  const [path = '/'] = examples.get(kind) ?? [];
  for (const language of ['kk', 'ru', 'en']) {
    const answer = await fetch(site.address + path.replace(/^\/en/, `/${language}`));
    const html = await answer.text();
    expect(answer.status, path).toBe(200);
    expect(html).toContain(`<html lang="${language}"`);
    for (const other of ['kk', 'ru', 'en']) expect(html).toContain(`hreflang="${other}"`);
  }
});

/** What sticks out of the screen, the innermost first; empty where the page does not scroll sideways. */
function widerThanTheScreen(): readonly string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll('main *')].filter(
    (one) => one.getBoundingClientRect().right > clientWidth + 1,
  );
  return wide
    .reverse()
    .slice(0, 5)
    .map((one) => `${one.outerHTML.slice(0, 160)} ${one.getBoundingClientRect().right}`);
}

/** Follows links of the site, each kind's first examples. */
async function examplesFrom(
  { address }: RunningSite,
  first: string,
): Promise<ReadonlyMap<PageKind, readonly string[]>> {
  const found = new Map<PageKind, string[]>();
  const counts = new Map<string, number>();
  const seen = new Set([first]);
  const waiting = [first];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const place = placeAt(path.replace(/^\/en/, ''));
    if (place === undefined) continue;
    const isRehearsal = place.of?.rehearsal !== undefined;
    const group = `${place.kind} ${isRehearsal}`;
    const count = counts.get(group) ?? 0;
    if (count >= mostExamples(place.kind, isRehearsal)) continue;
    counts.set(group, count + 1);
    const answer = await fetch(address + path);
    expect(answer.status, path).toBe(200);
    found.set(place.kind, [...(found.get(place.kind) ?? []), path]);
    for (const [, href = ''] of (await answer.text()).matchAll(/href="(\/en[^"#?]*)"/g)) {
      const next = href.replaceAll('&amp;', '&');
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return found;
}
