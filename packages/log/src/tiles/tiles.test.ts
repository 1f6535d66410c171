/** Tiles: the published example, every path in one form only, and proofs from tiles that are those from leaves. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameBytes } from '../bytes/bytes.js';
import { toHex } from '../bytes/hex.js';
import { flipped, numberedData, treeOf } from '../merkle/grown.test-kit.js';
import { leafHash } from '../merkle/hash.js';
import { verifyConsistency, verifyInclusion } from '../merkle/verify.js';
import { nodeCrypto } from '../node.js';
import { decodeEntries, encodeEntries } from './entries.js';
import { consistencyFromTiles, type FetchTile, inclusionFromTiles, rootFromTiles } from './from-tiles.js';
import { newTiles, parseTilePath, type Tile, tileBytes, tilePath, tilesOf } from './tile.js';

const coded = (code: string) => expect.objectContaining({ name: 'LogError', code });
const sha256 = (bytes: Uint8Array): string => toHex(nodeCrypto.sha256(bytes));
const data = numberedData(66_000);
const tree = treeOf(data);

describe('the example of 300 leaves "0" to "299"', () => {
  const [full, partial, upper] = tilesOf(300) as [Tile, Tile, Tile];

  test('has these tiles', () => {
    expect(tilesOf(300).map(({ level, n, width }) => tilePath(level, n, width))).toEqual([
      'tile/0/000',
      'tile/0/001.p/44',
      'tile/1/000.p/1',
    ]);
    expect(sha256(tileBytes(tree, full))).toBe('b9704a8bfbee2c61185ceb38904a49f3f703c81e194b5b2ccdc254c2bdaaa62b');
    expect(sha256(tileBytes(tree, partial))).toBe('03c8b91297109114834f4ea4b4043313b3abf15301439b30371d874810427409');
    expect(toHex(tileBytes(tree, upper))).toBe('828515d033c19d8c901f37eccb8aed919667703486f8d2fff1cf7040321c5db1');
  });

  test('has these entries', () => {
    const entries = encodeEntries(data.slice(0, 256));
    expect(entries).toHaveLength(1170);
    expect(sha256(entries)).toBe('94693d5c6d6a0355ec07bac8214516c1ce6a5100b0588f226fd95f26571157d7');
  });

  test('has this root', () => {
    expect(toHex(tree.root(300))).toBe('84e13ec1e037155ae619757599b2cd21ada5a565e0fd9b3139c0c3c6c1b8ada9');
  });
});

describe('paths', () => {
  test.each([
    [0, 7, 256, 'tile/0/007'],
    [0, 999, 255, 'tile/0/999.p/255'],
    [1, 1000, 256, 'tile/1/x001/000'],
    [2, 70_000, 1, 'tile/2/x070/000.p/1'],
    [63, 1_234_067, 256, 'tile/63/x001/x234/067'],
    [0, Number.MAX_SAFE_INTEGER, 256, 'tile/0/x009/x007/x199/x254/x740/991'],
    ['entries', 0, 44, 'tile/entries/000.p/44'],
    ['entries', 70_000, 256, 'tile/entries/x070/000'],
  ] as const)('tile %s, %i of width %i is %s', (level, n, width, path) => {
    expect(tilePath(level, n, width)).toBe(path);
    expect(parseTilePath(path)).toEqual({ level, n, width });
  });

  test.each([
    '',
    'tile',
    'checkpoint',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/0',
    'tile/0/0000',
    'tile/0/x000/000',
    'tile/0/x000/001',
    'tile/0/001/000',
    'tile/0/x001',
    'tile/0/x001/x000',
    'tile/00/000',
    'tile/64/000',
    'tile/100/000',
    'tile/-1/000',
    'tile/Entries/000',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/256',
    'tile/0/000.p/999',
    'tile/0/000.p/',
    'tile/0/000.p',
    'tile/0/000.p/1/..',
    'tile/0/../000',
    'tile/0/000\n',
    'tile/0/००१',
    'tile/0/x009/x007/x199/x254/x740/992',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/x001/x009/x007/x199/x254/x740/991',
    `tile/0/${'x001/'.repeat(10_000)}000`,
  ])('%j is none', (path) => {
    expect(() => parseTilePath(path)).toThrow(coded('tile-path-malformed'));
  });

  test.each([
    [0, -1, 256],
    [-1, 0, 256],
    [0.5, 0, 256],
    [0, 0, 0],
    [0, 0, 257],
    [0, 0, 1.5],
    [0, 2 ** 53, 256],
  ])('there is no tile %d, %d of width %d', (level, n, width) => {
    expect(() => tilePath(level, n, width)).toThrow(coded('out-of-range'));
  });
});

describe('which tiles a log has', () => {
  test('70,000 leaves: 273 full tiles and one of 112, then one and one of 17, then one of 1', () => {
    const tiles = tilesOf(70_000);
    const widths = (level: number): number[] => tiles.filter((tile) => tile.level === level).map(({ width }) => width);
    expect(widths(0)).toEqual([...new Array(273).fill(256), 112]);
    expect(widths(1)).toEqual([256, 17]);
    expect(widths(2)).toEqual([1]);
    expect(tiles).toHaveLength(277);
  });

  test('none has none, and none is empty', () => {
    expect(tilesOf(0)).toEqual([]);
    expect(newTiles(300, 300)).toEqual([]);
    expect(tilesOf(256)).toEqual([
      { level: 0, n: 0, width: 256 },
      { level: 1, n: 0, width: 1 },
    ]);
  });

  test('the width at level L is floor(size / 256^L) mod 256', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200_000 }), (size) => {
        for (const level of [0, 1, 2]) {
          const hashes = Math.floor(size / 256 ** level);
          const ofLevel = tilesOf(size).filter((tile) => tile.level === level);
          expect(ofLevel.reduce((sum, { width }) => sum + width, 0)).toBe(hashes);
          expect(ofLevel.filter(({ width }) => width < 256).map(({ width }) => width)).toEqual(
            hashes % 256 === 0 ? [] : [hashes % 256],
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  test('what is new is what the larger has and the smaller has not', () => {
    const names = (tiles: readonly Tile[]): string[] => tiles.map(({ level, n, width }) => tilePath(level, n, width));
    const sizes = fc.tuple(fc.nat({ max: 140_000 }), fc.oneof(fc.nat({ max: 600 }), fc.nat({ max: 70_000 })));
    fc.assert(
      fc.property(sizes, ([from, more]) => {
        const had = new Set(names(tilesOf(from)));
        expect(names(newTiles(from, from + more))).toEqual(
          names(tilesOf(from + more)).filter((name) => !had.has(name)),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('a log does not shrink', () => {
    expect(() => newTiles(5, 4)).toThrow(coded('out-of-range'));
    expect(() => tilesOf(-1)).toThrow(coded('out-of-range'));
    expect(() => tilesOf(Number.NaN)).toThrow(coded('out-of-range'));
  });
});

describe('entries', () => {
  test('go there and back', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 256 }), (leaves) => {
        expect(decodeEntries(encodeEntries(leaves))).toEqual(leaves);
      }),
      { numRuns: 30 },
    );
  });

  test('hold leaves of 0 and of 65,535 bytes', () => {
    const leaves = [new Uint8Array(0), new Uint8Array(65_535).fill(1), new Uint8Array(0)];
    expect(encodeEntries(leaves)).toHaveLength(65_541);
    expect(decodeEntries(encodeEntries(leaves))).toEqual(leaves);
  });

  test('do not hold more', () => {
    expect(() => encodeEntries([new Uint8Array(65_536)])).toThrow(coded('leaf-too-large'));
    expect(() => encodeEntries(new Array(257).fill(new Uint8Array(0)))).toThrow(coded('out-of-range'));
  });

  test.each([
    ['half a length', Uint8Array.of(0)],
    ['a length without leaf', Uint8Array.of(0, 1)],
    ['a leaf that is cut off', Uint8Array.of(0, 1, 7, 0, 3, 1, 2)],
    ['half a length behind a leaf', Uint8Array.of(0, 1, 7, 0)],
    ['257 leaves', new Uint8Array(2 * 257)],
  ])('refuse %s', (_, bytes) => {
    expect(() => decodeEntries(bytes)).toThrow(coded('entries-malformed'));
  });
});

describe('from tiles', () => {
  const fetched: string[] = [];
  const fetch: FetchTile = (level, n, width) => {
    fetched.push(tilePath(level, n, width));
    return Promise.resolve(tileBytes(tree, { level, n, width }));
  };
  const edges = [1, 2, 255, 256, 257, 300, 511, 512, 513, 65_535, 65_536, 65_537, 65_792, 66_000];
  const size = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 1, max: 66_000 }));

  test('roots are those from leaves', async () => {
    expect(await rootFromTiles(nodeCrypto, fetch, 0)).toEqual(tree.root(0));
    for (const edge of edges) expect(await rootFromTiles(nodeCrypto, fetch, edge)).toEqual(tree.root(edge));
    await fc.assert(
      fc.asyncProperty(size, async (of) => sameBytes(await rootFromTiles(nodeCrypto, fetch, of), tree.root(of))),
      { numRuns: 40 },
    );
  });

  test('proofs are those from leaves', async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), async (of, place) => {
        const index = place % of;
        expect(await inclusionFromTiles(nodeCrypto, fetch, index, of)).toEqual(tree.inclusion(index, of));
        expect(await consistencyFromTiles(nodeCrypto, fetch, index, of)).toEqual(tree.consistency(index, of));
      }),
      { numRuns: 60 },
    );
  });

  test('only tiles that a log of that size has are fetched, and each once', async () => {
    fetched.length = 0;
    await inclusionFromTiles(nodeCrypto, fetch, 12_345, 65_999);
    const known = tilesOf(65_999).map(({ level, n, width }) => tilePath(level, n, width));
    expect(new Set(fetched).size).toBe(fetched.length);
    expect(fetched.filter((path) => !known.includes(path))).toEqual([]);
    expect(fetched.length).toBeLessThanOrEqual(5);
  });

  test('a tile that has become wider serves a smaller size', async () => {
    const newest: FetchTile = (level, n) => {
      const width = Math.min(256, Math.floor(66_000 / 256 ** level) - n * 256);
      return fetch(level, n, width);
    };
    expect(await rootFromTiles(nodeCrypto, newest, 300)).toEqual(tree.root(300));
    expect(await inclusionFromTiles(nodeCrypto, newest, 299, 300)).toEqual(tree.inclusion(299, 300));
  });

  test.each<[string, (tile: Uint8Array) => Uint8Array]>([
    ['too short', (tile) => tile.slice(0, -32)],
    ['cut within a hash', (tile) => Uint8Array.of(...tile, 0)],
    ['longer than 256 hashes', (tile) => Uint8Array.of(...tile, ...new Uint8Array(8192))],
    ['empty', () => new Uint8Array(0)],
  ])('a tile that is %s is refused', async (_, spoil) => {
    const spoilt: FetchTile = async (...tile) => spoil(await fetch(...tile));
    await expect(rootFromTiles(nodeCrypto, spoilt, 300)).rejects.toThrow(coded('tile-malformed'));
    await expect(inclusionFromTiles(nodeCrypto, spoilt, 7, 300)).rejects.toThrow(coded('tile-malformed'));
  });

  test('a tile with one bit changed gives a proof or a root that nobody accepts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 299 }), fc.nat(), fc.constantFrom(0, 1), async (index, bit, spoiltTile) => {
        const width = spoiltTile === 0 ? 256 : 44;
        const spoilt: FetchTile = async (level, n, wide) => {
          const tile = await fetch(level, n, wide);
          return level === 0 && n === spoiltTile ? flipped(tile, bit % (width * 256)) : tile;
        };
        const changed = spoiltTile * 256 + Math.floor((bit % (width * 256)) / 256);
        const proof = await inclusionFromTiles(nodeCrypto, spoilt, index, 300);
        const claim = { index, size: 300, leaf: leafHash(nodeCrypto, data[index]!), root: tree.root(300), proof };
        // A tile's hash of the leaf itself, or below a full tile whose hash stands one level up, is not part of the proof.
        const needed = changed !== index && (spoiltTile === 1 || index < 256);
        expect(verifyInclusion(nodeCrypto, claim)).toBe(!needed);
        const older = { from: 200, rootFrom: tree.root(200) };
        const newer = { to: 300, rootTo: tree.root(300) };
        const growth = await consistencyFromTiles(nodeCrypto, spoilt, 200, 300);
        expect(verifyConsistency(nodeCrypto, { ...older, ...newer, proof: growth })).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['a leaf at the size', () => inclusionFromTiles(nodeCrypto, fetch, 300, 300)],
    ['a leaf of none', () => inclusionFromTiles(nodeCrypto, fetch, 0, 0)],
    ['backwards', () => consistencyFromTiles(nodeCrypto, fetch, 301, 300)],
    ['no size', () => rootFromTiles(nodeCrypto, fetch, -1)],
  ])('nothing is made of what no log has: %s', async (_, asked) => {
    await expect(asked()).rejects.toThrow(coded('out-of-range'));
  });

  test('what fetching fails with is what making a proof fails with', async () => {
    const failing: FetchTile = () => Promise.reject(new Error('no network'));
    await expect(inclusionFromTiles(nodeCrypto, failing, 5, 300)).rejects.toThrow('no network');
  });
});
