/** An election night as its readers see it: played from the page, live to the established result, through a lost server. */

import type { Page as SitePage } from '@saylau/web';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Keeper } from '../../packages/web/src/browser/keeper.js';
import { openBrowser, watchedPage } from './browser.test-kit.js';
import { type NightAsked, playNight, playTo, RunningSite, setSpeed } from './server.test-kit.js';

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

test('a protocol is corrected while its page is read: the figure changes, and who corrected it stands below with the reason', {
  timeout: 240_000,
}, async () => {
  const asked = { plan: 'sk-2023-09-30', seed: '12', stations: 200 };
  const { station, figure, entered, corrected } = await correctionIn(asked);
  const pages = `/en/rehearsal/${asked.plan}/${asked.seed}/sk-2023-parliament`;
  await playNight(site, { ...asked, speed: 6_000 }, { wait: false });
  await playTo(site, new Date(Date.parse(entered) - 3_600_000).toISOString(), 6_000);
  await playTo(site, entered, 300);
  await setSpeed(site, 0);
  const { page, context, troubles } = await watchedPage(browser, site.address);
  await page.goto(`${site.address}${pages}/stations/${station}`);
  await page.evaluate(() => Object.assign(window, { isFirst: true }));
  const told = (): Promise<string> => page.locator('tr', { hasText: figure.name }).first().innerText();
  const number = (value: number): RegExp => new RegExp(`\\s${value.toLocaleString('en')}\\b`);
  expect(await told()).toMatch(number(figure.before));
  expect(await page.locator('.acts').innerText()).not.toContain(corrected.reason);
  await setSpeed(site, 300);
  await expect.poll(told, { timeout: 60_000 }).toMatch(number(figure.after));
  const act = page.locator('.acts > li', { hasText: corrected.reason });
  expect(await act.innerText()).toMatch(/corrected[\s\S]*Precinct commission/i);
  expect(await act.locator('time').first().getAttribute('datetime')).toBe(corrected.at);
  expect(await page.evaluate(() => Object.hasOwn(window, 'isFirst'))).toBe(true);
  expect(troubles).toEqual([]);
  await playedOut(page, `${site.address}/en/rehearsal/${asked.plan}/${asked.seed}`);
  await context.close();
});

test('two hundred readers are told of every change, and come to the same figures', { timeout: 240_000 }, async () => {
  const log = encodeURIComponent('localhost/rehearsal/sk-2023-09-30/4');
  await playNight(site, { plan: 'sk-2023-09-30', seed: '4', stations: 60, speed: 600 }, { wait: false });
  await expect
    .poll(async () => (await fetch(`${site.address}/api/v1/logs/${log}`)).status, { timeout: 60_000 })
    .toBe(200);
  const paths = {
    events: `/api/v1/logs/${log}/events`,
    data: '/en/rehearsal/sk-2023-09-30/4/sk-2023-parliament/data.json',
  };
  const readers = await Promise.all(Array.from({ length: 200 }, () => LiveReader.open(site.address, paths)));
  const { page, context } = await watchedPage(browser, site.address);
  await playedOut(page, `${site.address}/en/rehearsal/sk-2023-09-30/4`);
  const { size } = await site.json<{ readonly size: number }>(`/api/v1/logs/${log}`);
  const [told, shown] = [
    () => readers.filter((one) => one.told === size),
    () => readers.filter((one) => one.shown === size),
  ];
  await expect.poll(() => told().length, { timeout: 20_000 }).toBe(200);
  await expect.poll(() => shown().length, { timeout: 30_000 }).toBe(200);
  expect(new Set(readers.map(({ text }) => text)).size).toBe(1);
  const { stage } = JSON.parse(readers[0]!.text) as SitePage;
  expect(stage).toBe('established');
  for (const reader of readers) reader.close();
  await context.close();
});

/** Has the night that goes on played to its end, from its own page. */
async function playedOut(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'fastest' }).click();
  await expect
    .poll(() => page.locator('.player-state').innerText(), { timeout: 180_000 })
    .toContain('The night is over');
}

interface Correction {
  readonly station: string;
  readonly figure: { readonly name: string; readonly before: number; readonly after: number };
  /** When the protocol came, by the clock of the night. */
  readonly entered: string;
  readonly corrected: { readonly at: string; readonly reason: string };
}

/** The first correction of a night that was played elsewhere before: seeds give the same night again. */
async function correctionIn(asked: Omit<NightAsked, 'speed'>): Promise<Correction> {
  const other = await RunningSite.open();
  await playNight(other, { ...asked, speed: 'max' });
  const pages = `/en/rehearsal/${asked.plan}/${asked.seed}/sk-2023-parliament`;
  const { data } = await other.json<Extract<SitePage, { kind: 'changes' }>>(`${pages}/changes/data.json`);
  const change = data.record?.changes.findLast(({ act }) => act === 'entry-corrected');
  const [station, line] = [change?.stations[0]?.word, change?.lines[0]];
  const stationPage = await other.json<Extract<SitePage, { kind: 'station' }>>(
    `${pages}/stations/${station}/data.json`,
  );
  const acts = stationPage.data.protocols.flatMap((protocol) => protocol.acts);
  await other.close();
  const entered = acts.find(({ act }) => act === 'protocol-entered');
  return {
    station: station!,
    figure: { name: line!.name.en!, before: line!.before!, after: line!.after! },
    entered: entered!.at,
    corrected: { at: change!.at, reason: change!.reason! },
  };
}

function watchShifts(): void {
  const own = window as unknown as { shifts: number };
  own.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
      if (!entry.hadRecentInput) own.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: false });
}

/** Listens as a page does, and fetches its data as a page does. */
class LiveReader {
  /** The newest size that it was told, and that of its page. */
  told = 0;
  shown = 0;
  /** Its page's data. */
  text = '';
  readonly #control = new AbortController();
  readonly #keeper: Keeper;

  private constructor(data: string) {
    this.#keeper = new Keeper({
      ask: async () => {
        const answer = await fetch(data, { signal: this.#control.signal });
        if (!answer.ok) throw new Error(`${answer.status}`);
        this.text = await answer.text();
        this.shown = (JSON.parse(this.text) as { readonly log: { readonly size: number } }).log.size;
      },
      shown: () => this.shown,
      behind: () => undefined,
    });
  }

  static async open(address: string, paths: { readonly events: string; readonly data: string }): Promise<LiveReader> {
    const reader = new LiveReader(address + paths.data);
    const answer = await fetch(address + paths.events, { signal: reader.#control.signal });
    reader.#listen(answer).catch(() => undefined);
    return reader;
  }

  async #listen({ body }: Response): Promise<void> {
    const decoder = new TextDecoder();
    for await (const piece of body ?? []) {
      for (const [, id] of decoder.decode(piece as Uint8Array, { stream: true }).matchAll(/^id: (\d+)$/gm)) {
        this.told = Number(id);
        this.#keeper.grown(this.told);
      }
    }
  }

  close(): void {
    this.#control.abort();
    this.#keeper.end();
  }
}
