/** A log's record as one file, made while it is sent: nothing of it is held but the documents that acts name. */

import { formatVerifierKey, parseCheckpoint, splitNote } from '@saylau/log';
import { type BundleDocument, writeBundle } from '@saylau/verify';
import { filesNamedIn } from '../record/documents.js';
import type { OpenLog } from '../record/open-log.js';
import type { RecordStore } from '../record/record-store.js';
import { leafAt } from '../views/readable-log.js';
import type { LargeFile } from './download.js';

/** Leaves that are read at once. */
const block = 1000;
/** Acts that name documents: a log has a handful. */
const mostNaming = 10_000;

/** The bundle of the leaves that the newest checkpoint is of. Undefined while the log is empty. Throws StoreError. */
export async function recordBundle(log: OpenLog, store: RecordStore): Promise<LargeFile | undefined> {
  const checkpoint = await log.cosigned();
  if (checkpoint === undefined) return undefined;
  const { origin, size } = parseCheckpoint(splitNote(checkpoint).text);
  const keys = log.keys.map(formatVerifierKey);
  // It names the root, and comes with more cosignatures later.
  const standing = { version: size, of: `${keys.join(' ')} ${checkpoint}` };
  const begin: LargeFile['begin'] = async () => {
    const documents = await documentsIn(log, store, size);
    return {
      ...standing,
      pieces: writeBundle({ origin, size, keys, documents, checkpoint, leaves: leavesIn(log, size) }),
    };
  };
  return { ...standing, begin, isPacked: true };
}

async function* leavesIn(log: OpenLog, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < size; from += block) yield* await log.leaves(from, Math.min(from + block, size));
}

/** Each once, in the order in which they are named first. */
async function documentsIn(log: OpenLog, store: RecordStore, size: number): Promise<readonly BundleDocument[]> {
  const found = new Map<string, BundleDocument>();
  const naming = await store.ofKinds(log.number, ['dataset-adopted', 'election-opened'], -1, mostNaming);
  for (const index of naming.filter((one) => one < size)) {
    const leaf = await leafAt(log, index);
    for (const { name, sha256 } of leaf === undefined ? [] : filesNamedIn(leaf.act)) {
      const data = found.has(sha256) ? undefined : await store.getDocument(sha256);
      if (data !== undefined) found.set(sha256, { name, sha256, data });
    }
  }
  return [...found.values()];
}
