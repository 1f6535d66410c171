/** Checkpoints and cosignatures: the published ones, other logs, other times, other forms. */

import { describe, expect, test } from 'vitest';
import { toBase64 } from '../bytes/base64.js';
import { toHex } from '../bytes/hex.js';
import { fromUtf8, utf8 } from '../bytes/text.js';
import { classicRoots } from '../merkle/classic.test-kit.js';
import { flipped } from '../merkle/grown.test-kit.js';
import { nodeCrypto } from '../node.js';
import { checkpointText, cosign, openCheckpoint, parseCheckpoint } from './checkpoint.js';
import { cosignatureBytes, cosignatureMessage } from './cosignature.js';
import { formatVerifierKey, keyTypes, parseVerifierKey } from './key.js';
import { addSignature, noteText, openNote, signatureLine, signaturesOf, signText, splitNote } from './note.js';
import { classicCheckpoint, classicTree, countedSigner, logSigner, origin, witnessSigner } from './signers.test-kit.js';

const coded = (code: string) => expect.objectContaining({ name: 'LogError', code });
const published = `log.example/demo
8
XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

— log.example/demo YHYW3vbyX2HZquariiC9ICRHoVekt5UZXHTtUasZ0SF0XgLqnJR45AWPFqSzdi022yxyf8Ofr6NuE24xS14x+CC3TwM=
— witness.example/w1 IDJKvgAAAABlU/EAfvMVAcUK3XgvbZ6H6jvF38QQslH3avOpCvq12vEDv4UkqfOYIZmWMa6rDMZS0NJkCGemg8cC+uI5Oq0v3sgWDg==
`;
const logKey = parseVerifierKey(nodeCrypto, 'log.example/demo+607616de+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4');
const witnessKey = parseVerifierKey(
  nodeCrypto,
  'witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X',
);
const root = classicTree.root(8);
const text = checkpointText({ origin, size: 8, root });

describe('the published checkpoint', () => {
  test('is read', async () => {
    const { checkpoint, signatures } = await openCheckpoint(nodeCrypto, published, origin, [logKey]);
    expect(checkpoint).toMatchObject({ origin, size: 8 });
    expect(toHex(checkpoint.root)).toBe(classicRoots[8]);
    expect(signatures).toEqual([{ key: logKey }]);
  });

  test('is cosigned at that time', async () => {
    expect(await signaturesOf(nodeCrypto, published, [witnessKey])).toEqual([{ key: witnessKey, time: 1_700_000_000 }]);
  });

  test('is what we write', () => {
    expect(formatVerifierKey(logSigner.key)).toBe(formatVerifierKey(logKey));
    expect(formatVerifierKey(witnessSigner.key)).toBe(formatVerifierKey(witnessKey));
    expect(classicCheckpoint(8, [witnessSigner])).toBe(published);
  });

  test('is signed by the witness in these bytes', () => {
    expect(fromUtf8(cosignatureMessage(text, 1_700_000_000))).toBe(
      'cosignature/v1\ntime 1700000000\nlog.example/demo\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n',
    );
  });
});

describe('whose checkpoint', () => {
  test('of another log is refused before its signature is looked at', async () => {
    const other = checkpointText({ origin: 'log.example/other', size: 8, root });
    const unsigned = noteText(other, [signText(countedSigner(5, 'nobody', keyTypes.ed25519), other)]);
    await expect(openCheckpoint(nodeCrypto, unsigned, origin, [logKey])).rejects.toThrow(coded('checkpoint-origin'));
    const signed = noteText(other, [signText(logSigner, other)]);
    await expect(openCheckpoint(nodeCrypto, signed, origin, [logKey])).rejects.toThrow(coded('checkpoint-origin'));
  });

  test('signed under another name than its origin does not count, though the key is known', async () => {
    const stranger = countedSigner(6, 'log.example/other', keyTypes.ed25519);
    const note = noteText(text, [signText(stranger, text)]);
    await expect(openCheckpoint(nodeCrypto, note, origin, [stranger.key])).rejects.toThrow(coded('note-unsigned'));
  });

  test('a cosignature is not the signature of a log, though it bears the name of its origin', async () => {
    const cosigner = countedSigner(7, origin, keyTypes.cosignature);
    const note = noteText(text, [cosign(cosigner, text, 1)]);
    await expect(openCheckpoint(nodeCrypto, note, origin, [cosigner.key])).rejects.toThrow(coded('note-unsigned'));
  });

  test('while a key is replaced, both sign and either is enough', async () => {
    const next = countedSigner(8, origin, keyTypes.ed25519);
    const note = addSignature(published, signText(next, text));
    for (const key of [logKey, next.key]) {
      expect((await openCheckpoint(nodeCrypto, note, origin, [key])).signatures).toEqual([{ key }]);
    }
  });
});

describe('cosignatures', () => {
  const cosigned = (bytes: Uint8Array): string => addSignature(classicCheckpoint(8), signatureLine(witnessKey, bytes));
  const right = cosignatureBytes(1_700_000_000, witnessSigner.sign(cosignatureMessage(text, 1_700_000_000)));

  test('hold for their time only', async () => {
    expect(await signaturesOf(nodeCrypto, cosigned(right), [witnessKey])).toHaveLength(1);
    for (let bit = 0; bit < 64; bit++) {
      const later = cosigned(flipped(right, bit));
      await expect(signaturesOf(nodeCrypto, later, [witnessKey])).rejects.toThrow(coded('note-signature'));
    }
  });

  test('of one witness at two times: the first in the note is told', async () => {
    const earlier = cosign(witnessSigner, text, 1_600_000_000);
    expect(await signaturesOf(nodeCrypto, addSignature(cosigned(right), earlier), [witnessKey])).toEqual([
      { key: witnessKey, time: 1_700_000_000 },
    ]);
  });

  test('hold for their checkpoint only', async () => {
    const line = splitNote(published).lines[1];
    const moved = addSignature(classicCheckpoint(7), signatureLine(witnessKey, line?.signature ?? new Uint8Array(0)));
    await expect(signaturesOf(nodeCrypto, moved, [witnessKey])).rejects.toThrow(coded('note-signature'));
  });

  test('are not plain signatures, nor the reverse', async () => {
    const plain = cosigned(witnessSigner.sign(utf8(text)));
    await expect(signaturesOf(nodeCrypto, plain, [witnessKey])).rejects.toThrow(coded('note-signature'));
    const asLog = { ...witnessSigner, key: { ...witnessSigner.key, type: keyTypes.ed25519 } };
    await expect(openNote(nodeCrypto, published, [asLog.key])).rejects.toThrow(coded('note-signature'));
  });

  test.each([64, 71, 73])('of %i bytes are wrong', async (length) => {
    await expect(signaturesOf(nodeCrypto, cosigned(new Uint8Array(length)), [witnessKey])).rejects.toThrow(
      coded('note-signature'),
    );
  });

  test('at times that no number holds exactly are wrong', async () => {
    const late = cosignatureBytes(2 ** 53, witnessSigner.sign(cosignatureMessage(text, 2 ** 53)));
    await expect(signaturesOf(nodeCrypto, cosigned(late), [witnessKey])).rejects.toThrow(coded('note-signature'));
  });
});

describe('the text of a checkpoint', () => {
  const hash = toBase64(root);

  test('is read with extension lines, which are passed over', () => {
    expect(parseCheckpoint(`${origin}\n8\n${hash}\nextension one\nextension two\n`)).toEqual({ origin, size: 8, root });
  });

  test.each([
    ['nothing', ''],
    ['no line end', text.slice(0, -1)],
    ['two lines', `${origin}\n8\n`],
    ['no origin', `\n8\n${hash}\n`],
    ['an origin with a space', `log example\n8\n${hash}\n`],
    ['an origin with a plus', `log+example\n8\n${hash}\n`],
    ['no size', `${origin}\n\n${hash}\n`],
    ['a size with a zero before', `${origin}\n08\n${hash}\n`],
    ['a negative size', `${origin}\n-8\n${hash}\n`],
    ['a size with a sign', `${origin}\n+8\n${hash}\n`],
    ['a size in hex', `${origin}\n0x8\n${hash}\n`],
    ['half a size', `${origin}\n8.5\n${hash}\n`],
    ['a size of 2^53', `${origin}\n9007199254740992\n${hash}\n`],
    ['a size and a space', `${origin}\n8 \n${hash}\n`],
    ['a root of 31 bytes', `${origin}\n8\n${toBase64(root.slice(1))}\n`],
    ['a root of 33 bytes', `${origin}\n8\n${toBase64(Uint8Array.of(...root, 0))}\n`],
    ['a root in hex', `${origin}\n8\n${toHex(root)}\n`],
    ['a root with bits behind its end', `${origin}\n8\n${hash.replace('yg=', 'yh=')}\n`],
    ['an empty line', `${origin}\n8\n${hash}\n\n`],
    ['an empty extension line', `${origin}\n8\n${hash}\n\nextension\n`],
  ])('is refused with %s', (_, wrong) => {
    expect(() => parseCheckpoint(wrong)).toThrow(coded('checkpoint-malformed'));
  });

  test('of size 0 has the root of no leaves', async () => {
    const opened = await openCheckpoint(nodeCrypto, classicCheckpoint(0), origin, [logKey]);
    expect(opened.checkpoint.size).toBe(0);
    const wrong = checkpointText({ origin, size: 0, root });
    const note = noteText(wrong, [signText(logSigner, wrong)]);
    await expect(openCheckpoint(nodeCrypto, note, origin, [logKey])).rejects.toThrow(coded('checkpoint-malformed'));
  });
});
