/** A log being written by hand: acts are signed and timed, leaves can be tampered with, and it ends as a bundle. */

import type { ActedAs, ActKind, FileNamed } from '@saylau/acts';
import {
  canonical,
  checkpointText,
  cosign,
  Frontier,
  formatVerifierKey,
  leafHash,
  noteText,
  signText,
  toBase64,
  toHex,
} from '@saylau/log';
import { nodeCrypto, type PrivateSigner } from '@saylau/log/node';
import { type BundleDocument, type PrivatePart, writeBundle } from '@saylau/verify';
import { logSigner, type Person } from './people.js';

/** A leaf as it stands in the log, whole or not. */
export interface Entry {
  readonly act: Readonly<Record<string, unknown>>;
  readonly received: string;
  readonly signatures: readonly { readonly key: string; readonly signature: string }[];
}

/** What an attacker gives in place of what is usual. */
export interface Unusual {
  /** Milliseconds after the beginning of the log. */
  readonly received?: number;
  /** Milliseconds by which the author's clock is ahead. */
  readonly ahead?: number;
  readonly log?: string;
  readonly id?: string;
  readonly commitments?: Readonly<Record<string, string>>;
  /** Members of the act beside the known ones. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const begins = Date.parse('2025-06-01T00:00:00.000Z');
/** Between two leaves. */
const step = 20_000;

export class Book {
  readonly origin: string;
  readonly leaves: Uint8Array[] = [];
  readonly documents = new Map<string, BundleDocument>();
  readonly privateParts: PrivatePart[] = [];
  /** What leaves are called, for tests and for those that name them. */
  readonly labels = new Map<string, number>();
  #time = 0;

  constructor(origin: string) {
    this.origin = origin;
  }

  get size(): number {
    return this.leaves.length;
  }

  /** The same log so far, to be continued in another way. */
  copy(): Book {
    const other = new Book(this.origin);
    other.leaves.push(...this.leaves);
    other.privateParts.push(...this.privateParts);
    for (const [name, document] of this.documents) other.documents.set(name, document);
    for (const [label, leaf] of this.labels) other.labels.set(label, leaf);
    other.#time = this.#time;
    return other;
  }

  /** Only its first leaves. Documents stay. */
  upTo(size: number): Book {
    const other = this.copy();
    other.leaves.splice(size);
    other.#time = size * step;
    return other;
  }

  /** The place of the leaf with a label. */
  at(label: string): number {
    const leaf = this.labels.get(label);
    if (leaf === undefined) throw new Error(`no leaf is called ${label}`);
    return leaf;
  }

  /** A file that acts can name. */
  document(name: string, text: string | Uint8Array): FileNamed {
    const data = typeof text === 'string' ? new Uint8Array(Buffer.from(text)) : text;
    const sha256 = toHex(nodeCrypto.sha256(data));
    this.documents.set(sha256, { name, sha256, data });
    return { name, sha256, bytes: data.length };
  }

  /** Appends an act signed by these persons; returns its place. */
  act(kind: ActKind, as: ActedAs, body: object, signers: readonly Person[], unusual: Unusual = {}): number {
    return this.append(this.signed(kind, as, body, signers, unusual), unusual.received);
  }

  /** An act that is signed, but received by nobody yet. */
  signed(
    kind: ActKind,
    as: ActedAs,
    body: object,
    signers: readonly Person[],
    unusual: Unusual = {},
  ): Omit<Entry, 'received'> {
    const { ahead = 0, log = this.origin, commitments, more = {} } = unusual;
    const seed = `${log}#${this.size}#${kind}#${JSON.stringify(body)}`;
    const id = unusual.id ?? toBase64(nodeCrypto.sha256(Buffer.from(seed)).slice(0, 16));
    const act = {
      format: 'saylau-act/1',
      log,
      id: id.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
      act: kind,
      as,
      at: `${new Date(begins + this.#time + ahead).toISOString().slice(0, 19)}Z`,
      body,
      ...(commitments === undefined ? {} : { commitments }),
      ...more,
    };
    const bytes = canonical(act);
    const signatures = signers.map(({ keyId, sign }) => ({ key: keyId, signature: toBase64(sign(bytes)) }));
    return { act, signatures };
  }

  append({ act, signatures }: Omit<Entry, 'received'>, received = this.#time): number {
    this.#time = received + step;
    return this.appendBytes(canonical({ act, received: new Date(begins + received).toISOString(), signatures }));
  }

  appendBytes(bytes: Uint8Array): number {
    this.leaves.push(bytes);
    return this.size - 1;
  }

  entry(leaf: number): Entry {
    return JSON.parse(Buffer.from(this.leaves[leaf] ?? []).toString()) as Entry;
  }

  /** Puts something else in the place of a leaf. */
  edit(leaf: number, change: (entry: Entry) => Entry): void {
    this.leaves[leaf] = canonical(change(this.entry(leaf)));
  }

  root(): Uint8Array {
    const frontier = new Frontier(nodeCrypto);
    for (const leaf of this.leaves) frontier.append(hashOf(leaf));
    return frontier.root();
  }

  /** The checkpoint of the log as it is now. */
  checkpoint({
    origin = this.origin,
    signers = [logSigner(this.origin)],
    witnesses = [],
  }: {
    readonly origin?: string;
    readonly signers?: readonly PrivateSigner[];
    readonly witnesses?: readonly PrivateSigner[];
  } = {}): string {
    const text = checkpointText({ origin, size: this.size, root: this.root() });
    const time = begins / 1000 + 86_400;
    const cosigned = witnesses.map((witness) => cosign(witness, text, time));
    return noteText(text, [...signers.map((signer) => signText(signer, text)), ...cosigned]);
  }

  async bundle(checkpoint = this.checkpoint(), documents = [...this.documents.values()]): Promise<Uint8Array> {
    const keys = [formatVerifierKey(logSigner(this.origin).key)];
    const written = { origin: this.origin, size: this.size, keys, documents, leaves: this.leaves, checkpoint };
    const blocks: Uint8Array[] = [];
    for await (const block of writeBundle({ ...written, privateParts: this.privateParts })) blocks.push(block.slice());
    return new Uint8Array(Buffer.concat(blocks));
  }
}

/** Also of what is too long for a leaf. */
function hashOf(leaf: Uint8Array): Uint8Array {
  return leaf.length <= 65_535 ? leafHash(nodeCrypto, leaf) : nodeCrypto.sha256(Buffer.concat([Buffer.of(0), leaf]));
}
