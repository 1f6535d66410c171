/** Keys that sign notes: their names, types and ids (C2SP signed-note), and what signs with them. */

import { readBase64, toBase64 } from '../bytes/base64.js';
import { joined, sameBytes } from '../bytes/bytes.js';
import { toHex } from '../bytes/hex.js';
import { utf8 } from '../bytes/text.js';
import type { Crypto } from '../crypto.js';
import { LogError } from '../error.js';

/** The types known, by the byte that stands for them. */
export const keyTypes = {
  /** Ed25519 over the text: how a log signs. */
  ed25519: 0x01,
  /** Ed25519 over the time and the text: how a witness cosigns. */
  cosignature: 0x04,
} as const;

export type KeyType = (typeof keyTypes)[keyof typeof keyTypes];

/** Bytes of an Ed25519 public key, and of the seed of a private one. */
export const keyLength = 32;
/** Bytes of an Ed25519 signature. */
export const signatureLength = 64;

export interface VerifierKey {
  readonly name: string;
  readonly type: KeyType;
  readonly publicKey: Uint8Array;
  /** The key id in hex: 8 digits. Notes name a key by name and id. */
  readonly id: string;
}

/** What signs notes under a name. */
export interface Signer {
  readonly key: VerifierKey;
  sign(message: Uint8Array): Uint8Array;
}

/** The key id: the first four bytes of SHA-256(name || 0x0A || type || public key). */
export function keyHash(crypto: Crypto, name: string, type: number, publicKey: Uint8Array): Uint8Array {
  return crypto.sha256(joined(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).slice(0, 4);
}

/** The key with its id. Throws LogError `key-malformed` for a bad name or a public key that is not 32 bytes. */
export function verifierKey(crypto: Crypto, name: string, type: KeyType, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new LogError('key-malformed', `the name ${JSON.stringify(name.slice(0, 100))}`);
  if (publicKey.length !== keyLength) throw new LogError('key-malformed', `a public key of ${publicKey.length} bytes`);
  return { name, type, publicKey, id: toHex(keyHash(crypto, name, type, publicKey)) };
}

/** `name+id+base64(type || public key)`. */
export function formatVerifierKey({ name, type, publicKey, id }: VerifierKey): string {
  return `${name}+${id}+${toBase64(joined(Uint8Array.of(type), publicKey))}`;
}

/** Reads a verifier key. Throws LogError `key-malformed`, also where the id is not the key's, or `key-unsupported`. */
export function parseVerifierKey(crypto: Crypto, text: string): VerifierKey {
  const { name, id, type, rest } = parseKeyParts(text);
  const key = verifierKey(crypto, name, type, rest);
  if (key.id !== id) throw new LogError('key-malformed', `the id of this key is ${key.id}`);
  return key;
}

/** The parts that verifier keys and private keys have in common. Throws LogError as `parseVerifierKey` does. */
export function parseKeyParts(text: string): { name: string; id: string; type: KeyType; rest: Uint8Array } {
  // Base64 has plus signs of its own, names have none.
  const [, name = '', id = '', base64 = ''] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/.exec(text) ?? [];
  const data = readBase64(base64);
  const type = data?.[0];
  if (data === undefined || type === undefined) throw new LogError('key-malformed', 'not name+id+base64');
  if (!isKeyType(type)) throw new LogError('key-unsupported', `type ${type}`);
  return { name, id, type, rest: data.slice(1) };
}

/** Is this the same key under the same name? */
export function sameKey(one: VerifierKey, other: VerifierKey): boolean {
  return one.name === other.name && one.type === other.type && sameBytes(one.publicKey, other.publicKey);
}

/** Not empty, no spaces, no plus, and nothing that a note must not hold. */
export function isKeyName(name: string): boolean {
  return /^[^\s+\p{Cc}\p{Surrogate}]+$/u.test(name);
}

function isKeyType(type: number): type is KeyType {
  return Object.values<number>(keyTypes).includes(type);
}
