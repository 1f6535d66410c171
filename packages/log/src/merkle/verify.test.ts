/** Who checks proofs: every right one is accepted, and every wrong one refused, whatever is wrong with it. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../bytes/hex.js';
import { utf8 } from '../bytes/text.js';
import { nodeCrypto } from '../node.js';
import { classicConsistencies, classicData, classicInclusions, classicRoots } from './classic.test-kit.js';
import { flipped, numberedData, treeOf } from './grown.test-kit.js';
import { emptyRoot, leafHash, nodeHash } from './hash.js';
import { type Consistency, type Inclusion, verifyConsistency, verifyInclusion } from './verify.js';

const data = numberedData(600);
const tree = treeOf(data);
const empty = emptyRoot(nodeCrypto);
const other = leafHash(nodeCrypto, utf8('another'));

const inclusion = (index: number, size: number): Inclusion => ({
  index,
  size,
  leaf: tree.leaf(index),
  root: tree.root(size),
  proof: tree.inclusion(index, size),
});
const consistency = (from: number, to: number): Consistency => ({
  from,
  to,
  rootFrom: tree.root(from),
  rootTo: tree.root(to),
  proof: tree.consistency(from, to),
});
const included = (claim: Inclusion): boolean => verifyInclusion(nodeCrypto, claim);
const consistent = (claim: Consistency): boolean => verifyConsistency(nodeCrypto, claim);

/** A leaf and a size, or two sizes. */
const leafAndSize = fc.integer({ min: 1, max: 600 }).chain((to) => fc.tuple(fc.nat({ max: to - 1 }), fc.constant(to)));
const twoSizes = fc
  .integer({ min: 1, max: 600 })
  .chain((to) => fc.tuple(fc.integer({ min: 1, max: to }), fc.constant(to)));
const bits = fc.nat({ max: 255 });

describe('right proofs', () => {
  test.each(classicInclusions)('of classic leaf %i in %i', (index, size, proof) => {
    const leaf = leafHash(nodeCrypto, classicData[index] ?? new Uint8Array(0));
    expect(included({ index, size, leaf, root: fromHex(classicRoots[size]!), proof: proof.map(fromHex) })).toBe(true);
  });

  test.each(classicConsistencies)('from %i to %i classic leaves', (from, to, proof) => {
    const [rootFrom, rootTo] = [fromHex(classicRoots[from]!), fromHex(classicRoots[to]!)];
    expect(consistent({ from, to, rootFrom, rootTo, proof: proof.map(fromHex) })).toBe(true);
  });

  test('of every leaf and between all sizes up to 33', () => {
    for (let to = 1; to <= 33; to++) {
      for (let from = 0; from < to; from++) {
        expect(included(inclusion(from, to))).toBe(true);
        expect(consistent(consistency(from, to))).toBe(true);
      }
    }
  });

  test('of random leaves and sizes', () => {
    fc.assert(fc.property(leafAndSize, ([index, size]) => included(inclusion(index, size))));
    fc.assert(fc.property(twoSizes, ([from, to]) => consistent(consistency(from, to))));
  });

  test('of the last leaf of 2^52 + 1, whose proof is one hash', () => {
    const [left, leaf] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const root = nodeCrypto.sha256(Uint8Array.of(1, ...left, ...leaf));
    const size = 2 ** 52 + 1;
    expect(included({ index: 2 ** 52, size, leaf, root, proof: [left] })).toBe(true);
    expect(consistent({ from: 2 ** 52, to: size, rootFrom: left, rootTo: root, proof: [leaf] })).toBe(true);
    // In 32 bits, 2^52 is 0.
    expect(included({ index: 0, size, leaf, root, proof: [left] })).toBe(false);
  });
});

describe('wrong proofs of inclusion', () => {
  const right = inclusion(5, 13);
  const [first, second, ...others] = right.proof as [Uint8Array, Uint8Array, ...Uint8Array[]];

  test.each<[string, Partial<Inclusion>]>([
    ['a hash too few, at the leaf', { proof: right.proof.slice(1) }],
    ['a hash too few, at the root', { proof: right.proof.slice(0, -1) }],
    ['no hashes', { proof: [] }],
    ['an extra hash at the end', { proof: [...right.proof, other] }],
    ['an extra hash at the beginning', { proof: [other, ...right.proof] }],
    ['the last hash twice', { proof: [...right.proof, ...right.proof.slice(-1)] }],
    ['two hashes exchanged', { proof: [second, first, ...others] }],
    ['from the root downward', { proof: right.proof.toReversed() }],
    ['a hash of 31 bytes', { proof: [first.slice(0, 31), second, ...others] }],
    ['a hash of 33 bytes', { proof: [Uint8Array.of(...first, 0), second, ...others] }],
    ['two hashes in one element', { proof: [Uint8Array.of(...first, ...second), ...others] }],
    ['an empty hash', { proof: [first, new Uint8Array(0), ...others] }],
    ['another index', { index: 4 }],
    ['the index of the mirror image', { index: 7 }],
    ['the index at the size', { index: 13 }],
    ['an index beyond the size', { index: 14 }],
    ['a negative index', { index: -1 }],
    ['half an index', { index: 5.5 }],
    ['no number as index', { index: Number.NaN }],
    ['size 0', { size: 0 }],
    ['size 0 and index 0', { size: 0, index: 0 }],
    ['a smaller size', { size: 8 }],
    ['the size at which the leaf was the last one', { size: 6 }],
    ['an infinite size', { size: Number.POSITIVE_INFINITY }],
    ['a size above 2^53 − 1', { size: 2 ** 53 }],
    ['another leaf', { leaf: other }],
    ['a leaf of 31 bytes', { leaf: right.leaf.slice(0, 31) }],
    ['the data in place of the hash', { leaf: utf8('5') }],
    ['another root', { root: tree.root(12) }],
    ['a root of 31 bytes', { root: right.root.slice(0, 31) }],
    ['an empty root', { root: new Uint8Array(0) }],
  ])('%s', (_, wrong) => {
    expect(included(right)).toBe(true);
    expect(included({ ...right, ...wrong })).toBe(false);
  });

  test('a proof that is too long, to the root that it leads to', () => {
    const root = nodeHash(nodeCrypto, other, right.root);
    expect(included({ ...right, root, proof: [...right.proof, other] })).toBe(false);
  });

  test('a size above 2^53 − 1, with a root made for it', () => {
    const made = (depth: number): Inclusion => {
      const proof = Array.from({ length: depth }, () => other);
      const root = proof.reduce((hash, sibling) => nodeHash(nodeCrypto, hash, sibling), right.leaf);
      return { index: 0, size: 2 ** depth, leaf: right.leaf, root, proof };
    };
    expect(included(made(52))).toBe(true);
    expect(included(made(53))).toBe(false);
  });

  test('a node passed off as a leaf of a smaller tree', () => {
    const node = tree.hashes(1, 2, 1);
    expect(included({ index: 2, size: 7, leaf: node, root: right.root, proof: right.proof.slice(1) })).toBe(true);
    // So it is with hashes alone: that they are hashes of leaves, not nodes, is held by who hashes the data.
    expect(leafHash(nodeCrypto, Uint8Array.of(...tree.leaf(4), ...tree.leaf(5)))).not.toEqual(node);
  });

  test('no proof of a leaf is one of another index', () => {
    for (let size = 2; size <= 17; size++) {
      for (let index = 0; index < size; index++) {
        const indices = Array.from({ length: size + 1 }, (_, at) => at).filter((at) => at !== index);
        expect(indices.filter((at) => included({ ...inclusion(index, size), index: at }))).toEqual([]);
      }
    }
  });

  test('any bit changed', () => {
    fc.assert(
      fc.property(leafAndSize, fc.nat(), bits, ([index, size], place, bit) => {
        const claim = inclusion(index, size);
        const at = place % (claim.proof.length + 2);
        const changed = {
          ...claim,
          leaf: at === 0 ? flipped(claim.leaf, bit) : claim.leaf,
          root: at === 1 ? flipped(claim.root, bit) : claim.root,
          proof: claim.proof.map((hash, i) => (i === at - 2 ? flipped(hash, bit) : hash)),
        };
        expect(included(changed)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('wrong proofs of consistency', () => {
  const right = consistency(6, 13);
  const [first, second, ...others] = right.proof as [Uint8Array, Uint8Array, ...Uint8Array[]];
  const power = consistency(8, 13);

  test.each<[string, Partial<Consistency>]>([
    ['a hash too few, at the leaf', { proof: right.proof.slice(1) }],
    ['a hash too few, at the root', { proof: right.proof.slice(0, -1) }],
    ['no hashes', { proof: [] }],
    ['an extra hash at the end', { proof: [...right.proof, other] }],
    ['an extra hash at the beginning', { proof: [other, ...right.proof] }],
    ['the older root before, as if the older size were a power of two', { proof: [right.rootFrom, ...right.proof] }],
    ['two hashes exchanged', { proof: [second, first, ...others] }],
    ['from the root downward', { proof: right.proof.toReversed() }],
    ['a hash of 31 bytes', { proof: [first.slice(0, 31), second, ...others] }],
    ['a hash of 33 bytes', { proof: [Uint8Array.of(...first, 0), second, ...others] }],
    ['another older size', { from: 5 }],
    ['an older size of 0', { from: 0 }],
    // A proof tells sizes with the same splits on its way no further apart: it is the signed checkpoint that holds size and root together.
    ['a newer size with other splits', { to: 17 }],
    ['sizes exchanged', { from: 13, to: 6 }],
    ['a negative size', { from: -6 }],
    ['half a size', { from: 6.5 }],
    ['no number as size', { to: Number.NaN }],
    ['another older root', { rootFrom: tree.root(5) }],
    ['another newer root', { rootTo: tree.root(12) }],
    ['roots exchanged', { rootFrom: right.rootTo, rootTo: right.rootFrom }],
    ['an older root of 31 bytes', { rootFrom: right.rootFrom.slice(0, 31) }],
    ['a newer root of 33 bytes', { rootTo: Uint8Array.of(...right.rootTo, 0) }],
  ])('%s', (_, wrong) => {
    expect(consistent(right)).toBe(true);
    expect(consistent({ ...right, ...wrong })).toBe(false);
  });

  test('a proof that is too long, to the roots that it leads to', () => {
    const [rootFrom, rootTo] = [right.rootFrom, right.rootTo].map((root) => nodeHash(nodeCrypto, other, root));
    const proof = [...right.proof, other];
    expect(consistent({ ...right, rootFrom: rootFrom!, rootTo: rootTo!, proof })).toBe(false);
  });

  test('a log that shrinks, with roots made for it', () => {
    const rootTo = nodeHash(nodeCrypto, first, second);
    expect(consistent({ from: 3, to: 2, rootFrom: first, rootTo, proof: [first, second] })).toBe(false);
  });

  test.each<[string, Partial<Consistency>]>([
    ['no hashes', { proof: [] }],
    ['the older root at the beginning, which whoever checks has already', { proof: [power.rootFrom, ...power.proof] }],
    ['another older root', { rootFrom: other }],
    ['an extra hash', { proof: [...power.proof, other] }],
  ])('from a power of two: %s', (_, wrong) => {
    expect(consistent(power)).toBe(true);
    expect(consistent({ ...power, ...wrong })).toBe(false);
  });

  test('any bit changed', () => {
    fc.assert(
      fc.property(twoSizes, fc.nat(), bits, ([from, to], place, bit) => {
        const claim = consistency(from, to);
        const at = place % (claim.proof.length + 2);
        const changed = {
          ...claim,
          rootFrom: at === 0 ? flipped(claim.rootFrom, bit) : claim.rootFrom,
          rootTo: at === 1 ? flipped(claim.rootTo, bit) : claim.rootTo,
          proof: claim.proof.map((hash, i) => (i === at - 2 ? flipped(hash, bit) : hash)),
        };
        expect(consistent(changed)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('two logs that differ in one leaf have none, whoever makes it', () => {
    fc.assert(
      fc.property(twoSizes, fc.nat(), ([from, to], place) => {
        const changed = place % from;
        const rewritten = treeOf(data.slice(0, to).map((leaf, index) => (index === changed ? utf8('changed') : leaf)));
        const roots = { from, to, rootFrom: tree.root(from), rootTo: rewritten.root() };
        expect(consistent({ ...roots, proof: rewritten.consistency(from) })).toBe(false);
        expect(consistent({ ...roots, proof: tree.consistency(from, to) })).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

describe('from size 0 and to the same size', () => {
  const claim = { from: 0, to: 3, rootFrom: empty, rootTo: tree.root(3), proof: [] };
  const same = { from: 3, to: 3, rootFrom: tree.root(3), rootTo: tree.root(3), proof: [] };

  test.each<[string, Consistency, boolean]>([
    ['from no leaves, the empty proof', claim, true],
    ['from no leaves to none', { ...claim, to: 0, rootTo: empty }, true],
    ['from no leaves, any proof', { ...claim, proof: [other] }, false],
    ['from no leaves, the newer root as proof', { ...claim, proof: [claim.rootTo] }, false],
    ['from no leaves with another older root', { ...claim, rootFrom: other }, false],
    ['from no leaves to none with another root', { ...claim, to: 0, rootTo: other }, false],
    ['from no leaves to none with another root twice', { ...claim, to: 0, rootFrom: other, rootTo: other }, false],
    ['to the same size, the empty proof', same, true],
    ['to the same size, any proof', { ...same, proof: [other] }, false],
    ['to the same size with another root', { ...same, rootTo: other }, false],
    ['to the same size 1', { ...same, from: 1, to: 1, rootFrom: tree.root(1), rootTo: tree.root(1) }, true],
    ['from 1 to 2 without proof', { ...same, from: 1, to: 2, rootFrom: tree.root(1), rootTo: tree.root(2) }, false],
  ])('%s: %#', (_, asked, right) => expect(consistent(asked)).toBe(right));
});

test('whatever they are given, they answer', () => {
  const number = fc.oneof(fc.nat({ max: 70 }), fc.maxSafeInteger(), fc.double());
  const bytes = fc.oneof(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ maxLength: 40 }));
  const proof = fc.array(bytes, { maxLength: 70 });
  fc.assert(
    fc.property(number, number, bytes, bytes, proof, (one, two, leaf, root, hashes) => {
      expect(included({ index: one, size: two, leaf, root, proof: hashes })).toBe(false);
      expect(consistent({ from: one, to: two, rootFrom: leaf, rootTo: root, proof: hashes })).toBe(false);
    }),
    { numRuns: 1000 },
  );
});
