/** A log read through, leaf by leaf, with its documents; what it has must be what its signed checkpoint states. */

import { type FileNamed, type Leaf, readLeaf } from '@saylau/acts';
import {
  type Checkpoint,
  Frontier,
  LogError,
  leafHash,
  longestLeaf,
  openCheckpoint,
  parseCheckpoint,
  parseVerifierKey,
  splitNote,
  toHex,
} from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import type { BundleDocument, BundleHead, LogSource, Piece } from '@saylau/verify';
import { InputProblem } from '../problems.js';
import type { LogNamed } from '../verify/log-named.js';

export interface LogRead {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** The note with all its lines. */
  readonly checkpoint: string;
  /** Verifier keys as they came with the log. */
  readonly keys: readonly string[];
  /** Each that an act names, once, in the order in which they are named first. */
  readonly documents: readonly BundleDocument[];
}

export interface Reader {
  /** The log is of this origin. Told before anything else. */
  begin(origin: string): void;
  /** Told of each leaf in order, once the documents that it names are there; undefined where it is no act. */
  leaf(leaf: Leaf | undefined): void;
  /** A document's bytes by its SHA-256 are at hand from here on. */
  document(document: BundleDocument): void;
}

/** Throws InputProblem where it is another log, documents are missing, or the leaves are not those that the checkpoint states. */
export async function readLog({ source, origin }: LogNamed, reader: Reader): Promise<LogRead> {
  const reading = new Reading(source, reader);
  for await (const piece of source.pieces()) {
    if (piece.what === 'head' && origin !== undefined && piece.head.origin !== origin)
      throw new InputProblem('problem.other-log', { id: origin, found: piece.head.origin });
    await reading.take(piece);
  }
  return await reading.end();
}

/** The leaves of a log that was read before, once more. Throws InputProblem where they have become others. */
export async function* leavesOf(source: LogSource, { root }: Pick<LogRead, 'root'>): AsyncGenerator<Uint8Array> {
  const frontier = new Frontier(nodeCrypto);
  for await (const piece of source.pieces()) {
    if (piece.what !== 'leaves') continue;
    for (const leaf of piece.leaves) yield hashed(frontier, leaf);
  }
  if (toHex(frontier.root()) !== toHex(root)) throw differs();
}

class Reading {
  readonly #source: LogSource;
  readonly #reader: Reader;
  readonly #frontier = new Frontier(nodeCrypto);
  readonly #given = new Map<string, Uint8Array>();
  readonly #documents = new Map<string, BundleDocument>();
  #head: BundleHead | undefined;
  #checkpoint: string | undefined;

  constructor(source: LogSource, reader: Reader) {
    this.#source = source;
    this.#reader = reader;
  }

  async take(piece: Piece): Promise<void> {
    if (piece.what === 'fault') throw differs();
    if (piece.what === 'head') this.#begin(piece.head);
    else if (piece.what === 'document') this.#given.set(piece.document.sha256, piece.document.data);
    else if (piece.what === 'end') this.#checkpoint = piece.checkpoint;
    else if (piece.what === 'leaves') for (const leaf of piece.leaves) await this.#leaf(leaf);
  }

  #begin(head: BundleHead): void {
    this.#head = head;
    this.#reader.begin(head.origin);
  }

  async #leaf(line: Uint8Array | 'too-long'): Promise<void> {
    const read = readLeaf(hashed(this.#frontier, line));
    const leaf = read.ok ? read.value : undefined;
    for (const file of leaf === undefined ? [] : filesNamedIn(leaf)) await this.#load(file);
    this.#reader.leaf(leaf);
  }

  async #load(file: FileNamed): Promise<void> {
    const { name, sha256 } = file;
    if (this.#documents.has(sha256)) return;
    const data = this.#given.get(sha256) ?? (await this.#source.document?.(file));
    if (data === undefined || toHex(nodeCrypto.sha256(data)) !== sha256)
      throw new InputProblem('problem.log-document', { what: name });
    const document = { name, sha256, data };
    this.#documents.set(sha256, document);
    this.#reader.document(document);
  }

  async end(): Promise<LogRead> {
    const [root, checkpoint, head] = [this.#frontier.root(), this.#checkpoint, this.#head];
    if (checkpoint === undefined || head === undefined) throw differs();
    const { origin, size, root: stated } = await statedBy(checkpoint, head);
    if (size !== this.#frontier.size || toHex(stated) !== toHex(root)) throw differs();
    return { origin, size, root, checkpoint, keys: head.keys, documents: [...this.#documents.values()] };
  }
}

/** Files that an act rests on. */
function filesNamedIn({ act }: Leaf): readonly FileNamed[] {
  if (act.act === 'dataset-adopted') return act.body.files;
  if (act.act !== 'election-opened') return [];
  const { statute, rules } = act.body;
  return statute === undefined ? [rules] : [statute, rules];
}

/** What the checkpoint states. Where the log comes with keys, one of them has signed it. */
async function statedBy(note: string, { origin, keys }: BundleHead): Promise<Checkpoint> {
  try {
    if (keys.length === 0) return parseCheckpoint(splitNote(note).text);
    const known = keys.map((key) => parseVerifierKey(nodeCrypto, key));
    return (await openCheckpoint(nodeCrypto, note, origin, known)).checkpoint;
  } catch (error) {
    if (error instanceof LogError) throw differs();
    throw error;
  }
}

function hashed(frontier: Frontier, leaf: Uint8Array | 'too-long'): Uint8Array {
  if (leaf === 'too-long' || leaf.length > longestLeaf) throw differs();
  frontier.append(leafHash(nodeCrypto, leaf));
  return leaf;
}

function differs(): InputProblem {
  return new InputProblem('problem.log-differs');
}
