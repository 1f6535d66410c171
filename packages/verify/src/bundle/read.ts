/** Reads a bundle as a stream: what it holds, piece by piece, and every fault of its form. Hostile bytes need no memory and end in faults. */

import { utf8 } from '../text.js';
import {
  type BundleDocument,
  type BundleHead,
  type PrivatePart,
  readDocument,
  readEnd,
  readHead,
  readPrivatePart,
} from './head.js';
import { type Line, Lines } from './lines.js';

/** What is wrong with the file itself. `path` says where: `/head`, `/documents/3`, `/leaves/17`, `/private/0`, `/end`. */
export interface BundleFault {
  readonly code: 'bundle-form' | 'bundle-size';
  readonly path: string;
  readonly leaf?: number;
  /** How many lines of a kind the head states, and how many there are. */
  readonly stated?: number;
  readonly found?: number;
}

/** Pieces of a bundle in their order. Leaves come in groups; one that is longer than is read is `too-long`. */
export type Piece =
  | { readonly what: 'head'; readonly head: BundleHead }
  | { readonly what: 'document'; readonly document: BundleDocument }
  | { readonly what: 'leaves'; readonly first: number; readonly leaves: readonly Line[] }
  | { readonly what: 'private'; readonly part: PrivatePart }
  | { readonly what: 'end'; readonly checkpoint: string }
  | { readonly what: 'fault'; readonly fault: BundleFault };

/** The longest lines that are read, and all documents together, in bytes. */
export const bundleLimits = {
  head: 1_000_000,
  documents: 268_435_456,
  leaves: 1_000_000,
  private: 67_108_864,
  end: 4_000_000,
  allDocuments: 536_870_912,
} as const;

/** Thrown by a stream of bytes that cannot be unpacked any further: gzip that is cut or none. */
export class BrokenStream extends Error {}

/**
 * The pieces of a bundle out of its bytes (unpacked, where it is gzip). After a bad head nothing more can be read.
 * Where `chunks` throws a BrokenStream, that is a fault; whatever else it throws goes on to the caller.
 */
export async function* readBundle(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const reader = new Reader();
  try {
    for await (const chunk of chunks) {
      reader.lines.feed(chunk);
      yield* reader.pieces();
      if (reader.isDone) return;
    }
  } catch (error) {
    if (!(error instanceof BrokenStream)) throw error;
    yield fault('bundle-form', '');
    return;
  }
  yield* reader.missing();
}

const sections = ['head', 'documents', 'leaves', 'private', 'end', 'after'] as const;
type Section = (typeof sections)[number];

const endBegins = utf8('{"checkpoint":');

class Reader {
  readonly lines = new Lines();
  /** Nothing more is read: the head was none, or lines stand behind the end. */
  isDone = false;
  #section: Section = 'head';
  #stated: Readonly<Record<Section, number>> = { head: 1, documents: 0, leaves: 0, private: 0, end: 1, after: 0 };
  /** Lines taken of this section. */
  #found = 0;
  #documentBytes = 0;

  /** What the whole lines at hand say. */
  *pieces(): Generator<Piece> {
    while (!this.isDone) {
      if (this.#section === 'leaves') yield* this.#leaves();
      const line = this.lines.take(this.#longest());
      if (line === undefined) return;
      yield* this.#read(line);
    }
  }

  /** What the bytes ended before. */
  *missing(): Generator<Piece> {
    if (this.#section === 'after' && !this.lines.isCut) return;
    while (this.#section !== 'after') {
      yield* this.#short();
      this.#next();
    }
    if (this.lines.isCut) yield fault('bundle-size', '/end');
  }

  #longest(): number {
    return this.#section === 'after' ? bundleLimits.end : bundleLimits[this.#section];
  }

  /** Leaves as far as whole lines of them are at hand. */
  *#leaves(): Generator<Piece> {
    const first = this.#found;
    const leaves: Line[] = [];
    let early: Line | undefined;
    while (this.#section === 'leaves') {
      const line = this.lines.take(bundleLimits.leaves);
      if (line === undefined || isEnd(line)) {
        early = line;
        break;
      }
      leaves.push(line);
      this.#count();
    }
    if (leaves.length > 0) yield { what: 'leaves', first, leaves };
    if (early !== undefined) yield* this.#read(early);
  }

  *#read(line: Line): Generator<Piece> {
    if (isEnd(line)) {
      while (this.#section !== 'end' && this.#section !== 'after') {
        yield* this.#short();
        this.#next();
      }
    }
    const at = this.#section;
    const piece = line === 'too-long' ? undefined : this.#piece(at, line);
    yield piece ?? fault('bundle-form', this.#path());
    this.isDone ||= at === 'head' && piece === undefined;
    if (at === 'after') this.isDone = true;
    else this.#count();
  }

  #piece(section: Section, line: Uint8Array): Piece | undefined {
    switch (section) {
      case 'head':
        return this.#head(line);
      case 'documents':
        return this.#document(line);
      case 'private': {
        const part = readPrivatePart(line);
        return part && { what: 'private', part };
      }
      case 'end': {
        const checkpoint = readEnd(line);
        return checkpoint === undefined ? undefined : { what: 'end', checkpoint };
      }
      case 'leaves':
      case 'after':
        return fault('bundle-size', '/end');
    }
  }

  #head(line: Uint8Array): Piece | undefined {
    const head = readHead(line);
    if (head === undefined) return undefined;
    const { documents, size, private: parts } = head;
    this.#stated = { head: 1, documents, leaves: size, private: parts, end: 1, after: 0 };
    return { what: 'head', head };
  }

  #document(line: Uint8Array): Piece | undefined {
    const document = readDocument(line);
    if (document === undefined) return undefined;
    this.#documentBytes += document.data.length;
    return this.#documentBytes > bundleLimits.allDocuments ? undefined : { what: 'document', document };
  }

  /** A line of this section is taken; on to the next section that has any. */
  #count(): void {
    this.#found += 1;
    while (this.#section !== 'after' && this.#found >= this.#stated[this.#section]) this.#next();
  }

  #next(): void {
    this.#section = sections[sections.indexOf(this.#section) + 1] ?? 'after';
    this.#found = 0;
  }

  *#short(): Generator<Piece> {
    const stated = this.#stated[this.#section];
    if (this.#found >= stated) return;
    const leaf = this.#section === 'leaves' ? { leaf: this.#found } : {};
    const path = `/${this.#section}`;
    yield { what: 'fault', fault: { code: 'bundle-size', path, ...leaf, stated, found: this.#found } };
  }

  #path(): string {
    return this.#section === 'head' || this.#section === 'end'
      ? `/${this.#section}`
      : `/${this.#section}/${this.#found}`;
  }
}

function fault(code: BundleFault['code'], path: string): Piece {
  return { what: 'fault', fault: { code, path } };
}

/** Where the head states more lines than there are, the end comes early; no other line begins so. */
function isEnd(line: Line): boolean {
  return line !== 'too-long' && endBegins.every((byte, at) => line[at] === byte);
}
