/** Hex, lower case only. */

import { LogError } from '../error.js';

/** Two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Throws LogError `hex-malformed` for an odd number of digits, upper case, and anything that is no digit. */
export function fromHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new LogError('hex-malformed', 'not pairs of the digits 0-9 and a-f');
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16));
}
