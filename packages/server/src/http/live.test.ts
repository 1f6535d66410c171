/** Live updates over a real connection, while a night is played; and views that are asked for all the while. */

import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Tally } from '../live/tally.js';
import { logPath, PlayedNight, Site } from './site.test-kit.js';

let site: Site;
let night: PlayedNight;
let address: string;
beforeAll(async () => {
  site = await Site.open();
  night = await PlayedNight.play(site, 0.1);
  // biome-ignore lint/nursery/useAwaitThenable: without a callback `listen` gives a promise
  address = await site.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => site.close());

interface Told {
  readonly id: number;
  readonly data: {
    readonly log: string;
    readonly size: number;
    readonly since: number;
    readonly stations: { readonly expected: number; readonly opened: number; readonly closed: number };
    readonly elections: readonly {
      readonly id: string;
      readonly expected: number;
      readonly counted: number;
      readonly protocols: Record<string, number>;
      readonly contests: Record<string, number>;
      readonly changed: boolean;
    }[];
  };
}

/** Reads events until it has one that is wanted, then leaves. */
function readUntil(
  wanted: (told: Told) => boolean,
  { lastSeen, begun = () => undefined }: { lastSeen?: number; begun?: () => void } = {},
): Promise<readonly Told[]> {
  return new Promise((done, failed) => {
    const headers = lastSeen === undefined ? {} : { 'last-event-id': String(lastSeen) };
    const asking = request(`${address}${logPath}/events`, { headers }, (answer) => {
      expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk.toString();
        begun();
        const told = [...text.matchAll(/^id: (\d+)\ndata: (.+)\n\n/gm)].map(([, id, data]) => ({
          id: Number(id),
          data: JSON.parse(data!),
        }));
        if (!told.some(wanted)) return;
        answer.destroy();
        done(told);
      });
    });
    asking.on('error', failed);
    asking.end();
  });
}

test('a reader follows the night to its end, and every event is how the log stood then', async () => {
  const size = site.log().size;
  let reading: ReturnType<typeof readUntil> | undefined;
  await new Promise<void>((begun) => {
    reading = readUntil(({ data }) => data.elections[0]?.contests.established === 25, { begun });
  });
  for (const share of [0.3, 0.5, 0.8, 1]) {
    await night.playTo(share);
    await new Promise((done) => setTimeout(done, 300));
  }
  const told = (await reading) ?? [];
  expect(told[0]).toMatchObject({ id: size, data: { size } });
  expect(told.length).toBeGreaterThan(3);
  for (const [place, { id, data }] of told.entries()) {
    expect(data.size).toBe(id);
    expect(data.since).toBe(told[place - 1]?.id ?? 0);
  }
  expect(told.some(({ data }) => data.elections.some(({ changed }) => changed))).toBe(true);
  const view = await site.json<{ stations: object; protocols: { states: object; expected: number; counted: number } }>(
    logPath,
  );
  const [last] = told.at(-1)!.data.elections;
  expect(told.at(-1)!.data.stations).toEqual(view.stations);
  expect([last!.protocols, last!.expected, last!.counted]).toEqual([
    view.protocols.states,
    view.protocols.expected,
    view.protocols.counted,
  ]);
});

test('who comes back with the newest is told when there is more, not before', async () => {
  const { size } = site.log();
  const station = night.timeline.cast.precincts[0]!.station!;
  let reading: ReturnType<typeof readUntil> | undefined;
  await new Promise<void>((begun) => {
    reading = readUntil(() => true, { lastSeen: size, begun });
  });
  const act = night.signed('turnout-reported', { office: 'precinct', station }, ['chair'], {
    station,
    time: '10:00',
    voters: 1,
  });
  expect(await site.log().submit([{ signed: act, parts: [] }])).toMatchObject([{ index: size }]);
  const told = (await reading) ?? [];
  expect(told.map(({ id }) => id)).toEqual([size + 1]);
  expect(told[0]!.data.elections.map(({ changed }) => changed)).toEqual([false]);
});

test('what is kept up act by act is what a look at everything gives', async () => {
  const other = await Site.open();
  const tally = new Tally();
  const play = await PlayedNight.play(other, 0.2);
  await other.log().read((state) => tally.now(state));
  for (const share of [0.35, 0.5, 0.7, 0.9, 1]) {
    const from = other.log().size;
    await play.playTo(share);
    const leaves = await other.log().leaves(from, other.log().size);
    tally.grown(
      leaves.map((bytes, place) => ({
        index: from + place,
        leaf: JSON.parse(Buffer.from(bytes).toString()),
        bytes,
        hash: bytes,
        parts: [],
      })),
    );
    const [kept, whole] = await other.log().read((state) => [tally.now(state), new Tally().now(state)]);
    expect(kept.elections).toEqual(whole.elections);
  }
  await other.close();
});

test('HEAD does not wait for events', async () => {
  const answer = await fetch(`${address}${logPath}/events`, { method: 'HEAD' });
  expect(answer.status).toBe(405);
});

test('views asked for by many while acts stream in are of one size each, and never go back', async () => {
  const other = await Site.open();
  const play = await PlayedNight.play(other, 0.2);
  const election = encodeURIComponent(play.day.day.elections[0]!.id);
  const outcomes = `${logPath}/elections/${election}/outcome`;
  let isOver = false;
  const sizes: number[] = [];
  const reading = async (): Promise<void> => {
    let last = 0;
    while (!isOver) {
      const [view, outcome] = [await other.inject({ url: logPath }), await other.json<{ size: number }>(outcomes)];
      expect(view.json<{ size: number }>().size).toBe(Number(view.headers['saylau-size']));
      expect(outcome.size).toBeGreaterThanOrEqual(last);
      last = outcome.size;
      sizes.push(last);
      // As over a network: others have their turn.
      await new Promise(setImmediate);
    }
  };
  const readers = [reading(), reading(), reading()];
  await play.playTo(1);
  isOver = true;
  await Promise.all(readers);
  expect(new Set(sizes).size).toBeGreaterThan(1);
  const whole = await other.json<{ size: number }>(`${outcomes}?atLeast=${other.log().size}`);
  expect(whole.size).toBe(other.log().size);
  await other.close();
});
