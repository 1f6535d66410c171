/** Cases of keys and bare signatures. */

import { formatVerifierKey, keyTypes, LogError, parseVerifierKey, toHex, verifierKey } from '@saylau/log';
import { keyFromSeed, nodeCrypto } from '@saylau/log/node';
import type { Members } from '../case-members.js';

/** A verifier key as text is taken apart; one given by its members is written. */
export function verifierKeyCase(given: Members): object {
  if (typeof given.value('verifierKey') === 'string') {
    const { name, id, type, publicKey } = parseVerifierKey(nodeCrypto, given.text('verifierKey'));
    return { name, keyId: id, type, publicKey: toHex(publicKey) };
  }
  const wanted = given.numberIf('type') ?? keyTypes.ed25519;
  const type = Object.values(keyTypes).find((known) => known === wanted);
  if (type === undefined) throw new LogError('key-unsupported', `type ${wanted}`);
  const key = verifierKey(nodeCrypto, given.text('name'), type, given.bytes('publicKey'));
  return { verifierKey: formatVerifierKey(key), keyId: key.id };
}

/** An Ed25519 signature is checked, or with `seed` made. */
export async function ed25519Case(given: Members): Promise<object> {
  const message = given.bytes('message');
  if (given.has('seed')) {
    const key = keyFromSeed(given.bytes('seed'));
    return { publicKey: toHex(key.publicKey), signature: toHex(key.sign(message)) };
  }
  const [publicKey, signature] = [given.bytes('publicKey'), given.bytes('signature')];
  return { valid: await nodeCrypto.verify(publicKey, message, signature) };
}
