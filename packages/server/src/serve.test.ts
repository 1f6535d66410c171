/** A server as it is started: what it needs is connected, and what it measures can be read. */

import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statuteOf } from './http/site.test-kit.js';
import { type RunningServer, type ServerSettings, startServer } from './serve.js';
import { newFolder } from './store/folder.test-kit.js';
import { embeddedBench } from './store/lanes.test-kit.js';

let server: RunningServer;
let folder: string;
beforeAll(async () => {
  folder = newFolder('serve');
  const bench = await embeddedBench();
  const { folder: fresh = '' } = await bench.fresh();
  mkdirSync(folder, { recursive: true });
  renameSync(fresh, join(folder, 'database'));
  await bench.end();
  server = await startServer({
    folder,
    name: 'example.org',
    host: '127.0.0.1',
    port: 0,
    trustProxy: false,
    logger: false,
    archive: [],
    statutes: new Map([['sk', statuteOf('sk')]]),
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string): Promise<Response> => fetch(`${server.address}${path}`);

test('readers, waiting acts, logs appended to and requests can be watched', async () => {
  for (const path of ['/api/v1/law', '/api/v1/law', '/nowhere', '/api/v1/logs/none', '/health']) await get(path);
  const metrics = await (await get('/metrics')).text();
  const value = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1] ?? 'nothing');
  expect([value('saylau_readers'), value('saylau_readers_dropped'), value('saylau_waiting_acts')]).toEqual([0, 0, 0]);
  expect(value('saylau_writing')).toBe(1);
  expect(value('saylau_views_total')).toBe(1);
  expect(value('saylau_problems_total\\{code="http-unknown"\\}')).toBe(2);
  const requests = (route: string): number =>
    value(`saylau_http_seconds_count\\{method="GET",route="${route}",status="200"\\}`);
  expect([requests('/api/v1/law'), requests('/health')]).toEqual([1, 1]);
});

test('the law, the archive and the pages are served; the first administrator is invited', async () => {
  expect(await (await get('/api/v1/law')).json()).toMatchObject([{ id: 'sk' }]);
  expect(await (await get('/api/v1/logs')).json()).toMatchObject([
    { origin: 'example.org/archive/elections', size: 1 },
  ]);
  expect((await get('/log/example.org/archive/elections/checkpoint')).status).toBe(200);
  expect(await (await get('/en/check')).text()).toContain('example.org/archive/elections');
  expect(server.invitation).toMatch(/^[\w-]{43}$/);
  expect(await (await get('/ready')).json()).toEqual({ status: 'ready', writing: true, logs: 1 });
});

describe('a server that does not come to run', () => {
  const taken = newFolder('serve-taken');
  const settings = (port: number, name = 'example.org'): ServerSettings => ({
    ...{ folder: taken, name, host: '127.0.0.1', port, trustProxy: false, logger: false, archive: [] },
    statutes: new Map(),
  });
  afterAll(() => rmSync(taken, { recursive: true, force: true }));

  test('keeps the invitation for when it does', async () => {
    const port = Number(new URL(server.address).port);
    await expect(startServer(settings(port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const running = await startServer(settings(0));
    await running.close();
    expect(running.invitation).toMatch(/^[\w-]{43}$/);
  });

  test('goes on under the name that its logs begin with, and under no other', async () => {
    await expect(startServer(settings(0, 'other.example.org'))).rejects.toMatchObject({
      code: 'name-differs',
      log: 'example.org/archive/elections',
    });
    await (await startServer(settings(0))).close();
  });
});
