/** The signed acts of a night verified, against the bare signature checks of the same acts on the same cores. */

import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { actBytes, leafBytes } from '../packages/acts/dist/index.js';
import {
  checkpointText,
  Frontier,
  formatVerifierKey,
  fromBase64,
  keyTypes,
  leafHash,
  noteText,
  signText,
} from '../packages/log/dist/index.js';
import { generateKey, nodeCrypto, signerOf } from '../packages/log/dist/node.js';
import { bundleSource, verifyLog, writeBundle } from '../packages/verify/dist/index.js';
import { nightActs, publicKeysOf, tableOf } from './lib/night-acts.mjs';

const origin = 'bench/rehearsal/sk-2023-09-30/bench';
const { acts, documents } = await nightActs({ plan: 'sk-2023-09-30', stations: 6000, origin });
const received = '2026-11-22T00:00:00.000Z';
const leaves = acts.map(({ act, signatures }) => leafBytes({ act, received, signatures }));
const tree = new Frontier(nodeCrypto);
for (const leaf of leaves) tree.append(leafHash(nodeCrypto, leaf));
const signer = signerOf(generateKey(), origin, keyTypes.ed25519);
const text = checkpointText({ origin, size: tree.size, root: tree.root() });
const checkpoint = noteText(text, [signText(signer, text)]);
const unique = [...new Map(documents.map((document) => [document.sha256, document])).values()];
const blocks = [];
for await (const block of writeBundle({
  origin,
  size: leaves.length,
  keys: [formatVerifierKey(signer.key)],
  documents: unique,
  leaves,
  checkpoint,
}))
  blocks.push(Buffer.from(block));
const bundle = Buffer.concat(blocks);

const keys = publicKeysOf(acts);
const checks = acts.flatMap(({ act, signatures }) =>
  signatures.map(({ key, signature }) => [keys.get(key), actBytes(act), fromBase64(signature)]),
);

const rounds = 3;
const pairs = [];
for (let round = 0; round < rounds; round += 1) pairs.push([await timed(bare), await timed(whole)]);
const [bareTime, wholeTime] = pairs.toSorted(([a, b], [c, d]) => b / a - d / c)[Math.floor(rounds / 2)];

process.stdout.write(`## Verifying a night

A rehearsal of 6 000 stations: ${acts.length} acts, ${checks.length} signatures, a bundle of ${(bundle.length / 1e6).toFixed(1)} MB (${(gzipSync(bundle).length / 1e6).toFixed(1)} MB packed). The middle one of ${rounds} pairs.

${tableOf(
  ['', 'ms', 'signatures a second'],
  [
    ['bare signature checks', bareTime.toFixed(0), ((checks.length * 1000) / bareTime).toFixed(0)],
    [
      'all claims: tree, signatures, permissions, equations, totals, results',
      wholeTime.toFixed(0),
      ((checks.length * 1000) / wholeTime).toFixed(0),
    ],
  ],
)}

${(wholeTime / bareTime).toFixed(2)} × the bare checks.
`);

async function bare() {
  const width = 256;
  for (let from = 0; from < checks.length; from += width) {
    const right = await Promise.all(checks.slice(from, from + width).map((check) => nodeCrypto.verify(...check)));
    if (right.includes(false)) throw new Error('a wrong signature');
  }
}

async function whole() {
  const source = bundleSource(
    () => Readable.from([bundle]),
    (packed) => packed,
  );
  const { claims } = await verifyLog(source, { crypto: nodeCrypto });
  const failed = claims.filter(({ status, claim }) => status === 'failed' && claim !== 'completeness');
  if (failed.length > 0) throw new Error(JSON.stringify(failed).slice(0, 1000));
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
