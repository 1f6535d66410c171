/** Bundles: what is written is read again, however its bytes are cut; every fault of form is told, and none ends the reading. */

import { toHex } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../text.js';
import type { BundleDocument } from './head.js';
import { type BundleFault, bundleLimits, type Piece, readBundle } from './read.js';
import { type BundleWritten, writeBundle } from './write.js';

const document = (name: string, text: string): BundleDocument => {
  const data = utf8(text);
  return { name, sha256: toHex(nodeCrypto.sha256(data)), data };
};

const leaves = ['{"a":1}', '{"b":2}', '{"c":"ғ"}'];

const sound: BundleWritten = {
  origin: 'example.org/demo',
  size: leaves.length,
  keys: ['example.org/demo+00000000+AAAA'],
  documents: [document('a.csv', 'x\n1\n'), document('b.json', '')],
  leaves: leaves.map(utf8),
  privateParts: [{ leaf: 1, name: 'figures', salt: new Uint8Array(32).fill(7), data: utf8('{"a":1}') }],
  checkpoint: 'example.org/demo\n3\nAAAA\n\n— x y\n',
};

async function textOf(written: BundleWritten): Promise<string> {
  const blocks: Uint8Array[] = [];
  for await (const block of writeBundle(written)) blocks.push(block.slice());
  return Buffer.concat(blocks).toString('utf8');
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.slice(at, at + size));
}

async function read(text: string | Uint8Array, size = 1_000_000): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of readBundle(inPieces(typeof text === 'string' ? utf8(text) : text, size)))
    pieces.push(piece);
  return pieces;
}

const faultsIn = (pieces: readonly Piece[]): BundleFault[] =>
  pieces.flatMap((piece) => (piece.what === 'fault' ? [piece.fault] : []));

const leavesIn = (pieces: readonly Piece[]): (string | undefined)[] =>
  pieces.flatMap((piece) =>
    piece.what === 'leaves'
      ? piece.leaves.map((leaf) => (leaf === 'too-long' ? leaf : Buffer.from(leaf).toString()))
      : [],
  );

/** Lines of the sound bundle: the head, two documents, three leaves, one private part, the end. */
const lines = (await textOf(sound)).split('\n').slice(0, -1);
const bundle = (changed: readonly string[]): string => changed.map((line) => `${line}\n`).join('');
const without = (at: number): string => bundle(lines.toSpliced(at, 1));
const withLine = (at: number, line: string): string => bundle(lines.with(at, line));

describe('a sound bundle', () => {
  it.each([1, 2, 3, 7, 64, 1_000_000])('is read the same in chunks of %i bytes', async (size) => {
    const pieces = await read(bundle(lines), size);
    expect(faultsIn(pieces)).toEqual([]);
    expect(leavesIn(pieces)).toEqual(leaves);
    expect(pieces[0]).toEqual({
      what: 'head',
      head: { origin: 'example.org/demo', size: 3, documents: 2, private: 1, keys: sound.keys },
    });
    const documents = pieces.flatMap((piece) => (piece.what === 'document' ? [piece.document] : []));
    expect(documents).toEqual(sound.documents);
    const parts = pieces.flatMap((piece) => (piece.what === 'private' ? [piece.part] : []));
    expect(parts).toEqual(sound.privateParts);
    expect(pieces.at(-1)).toEqual({ what: 'end', checkpoint: sound.checkpoint });
  });

  it('says from which leaf on each group of leaves counts', async () => {
    const firsts = (await read(bundle(lines), 5)).flatMap((piece) => (piece.what === 'leaves' ? [piece.first] : []));
    expect(firsts).toEqual([0, 1, 2]);
  });

  it('of an empty log has a head and an end', async () => {
    const empty = { ...sound, size: 0, documents: [], leaves: [], privateParts: [] };
    const pieces = await read(await textOf(empty));
    expect(pieces.map(({ what }) => what)).toEqual(['head', 'end']);
  });

  it('is written in blocks that end nowhere in particular', async () => {
    const long = Array.from({ length: 50 }, (_, at) => utf8(`{"at":"${'x'.repeat(at * 200)}"}`));
    const huge = [...long, utf8(`"${'y'.repeat(70_000)}"`), utf8('{}')];
    const pieces = await read(await textOf({ ...sound, size: huge.length, leaves: huge }), 1000);
    expect(leavesIn(pieces)).toEqual(huge.map((leaf) => Buffer.from(leaf).toString()));
  });

  it('is not written where the number of leaves is another', async () => {
    await expect(textOf({ ...sound, size: 4 })).rejects.toThrow(RangeError);
  });
});

describe('a bundle with faults of form', () => {
  it.each([
    ['nothing at all', ''],
    ['no JSON', 'saylau\n'],
    ['an array', '[]\n'],
    ['another format', withLine(0, (lines[0] ?? '').replace('bundle/1', 'bundle/2'))],
    ['a member too many', withLine(0, (lines[0] ?? '').replace('{', '{"x":1,'))],
    ['a negative number', withLine(0, (lines[0] ?? '').replace('"size":3', '"size":-3'))],
    ['a number that is none', withLine(0, (lines[0] ?? '').replace('"size":3', '"size":1e99'))],
    ['keys that are no list', withLine(0, (lines[0] ?? '').replace(/"keys":\[.*\]/, '"keys":"x"'))],
  ])('has no head: %s', async (_, text) => {
    const pieces = await read(text);
    expect(faultsIn(pieces)[0]?.path).toBe('/head');
    expect(pieces.every(({ what }) => what === 'fault')).toBe(true);
  });

  it('names a document and a private part that are none, and reads on', async () => {
    const pieces = await read(
      bundle(
        lines
          .with(2, '{"name":"b.json","sha256":"00","base64":""}')
          .with(6, '{"leaf":1,"name":"x","salt":"AA==","base64":""}'),
      ),
    );
    expect(faultsIn(pieces)).toEqual([
      { code: 'bundle-form', path: '/documents/1' },
      { code: 'bundle-form', path: '/private/0' },
    ]);
    expect(leavesIn(pieces)).toEqual(leaves);
    expect(pieces.at(-1)?.what).toBe('end');
  });

  it('names base64 that has bits to spare', async () => {
    const pieces = await read(withLine(1, (lines[1] ?? '').replace('"base64":"eAoxCg=="', '"base64":"eAoxCh=="')));
    expect(faultsIn(pieces)).toEqual([{ code: 'bundle-form', path: '/documents/0' }]);
  });

  it('says how many leaves there are where the end comes early', async () => {
    const open = (await textOf({ ...sound, privateParts: [] })).split('\n').slice(0, -1);
    const pieces = await read(bundle(open.toSpliced(4, 1)));
    expect(faultsIn(pieces)).toEqual([{ code: 'bundle-size', path: '/leaves', leaf: 2, stated: 3, found: 2 }]);
    expect(leavesIn(pieces)).toEqual([leaves[0], leaves[2]]);
    expect(pieces.at(-1)).toEqual({ what: 'end', checkpoint: sound.checkpoint });
  });

  it('says how many private parts there are where the end comes early', async () => {
    const pieces = await read(without(6));
    expect(faultsIn(pieces)).toEqual([{ code: 'bundle-size', path: '/private', stated: 1, found: 0 }]);
    expect(pieces.at(-1)).toEqual({ what: 'end', checkpoint: sound.checkpoint });
  });

  it('reads nothing behind the end', async () => {
    const pieces = await read(`${bundle(lines)}{}\n{}\n`);
    expect(faultsIn(pieces)).toEqual([{ code: 'bundle-size', path: '/end' }]);
  });

  it('is cut off within its leaves', async () => {
    const pieces = await read(`${bundle(lines.slice(0, 5))}{"c":`);
    expect(leavesIn(pieces)).toEqual(leaves.slice(0, 2));
    expect(faultsIn(pieces)).toEqual([
      { code: 'bundle-size', path: '/leaves', leaf: 2, stated: 3, found: 2 },
      { code: 'bundle-size', path: '/private', stated: 1, found: 0 },
      { code: 'bundle-size', path: '/end', stated: 1, found: 0 },
      { code: 'bundle-size', path: '/end' },
    ]);
  });

  it.each(Array.from({ length: lines.length }, (_, at) => at))('cut off after %i lines is told so', async (at) => {
    const pieces = await read(bundle(lines.slice(0, at)));
    expect(faultsIn(pieces).at(-1)).toMatchObject({ code: 'bundle-size', path: '/end' });
  });

  it('holds a line that never ends, and needs no memory for it', async () => {
    const endless = utf8(bundle(lines.slice(0, 4)));
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield endless;
      const block = new Uint8Array(100_000).fill(0x61);
      for (let bytes = 0; bytes <= 20 * bundleLimits.leaves; bytes += block.length) yield await Promise.resolve(block);
      yield utf8(`\n${bundle(lines.slice(5))}`);
    }
    const pieces: Piece[] = [];
    for await (const piece of readBundle(chunks())) pieces.push(piece);
    expect(faultsIn(pieces)).toEqual([]);
    expect(leavesIn(pieces)).toEqual([leaves[0], 'too-long', leaves[2]]);
  });

  it('is no UTF-8', async () => {
    const pieces = await read(Uint8Array.of(0xff, 0xfe, 0x0a));
    expect(faultsIn(pieces)).toEqual([{ code: 'bundle-form', path: '/head' }]);
  });

  it('with any bytes changed never throws', async () => {
    const whole = utf8(bundle(lines));
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    const changes = fc.array(change, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, fc.integer({ min: 1, max: 200 }), async (made, size) => {
        const bytes = whole.slice();
        for (const [at, byte] of made) bytes[at] = byte;
        expect((await read(bytes, size)).length).toBeGreaterThan(0);
      }),
    );
  });
});
