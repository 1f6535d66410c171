/** Proof files: one form, and nothing that is near to it. */

import { describe, expect, test } from 'vitest';
import { toBase64 } from '../bytes/base64.js';
import { readProofFile, writeProofFile } from './proof-file.js';
import { classicCheckpoint, classicTree } from './signers.test-kit.js';

const coded = (code: string) => expect.objectContaining({ name: 'LogError', code });
const checkpoint = classicCheckpoint(8);
const proof = classicTree.inclusion(5);
const file = writeProofFile({ index: 5, proof, checkpoint });

test('the form', () => {
  expect(file).toBe(['c2sp.org/tlog-proof@v1', 'index 5', ...proof.map(toBase64), '', `${checkpoint}`].join('\n'));
  expect(readProofFile(file)).toEqual({ index: 5, proof, checkpoint });
});

test('of the only leaf has no hashes', () => {
  const only = { index: 0, proof: [], checkpoint: classicCheckpoint(1) };
  expect(writeProofFile(only)).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex 0\n\nlog\.example\/demo\n1\n/u);
  expect(readProofFile(writeProofFile(only))).toEqual(only);
});

test('extra data of others are passed over', () => {
  expect(readProofFile(file.replace('index', 'extra AQID\nindex'))).toEqual({ index: 5, proof, checkpoint });
  expect(readProofFile(file.replace('index', 'extra \nindex'))).toEqual({ index: 5, proof, checkpoint });
});

describe('refused', () => {
  test.each([
    ['nothing', ''],
    ['a checkpoint alone', checkpoint],
    ['another version', file.replace('@v1', '@v2')],
    ['only the first line', 'c2sp.org/tlog-proof@v1\nindex 55'],
    ['a line before', `\n${file}`],
    ['no index', file.replace('index 5\n', '')],
    ['a negative index', file.replace('index 5', 'index -5')],
    ['an index with a zero before', file.replace('index 5', 'index 05')],
    ['an index and a space', file.replace('index 5', 'index 5 ')],
    ['an index of 2^53', file.replace('index 5', 'index 9007199254740992')],
    ['two indices', file.replace('index 5', 'index 5\nindex 5')],
    ['extra data behind the index', file.replace('index 5', 'index 5\nextra AQID')],
    ['extra data twice', file.replace('index', 'extra AQID\nextra AQID\nindex')],
    ['extra data that are no base64', file.replace('index', 'extra A\nindex')],
    ['a hash of 31 bytes', writeProofFile({ index: 5, proof: [new Uint8Array(31)], checkpoint })],
    ['a hash in hex', file.replace('index 5', `index 5\n${'00'.repeat(32)}`)],
    ['64 hashes', writeProofFile({ index: 5, proof: new Array(64).fill(proof[0]), checkpoint })],
    ['no empty line', file.replaceAll('\n\n', '\n')],
    ['Windows line ends', file.replaceAll('\n', '\r\n')],
  ])('%s', (_, text) => {
    expect(() => readProofFile(text)).toThrow(coded('proof-malformed'));
  });
});
