/**
 * The first, cheap look at a log: what is beside the leaves, and what must be known before they are applied: the sizes at
 * which results will be stated, the documents that acts name. So the second reading counts each result when the state
 * passes its size, and neither states nor leaves are kept.
 */

import type { FileNamed } from '@saylau/acts';
import { type ActKind, readLeaf } from '@saylau/acts';
import type { BundleDocument, BundleHead, PrivatePart } from './bundle/head.js';
import type { Line } from './bundle/lines.js';
import type { BundleFault } from './bundle/read.js';
import type { LogSource } from './source.js';
import { utf8 } from './text.js';

/** A document as acts name it. */
export interface Named {
  readonly file: FileNamed;
  /** The first leaf that names it. */
  readonly leaf: number;
}

/** Size → election → contests whose results are stated as counted from so many leaves. */
export type Announced = ReadonlyMap<number, ReadonlyMap<string, ReadonlySet<string>>>;

export interface Look {
  /** Undefined where nothing can be read. */
  readonly head?: BundleHead;
  readonly faults: readonly BundleFault[];
  readonly documents: readonly BundleDocument[];
  readonly named: readonly Named[];
  readonly announced: Announced;
  /** By leaf. */
  readonly privateParts: ReadonlyMap<number, readonly PrivatePart[]>;
  /** The checkpoint with all its lines. */
  readonly note?: string;
  /** Leaves that are there. */
  readonly size: number;
}

/** Reads a log once, and of its leaves only those of a few kinds. */
export async function lookAt(source: LogSource): Promise<Look> {
  const look = new Looking();
  for await (const piece of source.pieces()) {
    switch (piece.what) {
      case 'head':
        look.head = piece.head;
        break;
      case 'document':
        look.documents.push(piece.document);
        break;
      case 'leaves':
        for (const [index, leaf] of piece.leaves.entries()) look.leaf(piece.first + index, leaf);
        break;
      case 'private':
        look.privatePart(piece.part);
        break;
      case 'end':
        look.note = piece.checkpoint;
        break;
      case 'fault':
        look.faults.push(piece.fault);
        break;
    }
  }
  return look;
}

class Looking implements Look {
  head?: BundleHead;
  note?: string;
  size = 0;
  readonly faults: BundleFault[] = [];
  readonly documents: BundleDocument[] = [];
  readonly named: Named[] = [];
  readonly announced = new Map<number, Map<string, Set<string>>>();
  readonly privateParts = new Map<number, PrivatePart[]>();

  privatePart(part: PrivatePart): void {
    const own = this.privateParts.get(part.leaf) ?? [];
    own.push(part);
    this.privateParts.set(part.leaf, own);
  }

  leaf(index: number, leaf: Line): void {
    this.size = index + 1;
    if (leaf === 'too-long' || !looked.some((begins) => beginsWith(leaf, begins))) return;
    const read = readLeaf(leaf);
    if (!read.ok) return;
    const { act } = read.value;
    switch (act.act) {
      case 'dataset-adopted':
        this.#name(index, act.body.files);
        break;
      case 'election-opened':
        this.#name(index, [act.body.rules, ...(act.body.statute === undefined ? [] : [act.body.statute])]);
        break;
      case 'preliminary-announced':
      case 'result-established':
      case 'result-re-established':
        this.#announce(act.body.size, act.body.election, act.body.results);
        break;
      default:
        break;
    }
  }

  #name(leaf: number, files: readonly FileNamed[]): void {
    for (const file of files) this.named.push({ file, leaf });
  }

  #announce(size: number, election: string, results: readonly { readonly contest: string }[]): void {
    const elections = this.announced.get(size) ?? new Map<string, Set<string>>();
    const contests = elections.get(election) ?? new Set();
    for (const { contest } of results) contests.add(contest);
    this.announced.set(size, elections.set(election, contests));
  }
}

const kinds: readonly ActKind[] = [
  'dataset-adopted',
  'election-opened',
  'preliminary-announced',
  'result-established',
  'result-re-established',
];

/** Canonical bytes have the kind of an act at the same place: no key of a leaf or an act comes before it. */
const looked = kinds.map((kind) => utf8(`{"act":{"act":"${kind}"`));

function beginsWith(bytes: Uint8Array, begins: Uint8Array): boolean {
  // The kinds differ behind `{"act":{"act":"`: most leaves are passed over at the first byte compared.
  for (let at = begins.length - 1; at >= 0; at--) if (bytes[at] !== begins[at]) return false;
  return true;
}
