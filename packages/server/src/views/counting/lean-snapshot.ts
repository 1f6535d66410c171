/** A snapshot with what counting needs: it is sent to another thread, and copying objects takes longer than counting them. */

import type { RecordState, Snapshot } from '@saylau/acts';

/** Without keys, totals that commissions declared, and observers' copies: nothing of them is counted. */
export function leanSnapshot(state: RecordState): Snapshot {
  const whole = state.snapshot();
  return {
    ...whole,
    keys: noKeys,
    declared: new Map(),
    copies: new Int32Array(),
    slots: new Int32Array(),
  };
}

const noKeys: Snapshot['keys'] = {
  ids: new Int32Array(),
  publicKeys: new Uint8Array(),
  offices: new Uint8Array(),
  roles: new Uint8Array(),
  places: new Int32Array(),
  vouched: new Int32Array(),
  revoked: new Int32Array(),
  names: [],
};
