/**
 * The key of a person in office, as files: `PRIVATE+PERSON+KEY+<key id>+<base64 of 32 bytes seed>`, and beside it
 * `PERSON+KEY+<key id>+<base64 of the public key>`. The key id is that of acts (docs/formats/acts.md, Keys and offices).
 */

import { keyIdOf } from '@saylau/acts';
import { fromBase64, LogError, toBase64 } from '@saylau/log';
import { generateKey, keyFromSeed, nodeCrypto, type PrivateKey } from '@saylau/log/node';

export interface PersonKey {
  readonly publicKey: Uint8Array;
  /** 16 hex digits. */
  readonly id: string;
}

const secretStart = 'PRIVATE+PERSON+KEY+';
const openStart = 'PERSON+KEY+';

/** A new key, and the texts of its files. */
export function makePersonKey(): { readonly key: PersonKey; readonly secret: string; readonly open: string } {
  const made = generateKey();
  const key = personKey(made.publicKey);
  return {
    key,
    secret: `${secretStart}${key.id}+${toBase64(made.seed())}\n`,
    open: `${openStart}${key.id}+${toBase64(key.publicKey)}\n`,
  };
}

/** The public part, out of either file; undefined where the text is neither, or its key id is that of another key. */
export function readPersonKey(text: string): PersonKey | undefined {
  const secret = readSecret(text);
  if (secret !== undefined) return personKey(secret.publicKey);
  return bytesAfter(openStart, text, (publicKey) => personKey(publicKey));
}

/** What signs with the private file; undefined where the text is none. */
export function readSecret(text: string): PrivateKey | undefined {
  return bytesAfter(secretStart, text, (seed) => keyFromSeed(seed));
}

function bytesAfter<T extends { readonly publicKey: Uint8Array }>(
  start: string,
  text: string,
  make: (bytes: Uint8Array) => T,
): T | undefined {
  const line = text.startsWith(start) ? text.slice(start.length) : '';
  const [, id, base64 = ''] = /^([0-9a-f]{16})\+([A-Za-z0-9+/=]+)\n?$/.exec(line) ?? [];
  try {
    const bytes = fromBase64(base64);
    const made = bytes.length === 32 ? make(bytes) : undefined;
    return made !== undefined && personKey(made.publicKey).id === id ? made : undefined;
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

function personKey(publicKey: Uint8Array): PersonKey {
  return { publicKey, id: keyIdOf(nodeCrypto, publicKey) };
}
