/** A real Chromium for the tests of the site: the machine's own where there is one, else the one that comes from npm. */

import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Started for a server without a screen; nothing of the network is asked for that a page does not ask. */
const ownArgs = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(): Promise<Browser> {
  const own = [process.env.CHROMIUM_PATH, ...usual].find((path) => path !== undefined && existsSync(path));
  if (own !== undefined) return await chromium.launch({ executablePath: own, args: ownArgs });
  // In one process pages that crash take all others with them.
  const args = bundled.args.filter((one) => one !== '--single-process' && one !== '--no-zygote');
  return await chromium.launch({ executablePath: await bundled.executablePath(), args });
}

/** What went wrong on a page that nobody asked about: errors of scripts, refusals of the content security policy, requests elsewhere. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** In words; empty where all is well. */
  readonly troubles: string[];
}

/** A page in a context of its own. `allowed`: messages that a test brings about. */
export async function watchedPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
  allowed: readonly RegExp[] = [],
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  const note = (text: string): void => {
    if (!allowed.some((one) => one.test(text))) troubles.push(text);
  };
  page.on('pageerror', (error) => note(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) note(`elsewhere: ${url}`);
  });
  return { page, context, troubles };
}
