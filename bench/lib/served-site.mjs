/** The whole product as `npm start` starts it, for benchmarks: on a port and with data of its own. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

export async function openSite() {
  const data = mkdtempSync(join(tmpdir(), 'saylau-bench-'));
  const { npm_lifecycle_event: _, ...env } = process.env;
  const child = spawn(process.execPath, [start, 'serve', '--data', data, '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [first] = await once(child.stdout, 'data');
  const address = String(first).trim();
  const json = async (path, options) => {
    const answer = await fetch(address + path, options);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json();
  };
  return {
    address,
    /** Has a night played to its end. */
    async play(asked) {
      const headers = { 'content-type': 'application/json' };
      await json('/api/v1/plays', { method: 'POST', headers, body: JSON.stringify(asked) });
      for (;;) {
        const [play] = (await json('/api/v1/plays')).plays;
        if (play.state === 'finished') return;
        if (play.state === 'failed') throw new Error('the night failed');
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    async close() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(data, { recursive: true, force: true });
    },
  };
}
