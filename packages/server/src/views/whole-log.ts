/** A log whose leaves are in memory: for whoever reads all of them, in any order. */

import type { Leaf } from '@saylau/acts';
import { readLeaf } from '@saylau/acts';
import type { ReadableLog } from '@saylau/views';
import type { OpenLog } from '../record/open-log.js';
import type { RecordStore } from '../record/record-store.js';
import { protocolSubject, subjectOf } from '../record/subjects.js';
import { readableLog } from './readable-log.js';

interface Whole {
  readonly leaves: readonly Uint8Array[];
  /** Subject → indexes of the leaves about it. */
  readonly about: ReadonlyMap<string, readonly number[]>;
}

/** Leaves asked for at once. */
const block = 1000;

/** As long as it is when it is first read. */
export function wholeLog(log: OpenLog, store: Pick<RecordStore, 'about' | 'ofKinds'>): ReadableLog {
  const readable = readableLog(log, store);
  let read: Promise<Whole> | undefined;
  const whole = (): Promise<Whole> => {
    read ??= wholeOf(log);
    return read;
  };
  return {
    get size() {
      return readable.size;
    },
    leaf: async (index) => leafIn((await whole()).leaves[index]),
    ofKinds: readable.ofKinds,
    onProtocol: async (place) => (await whole()).about.get(protocolSubject(place)) ?? [],
    read: readable.read,
  };
}

async function wholeOf(log: OpenLog): Promise<Whole> {
  const leaves: Uint8Array[] = [];
  while (leaves.length < log.size) {
    const next = await log.leaves(leaves.length, leaves.length + block);
    if (next.length === 0) break;
    leaves.push(...next);
  }
  const about = new Map<string, number[]>();
  await log.read((state) => {
    for (const [index, bytes] of leaves.entries()) {
      const leaf = leafIn(bytes);
      const subject = leaf && subjectOf(leaf.act, state);
      if (subject === undefined) continue;
      const own = about.get(subject);
      if (own === undefined) about.set(subject, [index]);
      else own.push(index);
    }
  });
  return { leaves, about };
}

function leafIn(bytes: Uint8Array | undefined): Leaf | undefined {
  const leaf = bytes === undefined ? undefined : readLeaf(bytes);
  return leaf?.ok === true ? leaf.value : undefined;
}
