/** The tree against published vectors, against the RFC's definition, and against itself. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { utf8 } from '../bytes/text.js';
import { nodeCrypto } from '../node.js';
import { classicConsistencies, classicData, classicInclusions, classicRoots } from './classic.test-kit.js';
import { Frontier } from './frontier.js';
import { numberedData, treeOf } from './grown.test-kit.js';
import { emptyRoot, leafHash, longestLeaf, nodeHash } from './hash.js';
import { slowConsistency, slowInclusion, slowRoot } from './slow.test-kit.js';
import { Tree } from './tree.js';

const coded = (code: string) => expect.objectContaining({ name: 'LogError', code });
const inHex = (hashes: readonly Uint8Array[]): string[] => hashes.map(toHex);

describe('published vectors', () => {
  const tree = treeOf(classicData);

  test('a leaf, a node, and no leaves', () => {
    expect(toHex(leafHash(nodeCrypto, utf8('L123456')))).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
    expect(toHex(emptyRoot(nodeCrypto))).toBe(classicRoots[0]);
  });

  test('a node hashes what it is given, with 0x01 before', () => {
    // The vector is of "N123" and "N456", which are no hashes: only the prefix and the order are looked at.
    expect(toHex(nodeCrypto.sha256(utf8('\u0001N123N456')))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
    const [left, right] = [new Uint8Array(32).fill(3), new Uint8Array(32).fill(4)];
    expect(nodeHash(nodeCrypto, left, right)).toEqual(nodeCrypto.sha256(Uint8Array.of(1, ...left, ...right)));
  });

  test.each(classicRoots.map((root, size) => [size, root] as const))('the root of %i classic leaves', (size, root) => {
    expect(toHex(tree.root(size))).toBe(root);
    expect(toHex(treeOf(classicData.slice(0, size)).root())).toBe(root);
  });

  test.each(classicInclusions)('the proof of leaf %i in %i', (index, size, proof) => {
    expect(inHex(tree.inclusion(index, size))).toEqual(proof);
  });

  test.each(classicConsistencies)('the proof from size %i to %i', (from, to, proof) => {
    expect(inHex(tree.consistency(from, to))).toEqual(proof);
  });
});

describe('the tree is what RFC 6962 says', () => {
  test.each(Array.from({ length: 21 }, (_, size) => size))('all roots and proofs of %i leaves', (size) => {
    const data = numberedData(size);
    const larger = treeOf(numberedData(21));
    expect(larger.root(size)).toEqual(slowRoot(data));
    for (let at = 0; at < size; at++) {
      expect(larger.inclusion(at, size)).toEqual(slowInclusion(at, data));
      expect(larger.consistency(at + 1, size)).toEqual(slowConsistency(at + 1, data));
    }
  });

  test('also for larger ones', () => {
    const data = numberedData(700);
    const tree = treeOf(data);
    const sizes = fc
      .integer({ min: 1, max: 700 })
      .chain((size) => fc.tuple(fc.nat({ max: size - 1 }), fc.constant(size)));
    fc.assert(
      fc.property(sizes, ([index, size]) => {
        expect(tree.inclusion(index, size)).toEqual(slowInclusion(index, data.slice(0, size)));
        expect(tree.consistency(index + 1, size)).toEqual(slowConsistency(index + 1, data.slice(0, size)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a tree', () => {
  test('keeps nothing of what it is given, and gives nothing of what it keeps', () => {
    const tree = new Tree(nodeCrypto);
    const leaf = leafHash(nodeCrypto, utf8('a'));
    tree.append(leaf);
    const root = tree.root();
    leaf.fill(0);
    tree.root().fill(0);
    tree.leaf(0).fill(0);
    tree.append(leafHash(nodeCrypto, utf8('b')));
    tree.inclusion(1)[0]?.fill(0);
    expect(tree.root(1)).toEqual(root);
    expect(tree.root()).toEqual(slowRoot([utf8('a'), utf8('b')]));
  });

  test('says at which index a leaf was added', () => {
    const tree = treeOf(classicData);
    expect(tree.append(leafHash(nodeCrypto, utf8('next')))).toBe(8);
    expect(tree.leaf(8)).toEqual(leafHash(nodeCrypto, utf8('next')));
    expect(tree.size).toBe(9);
  });

  test.each<[string, (tree: Tree) => unknown]>([
    ['a root of more leaves than there are', (tree) => tree.root(9)],
    ['a root of a negative size', (tree) => tree.root(-1)],
    ['a root of half a leaf', (tree) => tree.root(1.5)],
    ['the proof of a leaf at the size', (tree) => tree.inclusion(8)],
    ['the proof of a leaf beyond a smaller size', (tree) => tree.inclusion(3, 3)],
    ['the proof of a negative leaf', (tree) => tree.inclusion(-1)],
    ['the proof of no number', (tree) => tree.inclusion(Number.NaN)],
    ['a proof in no leaves', (tree) => tree.inclusion(0, 0)],
    ['a proof in more leaves than there are', (tree) => tree.inclusion(0, 9)],
    ['a proof backwards', (tree) => tree.consistency(5, 4)],
    ['a proof to more leaves than there are', (tree) => tree.consistency(5, 9)],
    ['a leaf that is not there', (tree) => tree.leaf(8)],
    ['hashes of a level that is not there', (tree) => tree.hashes(4, 0, 1)],
    ['hashes of subtrees that are not full', (tree) => treeOf(numberedData(7)).hashes(2, tree.size - 7, 1)],
  ])('refuses %s', (_, asked) => {
    expect(() => asked(treeOf(classicData))).toThrow(coded('out-of-range'));
  });

  test.each([31, 33, 0])('refuses a leaf hash of %i bytes', (length) => {
    const tree = treeOf(classicData);
    expect(() => tree.append(new Uint8Array(length))).toThrow(coded('hash-malformed'));
    expect(toHex(tree.root())).toBe(classicRoots[8]);
  });
});

describe('a leaf', () => {
  test('of 65,535 bytes is the longest', () => {
    expect(leafHash(nodeCrypto, new Uint8Array(longestLeaf))).toHaveLength(32);
    expect(() => leafHash(nodeCrypto, new Uint8Array(longestLeaf + 1))).toThrow(coded('leaf-too-large'));
  });
});

describe('a frontier', () => {
  test('has the root of the tree at every size, and goes on from what was kept of it', () => {
    const tree = treeOf(numberedData(70));
    let frontier = new Frontier(nodeCrypto);
    for (let size = 0; size < tree.size; size++) {
      expect(frontier.root()).toEqual(tree.root(size));
      expect(frontier.size).toBe(size);
      const { hashes } = frontier;
      expect(hashes).toHaveLength(size.toString(2).replaceAll('0', '').length);
      frontier = new Frontier(nodeCrypto, { size, hashes });
      frontier.append(tree.leaf(size));
    }
  });

  test('goes on beyond sizes of 32 bits', () => {
    const hashes = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const frontier = new Frontier(nodeCrypto, { size: 2 ** 40 + 1, hashes });
    frontier.append(new Uint8Array(32).fill(3));
    expect(frontier.size).toBe(2 ** 40 + 2);
    expect(frontier.hashes).toHaveLength(2);
  });

  test('keeps nothing of what it is given, and gives nothing of what it keeps', () => {
    const leaf = new Uint8Array(32).fill(7);
    const frontier = new Frontier(nodeCrypto);
    frontier.append(leaf);
    leaf.fill(0);
    frontier.root().fill(0);
    frontier.hashes[0]?.fill(0);
    expect(frontier.root()).toEqual(new Uint8Array(32).fill(7));
  });

  test.each([
    ['too few hashes', 3, 1],
    ['too many hashes', 4, 2],
    ['hashes for no leaves', 0, 1],
  ])('refuses %s', (_, size, count) => {
    const hashes = Array.from({ length: count }, () => new Uint8Array(32));
    expect(() => new Frontier(nodeCrypto, { size, hashes })).toThrow(coded('out-of-range'));
  });

  test('refuses a hash of 31 bytes', () => {
    expect(() => new Frontier(nodeCrypto, { size: 1, hashes: [new Uint8Array(31)] })).toThrow(coded('hash-malformed'));
    expect(() => new Frontier(nodeCrypto).append(new Uint8Array(31))).toThrow(coded('hash-malformed'));
  });
});
