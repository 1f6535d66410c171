/** More failures than are listed: all are counted, and the first stand in the list. */

import { type Crypto, parseVerifierKey } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { bundleSource, type Claim, verifyLog } from '@saylau/verify';
import { expect, test } from 'vitest';
import { trust } from './made/attacks.js';
import type { Book } from './made/book.js';
import { precinct, precincts } from './made/night.js';
import { evening } from './made/story.js';

const keys = trust().keys.map((key) => parseVerifierKey(nodeCrypto, key));

/** Ends checks in groups, those begun last first. */
const shuffling: Crypto = {
  ...nodeCrypto,
  verify: async (...checked) => {
    const right = await nodeCrypto.verify(...checked);
    return new Promise((resolve) => {
      if (waiting.length === 0)
        setImmediate(() =>
          waiting
            .splice(0)
            .reverse()
            .map((end) => end()),
        );
      waiting.push(() => resolve(right));
    });
  },
};
const waiting: (() => void)[] = [];

async function claimOf(book: Book, claim: Claim['claim'], crypto = nodeCrypto): Promise<Claim | undefined> {
  const bundle = await book.bundle();
  async function* open(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bundle);
  }
  const { claims } = await verifyLog(bundleSource(open, open), { crypto, keys });
  return claims.find((one) => one.claim === claim);
}

const thousandFrom = (first: number): object =>
  Array.from({ length: 1000 }, (_, at) => expect.objectContaining({ leaf: first + at }) as unknown);

test('1,200 replayed acts', async () => {
  const { book } = evening();
  const first = book.size;
  const { act, signatures } = book.entry(book.at('turnout 0'));
  for (let times = 0; times < 1200; times++) book.append({ act, signatures });
  const leaves = await claimOf(book, 'leaves');
  expect(leaves).toMatchObject({ status: 'failed', checked: first + 1200, more: 200, failures: thousandFrom(first) });
});

test('2,500 wrong signatures, which end in whatever order', async () => {
  const night = evening();
  const { book } = night;
  const [first, station] = [book.size, night.station(1)];
  const [chair] = precincts(station, 'chair');
  const other = chair?.sign(new Uint8Array()) ?? new Uint8Array();
  const forger = chair === undefined ? [] : [{ ...chair, sign: () => other }];
  for (let times = 0; times < 2500; times++)
    book.act('turnout-reported', precinct(station), { station: station.id, time: '14:00', voters: times }, forger);
  const signatures = await claimOf(book, 'signatures', shuffling);
  expect(signatures).toMatchObject({ status: 'failed', more: 1500, failures: thousandFrom(first) });
});
