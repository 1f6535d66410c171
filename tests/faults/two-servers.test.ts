/** Several servers on one PostgreSQL: one appends, all read; when it is killed another goes on. And PostgreSQL itself stops. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../../packages/server/src/store/folder.test-kit.js';
import {
  machineBinaries,
  npmBinaries,
  startPostgres,
  type TestServer,
} from '../../packages/server/src/store/postgres.test-kit.js';
import { PlayedNight } from './played-night.js';
import { freePort, ServerProcess } from './server-process.js';

const binaries = npmBinaries() ?? machineBinaries();
if (binaries === undefined) process.stderr.write('NOT RUN: several servers on one PostgreSQL\n');

describe.skipIf(binaries === undefined)('servers on one PostgreSQL', () => {
  let postgres: TestServer;
  const running: ServerProcess[] = [];
  beforeAll(async () => {
    postgres = await startPostgres(binaries ?? '');
  });
  afterAll(async () => {
    await Promise.all(running.map((server) => server.kill()));
    await postgres.stop();
  });

  async function serverOn(url: string, folder: string): Promise<ServerProcess> {
    const server = new ServerProcess({ folder, port: await freePort(), url });
    running.push(server);
    await server.start();
    return server;
  }

  test('one appends, the other reads; when the first is killed the other goes on', { timeout: 120_000 }, async () => {
    const [url, folder] = [await postgres.database(), newFolder('two-servers')];
    const [first, second] = [await serverOn(url, folder), await serverOn(url, folder)];
    expect(await isWriting(first)).toBe(true);
    expect(await isWriting(second)).toBe(false);
    let current = first;
    const site = {
      get address() {
        return current.address;
      },
      key: first.key,
      up: async () => {
        if (current === first) current = second;
        while (!(await isWriting(current))) await pause(50);
      },
    };
    const night = new PlayedNight(site, 60, 'two');
    await night.open();
    const play = night.play();
    await pause(700);
    await first.kill();
    await play;
    expect(current).toBe(second);
    await night.expectWhole();
  });

  test('PostgreSQL stops and starts: acts are refused meanwhile, then it goes on by itself', {
    timeout: 120_000,
  }, async () => {
    const server = await serverOn(await postgres.database(), newFolder('stopped-postgres'));
    const site = { address: server.address, key: server.key, up: () => pause(1000) };
    const night = new PlayedNight(site, 60, 'stop');
    await night.open();
    const play = night.play();
    await pause(500);
    await postgres.stop();
    const answer = await fetch(`${server.address}/health`);
    expect(answer.status).toBe(200);
    await pause(500);
    await postgres.start();
    await play;
    await night.expectWhole();
  });
});

async function isWriting({ address }: ServerProcess): Promise<boolean> {
  const { writing } = (await (await fetch(`${address}/ready`)).json()) as { readonly writing: boolean };
  return writing;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
