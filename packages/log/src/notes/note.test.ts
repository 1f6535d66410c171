/** Signed notes: published ones, what must be passed over, and what must spoil the whole. */

import { describe, expect, test } from 'vitest';
import { toBase64 } from '../bytes/base64.js';
import { joined } from '../bytes/bytes.js';
import { fromHex } from '../bytes/hex.js';
import { utf8 } from '../bytes/text.js';
import { flipped } from '../merkle/grown.test-kit.js';
import { nodeCrypto } from '../node.js';
import { keyTypes, parseVerifierKey, type VerifierKey } from './key.js';
import {
  addSignature,
  noteLimits,
  noteText,
  openNote,
  signatureLine,
  signaturesOf,
  signText,
  splitNote,
} from './note.js';
import { countedSigner } from './signers.test-kit.js';

const coded = (code: string) => expect.objectContaining({ name: 'LogError', code });
const open = (note: string, ...keys: VerifierKey[]) => openNote(nodeCrypto, note, keys);

const one = countedSigner(1, 'one', keyTypes.ed25519);
const two = countedSigner(2, 'two', keyTypes.ed25519);
const stranger = countedSigner(3, 'stranger', keyTypes.ed25519);
const text = 'What is signed.\n';
const note = noteText(text, [signText(one, text), signText(two, text)]);
const wrongLine = signText(one, 'Another text.\n');

describe('published notes', () => {
  const neumann = parseVerifierKey(nodeCrypto, 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  const foo = parseVerifierKey(nodeCrypto, 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');

  test('of PeterNeumann', async () => {
    const said =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const line =
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
    const opened = await open(`${said}\n${line}`, neumann);
    expect(opened).toEqual({ text: said, signatures: [{ key: neumann }] });
    await expect(open(`${said.replace('think', 'Think')}\n${line}`, neumann)).rejects.toThrow(coded('note-signature'));
  });

  test('of example.com/foo', async () => {
    const line =
      '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
    expect((await open(`This is an example message.\n\n${line}`, foo, neumann)).signatures).toEqual([{ key: foo }]);
  });
});

describe('who signed', () => {
  test('is told of known keys only, in the order of the note', async () => {
    expect((await open(note, two.key, one.key)).signatures).toEqual([{ key: one.key }, { key: two.key }]);
    expect((await open(note, two.key, stranger.key)).signatures).toEqual([{ key: two.key }]);
  });

  test('is told once for a key that signed twice', async () => {
    expect((await open(addSignature(note, signText(one, text)), one.key)).signatures).toEqual([{ key: one.key }]);
  });

  test('nobody known: refused', async () => {
    await expect(open(note, stranger.key)).rejects.toThrow(coded('note-unsigned'));
    await expect(open(note)).rejects.toThrow(coded('note-unsigned'));
    expect(await signaturesOf(nodeCrypto, note, [stranger.key])).toEqual([]);
  });

  test('a wrong signature of a known key spoils the note, beside right ones of others and of its own', async () => {
    for (const spoilt of [
      addSignature(noteText(text, [wrongLine]), signText(two, text)),
      addSignature(note, wrongLine),
    ]) {
      await expect(open(spoilt, one.key, two.key)).rejects.toThrow(coded('note-signature'));
      expect((await open(spoilt, two.key)).signatures).toEqual([{ key: two.key }]);
    }
  });

  test('a key with the same name but another id, or the same id and another name, is another key', async () => {
    const sameName = countedSigner(9, 'one', keyTypes.ed25519);
    await expect(open(note, sameName.key)).rejects.toThrow(coded('note-unsigned'));
    await expect(open(note, { ...one.key, name: 'other' })).rejects.toThrow(coded('note-unsigned'));
    expect((await open(note, sameName.key, one.key)).signatures).toEqual([{ key: one.key }]);
  });

  test('a key that was made to have the id of another cannot sign for it', async () => {
    const forged = { ...stranger.key, name: 'one', id: one.key.id };
    const line = signatureLine(forged, stranger.sign(utf8(text)));
    await expect(open(noteText(text, [line]), one.key)).rejects.toThrow(coded('note-signature'));
  });

  test('every bit of a signature counts', async () => {
    const signature = one.sign(utf8(text));
    for (let bit = 0; bit < 512; bit += 37) {
      const changed = noteText(text, [signatureLine(one.key, flipped(signature, bit))]);
      await expect(open(changed, one.key)).rejects.toThrow(coded('note-signature'));
    }
  });

  test.each([1, 63, 65, 72])('a signature of %i bytes is wrong', async (length) => {
    const line = signatureLine(one.key, new Uint8Array(length));
    await expect(open(noteText(text, [line]), one.key)).rejects.toThrow(coded('note-signature'));
  });
});

test.each([keyTypes.ed25519, keyTypes.cosignature])(
  'a signature of type %i of another length is wrong, whatever the cryptography says',
  async (type) => {
    const credulous = { ...nodeCrypto, verify: () => Promise.resolve(true) };
    const right = type === keyTypes.cosignature ? 72 : 64;
    const key = { ...one.key, type };
    const signed = (length: number) => noteText(text, [signatureLine(key, new Uint8Array(length))]);
    expect((await openNote(credulous, signed(right), [key])).signatures).toHaveLength(1);
    for (const length of [1, 7, 8, right - 1, right + 1, 2 * right]) {
      await expect(openNote(credulous, signed(length), [key])).rejects.toThrow(coded('note-signature'));
    }
  },
);

describe('the text', () => {
  test('may hold empty lines, and what looks like signatures: the last empty line counts', async () => {
    const tricky = `first\n\n${signText(stranger, 'first\n')}\nlast\n`;
    const signed = noteText(tricky, [signText(one, tricky)]);
    expect((await open(signed, one.key, stranger.key)).text).toBe(tricky);
    await expect(open(signed, stranger.key)).rejects.toThrow(coded('note-unsigned'));
  });

  test('is in any script', async () => {
    const kazakh = 'Хаттама қабылданды — № 12\n';
    expect((await open(noteText(kazakh, [signText(one, kazakh)]), one.key)).text).toBe(kazakh);
  });

  test('ends in a line end', () => {
    expect(() => noteText('no line end', [signText(one, text)])).toThrow(coded('note-malformed'));
    expect(() => noteText(text, [])).toThrow(coded('note-malformed'));
    expect(() => addSignature(note, 'not a line\n')).toThrow(coded('note-malformed'));
    expect(() => addSignature(note, `\n${signText(stranger, text)}`)).toThrow(coded('note-malformed'));
  });
});

describe('no note', () => {
  const line = signText(one, text);
  const bytes = joined(fromHex(one.key.id), one.sign(utf8(text)));
  test.each([
    ['nothing', ''],
    ['text alone', text],
    ['text and an empty line', `${text}\n`],
    ['no empty line', `${text}${line}`],
    ['signatures alone', line],
    ['no line end at the end', note.slice(0, -1)],
    ['an empty line at the end', `${note}\n`],
    ['something else among the signatures', `${text}\n${line}something else\n`],
    ['a hyphen for the dash', `${text}\n${line.replace('—', '-')}`],
    ['a short dash', `${text}\n${line.replace('—', '–')}`],
    ['no space behind the dash', `${text}\n${line.replace('— ', '—')}`],
    ['two spaces', `${text}\n${line.replace('one ', 'one  ')}`],
    ['a space behind', `${text}\n${line.replace('\n', ' \n')}`],
    ['no name', `${text}\n— ${toBase64(bytes)}\n`],
    ['a name with a plus', `${text}\n${line.replace('one', 'o+e')}`],
    ['a signature without padding', `${text}\n${line.replace(/=+\n/u, '\n')}`],
    [
      'a signature with bits behind its end',
      `${text}\n— one ${toBase64(Uint8Array.of(1, 2, 3, 4, 5)).replace('U=', 'V=')}\n`,
    ],
    ['a key id and no signature', `${text}\n— one ${toBase64(fromHex(one.key.id))}\n`],
    ['half a key id', `${text}\n— one AAA=\n`],
    ['Windows line ends', note.replaceAll('\n', '\r\n')],
    ['a tab in the text', `a\tb\n\n${line}`],
    ['a null in the text', `a\0b\n\n${line}`],
    ['a delete in the text', `a\u007fb\n\n${line}`],
    ['a C1 control character in the text', `a\u0085b\n\n${line}`],
    ['half a surrogate pair', `a\ud800b\n\n${line}`],
    ['65 signature lines', `${text}\n${line.repeat(65)}`],
    ['1,000,001 bytes', `${'a'.repeat(1_000_000 - line.length - 3)}\n\n${line}`],
    ['too many bytes in few characters', `${'ж'.repeat(600_000)}\n\n${line}`],
  ])('%s', async (_, wrong) => {
    expect(() => splitNote(wrong)).toThrow(coded('note-malformed'));
    await expect(open(wrong, one.key)).rejects.toThrow(coded('note-malformed'));
  });

  test('64 lines and 1,000,000 bytes are read', async () => {
    expect((await open(`${text}\n${line.repeat(64)}`, one.key)).signatures).toHaveLength(1);
    const long = `${'a'.repeat(noteLimits.bytes - utf8(line).length - 2)}\n`;
    expect(utf8(`${long}\n${line}`)).toHaveLength(noteLimits.bytes);
    expect(splitNote(`${long}\n${line}`).text).toBe(long);
  });
});
