/** Passwords: which are taken, and how they are kept (Argon2id with the parameters of OWASP's Password Storage Cheat Sheet). */

import { hash, verify } from '@node-rs/argon2';
import { type Answer, granted, type Refused, refused } from './errors.js';
import type { Surroundings } from './surroundings.js';

export const shortestPassword = 12;
/** Long passwords cost nothing more, but bytes have to be read and hashed once. */
const longestPassword = 1024;
/** 19 MiB, two passes, one lane; `algorithm` 2 is Argon2id. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** The hash function itself; tests count how often it runs. */
export interface Hasher {
  hash(password: Uint8Array, salt: Uint8Array): Promise<string>;
  verify(kept: string, password: Uint8Array): Promise<boolean>;
}

export const argon2id: Hasher = {
  hash: (password, salt) => hash(password, { ...parameters, salt }),
  verify: (kept, password) => verify(kept, password),
};

export interface HashLimits {
  /** Hashes at once, each in 19 MiB and a thread of the pool that also verifies signatures. */
  readonly atOnce: number;
  /** How many may wait for their turn; with more, nothing is hashed and the answer is `access-busy`. */
  readonly waiting: number;
}

export const usualHashLimits: HashLimits = { atOnce: 2, waiting: 100 };

/**
 * The rules for a new password: length in characters, and enough left when the account's name is taken out. No other
 * rules of composition: they make passwords worse (NIST SP 800-63B, 3.1.1.2).
 */
export function passwordFault(password: string, account: string): Refused | undefined {
  const bytes = bytesOf(password);
  if (bytes.length > longestPassword) return refused('access-password-long');
  const plain = new TextDecoder().decode(bytes);
  if ([...plain].length < shortestPassword) return refused('access-password-short');
  const rest = plain.toLowerCase().replaceAll(account.toLowerCase(), '');
  return [...rest].length < shortestPassword ? refused('access-password-name') : undefined;
}

/** The same characters give the same bytes, however a keyboard composes them. */
function bytesOf(password: string): Uint8Array {
  return new TextEncoder().encode(password.normalize('NFKC'));
}

export class Passwords {
  readonly #surroundings: Surroundings;
  readonly #hasher: Hasher;
  readonly #limits: HashLimits;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(surroundings: Surroundings, hasher: Hasher = argon2id, limits: HashLimits = usualHashLimits) {
    this.#surroundings = surroundings;
    this.#hasher = hasher;
    this.#limits = limits;
  }

  /** What is kept of a password, with its salt and parameters (PHC string). `access-busy` */
  hash(password: string): Promise<Answer<string>> {
    return this.#inTurn(() => this.#hasher.hash(bytesOf(password), this.#surroundings.random(16)));
  }

  /** Takes as long for a right password as for a wrong one. `access-busy` */
  verify(kept: string, password: string): Promise<Answer<boolean>> {
    const bytes = bytesOf(password);
    const given = bytes.length > longestPassword ? bytes.subarray(0, longestPassword) : bytes;
    return this.#inTurn(async () => (await this.#hasher.verify(kept, given)) && given === bytes);
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<Answer<T>> {
    const free = this.#running < this.#limits.atOnce;
    if (!free && this.#waiting.length >= this.#limits.waiting) return refused('access-busy');
    if (free) this.#running += 1;
    else await new Promise<void>((begin) => this.#waiting.push(begin));
    try {
      return granted(await work());
    } finally {
      this.#leave();
    }
  }

  /** The place goes to who waits longest, without being free in between. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }
}
