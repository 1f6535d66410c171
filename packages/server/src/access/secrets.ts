/** Secrets that are given out once and kept as hashes, and the few that must be kept themselves: sealed. */

import { createCipheriv, createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { networkOf } from './addresses.js';
import type { Surroundings } from './surroundings.js';

/** What a token is for: a hash of the one kind is never that of another. */
export type TokenKind = 'invitation' | 'session' | 'key';

const nonceBytes = 12;
const tagBytes = 16;

/** 43 characters of base64url: 256 bits by chance, but that no minus begins it. */
export function newToken(surroundings: Surroundings): string {
  return drawn(surroundings, 32);
}

/** 16 characters of base64url that name a row to its owner; no secret. */
export function newId(surroundings: Surroundings): string {
  return drawn(surroundings, 12);
}

/** Drawn again where it begins with a minus: commands would take it for an option. */
function drawn(surroundings: Surroundings, bytes: number): string {
  const text = Buffer.from(surroundings.random(bytes)).toString('base64url');
  return text.startsWith('-') ? drawn(surroundings, bytes) : text;
}

/** Whether a text can be such an id; nothing else is looked up. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9_-]{16}$/.test(text);
}

/** What is kept of a token, 32 bytes. A token has 256 bits of chance, so that no slow hash is needed. */
export function tokenHash(kind: TokenKind, token: string): Uint8Array {
  return createHash('sha256').update(`saylau-${kind}/1\n`).update(token).digest();
}

/** What a page sends back with every change: made of the session's token, so that only its holder can have it. */
export function csrfToken(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('saylau-csrf/1').digest('base64url');
}

/** Compares without telling by its time where the texts differ. */
export function sameText(one: string, other: string): boolean {
  const digests = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(digests[0] ?? Buffer.alloc(0), digests[1] ?? Buffer.alloc(1));
}

/**
 * Rests on the server's own secret, 32 bytes that lie outside the database: whoever has a copy of the database alone
 * can neither make codes of second factors nor find out addresses.
 */
export class Secrets {
  readonly #surroundings: Surroundings;
  readonly #sealing: Uint8Array;
  readonly #tagging: Uint8Array;

  constructor(secret: Uint8Array, surroundings: Surroundings) {
    if (secret.length !== 32) throw new RangeError('The secret of the server has 32 bytes.');
    this.#surroundings = surroundings;
    this.#sealing = createHmac('sha256', secret).update('saylau-sealing/1').digest();
    this.#tagging = createHmac('sha256', secret).update('saylau-tagging/1').digest();
  }

  /** 16 hex digits that are the same for the same text, and tell nothing of it without the secret. */
  tag(kind: 'address' | 'account', text: string): string {
    return createHmac('sha256', this.#tagging).update(`${kind}\n`).update(text).digest('hex').slice(0, 16);
  }

  /** The same for all addresses of one network. */
  tagOfAddress(address: string): string {
    return this.tag('address', networkOf(address));
  }

  /** Enciphered and bound to what it belongs to: AES-256-GCM as nonce || tag || ciphertext. */
  seal(data: Uint8Array, owner: string): Uint8Array {
    const nonce = this.#surroundings.random(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#sealing, nonce, { authTagLength: tagBytes });
    const text = Buffer.concat([cipher.setAAD(Buffer.from(owner)).update(data), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** Undefined where it was sealed with another secret or for another owner, or was changed. */
  unseal(sealed: Uint8Array, owner: string): Uint8Array | undefined {
    if (sealed.length < nonceBytes + tagBytes) return undefined;
    const nonce = sealed.subarray(0, nonceBytes);
    const opening = createDecipheriv('aes-256-gcm', this.#sealing, nonce, { authTagLength: tagBytes });
    opening.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
    try {
      return Buffer.concat([opening.update(sealed.subarray(nonceBytes + tagBytes)), opening.final()]);
    } catch {
      return undefined;
    }
  }
}
