/** A log that a test holds in memory, as its changes are read from it. No part of the product. */

import type { Leaf, RecordState } from '@saylau/acts';
import type { TestLog } from '../../acts/src/record.test-kit.js';
import type { ReadableLog } from './change-list.js';

export function held(log: TestLog): ReadableLog {
  const state = log.state as unknown as RecordState;
  const indexes = (isOne: (leaf: Leaf, index: number) => boolean) =>
    (log.leaves as readonly Leaf[]).flatMap((leaf, index) => (isOne(leaf, index) ? [index] : []));
  return {
    get size() {
      return log.leaves.length;
    },
    leaf: async (index) => log.leaves[index] as Leaf | undefined,
    ofKinds: async (kinds, after, limit) =>
      indexes(({ act }, index) => index > after && kinds.includes(act.act)).slice(0, limit),
    onProtocol: async ({ station }) =>
      indexes(({ act: { body } }, index) => {
        const about = 'protocol' in body ? state.protocolOf(body.protocol)?.station : state.protocolOf(index)?.station;
        return about === station;
      }),
    read: async (look) => look(state),
  };
}
