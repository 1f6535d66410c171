/** Documents that acts name by their content: kept in the store, loaded before the fold asks for them. */

import { createHash } from 'node:crypto';
import type { Definition, FoldContext } from '@saylau/acts';

/** Where documents are kept. */
export interface DocumentStore {
  getDocument(sha256: string): Promise<Uint8Array | undefined>;
}

/** Reads the files of a definition; undefined where they are none. Never throws. */
export type DefinitionReader = (files: ReadonlyMap<string, Uint8Array>) => Definition | undefined;

interface NamedFile {
  readonly name: string;
  readonly sha256: string;
}

/** Acts whose fold needs documents, by what their bodies name. */
export function filesNamedIn(act: { readonly act: string; readonly body: object }): readonly NamedFile[] {
  const { files, statute, rules } = act.body as {
    readonly files?: readonly NamedFile[];
    readonly statute?: NamedFile;
    readonly rules?: NamedFile;
  };
  if (act.act === 'dataset-adopted') return files ?? [];
  return act.act === 'election-opened' ? [statute, rules].filter((file) => file !== undefined) : [];
}

/** The documents of one log, as the fold sees them: those that were loaded. */
export class Documents implements Omit<FoldContext, 'crypto'> {
  readonly #store: DocumentStore;
  readonly #read: DefinitionReader;
  readonly #there = new Set<string>();
  /** Files of datasets, of which the first election that is opened makes the definition. */
  readonly #adopted = new Set<string>();
  /** Bytes of documents until a definition was made of them. */
  readonly #loaded = new Map<string, Uint8Array>();

  constructor(store: DocumentStore, read: DefinitionReader) {
    this.#store = store;
    this.#read = read;
  }

  /** Loads what these acts name, so that the fold, which waits for nothing, can ask for it. */
  async load(acts: readonly { readonly act: string; readonly body: object }[]): Promise<void> {
    for (const act of acts) {
      const adopts = act.act === 'dataset-adopted';
      for (const { sha256 } of filesNamedIn(act)) {
        await this.#loadOne(sha256, adopts);
        if (adopts) this.#adopted.add(sha256);
      }
      if (act.act === 'election-opened') for (const sha256 of this.#adopted) await this.#loadOne(sha256, true);
    }
  }

  async #loadOne(sha256: string, keep: boolean): Promise<void> {
    if (this.#loaded.has(sha256) || (this.#there.has(sha256) && !keep)) return;
    const bytes = await this.#store.getDocument(sha256);
    if (bytes === undefined || sha256Hex(bytes) !== sha256) return;
    this.#there.add(sha256);
    if (keep) this.#loaded.set(sha256, bytes);
  }

  hasDocument(sha256: string): boolean {
    return this.#there.has(sha256);
  }

  definition(files: readonly NamedFile[]): Definition | undefined {
    const found = files.map(({ name, sha256 }) => [name, this.#loaded.get(sha256)] as const);
    const texts = new Map(found.flatMap(([name, bytes]) => (bytes === undefined ? [] : [[name, bytes] as const])));
    return texts.size < files.length ? undefined : this.#read(texts);
  }

  /** Lets go of bytes that were only needed to read a definition. */
  forget(): void {
    this.#loaded.clear();
  }
}

/** SHA-256 in hex. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
