/**
 * The public site as a reader gets it: what a first visit to an election's page carries, how soon its largest part is painted over a
 * slow connection, how long from a click to the figures of the next page, and how long a browser takes to check a record.
 */

import { openBrowser } from './lib/browser.mjs';
import { openSite } from './lib/served-site.mjs';

/** Connections as browsers' own tools name them: milliseconds to the server and back, bytes a second. */
const connections = [
  {
    name: '4G: 9 Mbit/s, 60 ms',
    latency: 60,
    downloadThroughput: (9 * 1024 * 1024) / 8,
    uploadThroughput: (1.5 * 1024 * 1024) / 8,
  },
  {
    name: 'slow 4G: 1.6 Mbit/s, 150 ms',
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  },
];
const rounds = 5;
const path = '/en/elections/kz-2023-mazhilis';

const site = await openSite();
const browser = await openBrowser();
try {
  await site.play({ plan: 'sk-2023-09-30', seed: '7', stations: 300, speed: 'max' });
  const first = [];
  for (const connection of connections) first.push({ connection, ...(await firstVisit(connection)) });
  const click = await fromClick();
  print(first, click, await wholeCheck());
} finally {
  await browser.close();
  await site.close();
}

/** The middle one of several visits with nothing kept. */
async function firstVisit({ latency, downloadThroughput, uploadThroughput }) {
  const visits = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const sizes = new Map();
    const requests = new Map();
    session.on('Network.responseReceived', ({ requestId, response }) => requests.set(requestId, response.mimeType));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = requests.get(requestId) ?? '';
      sizes.set(type, (sizes.get(type) ?? 0) + encodedDataLength);
    });
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput,
      uploadThroughput,
    });
    await page.goto(site.address + path, { waitUntil: 'load' });
    await page.waitForTimeout(1_500);
    const painted = await page.evaluate(
      () =>
        new Promise((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({
            type: 'largest-contentful-paint',
            buffered: true,
          });
        }),
    );
    const shifts = await page.evaluate(
      () =>
        new Promise((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const { value } of list.getEntries()) sum += value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 100);
        }),
    );
    visits.push({ painted, shifts, sizes });
    await context.close();
  }
  return visits.toSorted((one, other) => one.painted - other.painted)[Math.floor(rounds / 2)];
}

/** Address of the rehearsed election. */
function election() {
  return `${site.address}/en/rehearsal/sk-2023-09-30/7/sk-2023-parliament`;
}

/** From the click on a link to a station until its figures are there, without a throttled connection: each another station. */
async function fromClick() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${election()}/stations`);
  const [area] = await hrefsOf(page, '/areas/');
  await page.goto(site.address + area);
  await page.waitForLoadState('networkidle');
  const times = [];
  const hrefs = await hrefsOf(page, '/stations/');
  if (hrefs.length === 0) throw new Error(`no station on ${page.url()}`);
  for (const href of hrefs.slice(0, 20)) {
    const time = await page.evaluate(
      (wanted) =>
        new Promise((resolve) => {
          const link = document.querySelector(`main a[href="${wanted}"]`);
          const began = performance.now();
          const seen = new MutationObserver(() => {
            if (document.querySelector('main.page-station table') === null) return;
            seen.disconnect();
            resolve(performance.now() - began);
          });
          seen.observe(document.body, { childList: true, subtree: true, attributes: true });
          link.click();
        }),
      href,
    );
    times.push(time);
    await page.goBack();
    await page.waitForSelector('main.page-area');
  }
  await context.close();
  const sorted = times.toSorted((one, other) => one - other);
  return { median: sorted[Math.floor(sorted.length / 2)], worst: sorted.at(-1), number: sorted.length };
}

/** The whole record checked and counted again in the browser. */
async function wholeCheck() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${election()}/check`);
  await page.waitForLoadState('networkidle');
  const began = performance.now();
  await page.getByRole('button', { name: 'Check the record now' }).click();
  await page.locator('.verdict.is-good').waitFor({ timeout: 300_000 });
  const seconds = (performance.now() - began) / 1000;
  const text = await page.locator('.verdict').innerText();
  const [leaves, signatures] = [...text.matchAll(/\d[\d,]{3,}/g)].map(([number]) => number);
  await context.close();
  return { seconds, leaves, signatures };
}

/** Of links in the page's content, folded ones too. */
async function hrefsOf(page, part) {
  return await page
    .locator(`main a[href*="${part}"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
}

function print(visits, click, check) {
  const kilobytes = (bytes = 0) => (bytes / 1024).toFixed(1);
  const rows = visits.map(({ connection, painted, shifts, sizes }) => {
    const of = (pattern) => [...sizes].filter(([type]) => pattern.test(type)).reduce((sum, [, size]) => sum + size, 0);
    const cells = [of(/html/), of(/javascript/), of(/css/), of(/font/)].map(kilobytes);
    return `| ${connection.name} | ${cells.join(' | ')} | ${Math.round(painted)} ms | ${shifts.toFixed(3)} |`;
  });
  console.log(`## The site

A first visit to \`${path}\` in Chromium, a screen of 360 px, nothing kept: kilobytes as they come (compressed), the largest contentful paint, and how far the layout shifted. The middle one of ${rounds}.

| connection | document | scripts | style | fonts | painted | shift |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}

From the click on a station in a list to its figures, the page and its script at hand (${click.number} stations): median ${Math.round(click.median)} ms, worst ${Math.round(click.worst)} ms.

The record of that rehearsal, ${check.leaves} entries with ${check.signatures} signatures, checked and counted again by the browser: ${check.seconds.toFixed(1)} s.`);
}
