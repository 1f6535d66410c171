/** The browser that benchmarks of the site use: the machine's own Chromium, else the one that comes from npm. */

import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

export async function openBrowser() {
  const own = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path !== undefined && existsSync(path));
  const args = bundled.args.filter((one) => one !== '--single-process' && one !== '--no-zygote');
  return await chromium.launch({ executablePath: own ?? (await bundled.executablePath()), args });
}
