/** A leaf proved from a log's files: what is there is proved, what was put in its place is not. */

import {
  checkpointText,
  encodeEntries,
  formatVerifierKey,
  keyTypes,
  leafHash,
  noteText,
  readProofFile,
  signText,
  Tree,
  tileBytes,
  tilePath,
  tilesOf,
} from '@saylau/log';
import { generateKey, nodeCrypto, signerOf } from '@saylau/log/node';
import { expect, it } from 'vitest';
import { type LogFiles, proveLeaf } from './prove.js';

const origin = 'log.example/demo';
const signer = signerOf(generateKey(), origin, keyTypes.ed25519);
const keys = [formatVerifierKey(signer.key)];

/** The files of a log of 300 leaves: more than one tile, the last of each level not full. */
function logFiles(): Map<string, Uint8Array> {
  const leaves = Array.from({ length: 300 }, (_, at) => new TextEncoder().encode(`leaf ${at}`));
  const tree = new Tree(nodeCrypto);
  for (const leaf of leaves) tree.append(leafHash(nodeCrypto, leaf));
  const text = checkpointText({ origin, size: leaves.length, root: tree.root() });
  return new Map([
    ['checkpoint', new TextEncoder().encode(noteText(text, [signText(signer, text)]))],
    ['tile/entries/000', encodeEntries(leaves.slice(0, 256))],
    ['tile/entries/001.p/44', encodeEntries(leaves.slice(256))],
    ...tilesOf(leaves.length).map((tile) => [tilePath(tile.level, tile.n, tile.width), tileBytes(tree, tile)] as const),
  ]);
}

const served = (files: ReadonlyMap<string, Uint8Array>): LogFiles => ({
  origin,
  keys,
  file: (path) => {
    const found = files.get(path);
    return found === undefined ? Promise.reject(new Error(`no ${path}`)) : Promise.resolve(found);
  },
});

it.each([0, 255, 256, 299])('leaf %i is in the log, and the file says the same', async (leaf) => {
  const proven = await proveLeaf(served(logFiles()), leaf);
  expect(proven).toMatchObject({ isProven: true, size: 300 });
  expect(readProofFile(proven.proofFile)).toMatchObject({ index: leaf });
  expect(readProofFile(proven.proofFile).proof).toHaveLength(proven.path.length);
});

it('another leaf in its place is not proved', async () => {
  const files = logFiles();
  files.set('tile/entries/001.p/44', encodeEntries(Array.from({ length: 44 }, () => new Uint8Array([1, 2, 3]))));
  expect(await proveLeaf(served(files), 299)).toMatchObject({ isProven: false });
  expect(await proveLeaf(served(files), 0)).toMatchObject({ isProven: true });
});

it('hashes of another log prove nothing', async () => {
  const files = logFiles();
  const tile = Uint8Array.from(files.get('tile/0/000') ?? []);
  tile[0] = (tile[0] ?? 0) ^ 1;
  files.set('tile/0/000', tile);
  expect(await proveLeaf(served(files), 1)).toMatchObject({ isProven: false });
});

it('a root that the log did not sign is not looked at', async () => {
  const other = signerOf(generateKey(), origin, keyTypes.ed25519);
  const files = logFiles();
  const text = checkpointText({ origin, size: 300, root: new Uint8Array(32) });
  files.set('checkpoint', new TextEncoder().encode(noteText(text, [signText(other, text)])));
  await expect(proveLeaf(served(files), 1)).rejects.toThrow();
});
