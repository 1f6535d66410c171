/** What the log needs of cryptography; Node's is in node.ts, a browser brings its own. */

export interface Crypto {
  /** 32 bytes. Keeps nothing of `data`. */
  sha256(data: Uint8Array): Uint8Array;
  /**
   * Ed25519 as RFC 8032 has it, by the equation without the cofactor and with S below the order. False for keys and
   * signatures of any other form; never rejects.
   */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
}
