/** Reads canonical JSON: what is read must be what would be written. */

import { fromUtf8 } from '../bytes/text.js';
import { LogError } from '../error.js';
import { type Canonical, canonicalText } from './write.js';

/**
 * The value whose canonical bytes these are. Throws LogError `not-canonical` for all other bytes: another order of keys,
 * spaces, escapes or numerals, and a key that stands twice, which is lost in reading and so missing in what is written again.
 */
export function parseCanonical(bytes: Uint8Array): Canonical {
  const text = fromUtf8(bytes);
  const value = text === undefined ? undefined : plain(text);
  if (value === undefined) throw new LogError('not-canonical', 'no JSON in UTF-8');
  if (rewritten(value) !== text) throw new LogError('not-canonical', 'written again it is another text, or none');
  return value;
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
