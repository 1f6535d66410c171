/**
 * Takes the README's pictures of the site, in a real browser, into docs/pictures: `npm run site-pictures [address]`. Without the address
 * of a server on which the night of the plan below was played, one is started and plays it first, which takes some minutes.
 */

import { writeFileSync } from 'node:fs';
import { argv, stderr } from 'node:process';
import { openBrowser } from '../bench/lib/browser.mjs';
import { openSite } from '../bench/lib/served-site.mjs';

const night = { plan: 'kz-2023-03-19', seed: '7', speed: 'max' };
const real = 'elections/kz-2023-mazhilis';
const rehearsed = `rehearsal/${night.plan}/${night.seed}/kz-2023-mazhilis`;

/** Name, path, width and height in CSS pixels, scheme; `from`: what is at the top, where that is not the page's own. */
const pictures = [
  { name: 'site-election', path: `/en/${real}`, width: 1280, height: 1020, scheme: 'light' },
  { name: 'site-map', path: `/en/${rehearsed}/map`, width: 1280, height: 1020, scheme: 'light' },
  { name: 'site-seats', path: `/en/${real}/seats`, width: 1280, height: 1020, scheme: 'light' },
  { name: 'site-phone', path: `/kk/${real}`, width: 390, height: 844, scheme: 'dark', from: 'h1' },
];

const [given] = argv.slice(2);
const site = given === undefined ? await openSite() : undefined;
const browser = await openBrowser();
try {
  await site?.play(night);
  for (const picture of pictures) await take(picture, site?.address ?? given);
} finally {
  await browser.close();
  await site?.close();
}

async function take({ name, path, width, height, scheme, from }, address) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: width < 500 ? 2 : 1.5,
    colorScheme: scheme,
  });
  const page = await context.newPage();
  await page.goto(address + path, { waitUntil: 'load' });
  // Fonts, and what only a browser knows.
  await page.waitForTimeout(1000);
  if (from !== undefined)
    await page.evaluate((what) => scrollBy(0, document.querySelector(what).getBoundingClientRect().top - 16), from);
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  const bytes = Buffer.from(data, 'base64');
  const file = `docs/pictures/${name}.webp`;
  writeFileSync(new URL(`../${file}`, import.meta.url), bytes);
  stderr.write(`${file}  ${Math.ceil(bytes.length / 1024)} KB\n`);
  await context.close();
}
