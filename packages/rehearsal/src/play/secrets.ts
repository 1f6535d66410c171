/** What follows from the seed of a play: everybody's private keys and the ids of all acts. Whoever has the seed can act as anybody. */

import type { Holder } from '@saylau/acts';
import { type Crypto, canonical, toBase64 } from '@saylau/log';
import type { Cast } from './cast.js';

/** The 32 bytes of a person's private key. */
export function seedOf(
  crypto: Pick<Crypto, 'sha256'>,
  { seed, kind }: Pick<Cast, 'seed' | 'kind'>,
  holder: Holder,
): Uint8Array {
  return crypto.sha256(canonical(['saylau-rehearsal-key/1', seed, kind, { ...holder }]));
}

/** The id of the act of one step in a log: the same whenever it is handed in. */
export function actIdOf(crypto: Pick<Crypto, 'sha256'>, seed: string, origin: string, step: number): string {
  const bytes = crypto.sha256(canonical(['saylau-rehearsal-act/1', seed, origin, step])).subarray(0, 16);
  return toBase64(bytes).slice(0, 22).replaceAll('+', '-').replaceAll('/', '_');
}
