/** Checks signatures before an act's turn comes: they take most of the time, and the thread pool does them side by side. */

import { actBytes, type RecordState, type Refusal, type SignedAct } from '@saylau/acts';
import { type Crypto, fromBase64 } from '@saylau/log';

/** Whether a signature is right, by its place and the id of its key. */
export type SignaturesChecked = ReadonlyMap<string, boolean>;

/** Checks the signatures by keys that the state knows. A key that an act still on its way vouches for is looked at again later. */
export async function checkSignatures(
  crypto: Crypto,
  state: RecordState,
  signed: SignedAct,
): Promise<SignaturesChecked> {
  const signers = state.signers(signed);
  if (!signers.ok) return new Map();
  const message = actBytes(signed.act);
  const found = signers.value.map(async ({ keyId, publicKey }, place) => {
    const signature = fromBase64(signed.signatures[place]?.signature ?? '');
    return [markOf(place, keyId), await crypto.verify(publicKey, message, signature)] as const;
  });
  return new Map(await Promise.all(found));
}

/** Whether a key is known now that was not when the signatures were checked. */
export function isUnchecked(state: RecordState, signed: SignedAct, checked: SignaturesChecked): boolean {
  const signers = state.signers(signed);
  return signers.ok && signers.value.some(({ keyId }, place) => !checked.has(markOf(place, keyId)));
}

/** Signatures that are wrong, or by keys that nobody vouched for. */
export function wrongSignatures(state: RecordState, signed: SignedAct, checked: SignaturesChecked): readonly Refusal[] {
  const signers = state.signers(signed);
  if (!signers.ok) return signers.refusals;
  return signers.value.flatMap(({ keyId }, place): readonly Refusal[] =>
    checked.get(markOf(place, keyId)) === true
      ? []
      : [{ code: 'act-signature', path: `/signatures/${place}/signature`, params: { key: keyId } }],
  );
}

/** A key id is vouched for once and for ever: it says which key it was. */
function markOf(place: number, keyId: string): string {
  return `${place} ${keyId}`;
}
