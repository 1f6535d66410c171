/** Who signed: keys that are good, held in the office of the act, by the persons needed. */

import type { ActedAs, SignedAct } from '../act.js';
import { placeName } from '../state/keys.js';
import type { State } from '../state/state.js';
import { actRules, type Signing } from '../table.js';
import type { Holder } from '../views.js';
import { newKeys } from './keys.js';
import type { Reasons } from './reasons.js';

/** A key with which an act was signed. */
export interface Signatory {
  readonly keyId: string;
  readonly publicKey: Uint8Array;
  readonly holder: Holder;
}

/** The keys of the signatures, in their order; undefined, and a reason, for one that is not good. */
export function signatories(state: State, signed: SignedAct, to: Reasons): readonly (Signatory | undefined)[] {
  const find = finder(state, signed);
  return signed.signatures.map(({ key }, index) => {
    const found = find(key);
    if (typeof found !== 'string') return found;
    to.add(found, `/signatures/${index}/key`, { key });
    return undefined;
  });
}

type Find = (keyId: string) => Signatory | 'act-key-unknown' | 'act-key-revoked';

/** The first leaf is signed with a key that it brings itself. */
function finder(state: State, { act }: SignedAct): Find {
  if (act.act === 'log-opened' && state.kind === undefined) {
    const own = newKeys(state, act.body.keys);
    return (keyId) => own.find((key) => key.keyId === keyId) ?? 'act-key-unknown';
  }
  const { keys } = state;
  return (keyId) => {
    const key = keys.find(keyId);
    if (key < 0) return 'act-key-unknown';
    if (!keys.isGood(key)) return 'act-key-revoked';
    return { keyId, publicKey: keys.publicKeyOf(key), holder: keys.holderOf(key) };
  };
}

/** Adds what is wrong with who signed. */
export function refuseSigners(state: State, signed: SignedAct, to: Reasons): void {
  const { act } = signed;
  const found = signatories(state, signed, to);
  for (const [index, one] of found.entries()) {
    if (one !== undefined && !isHeldBy(one.holder, act.as))
      to.add('act-holder', `/signatures/${index}/key`, { key: one.keyId, office: one.holder.office });
  }
  const known = found.filter((one) => one !== undefined);
  if (known.length < found.length) return;
  const { signing } = actRules[act.act];
  if (!isSignedBy(signing, known)) to.add('act-second-person', '/signatures', { signing });
}

/** Whether a key is held in the office for which an act says that it is done. */
function isHeldBy(holder: Holder, as: ActedAs): boolean {
  return holder.office === as.office && placeName(holder) === placeName(as);
}

function isSignedBy(signing: Signing, signers: readonly Signatory[]): boolean {
  if (signing === 'one') return signers.length === 1;
  const roles = signers.map(({ holder }) => holder.role);
  if (signers.length !== 2 || signers[0]?.keyId === signers[1]?.keyId) return false;
  const [chair, secretary] = [roles.includes('chair'), roles.includes('secretary')];
  return signing === 'two' ? chair || secretary : chair && secretary;
}
