/** A log at an address is answered as the bundle of it is. */

import { encodeEntries, parseTilePath, parseVerifierKey } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { addressSource, bundleSource, type LogAddress, verifyLog } from '@saylau/verify';
import { expect, test } from 'vitest';
import { trust } from './made/attacks.js';
import type { Book } from './made/book.js';
import { wholeNight } from './made/story.js';

const options = { crypto: nodeCrypto, keys: trust().keys.map((key) => parseVerifierKey(nodeCrypto, key)) };

const { book } = wholeNight();
const bundle = await book.bundle();

async function* open(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bundle);
}

/** Serves the tiles and documents of a log as a server does. */
function served({ leaves, documents }: Book, checkpoint: string): LogAddress {
  return {
    checkpoint: () => Promise.resolve(checkpoint),
    tile: (path) => {
      const { n, width } = parseTilePath(path);
      return Promise.resolve(encodeEntries(leaves.slice(256 * n, 256 * n + width)));
    },
    document: ({ sha256 }) => Promise.resolve(documents.get(sha256)?.data),
  };
}

test('the same log, the same answers', async () => {
  const here = await verifyLog(bundleSource(open, open), options);
  const there = await verifyLog(addressSource(served(book, book.checkpoint())), options);
  expect(there).toEqual(here);
  expect(there.claims.filter(({ status }) => status !== 'passed')).toEqual([
    { claim: 'witnesses', status: 'not-checkable', why: 'no-policy' },
  ]);
});

test('a document that the address lacks is missing', async () => {
  const address = { ...served(book, book.checkpoint()), document: () => Promise.resolve(undefined) };
  const { claims } = await verifyLog(addressSource(address), options);
  const documents = claims.find(({ claim }) => claim === 'documents');
  expect(documents).toMatchObject({ status: 'failed', checked: 9 });
});

test('an address that serves other leaves than it signed is found out', async () => {
  const other = wholeNight().book;
  other.edit(20, (entry) => ({ ...entry, received: entry.received.replace('.000Z', '.001Z') }));
  const { claims } = await verifyLog(addressSource(served(other, book.checkpoint())), options);
  const failed = claims.filter(({ status }) => status === 'failed').map(({ claim }) => claim);
  expect(failed).toEqual(['tree']);
});

test('tells how far it is, up to the end', async () => {
  const told: [number, number][] = [];
  const progress = (leaves: number, of: number): void => {
    told.push([leaves, of]);
  };
  await verifyLog(addressSource(served(book, book.checkpoint())), { ...options, progress });
  expect(told.at(-1)).toEqual([book.size, book.size]);
});
