/** Writes a bundle, line by line (docs/formats/bundle.md). */

import { toBase64 } from '@saylau/log';
import { utf8 } from '../text.js';
import { type BundleDocument, type BundleHead, bundleFormat, type PrivatePart } from './head.js';

/** What a bundle is made of. Counts in the head are those of what follows. */
export interface BundleWritten extends Pick<BundleHead, 'origin' | 'size' | 'keys'> {
  readonly documents: readonly BundleDocument[];
  /** As many as `size` says, from 0 on; each as its canonical bytes. */
  readonly leaves: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly privateParts?: readonly PrivatePart[];
  /** The note with all its lines. */
  readonly checkpoint: string;
}

/** Bytes that are gathered before they are handed on. */
const blockBytes = 65_536;

/** The bundle's bytes, in blocks. Throws RangeError where there are fewer or more leaves than `size`. */
export async function* writeBundle(written: BundleWritten): AsyncGenerator<Uint8Array> {
  const { origin, size, keys, documents, privateParts = [], checkpoint } = written;
  const block = new Block();
  const head = { format: bundleFormat, origin, size, documents: documents.length, private: privateParts.length, keys };
  yield* block.add(json(head));
  for (const { name, sha256, data } of documents) yield* block.add(json({ name, sha256, base64: toBase64(data) }));
  let leaves = 0;
  for await (const leaf of written.leaves) {
    leaves += 1;
    yield* block.add(leaf);
  }
  if (leaves !== size) throw new RangeError(`${leaves} leaves, and the head says ${size}`);
  for (const { leaf, name, salt, data } of privateParts)
    yield* block.add(json({ leaf, name, salt: toBase64(salt), base64: toBase64(data) }));
  yield* block.add(json({ checkpoint }));
  yield* block.rest();
}

function json(value: object): Uint8Array {
  return utf8(JSON.stringify(value));
}

class Block {
  #bytes = new Uint8Array(blockBytes);
  #length = 0;

  /** Adds a line; hands on what is full. */
  *add(line: Uint8Array): Generator<Uint8Array> {
    if (this.#length + line.length + 1 > blockBytes) yield* this.rest();
    if (line.length + 1 > blockBytes) {
      yield line;
      yield Uint8Array.of(0x0a);
      return;
    }
    this.#bytes.set(line, this.#length);
    this.#length += line.length + 1;
    this.#bytes[this.#length - 1] = 0x0a;
  }

  *rest(): Generator<Uint8Array> {
    if (this.#length === 0) return;
    yield this.#bytes.subarray(0, this.#length);
    this.#bytes = new Uint8Array(blockBytes);
    this.#length = 0;
  }
}
