/** Node's cryptography: hashes in one call, signatures checked on the thread pool, private keys. */

import {
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  verify as nodeVerify,
  randomBytes,
  sign,
} from 'node:crypto';
import { toBase64 } from './bytes/base64.js';
import { joined } from './bytes/bytes.js';
import { fromHex } from './bytes/hex.js';
import type { Crypto } from './crypto.js';
import { LogError } from './error.js';
import { hashLength } from './merkle/hash.js';
import { type KeyType, keyLength, parseKeyParts, type Signer, signatureLength, verifierKey } from './notes/key.js';

/** What stands before 32 bytes of key in DER (RFC 8410). */
const publicPrefix = fromHex('302a300506032b6570032100');
const privatePrefix = fromHex('302e020100300506032b657004220420');

/** Public keys in Node's form: making one takes nearly as long as a check, and no thread of the pool does it. */
const keys = new Map<string, KeyObject>();
const mostKeys = 100_000;

export const nodeCrypto: Crypto = {
  sha256,
  verify: (publicKey, message, signature) =>
    new Promise((resolve) => {
      if (publicKey.length !== keyLength || signature.length !== signatureLength) resolve(false);
      else nodeVerify(null, message, publicKeyOf(publicKey), signature, (error, right) => resolve(!error && right));
    }),
};

/** An Ed25519 private key. Neither JSON nor a print of it shows the seed. */
export interface PrivateKey {
  readonly publicKey: Uint8Array;
  /** 64 bytes. */
  sign(message: Uint8Array): Uint8Array;
  /** The 32 bytes that it is made from. */
  seed(): Uint8Array;
}

/** A private key with a name and a use. */
export interface PrivateSigner extends Signer {
  seed(): Uint8Array;
}

/** A new key, drawn by chance. */
export function generateKey(): PrivateKey {
  return keyFromSeed(randomBytes(keyLength));
}

/** The key of a seed. Throws LogError `key-malformed` unless it has 32 bytes. */
export function keyFromSeed(seed: Uint8Array): PrivateKey {
  if (seed.length !== keyLength) throw new LogError('key-malformed', `a seed of ${seed.length} bytes`);
  const kept = Uint8Array.from(seed);
  const key = createPrivateKey({ key: Buffer.from(joined(privatePrefix, kept)), format: 'der', type: 'pkcs8' });
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: Uint8Array.from(der.subarray(publicPrefix.length)),
    sign: (message) => Uint8Array.from(sign(null, message, key)),
    seed: () => kept.slice(),
  };
}

/** What signs notes with that key under that name. Throws LogError `key-malformed` for a bad name. */
export function signerOf({ publicKey, sign, seed }: PrivateKey, name: string, type: KeyType): PrivateSigner {
  return { key: verifierKey(nodeCrypto, name, type, publicKey), sign, seed };
}

/** The line of a private key file: `PRIVATE+KEY+name+id+base64(type || seed)` and a line end. */
export function formatPrivateKey({ key, seed }: PrivateSigner): string {
  return `PRIVATE+KEY+${key.name}+${key.id}+${toBase64(joined(Uint8Array.of(key.type), seed()))}\n`;
}

/** Reads a private key file. Throws LogError `key-malformed`, also where the id is not the key's, or `key-unsupported`. */
export function parsePrivateKey(text: string): PrivateSigner {
  const [, parts = ''] = /^PRIVATE\+KEY\+([^\n]*)\n?$/.exec(text) ?? [];
  const { name, id, type, rest } = parseKeyParts(parts);
  const signer = signerOf(keyFromSeed(rest), name, type);
  if (signer.key.id !== id) throw new LogError('key-malformed', `the id of this key is ${signer.key.id}`);
  return signer;
}

/** By way of a string: a third of the time of a `Buffer`, whose 32 bytes would lie outside the heap. */
function sha256(data: Uint8Array): Uint8Array {
  const characters = hash('sha256', data, 'binary');
  const digest = new Uint8Array(hashLength);
  for (let at = 0; at < hashLength; at++) digest[at] = characters.charCodeAt(at);
  return digest;
}

function publicKeyOf(publicKey: Uint8Array): KeyObject {
  const name = toBase64(publicKey);
  const known = keys.get(name);
  if (known !== undefined) return known;
  // As JWK (RFC 8037): OpenSSL's decoders take ten times as long for DER.
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  if (keys.size >= mostKeys) keys.clear();
  keys.set(name, key);
  return key;
}
