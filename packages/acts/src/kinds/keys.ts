/** The log is opened, keys are vouched for and revoked. */

import { fromBase64 } from '@saylau/log';
import type { ActedAs, Body } from '../act.js';
import { keyIdOf } from '../bytes.js';
import { placeName } from '../state/keys.js';
import type { State } from '../state/state.js';
import type { Holder } from '../views.js';
import { isRehearsal } from './elections.js';
import type { Handler } from './handler.js';
import { cannotVouch } from './reach.js';
import type { Reasons } from './reasons.js';

type HeldKeys = Body<'key-vouched'>['keys'];

/** A key of an act's body, with its id. */
export interface NewKey {
  readonly keyId: string;
  readonly publicKey: Uint8Array;
  readonly holder: Holder;
}

/** The keys that an act brings. */
export function newKeys({ context }: State, keys: HeldKeys): readonly NewKey[] {
  return keys.map(({ key, holder }) => {
    const publicKey = fromBase64(key);
    return { keyId: keyIdOf(context.crypto, publicKey), publicKey, holder };
  });
}

/** Each key is new, in the log and in the act. */
function refuseUsed(state: State, keys: readonly NewKey[], to: Reasons): void {
  const seen = new Set<string>();
  for (const [index, { keyId }] of keys.entries()) {
    if (seen.has(keyId) || state.keys.find(keyId) >= 0)
      to.add('act-key-used', `/act/body/keys/${index}/key`, { key: keyId });
    seen.add(keyId);
  }
}

function takeKeys(state: State, keys: HeldKeys): void {
  for (const { keyId, publicKey, holder } of newKeys(state, keys)) {
    if (state.keys.find(keyId) < 0) state.keys.vouch(keyId, publicKey, holder, state.size);
  }
}

export const logOpened: Handler<'log-opened'> = {
  refuse(state, { act }, to) {
    const { kind, keys } = act.body;
    if (isRehearsal(state.origin) !== (kind === 'rehearsal')) to.add('act-rehearsal', '/act/body/kind', { kind });
    if (kind === 'archive' && act.as.office !== 'archive') to.add('act-log-kind', '/act/body/kind', { kind });
    for (const [index, { holder }] of keys.entries()) {
      if (holder.office !== act.as.office && holder.office !== 'log')
        to.add('act-office', `/act/body/keys/${index}/holder/office`, { office: holder.office });
    }
    refuseUsed(state, newKeys(state, keys), to);
  },
  apply(state, { act }) {
    if (state.kind !== undefined) return;
    state.kind = act.body.kind;
    takeKeys(state, act.body.keys);
  },
};

export const keyVouched: Handler<'key-vouched'> = {
  refuse(state, { act }, to) {
    for (const [index, { holder }] of act.body.keys.entries())
      refuseHolder(state, act.as, holder, `/act/body/keys/${index}/holder`, to);
    refuseUsed(state, newKeys(state, act.body.keys), to);
  },
  apply(state, { act }) {
    takeKeys(state, act.body.keys);
  },
};

function refuseHolder(state: State, as: ActedAs, holder: Holder, path: string, to: Reasons): void {
  const why = cannotVouch(state.ground, as, holder);
  if (why === 'office') to.add('act-office', `${path}/office`, { office: holder.office });
  if (!isThere(state, holder)) to.add('act-unknown', path, { place: placeName(holder) ?? '' });
  else if (why === 'area') to.add('act-area', path, { place: placeName(holder) ?? '' });
}

/** Before an election is open nothing is known of areas and stations. */
function isThere({ ground }: State, { area, station }: Holder): boolean {
  if (ground === undefined) return true;
  if (area !== undefined) return ground.area(area) >= 0;
  return station === undefined || ground.row(station) >= 0;
}

export const keyRevoked: Handler<'key-revoked'> = {
  refuse(state, { act, signers }, to) {
    const key = state.keys.find(act.body.key);
    if (key < 0) return to.add('act-key-unknown', '/act/body/key', { key: act.body.key });
    // A key is good up to the leaf before the one that revokes it.
    if (!state.keys.isGood(key) || signers.includes(key))
      to.add('act-key-revoked', '/act/body/key', { key: act.body.key });
    const why = act.as.office === 'central' ? undefined : cannotVouch(state.ground, act.as, state.keys.holderOf(key));
    if (why !== undefined) to.add(why === 'office' ? 'act-office' : 'act-area', '/act/body/key', { key: act.body.key });
  },
  apply(state, { act }) {
    const key = state.keys.find(act.body.key);
    if (key >= 0) state.keys.revoke(key, state.size);
  },
};
