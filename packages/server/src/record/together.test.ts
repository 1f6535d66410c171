/** Acts taken all or none: nothing stands between them, nobody sees half of them, and a failure leaves nothing behind. */

import type { Holder, SignedAct } from '@saylau/acts';
import { toBase64 } from '@saylau/log';
import { keyFromSeed, nodeCrypto } from '@saylau/log/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedOf } from '../../../rehearsal/src/play/secrets.js';
import { PlayedNight, Site } from '../http/site.test-kit.js';
import { StoreError } from '../store/database.js';
import type { Submitted } from './answers.js';

let site: Site;
let night: PlayedNight;
beforeEach(async () => {
  site = await Site.open();
  night = await PlayedNight.play(site, 0.4);
});
afterEach(() => site.close());

const submitted = (signed: SignedAct): Submitted => ({ signed, parts: [] });
/** A report of the voters until 10:00: the later one stands. */
function report(row: number, voters: number): Submitted {
  const station = night.timeline.cast.precincts.flatMap((own) => own?.station ?? [])[row]!;
  const by = { office: 'precinct', station } as const;
  return submitted(night.signed('turnout-reported', by, ['chair'], { station, time: '10:00', voters }));
}
const reports = (count: number, voters: number): readonly Submitted[] =>
  Array.from({ length: count }, (_, place) => report(place % 5, voters));
const indexesOf = (answers: readonly object[]): readonly (number | undefined)[] =>
  answers.map((answer) => ('index' in answer ? Number(answer.index) : undefined));

test('nothing of others stands between them, and readers see all of them or none', async () => {
  const log = site.log();
  const before = log.size;
  const seen = new Set<number>();
  let isOver = false;
  const reading = (async () => {
    while (!isOver) {
      seen.add(await log.read((state) => state.size));
      await new Promise(setImmediate);
    }
  })();
  const [one, all, other] = await Promise.all([
    log.submit(reports(30, 1)),
    log.submitAll(reports(700, 2)),
    log.submit(reports(30, 3)),
  ]);
  isOver = true;
  await reading;
  const [first = -1] = indexesOf(all);
  expect(indexesOf(all)).toEqual(Array.from({ length: 700 }, (_, place) => first + place));
  const others = [...indexesOf(one), ...indexesOf(other)].map((index) => index ?? -1);
  expect(others.every((index) => index < first || index >= first + 700)).toBe(true);
  expect([...seen].filter((size) => size > first && size < first + 700)).toEqual([]);
  expect(log.size).toBe(before + 760);
});

test('sent again they are the same acts, also where others were added', async () => {
  const log = site.log();
  const acts = reports(10, 4);
  const first = await log.submitAll(acts);
  expect(await log.submitAll(acts)).toEqual(first.map((answer) => ({ ...answer, again: true })));
  const more = await log.submitAll([...acts, ...reports(2, 5)]);
  expect(indexesOf(more)).toEqual([...indexesOf(first), log.size - 2, log.size - 1]);
});

test('what is refused is refused for its own reasons: what follows it keeps its place', async () => {
  const log = site.log();
  const { size } = log;
  const [wrong, right] = [report(0, 6), report(1, 6)];
  const broken = {
    ...wrong.signed,
    signatures: [{ ...wrong.signed.signatures[0]!, signature: `${'A'.repeat(86)}==` }],
  };
  const election = night.day.day.elections[0]!.id;
  const protocol = await log.read((state) => {
    const all = night.day.day.stations.ids.map((station) => state.protocol(election, 'list', station));
    return all.find((one) => one?.counted === true)?.leaf ?? -1;
  });
  const correction = { protocol, figures: { registered: 1 }, reason: 'typed wrongly', ground: 'decision 1' };
  const corrected = night.signed('entry-corrected', { office: 'central' }, ['chair', 'member'], correction);
  // On the version that the act before it brings, behind the one that is refused.
  const onIt = { protocol: size + 1, reason: 'a stain' };
  const disputed = night.signed('protocol-disputed', { office: 'central' }, ['secretary'], onIt);
  const answers = await log.submitAll([submitted(broken), submitted(corrected), submitted(disputed), right, right]);
  const good = { refusals: [] };
  expect(answers).toMatchObject([{ refusals: [{ code: 'act-signature' }] }, good, good, good, good]);
  expect([log.size, await log.read((state) => state.size)]).toEqual([size, size]);
  expect(indexesOf(await log.submit([right]))).toEqual([size]);
});

test('an act may rest on a key that was vouched for just before', async () => {
  const log = site.log();
  const station = night.day.day.stations.ids[0]!;
  const observer = { office: 'observer', name: 'rehearsal/observer-new' } as const;
  const vouched = night.signed('key-vouched', { office: 'central' }, ['chair'], {
    keys: [{ key: publicKeyOf({ ...observer, role: 'member' }), holder: { ...observer, role: 'member' } }],
  });
  const copy = night.signed('observer-copy-handed-in', observer, ['member'], {
    election: night.day.day.elections[0]!.id,
    contest: 'list',
    station,
    figures: { registered: 1 },
  });
  const { size } = log;
  expect(indexesOf(await log.submitAll([submitted(vouched), submitted(copy)]))).toEqual([size, size + 1]);
});

test('where the store fails nothing of them is there, and they can be sent again', async () => {
  const log = site.log();
  const { size } = log;
  const acts = reports(300, 7);
  site.store.beforeAppend = () => Promise.reject(new StoreError('store-unavailable', 'away'));
  await expect(log.submitAll(acts)).rejects.toMatchObject({ code: 'store-unavailable' });
  site.store.beforeAppend = () => Promise.resolve();
  while (log.failure !== undefined || !log.isWriting) await new Promise((done) => setTimeout(done, 20));
  expect([log.size, await log.read((state) => state.size)]).toEqual([size, size]);
  expect(indexesOf(await log.submitAll(acts))).toEqual(acts.map((_, place) => size + place));
});

function publicKeyOf(holder: Holder): string {
  return toBase64(keyFromSeed(seedOf(nodeCrypto, night.timeline.cast, holder)).publicKey);
}

test('while it is not known whether acts are durable nobody is shown them; then the record is folded anew', async () => {
  const log = site.log();
  const { size } = log;
  site.store.beforeAppend = () => Promise.reject(new StoreError('store-unavailable', 'away'));
  await expect(log.submit(reports(3, 8))).rejects.toMatchObject({ code: 'store-unavailable' });
  await expect(log.read((state) => state.size)).rejects.toMatchObject({ code: 'store-unavailable' });
  site.store.beforeAppend = () => Promise.resolve();
  while (log.failure !== undefined || !log.isWriting) await new Promise((done) => setTimeout(done, 20));
  expect(await log.read((state) => state.size)).toBe(size);
});

test('where writing ends in the middle of a transaction the log goes on from what is durable', async () => {
  const log = site.log();
  const { size } = log;
  let away: (error: unknown) => void = () => undefined;
  const writing = new Promise<void>((begun) => {
    site.store.beforeAppend = () => {
      begun();
      return new Promise((_, failed) => {
        away = failed;
      });
    };
  });
  const submitting = log.submit(reports(3, 9));
  const failing = expect(submitting).rejects.toMatchObject({ code: 'store-unavailable' });
  await writing;
  // As where the lease is lost with the connection.
  log.stopWriting();
  away(new StoreError('store-unavailable', 'away'));
  await failing;
  await expect(log.read((state) => state.size)).rejects.toMatchObject({ code: 'store-unavailable' });
  site.store.beforeAppend = () => Promise.resolve();
  while (!log.isWriting) await new Promise((done) => setTimeout(done, 20));
  expect([log.size, await log.read((state) => state.size)]).toEqual([size, size]);
  expect(indexesOf(await log.submit(reports(2, 10)))).toEqual([size, size + 1]);
});
