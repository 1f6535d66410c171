/** The persons of the made-up night: everybody has a key that follows from his office, so that the bundles are the same each time. */

import type { Holder } from '@saylau/acts';
import { keyIdOf } from '@saylau/acts';
import { keyTypes, toBase64 } from '@saylau/log';
import { keyFromSeed, nodeCrypto, type PrivateSigner, signerOf } from '@saylau/log/node';

export interface Person {
  readonly holder: Holder;
  readonly keyId: string;
  /** As `keys` of acts hold it. */
  readonly key: string;
  sign(message: Uint8Array): Uint8Array;
}

const seedOf = (name: string): Uint8Array => nodeCrypto.sha256(Buffer.from(`saylau fixture: ${name}`));

/** The holder of that office; `another` tells apart persons of the same place and role. */
export function person(holder: Holder, another = ''): Person {
  const { office, area = '', station = '', name = '', role } = holder;
  const { publicKey, sign } = keyFromSeed(seedOf([office, area, station, name, role, another].join('|')));
  return { holder, keyId: keyIdOf(nodeCrypto, publicKey), key: toBase64(publicKey), sign };
}

/** The key of a log, or of somebody who would like to be one. */
export function logSigner(origin: string, another = ''): PrivateSigner {
  return signerOf(keyFromSeed(seedOf(`log|${origin}|${another}`)), origin, keyTypes.ed25519);
}

export function witnessSigner(name: string, another = ''): PrivateSigner {
  return signerOf(keyFromSeed(seedOf(`witness|${name}|${another}`)), name, keyTypes.cosignature);
}
