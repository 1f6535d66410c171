/** Nights played to a real server by its API: in a thread, which is taken as it was built. */

import { join } from 'node:path';
import { rehearserKeyFile } from '@saylau/server';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { captured } from '../captured.test-kit.js';
import { accessKeyFile } from '../user/access-key-file.js';
import { Served } from '../verify/served.test-kit.js';
import { ThreadPlays } from './thread-plays.js';

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly speed: number | 'max';
  readonly log?: string;
  readonly at?: string;
  readonly begins?: string;
  readonly ends?: string;
  readonly acts?: { readonly done: number; readonly total: number; readonly refused: number };
  readonly problem?: object;
}

const served = new Served();
const defects: Error[] = [];
let address = '';
const start = async (): Promise<void> => {
  address = await served.start(
    undefined,
    new ThreadPlays({
      key: () => accessKeyFile(join(served.folder, rehearserKeyFile)),
      failed: (error) => defects.push(error),
    }),
  );
};
beforeAll(start);
afterAll(() => served.end());
afterEach(() => expect(defects).toEqual([]));

async function ask<T = Seen>(method: string, path: string, body?: object): Promise<{ status: number; value: T }> {
  const answer = await fetch(`${address}/api/v1/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, value: (text === '' ? undefined : JSON.parse(text)) as T };
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const plan = 'sk-2023-09-30';
const begin = (seed: string, speed: number | 'max', stations = 40) =>
  ask('POST', 'plays', { plan, seed, speed, stations });
const pathOf = (seed: string): string => `plays/${encodeURIComponent(`${plan}/${seed}`)}`;
const now = async (): Promise<Seen | undefined> =>
  (await ask<{ plays: readonly Seen[] }>('GET', 'plays')).value.plays[0];

async function until(holds: (play: Seen) => boolean): Promise<Seen> {
  for (;;) {
    const play = await now();
    if (play !== undefined && holds(play)) return play;
    if (play?.state === 'failed') throw new Error(JSON.stringify(play));
    await wait(20);
  }
}

async function sizeOf({ log = '' }: Seen): Promise<number> {
  return (await ask<{ size: number }>('GET', `logs/${encodeURIComponent(log)}`)).value.size;
}

const isOver = ({ state }: Seen): boolean => state === 'finished' || state === 'failed';

test('the rehearsals of the repository can be played', async () => {
  const { value } = await ask<{ plans: readonly { id: string; name: { en: string } }[] }>('GET', 'plays');
  expect(value.plans.map(({ id, name }) => [id, name.en])).toContainEqual([plan, 'Slovakia, 30 September 2023']);
});

test('a night is played from its opening to the established result, stood still and made faster under way', async () => {
  expect(await begin('7', 0)).toMatchObject({ status: 201, value: { state: 'making', speed: 0 } });
  const paused = await until(({ state }) => state === 'paused');
  expect(paused.log).toBe('example.org/rehearsal/sk-2023-09-30/7');
  expect(paused.acts).toMatchObject({ done: 0, refused: 0 });
  await wait(100);
  expect(await sizeOf(paused)).toBe(0);
  expect(await begin('8', 'max')).toMatchObject({ status: 409, value: { code: 'http-playing' } });

  await ask('PATCH', pathOf('7'), { speed: 3600 });
  const going = await until(({ at, begins = '' }) => at !== undefined && at > begins);
  expect(going).toMatchObject({ state: 'playing', speed: 3600 });
  expect((await ask('PATCH', pathOf('7'), { speed: 0 })).value).toMatchObject({ state: 'paused', speed: 0 });
  await wait(500);
  const [still, size] = [await now(), await sizeOf(paused)];
  await wait(700);
  expect([await now(), await sizeOf(paused)]).toEqual([still, size]);
  expect(size).toBeGreaterThan(5);
  expect(size).toBeLessThan(paused.acts?.total ?? 0);

  await ask('PATCH', pathOf('7'), { speed: 'max' });
  const over = await until(isOver);
  const total = paused.acts?.total ?? 0;
  expect(over).toMatchObject({
    state: 'finished',
    at: over.ends,
    acts: { done: total, total, refused: 0, upTo: over.ends },
  });
  expect(await sizeOf(over)).toBe(total);
  expect((await ask('PATCH', pathOf('7'), { speed: 1 })).status).toBe(404);
  const { out } = await captured(['verify', address, over.log ?? '', '--json']);
  const { claims } = JSON.parse(out) as { claims: readonly { claim: string; status: string }[] };
  expect(claims.filter(({ status }) => status !== 'passed').map(({ claim }) => claim)).toEqual(['witnesses']);
}, 60_000);

test('cut off by a stop of the server, and ended by who began it, it goes on where it was', async () => {
  await begin('9', 0);
  const first = await until(({ state }) => state === 'paused');
  await ask('PATCH', pathOf('9'), { speed: 3600 });
  await until(({ acts }) => (acts?.done ?? 0) > 10);
  await served.stop();
  await start();
  expect(await now()).toBeUndefined();
  const size = await sizeOf(first);
  expect(size).toBeGreaterThan(10);
  await begin('9', 0);
  expect((await until(({ state }) => state === 'paused')).acts?.done).toBe(size);
  expect((await ask('DELETE', pathOf('9'))).status).toBe(204);
  expect(await now()).toBeUndefined();
  await begin('9', 'max');
  const over = await until(isOver);
  expect(over).toMatchObject({ state: 'finished', acts: { done: first.acts?.total, refused: 0 } });
  expect(await sizeOf(over)).toBe(first.acts?.total);
}, 60_000);

describe('a night that fails', () => {
  test('says how many stations it needs', async () => {
    await begin('10', 'max', 3);
    expect(await until(isOver)).toMatchObject({
      state: 'failed',
      problem: { code: 'play-stations-few', params: { least: 8 } },
    });
    expect((await ask<readonly { origin: string }[]>('GET', 'logs')).value.map(({ origin }) => origin)).not.toContain(
      'example.org/rehearsal/sk-2023-09-30/10',
    );
  });

  test('says with how many stations its log was begun', async () => {
    await begin('7', 'max', 41);
    expect(await until(isOver)).toMatchObject({
      state: 'failed',
      problem: { code: 'play-other-night', params: { there: 40 } },
    });
    expect((await begin('7', 'max', 40)).status).toBe(201);
    expect(await until(isOver)).toMatchObject({ state: 'finished' });
  });
});
