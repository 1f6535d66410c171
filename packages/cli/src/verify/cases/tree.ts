/** Cases of the tree: roots, proofs made, proofs checked. */

import { leafHash, Tree, toHex, verifyConsistency, verifyInclusion } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import type { Members } from '../case-members.js';

export function leavesCase(given: Members): object {
  const tree = treeOf(given);
  const size = given.numberIf('size') ?? tree.size;
  const root = tree.root(size);
  const leafHashes = Array.from({ length: size }, (_, index) => toHex(tree.leaf(index)));
  return { size, root: toHex(root), leafHashes };
}

export function inclusionCase(given: Members): object {
  const leaf = given.bytesIf('leafHash') ?? leafHash(nodeCrypto, given.bytes('leaf'));
  const [index, size] = [given.number('index'), given.number('size')];
  const [root, proof] = [given.bytes('root'), given.manyBytes('proof')];
  return { valid: verifyInclusion(nodeCrypto, { index, size, leaf, root, proof }) };
}

export function makeInclusionCase(given: Members): object {
  const tree = treeOf(given);
  const [index, size] = [given.number('index'), given.numberIf('size') ?? tree.size];
  const proof = tree.inclusion(index, size).map(toHex);
  return { index, size, leafHash: toHex(tree.leaf(index)), root: toHex(tree.root(size)), proof };
}

export function consistencyCase(given: Members): object {
  const [from, to] = [given.number('from'), given.number('to')];
  const [rootFrom, rootTo] = [given.bytes('rootFrom'), given.bytes('rootTo')];
  const proof = given.manyBytes('proof');
  return { valid: verifyConsistency(nodeCrypto, { from, to, rootFrom, rootTo, proof }) };
}

export function makeConsistencyCase(given: Members): object {
  const tree = treeOf(given);
  const [from, to] = [given.number('from'), given.numberIf('to') ?? tree.size];
  const proof = tree.consistency(from, to).map(toHex);
  return { from, to, rootFrom: toHex(tree.root(from)), rootTo: toHex(tree.root(to)), proof };
}

/** The tree of `leaves`, or of `leafHashes` where only those are known. */
export function treeOf(given: Members): Tree {
  const tree = new Tree(nodeCrypto);
  const hashes = given.has('leafHashes')
    ? given.manyBytes('leafHashes')
    : given.manyBytes('leaves').map((leaf) => leafHash(nodeCrypto, leaf));
  for (const hash of hashes) tree.append(hash);
  return tree;
}
