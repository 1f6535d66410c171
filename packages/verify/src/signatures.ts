/** Checks of signatures, so many at a time: they run on other threads while the log is read on. */

import type { Leaf } from '@saylau/acts';
import { type Crypto, fromBase64 } from '@saylau/log';
import { type Ledger, listed } from './ledger.js';

/** So many checks may be under way: enough for every thread, and few enough to keep memory small. */
const mostUnderWay = 512;

interface Wrong {
  readonly leaf: number;
  readonly path: string;
}

export class SignatureChecks {
  readonly #crypto: Crypto;
  readonly #wrong: Wrong[] = [];
  #more = 0;
  #underWay = 0;
  #wake: (() => void) | undefined;

  constructor(crypto: Crypto) {
    this.#crypto = crypto;
  }

  /** Begins to check the signatures of a leaf whose keys are known. `bytes` are those of the leaf. */
  begin(index: number, leaf: Leaf, bytes: Uint8Array, publicKeyOf: (keyId: string) => Uint8Array | undefined): void {
    const message = signedPart(bytes, leaf.signatures.length);
    for (const [at, { key, signature }] of leaf.signatures.entries()) {
      const publicKey = publicKeyOf(key);
      const wrong = { leaf: index, path: `/signatures/${at}/signature` };
      if (publicKey !== undefined) this.#check(publicKey, message, bytesOf(signature), wrong);
    }
  }

  /** Waits until there is room for another leaf; undefined where there is already. */
  room(): Promise<void> | undefined {
    return this.#underWay < mostUnderWay ? undefined : this.#until(mostUnderWay / 2);
  }

  /** Waits for all of them, and notes which signatures are wrong. */
  async done(ledger: Ledger): Promise<void> {
    await this.#until(0);
    // They end in another order than they began.
    for (const wrong of this.#wrong.sort((one, other) => one.leaf - other.leaf))
      ledger.fail('signatures', { code: 'act-signature', ...wrong });
    ledger.failMore('signatures', this.#more);
  }

  #check(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array | undefined, wrong: Wrong): void {
    if (signature === undefined) {
      this.#note(wrong);
      return;
    }
    this.#underWay += 1;
    this.#crypto.verify(publicKey, message, signature).then(
      (right) => this.#ended(right, wrong),
      () => this.#ended(false, wrong),
    );
  }

  #ended(right: boolean, wrong: Wrong): void {
    if (!right) this.#note(wrong);
    this.#underWay -= 1;
    this.#wake?.();
  }

  /** What ends late belongs at most so far back: with those the first to be listed are among those kept. */
  #note(wrong: Wrong): void {
    if (this.#wrong.length < listed + mostUnderWay) this.#wrong.push(wrong);
    else this.#more += 1;
  }

  async #until(left: number): Promise<void> {
    while (this.#underWay > left) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#wake = undefined;
  }
}

/** `,"received":"` and 24 characters, `","signatures":[` and `]}`. */
const tailLength = 12 + 1 + 24 + 16 + 2;
/** `{"key":"` and 16 characters, `","signature":"` and 88, `"}`. */
const signatureLength = 8 + 16 + 15 + 88 + 2;

/**
 * The bytes of `act` in those of a leaf: what is signed. Precondition: they are canonical and of a leaf's form; then all that
 * stands behind the act has a fixed length, and nothing needs to be written again.
 */
export function signedPart(leaf: Uint8Array, signatures: number): Uint8Array {
  return leaf.subarray('{"act":'.length, leaf.length - tailLength - signatures * (signatureLength + 1) + 1);
}

function bytesOf(signature: string): Uint8Array | undefined {
  try {
    return fromBase64(signature);
  } catch {
    return undefined;
  }
}
