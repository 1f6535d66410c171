/** Signed notes (C2SP signed-note): a text, an empty line, and lines of signatures. */

import { readBase64, toBase64 } from '../bytes/base64.js';
import { joined } from '../bytes/bytes.js';
import { fromHex, toHex } from '../bytes/hex.js';
import { utf8 } from '../bytes/text.js';
import type { Crypto } from '../crypto.js';
import { LogError } from '../error.js';
import { readCosignature } from './cosignature.js';
import { keyTypes, type Signer, signatureLength, type VerifierKey } from './key.js';

/** The most signature lines and bytes that a note is read with. */
export const noteLimits = { lines: 64, bytes: 1_000_000 } as const;

/** A signature line as it stands: nothing of it is checked yet. */
export interface SignatureLine {
  readonly name: string;
  /** Key id in hex. */
  readonly id: string;
  readonly signature: Uint8Array;
}

/** A note taken apart: nothing of it is checked yet. */
export interface SplitNote {
  /** With its last line end. */
  readonly text: string;
  readonly lines: readonly SignatureLine[];
}

/** A signature that is right. */
export interface NoteSignature {
  readonly key: VerifierKey;
  /** When it was cosigned, in seconds since 1970; with cosignatures only. */
  readonly time?: number;
}

export interface OpenedNote {
  readonly text: string;
  /** One for each known key that signed, in the order of the note. */
  readonly signatures: readonly NoteSignature[];
}

/**
 * The text of a note that known keys signed. Rejects with LogError `note-malformed`, `note-signature` where the signature of a
 * known key is wrong, `note-unsigned` where no known key signed. Lines of other keys are passed over.
 */
export async function openNote(crypto: Crypto, note: string, keys: readonly VerifierKey[]): Promise<OpenedNote> {
  const { text } = splitNote(note);
  const signatures = await signaturesOf(crypto, note, keys);
  if (signatures.length === 0) throw new LogError('note-unsigned', 'no known key has signed');
  return { text, signatures };
}

/** The signatures of known keys on a note, which may be none. Rejects with LogError `note-malformed` or `note-signature`. */
export async function signaturesOf(
  crypto: Crypto,
  note: string,
  keys: readonly VerifierKey[],
): Promise<readonly NoteSignature[]> {
  const { text, lines } = splitNote(note);
  const found = new Map<VerifierKey, NoteSignature>();
  for (const { name, id, signature } of lines) {
    for (const key of keys.filter((known) => known.name === name && known.id === id)) {
      const right = await checked(crypto, key, text, signature);
      if (right === undefined) throw new LogError('note-signature', `the signature of ${name}+${id} is wrong`);
      if (!found.has(key)) found.set(key, right);
    }
  }
  return [...found.values()];
}

/** Takes a note apart at its last empty line. Throws LogError `note-malformed`. */
export function splitNote(note: string): SplitNote {
  checkCharacters(note);
  const gap = note.lastIndexOf('\n\n');
  const lines = note.slice(gap + 2).split('\n');
  if (gap < 0 || lines.pop() !== '' || lines.length === 0) refuse('no signature lines after an empty line');
  if (lines.length > noteLimits.lines) refuse(`more than ${noteLimits.lines} signature lines`);
  return { text: note.slice(0, gap + 1), lines: lines.map(parseLine) };
}

/** A note of a text, which ends in a line end, and signature lines. Throws LogError `note-malformed` for what no reader takes. */
export function noteText(text: string, lines: readonly string[]): string {
  const note = `${text}\n${lines.join('')}`;
  if (splitNote(note).text !== text) refuse('the text does not end in a line end');
  return note;
}

/** The note with one more signature line, or several. Throws LogError `note-malformed`. */
export function addSignature(note: string, lines: string): string {
  const { text } = splitNote(note);
  return noteText(text, [note.slice(text.length + 1), lines]);
}

/** `— name base64(key id || signature)` and a line end. */
export function signatureLine({ name, id }: VerifierKey, signature: Uint8Array): string {
  return `— ${name} ${toBase64(joined(fromHex(id), signature))}\n`;
}

/** The line with which a key of type 0x01 signs a text. */
export function signText(signer: Signer, text: string): string {
  return signatureLine(signer.key, signer.sign(utf8(text)));
}

/** The signature where it is right. */
async function checked(
  crypto: Crypto,
  key: VerifierKey,
  text: string,
  bytes: Uint8Array,
): Promise<NoteSignature | undefined> {
  const signed =
    key.type === keyTypes.cosignature ? readCosignature(text, bytes) : { message: utf8(text), signature: bytes };
  if (signed === undefined || signed.signature.length !== signatureLength) return undefined;
  if (!(await crypto.verify(key.publicKey, signed.message, signed.signature))) return undefined;
  return 'time' in signed ? { key, time: signed.time } : { key };
}

function checkCharacters(note: string): void {
  // The first question spares encoding what is too long anyway.
  const isLong = note.length > noteLimits.bytes || utf8(note).length > noteLimits.bytes;
  if (isLong) refuse(`more than ${noteLimits.bytes} bytes`);
  // Everything of class Cc but the line end.
  if (/[^\P{Cc}\n]|\p{Surrogate}/u.test(note)) refuse('control characters or half a surrogate pair');
}

function parseLine(line: string): SignatureLine {
  const [, name, base64 = ''] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? [];
  const bytes = readBase64(base64);
  if (name === undefined || bytes === undefined) return refuse('a signature line is not of the form "— name base64"');
  if (bytes.length < 5) refuse('a signature line without signature');
  return { name, id: toHex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
}

function refuse(what: string): never {
  throw new LogError('note-malformed', what);
}
