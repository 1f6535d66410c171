/** The clock of the machine is set back in the middle of a night. */

import { afterAll, expect, test } from 'vitest';
import { newFolder } from '../../packages/server/src/store/folder.test-kit.js';
import { PlayedNight } from './played-night.js';
import { freePort, ServerProcess } from './server-process.js';

const day = 86_400_000;
const server = new ServerProcess({ folder: newFolder('clock'), port: await freePort() });
afterAll(() => server.kill());

test('no leaf is received before the leaf before it, and the night goes on', { timeout: 120_000 }, async () => {
  await server.start();
  let starts = 0;
  // Whenever the server is away it comes back in another year, as its clock has it.
  const up = async (): Promise<void> => {
    starts += 1;
    await server.start(starts === 1 ? -365 * day : 365 * day);
  };
  const night = new PlayedNight({ address: server.address, key: server.key, up }, 60, 'clock');
  await night.open();
  const play = night.play();
  for (const size of [100, 300]) {
    await night.has(size);
    await server.kill();
  }
  await play;
  expect(starts).toBe(2);
  await night.expectWhole();
  const received = await night.received();
  expect(received).toEqual([...received].sort());
  const years = new Set(received.map((instant) => Number(instant.slice(0, 4)) - new Date().getFullYear()));
  expect([...years]).toEqual([0, 1]);
});
