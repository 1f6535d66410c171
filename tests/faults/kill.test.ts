/** Servers are killed at any moment of a night: nothing acknowledged is lost, doubled or out of order, and the record verifies. */

import { afterAll, describe, expect, test } from 'vitest';
import { newFolder } from '../../packages/server/src/store/folder.test-kit.js';
import { describeOnEach } from '../../packages/server/src/store/lanes.test-kit.js';
import { chanceOf } from './chance.js';
import { PlayedNight } from './played-night.js';
import { freePort, ServerProcess } from './server-process.js';

/** How often a server is killed on each database; `npm run soak` asks for more. */
const kills = Number(process.env.SAYLAU_KILLS ?? 3);
const patience = 60_000 + kills * 15_000;

describeOnEach('a server killed in the middle of a night', (bench) => {
  const running: ServerProcess[] = [];
  afterAll(() => Promise.all(running.map((server) => server.kill())));

  test(`killed ${kills} times, goes on where it was`, { timeout: patience }, async () => {
    const place = await bench().fresh();
    const folder = newFolder('faults');
    const server = new ServerProcess({
      folder,
      port: await freePort(),
      ...(place.url === undefined ? {} : { url: place.url }),
    });
    running.push(server);
    await server.start();
    const site = { address: server.address, key: server.key, up: () => server.up() };
    const chance = chanceOf(process.env.SAYLAU_SEED ?? '1');
    const nights: PlayedNight[] = [];
    // A night that ends before the last kill is followed by another.
    for (let killed = 0; killed < kills; ) {
      const night = new PlayedNight(site, Math.max(60, kills * 20), `faults-${nights.length}`);
      nights.push(night);
      await night.open();
      const playing = { done: false };
      const play = night.play().finally(() => {
        playing.done = true;
      });
      while (killed < kills) {
        await new Promise((resolve) => setTimeout(resolve, 20 + chance.below(400)));
        if (playing.done) break;
        await server.kill();
        killed += 1;
        await server.start();
      }
      await play;
      await night.expectWhole();
    }
    await server.kill('SIGTERM');
    await server.start();
    for (const night of nights) await night.expectWhole();
  });
});

describe('seeds', () => {
  test('the same seed kills at the same moments', () => {
    const [one, other] = [chanceOf('1'), chanceOf('1')];
    expect([one.below(400), one.below(400)]).toEqual([other.below(400), other.below(400)]);
  });
});
