/** Sources: bundles plain and packed, logs at an address, whole and with pieces missing. */

import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeEntries, encodeEntries, tilePath } from '@saylau/log';
import { describe, expect, it } from 'vitest';
import { addressSource, type LogAddress } from './address.js';
import type { Piece } from './bundle/read.js';
import { bundleSource, type LogSource } from './source.js';
import { utf8 } from './text.js';

async function* unpack(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of packed) chunks.push(chunk);
  yield gunzipSync(Buffer.concat(chunks));
}

async function* oneByOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (const byte of bytes) yield await Promise.resolve(Uint8Array.of(byte));
}

const whatIn = async (source: LogSource): Promise<string[]> => {
  const found: string[] = [];
  for await (const piece of source.pieces()) found.push(piece.what === 'fault' ? piece.fault.code : piece.what);
  return found;
};

const text = utf8(
  '{"format":"saylau-bundle/1","origin":"a.b","size":1,"documents":0,"private":0,"keys":[]}\n{}\n{"checkpoint":"x"}\n',
);

describe('a bundle', () => {
  it.each([
    ['plain', text],
    ['packed', gzipSync(text)],
  ])('is read %s, and again from the beginning', async (_, bytes) => {
    const source = bundleSource(() => oneByOne(bytes), unpack);
    expect(await whatIn(source)).toEqual(['head', 'leaves', 'end']);
    expect(await whatIn(source)).toEqual(['head', 'leaves', 'end']);
  });

  it.each([
    ['cut', gzipSync(text).subarray(0, 40)],
    ['garbage', Uint8Array.of(0x1f, 0x8b, 1, 2, 3, 4, 5)],
  ])('packed, and then %s, is a fault of form', async (_, bytes) => {
    expect(await whatIn(bundleSource(() => oneByOne(bytes), unpack))).toEqual(['bundle-form']);
  });

  it('of no bytes, or one, has no head', async () => {
    expect(await whatIn(bundleSource(() => oneByOne(new Uint8Array()), unpack))).toContain('bundle-size');
    expect(await whatIn(bundleSource(() => oneByOne(Uint8Array.of(0x1f)), unpack))).toContain('bundle-size');
  });

  it('on a disk that fails is no fault of the bundle', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(text.subarray(0, 10));
      throw new Error('EIO');
    }
    await expect(whatIn(bundleSource(failing, unpack))).rejects.toThrow('EIO');
  });

  it('is closed when nothing more is read of it', async () => {
    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield await Promise.resolve(utf8('no head\n'));
      } finally {
        isClosed = true;
      }
    }
    await whatIn(bundleSource(endless, unpack));
    expect(isClosed).toBe(true);
  });
});

describe('a log at an address', () => {
  const size = 600;
  const leaves = Array.from({ length: size }, (_, at) => utf8(`{"at":${at}}`));
  const checkpoint = `a.b/log\n${size}\n${Buffer.alloc(32).toString('base64')}\n\n— a.b/log AAAAAAA=\n`;
  const tiles = new Map([
    [tilePath('entries', 0), encodeEntries(leaves.slice(0, 256))],
    [tilePath('entries', 1), encodeEntries(leaves.slice(256, 512))],
    [tilePath('entries', 2, 88), encodeEntries(leaves.slice(512))],
  ]);
  const serving = (changed: ReadonlyMap<string, Uint8Array | undefined> = new Map()): LogAddress => ({
    checkpoint: () => Promise.resolve(checkpoint),
    tile: (path) => Promise.resolve(changed.has(path) ? changed.get(path) : tiles.get(path)),
    document: () => Promise.resolve(undefined),
    keys: ['k'],
  });
  const pieces = async (address: LogAddress): Promise<Piece[]> => {
    const found: Piece[] = [];
    for await (const piece of addressSource(address).pieces()) found.push(piece);
    return found;
  };

  it('is read tile by tile, the last one cut to what there is', async () => {
    const found = await pieces(serving());
    expect(found[0]).toEqual({
      what: 'head',
      head: { origin: 'a.b/log', size, documents: 0, private: 0, keys: ['k'] },
    });
    expect(found.flatMap((piece) => (piece.what === 'leaves' ? piece.leaves : []))).toEqual(leaves);
    expect(found.at(-1)).toEqual({ what: 'end', checkpoint });
  });

  it('is read as it stood when it was asked first, however it grows', async () => {
    let asked = 0;
    const growing = { ...serving(), checkpoint: () => Promise.resolve(++asked === 1 ? checkpoint : 'another') };
    const source = addressSource(growing);
    expect(await whatIn(source)).toEqual(await whatIn(source));
    expect(asked).toBe(1);
  });

  const middle = tilePath('entries', 1);
  const short = encodeEntries(decodeEntries(tiles.get(middle) ?? new Uint8Array()).slice(0, 255));
  it.each([
    ['missing', undefined, 'bundle-size'],
    ['cut within a leaf', (tiles.get(middle) ?? new Uint8Array()).subarray(0, 100), 'bundle-form'],
    ['a leaf too short', short, 'bundle-form'],
    ['empty', new Uint8Array(), 'bundle-form'],
  ])('with a tile %s ends there, and is told so', async (_, tile, code) => {
    const found = await pieces(serving(new Map([[middle, tile]])));
    expect(found.flatMap((piece) => (piece.what === 'leaves' ? piece.leaves : []))).toHaveLength(256);
    expect(found).toContainEqual({ what: 'fault', fault: { code, path: `/${middle}`, leaf: 256 } });
    expect(found.at(-1)?.what).toBe('end');
  });

  it('without a checkpoint has no leaves', async () => {
    const found = await whatIn(addressSource({ ...serving(), checkpoint: () => Promise.resolve(undefined) }));
    expect(found).toEqual(['head', 'bundle-size']);
  });

  it('with a checkpoint that is none gives it as it is, to be refused', async () => {
    const found = await whatIn(addressSource({ ...serving(), checkpoint: () => Promise.resolve('<html>') }));
    expect(found).toEqual(['head', 'end']);
  });

  it('whose network fails is no fault of the log', async () => {
    const failing = { ...serving(), tile: () => Promise.reject(new Error('ECONNRESET')) };
    await expect(pieces(failing)).rejects.toThrow('ECONNRESET');
  });
});
