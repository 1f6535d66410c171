/** Leaves as views need them: read out of the store. */

import { type Leaf, readLeaf } from '@saylau/acts';
import type { ReadableLog } from '@saylau/views';
import type { OpenLog } from '../record/open-log.js';
import type { RecordStore } from '../record/record-store.js';
import { protocolSubject } from '../record/subjects.js';

/** Undefined where the log has no such leaf. Throws StoreError. */
export async function leafAt(log: OpenLog, index: number): Promise<Leaf | undefined> {
  const [bytes] = await log.leaves(index, index + 1);
  const leaf = bytes === undefined ? undefined : readLeaf(bytes);
  return leaf?.ok === true ? leaf.value : undefined;
}

/** A log as its changes are read from it. All that waits throws StoreError. */
export function readableLog(log: OpenLog, store: Pick<RecordStore, 'about' | 'ofKinds'>): ReadableLog {
  return {
    get size() {
      return log.size;
    },
    leaf: (index) => leafAt(log, index),
    ofKinds: (kinds, after, limit) => store.ofKinds(log.number, kinds, after, limit),
    onProtocol: (place) => store.about(log.number, protocolSubject(place)),
    read: (look) => log.read(look),
  };
}
