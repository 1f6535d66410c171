/** Base64 of RFC 4648 section 4, with padding. Each bytes have one text, and only that is read. */

import { LogError } from '../error.js';
import { fromUtf8, utf8 } from './text.js';

const digits = utf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const padding = '='.charCodeAt(0);

/** Code of a character → its six bits, or 64 where it is no digit. */
const bitsOf = new Uint8Array(128).fill(64);
for (const [bits, code] of digits.entries()) bitsOf[code] = bits;

/** Four characters for three bytes. */
export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(4 * Math.ceil(bytes.length / 3)).fill(padding);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const three = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    const used = Math.min(3, bytes.length - from);
    for (let digit = 0; digit <= used; digit++) codes[to + digit] = digits[(three >> (18 - 6 * digit)) & 63] ?? 0;
  }
  return fromUtf8(codes) ?? '';
}

/** Throws LogError `base64-malformed` for other characters, missing or needless padding, and bits set behind the end. */
export function fromBase64(text: string): Uint8Array {
  const bytes = readBase64(text);
  if (bytes === undefined) throw new LogError('base64-malformed', 'other characters, padding or spare bits');
  return bytes;
}

/** The same; undefined for what `fromBase64` refuses. */
export function readBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const length = text.length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  const bytes = new Uint8Array((length * 6) >> 3);
  let gathered = 0;
  let spare = 0;
  let to = 0;
  for (let from = 0; from < length; from++) {
    const bits = bitsOf[text.charCodeAt(from)] ?? 64;
    if (bits === 64) return undefined;
    gathered = ((gathered << 6) | bits) & 0xfff;
    spare += 6;
    if (spare < 8) continue;
    spare -= 8;
    bytes[to++] = gathered >> spare;
  }
  return (gathered & ((1 << spare) - 1)) === 0 ? bytes : undefined;
}
