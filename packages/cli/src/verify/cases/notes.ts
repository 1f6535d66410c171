/** Cases of notes: opened, checkpoints read and signed, cosignatures checked and made. */

import {
  addSignature,
  type Checkpoint,
  checkpointText,
  cosign,
  cosignatureMessage,
  keyTypes,
  LogError,
  type NoteSignature,
  noteText,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseVerifierKey,
  signaturesOf,
  signText,
  splitNote,
  toHex,
  type VerifierKey,
} from '@saylau/log';
import { keyFromSeed, nodeCrypto, signerOf } from '@saylau/log/node';
import type { Members } from '../case-members.js';

/** With `keys` the note is opened; without, it is only taken apart. */
export async function noteCase(given: Members): Promise<object> {
  const note = given.text('note');
  if (given.has('keys')) {
    const { text, signatures } = await openNote(nodeCrypto, note, keysIn(given));
    return { text, signatures: signatures.map(signatureJson) };
  }
  const { text, lines } = splitNote(note);
  return { text, lines: lines.map(({ name, id, signature }) => ({ name, id, signature: toHex(signature) })) };
}

/** A checkpoint as a text or a note is read, with `keys` opened; one given by its members is written, with `seed` signed. */
export async function checkpointCase(given: Members): Promise<object> {
  if (typeof given.value('checkpoint') !== 'string') return writtenCheckpoint(given);
  const note = given.text('checkpoint');
  const stated = parseCheckpoint(textIn(note));
  const origin = given.textIf('origin') ?? stated.origin;
  if (given.has('keys')) {
    const { checkpoint, signatures } = await openCheckpoint(nodeCrypto, note, origin, keysIn(given));
    return { ...checkpointJson(checkpoint), signatures: signatures.map(signatureJson) };
  }
  if (stated.origin !== origin) throw new LogError('checkpoint-origin', `a checkpoint of ${stated.origin}`);
  return checkpointJson(stated);
}

function writtenCheckpoint(given: Members): object {
  const origin = given.text('origin');
  const text = checkpointText({ origin, size: given.number('size'), root: given.bytes('root') });
  parseCheckpoint(text);
  if (!given.has('seed')) return { text };
  const signer = signerOf(keyFromSeed(given.bytes('seed')), origin, keyTypes.ed25519);
  return { text, note: noteText(text, [signText(signer, text)]) };
}

/** With `key` a cosignature is checked, with `seed` made; with neither it is told what is signed. */
export function cosignatureCase(given: Members): object | Promise<object> {
  const checkpoint = given.text('checkpoint');
  const text = textIn(checkpoint);
  parseCheckpoint(text);
  if (given.has('key')) return checkedCosignature(given, checkpoint);
  const time = given.number('time');
  if (!Number.isSafeInteger(time) || time < 0) throw new LogError('out-of-range', `the time ${time}`);
  if (!given.has('seed')) return { message: toHex(cosignatureMessage(text, time)) };
  const signer = signerOf(keyFromSeed(given.bytes('seed')), given.text('name'), keyTypes.cosignature);
  return { line: cosign(signer, text, time) };
}

async function checkedCosignature(given: Members, checkpoint: string): Promise<object> {
  const key = parseVerifierKey(nodeCrypto, given.text('key'));
  const line = given.textIf('line')?.replace(/\n?$/, '\n');
  const [own] = await signaturesOf(nodeCrypto, noteWith(checkpoint, line), [key]).catch(wrongSignature);
  const time = own?.time;
  return time === undefined ? { valid: false } : { valid: true, time };
}

/** The checkpoint, a text or a note already, with the line. */
function noteWith(checkpoint: string, line: string | undefined): string {
  if (line === undefined) return checkpoint;
  return isNote(checkpoint) ? addSignature(checkpoint, line) : noteText(checkpoint, [line]);
}

function wrongSignature(error: unknown): readonly NoteSignature[] {
  if (error instanceof LogError && error.code === 'note-signature') return [];
  throw error;
}

/** A checkpoint's own text has no empty line. */
function isNote(checkpoint: string): boolean {
  return checkpoint.includes('\n\n');
}

export function textIn(checkpoint: string): string {
  return isNote(checkpoint) ? splitNote(checkpoint).text : checkpoint;
}

export function keysIn(given: Members): readonly VerifierKey[] {
  return given.texts('keys').map((key) => parseVerifierKey(nodeCrypto, key));
}

export function checkpointJson({ origin, size, root }: Checkpoint): object {
  return { origin, size, root: toHex(root) };
}

export function signatureJson({ key, time }: NoteSignature): object {
  return { name: key.name, id: key.id, type: key.type, ...(time === undefined ? {} : { time }) };
}
