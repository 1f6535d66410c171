/** `saylau import`: what was exported comes into another store whole, is served and verified there; what fails does not. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rehearserKeyFile } from '@saylau/server';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { machineBinaries, npmBinaries, startPostgres } from '../../../server/src/store/postgres.test-kit.js';
import { captured } from '../captured.test-kit.js';
import { Served } from '../verify/served.test-kit.js';

const bundle = (name: string): string =>
  fileURLToPath(new URL(`../../../../tests/record/bundles/${name}`, import.meta.url));
const records = fileURLToPath(new URL('../../../../tests/record/', import.meta.url));
const trust = JSON.parse(readFileSync(join(records, 'trust.json'), 'utf8')) as { keys: string[] };
const origin = 'example.org/rehearsal/xx-2025-06-01/1';
const served = new Served();
const data = join(served.folder, 'data');
afterAll(() => served.end());

describe('a sound log with a private part', () => {
  const lines = readFileSync(bundle('sound-opened.saylau'), 'utf8').split('\n');
  const part = lines.find((line) => line.startsWith('{"leaf":')) ?? '';

  it('comes in, and it is said that nothing can be added', async () => {
    const said = await captured(['import', bundle('sound-opened.saylau'), '--data', served.folder]);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('nothing can be added');
    expect(readdirSync(join(served.folder, 'keys'))).toEqual(['example.org~rehearsal~xx-2025-06-01~1.imported.pub']);
  }, 90_000);

  it('does not come in a second time, were it further', async () => {
    const said = await captured(['import', bundle('sound-night.saylau'), '--data', served.folder]);
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toContain(origin);
  }, 90_000);

  it('beside it comes a log of another kind', async () => {
    const said = await captured(['import', bundle('sound-archive.saylau'), '--data', served.folder]);
    expect(said).toMatchObject({ code: 0 });
  }, 90_000);

  it('is served: the same leaves, documents and checkpoint, verified by the key that the reader has', async () => {
    const address = await served.start();
    const [key = ''] = trust.keys;
    expect(await captured(['verify', address, origin, '--key', key])).toMatchObject({ code: 0 });
    const out = join(served.folder, 'again.saylau');
    expect(await captured(['export', address, origin, '--out', out])).toMatchObject({ code: 0 });
    const [, ...after] = readFileSync(out, 'utf8').split('\n');
    expect(after).toEqual(lines.slice(1).filter((line) => !line.startsWith('{"leaf":')));
  }, 90_000);

  it('its private part is there, for those who may see it', async () => {
    const { rehearsal } = served.running.context;
    const { leaf, name, base64 } = JSON.parse(part) as { leaf: number; name: string; base64: string };
    const kept = await rehearsal.store.privatePart(rehearsal.records.find(origin)?.number ?? -1, leaf, name);
    if (kept === undefined || kept === 'deleted') throw new Error('there is no private part');
    expect(Buffer.from(kept.data).toString('base64')).toBe(base64);
  });

  it('its keys are shown, nothing is added to it, and who tries is told why', async () => {
    const { address, context } = served.running;
    const log = context.rehearsal.records.find(origin);
    await expect(log?.submit([])).rejects.toMatchObject({ code: 'store-unavailable' });
    const url = `${address}/api/v1/logs/${encodeURIComponent(origin)}`;
    expect(await (await fetch(url)).json()).toMatchObject({ keys: trust.keys.slice(0, 1) });
    const key = readFileSync(join(served.folder, rehearserKeyFile), 'utf8').trim();
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/acts`, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'http-copy', params: { log: origin } });
  });

  it('while the server runs, its embedded store is not touched', async () => {
    const said = await captured(['import', bundle('sound-empty.saylau'), '--data', served.folder]);
    expect(said).toMatchObject({ code: 1, out: '' });
    const running = await captured(['import', bundle('sound-cosigned.saylau'), '--data', served.folder]);
    expect(running).toMatchObject({ code: 1, out: '' });
    expect(running.err).toContain(served.folder);
  }, 60_000);
});

const binaries = npmBinaries() ?? machineBinaries();

it.skipIf(binaries === undefined)(
  'comes into PostgreSQL beside a server that runs, which shows it',
  async () => {
    const postgres = await startPostgres(binaries ?? '');
    const beside = new Served();
    try {
      const url = await postgres.database();
      const address = await beside.start(url);
      const argv = ['import', bundle('sound-night.saylau'), '--data', beside.folder, '--database', url];
      expect(await captured(argv)).toMatchObject({ code: 0, err: '' });
      const asked = ['verify', address, origin, '--key', trust.keys[0] ?? ''];
      await vi.waitFor(async () => expect(await captured(asked)).toMatchObject({ code: 0 }), { timeout: 20_000 });
      expect(await captured(argv)).toMatchObject({ code: 1, out: '' });
    } finally {
      await beside.end();
      await postgres.remove();
    }
  },
  90_000,
);

describe('is refused, and no store is made', () => {
  it.each([
    'figure-changed.saylau',
    'leaf-removed.saylau',
    'document-unnamed.saylau',
    'total-differs.saylau',
    'checkpoint-by-another-key.saylau',
    'truncated.saylau',
    'gzip-garbage.saylau.gz',
  ])('%s', async (name) => {
    const said = await captured(['import', bundle(name), '--data', data]);
    expect(said.code).toBe(1);
    expect(said.out).toContain('✗');
    expect(said.err).toContain('nothing was imported');
    expect(existsSync(data)).toBe(false);
  });

  it('a sound bundle under a key that the reader does not trust', async () => {
    const said = await captured(['import', bundle('sound-night.saylau'), '--data', data, '--key', trust.keys[1] ?? '']);
    expect(said.code).toBe(1);
    expect(existsSync(data)).toBe(false);
  });
});
