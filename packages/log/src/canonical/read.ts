/** Reads canonical JSON: what is read must be what would be written. */

import { fromUtf8 } from '../bytes/text.js';
import { LogError } from '../error.js';
import { type Canonical, canonicalText, deepest } from './write.js';

/**
 * The value whose canonical bytes these are. Throws LogError `not-canonical` for all other bytes: another order of keys,
 * spaces, escapes or numerals, and a key that stands twice, which is lost in reading and so missing in what is written again.
 */
export function parseCanonical(bytes: Uint8Array): Canonical {
  const text = fromUtf8(bytes);
  const value = text === undefined ? undefined : plain(text);
  if (value === undefined) throw new LogError('not-canonical', 'no JSON in UTF-8');
  if (isQuicklySeen(text ?? '', value)) return value;
  if (rewritten(value) !== text) throw new LogError('not-canonical', 'written again it is another text, or none');
  return value;
}

/** Printable ASCII has one form in NFC. What stands for half a surrogate pair would be written as an escape, as it came. */
const plainAscii = /^[ -~]*$/;

/** Nearly every leaf: what ECMAScript writes is the text, keys stand in their order, numbers are whole. A third of the time of writing it. */
function isQuicklySeen(text: string, value: Canonical): boolean {
  return plainAscii.test(text) && !text.includes('\\u') && isOrdered(value, 0) && JSON.stringify(value) === text;
}

function isOrdered(value: Canonical, depth: number): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === deepest) return false;
  if (Array.isArray(value)) return value.every((item: Canonical) => isOrdered(item, depth + 1));
  let before: string | undefined;
  for (const [key, item] of Object.entries(value)) {
    if (before !== undefined && before >= key) return false;
    before = key;
    if (!isOrdered(item, depth + 1)) return false;
  }
  return true;
}

function plain(text: string): Canonical | undefined {
  try {
    return JSON.parse(text) as Canonical;
  } catch {
    return undefined;
  }
}

function rewritten(value: Canonical): string | undefined {
  try {
    return canonicalText(value);
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}
