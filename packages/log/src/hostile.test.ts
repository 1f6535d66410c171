/** What strangers send: every reader gives a value or a coded error, whatever it is given. */

import fc from 'fast-check';
import { describe, test } from 'vitest';
import { fromBase64 } from './bytes/base64.js';
import { fromHex } from './bytes/hex.js';
import { utf8 } from './bytes/text.js';
import { parseCanonical } from './canonical/read.js';
import { LogError } from './error.js';
import { nodeCrypto, parsePrivateKey } from './node.js';
import { openCheckpoint, parseCheckpoint } from './notes/checkpoint.js';
import { formatVerifierKey, parseVerifierKey } from './notes/key.js';
import { openNote, splitNote } from './notes/note.js';
import { readProofFile, writeProofFile } from './notes/proof-file.js';
import { classicCheckpoint, classicTree, logSigner, origin, witnessSigner } from './notes/signers.test-kit.js';
import { readPolicy } from './policy/policy.js';
import { trustedLeaf } from './policy/quorum.js';
import { decodeEntries, encodeEntries } from './tiles/entries.js';
import { parseTilePath } from './tiles/tile.js';
import { readAddCheckpoint, writeAddCheckpoint } from './witness/request.js';
import { Witness, watchedLogs } from './witness/witness.js';

const note = classicCheckpoint(8, [witnessSigner]);
const policyText = `log ${formatVerifierKey(logSigner.key)}\nwitness A ${formatVerifierKey(witnessSigner.key)}\nquorum A\n`;
const policy = readPolicy(nodeCrypto, policyText);
const keys = [logSigner.key, witnessSigner.key];
const witness = new Witness(nodeCrypto, [witnessSigner], watchedLogs([logSigner.key]));
const proofFile = writeProofFile({ index: 5, proof: classicTree.inclusion(5), checkpoint: note });

/** A right text, and pieces with which it is spoilt. */
function spoilt(right: string): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.constantFrom('\n', '\n\n', '—', '=', '+', ' ', '0', '\ud800', '\0', '{', '"', '\\u0000', '9'.repeat(30)),
  );
  const cut = fc.tuple(fc.nat({ max: right.length }), fc.nat({ max: 6 }), piece);
  return fc
    .array(cut, { maxLength: 3 })
    .map((cuts) => cuts.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), right));
}

/** The text may be read or refused; anything else thrown fails the test. */
async function readOrRefuse(read: (text: string) => unknown, text: string): Promise<void> {
  try {
    await read(text);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
  }
}

describe('texts', () => {
  test.each<[string, string, (text: string) => unknown]>([
    ['base64', 'Zm9vYmE=', fromBase64],
    ['hex', '00ff7f', fromHex],
    ['canonical JSON', '{"a":[1,"é",null],"b":{"c":-7}}', (text) => parseCanonical(utf8(text))],
    ['tile paths', 'tile/0/x001/067.p/12', parseTilePath],
    ['verifier keys', formatVerifierKey(logSigner.key), (text) => parseVerifierKey(nodeCrypto, text)],
    ['notes', note, splitNote],
    ['signed notes', note, (text) => openNote(nodeCrypto, text, keys)],
    ['checkpoints', splitNote(note).text, parseCheckpoint],
    ['signed checkpoints', note, (text) => openCheckpoint(nodeCrypto, text, origin, keys)],
    ['proof files', proofFile, readProofFile],
    [
      'proofs of a leaf',
      proofFile,
      (file) => trustedLeaf(nodeCrypto, { file, data: Uint8Array.of(1), origin }, policy),
    ],
    ['policies', policyText, (text) => readPolicy(nodeCrypto, text)],
    ['requests', writeAddCheckpoint({ old: 0, proof: [], checkpoint: note }), readAddCheckpoint],
    [
      'private keys',
      'PRIVATE+KEY+log.example/demo+607616de+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n',
      parsePrivateKey,
    ],
  ])('%s', async (_, right, read) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoilt(right), fc.string({ unit: 'binary' })), (text) => readOrRefuse(read, text)),
      { numRuns: 300 },
    );
  });

  test('what a witness is sent is answered, never thrown', async () => {
    const right = writeAddCheckpoint({ old: 3, proof: classicTree.consistency(3, 8), checkpoint: note });
    await fc.assert(
      fc.asyncProperty(spoilt(right), async (body) => {
        const read = await witness.read(body);
        const answer = 'answer' in read ? read.answer : witness.decide(read.request, undefined, 1);
        return [400, 403, 404, 409, 422].includes(answer.status);
      }),
      { numRuns: 300 },
    );
  });
});

test('bytes', async () => {
  const right = encodeEntries([Uint8Array.of(1, 2, 3), new Uint8Array(0), new Uint8Array(300)]);
  const random = fc.uint8Array({ maxLength: 400 });
  const changed = fc.tuple(fc.nat({ max: right.length - 1 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(random, changed, async (bytes, [at, byte]) => {
      const spoiltEntries = right.slice();
      spoiltEntries[at] = byte;
      await readOrRefuse(() => decodeEntries(bytes), '');
      await readOrRefuse(() => decodeEntries(spoiltEntries), '');
      await readOrRefuse(() => parseCanonical(bytes), '');
    }),
    { numRuns: 300 },
  );
});
