/** Views as they are sent: made once for each version, encoded and compressed once, those that nobody asks for forgotten first. */

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

export const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

/** What is sent: bytes with the headers that go with them. */
export interface Encoded {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Bytes of all views kept. */
const mostBytes = 256 * 1024 * 1024;
/** What a view takes beside its bytes. */
const besides = 1024;
/** Smaller ones are not worth compressing. */
const leastCompressed = 1024;
/** Larger ones are compressed on another thread: others are not to wait for it. */
const mostAtOnce = 32 * 1024;
export const jsonType = 'application/json; charset=utf-8';

const settings = { br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }, gzip: { level: 6 } } as const;
const slowly = { br: promisify(brotliCompress), gzip: promisify(gzip) } as const;

/** A body with its tag; compressed when it is first asked for in that encoding. */
export class KeptView {
  /** Size of the log that it is of, or any other number that changes with it. */
  readonly version: number;
  readonly etag: string;
  /** Asked for since it was last weighed against others. */
  isWanted = false;
  /** Of the answer that it is still the same. */
  readonly unchanged: Readonly<Record<string, string>>;
  readonly plain: Encoded;
  readonly #encoded = new Map<Encoding, Encoded | Promise<Encoded>>();

  /** `headers`: of all encodings; the content's type among them. */
  constructor(version: number, bytes: Buffer, headers: Readonly<Record<string, string>>, tag = tagOf(bytes)) {
    this.version = version;
    this.etag = `"${tag}"`;
    this.plain = { bytes, headers: { ...headers, etag: this.etag } };
    const { 'content-type': _, ...unchanged } = this.plain.headers;
    this.unchanged = unchanged;
  }

  /** Bytes that it takes in the end, with its compressed forms. */
  get weight(): number {
    return besides + 1.5 * this.plain.bytes.length;
  }

  /** The best form of those that a reader takes. */
  in(encoding: Encoding): Encoded | Promise<Encoded> {
    const { bytes } = this.plain;
    if (encoding === 'identity' || bytes.length < leastCompressed) return this.plain;
    const known = this.#encoded.get(encoding);
    if (known !== undefined) return known;
    const made =
      bytes.length <= mostAtOnce ? this.#with(encoding, compress(bytes, encoding)) : this.#slowly(encoding, bytes);
    this.#encoded.set(encoding, made);
    return made;
  }

  #with(encoding: Encoding, bytes: Buffer): Encoded {
    return { bytes, headers: { ...this.plain.headers, 'content-encoding': encoding } };
  }

  async #slowly(encoding: Exclude<Encoding, 'identity'>, bytes: Buffer): Promise<Encoded> {
    const made = this.#with(encoding, await slowly[encoding](bytes, settings[encoding]));
    this.#encoded.set(encoding, made);
    return made;
  }
}

export class KeptViews {
  readonly #views = new Map<string, KeptView>();
  #weight = 0;
  readonly #making = new Map<string, { readonly version: number; readonly done: Promise<KeptView> }>();

  /** Forgets everything that was made until now. */
  clear(): void {
    this.#views.clear();
    this.#weight = 0;
  }

  /** The view under a key if it is there at that version. */
  peek(key: string, version: number): KeptView | undefined {
    const kept = this.#views.get(key);
    if (kept?.version !== version) return undefined;
    kept.isWanted = true;
    return kept;
  }

  /** Makes the view under a key, of that version at least: once, however many ask for it at the same time. */
  make(key: string, version: number, make: () => Promise<KeptView>): Promise<KeptView> {
    const making = this.#making.get(key);
    if (making !== undefined && making.version >= version) return making.done;
    const done = this.#made(key, make).finally(() => {
      if (this.#making.get(key)?.done === done) this.#making.delete(key);
    });
    this.#making.set(key, { version, done });
    return done;
  }

  async #made(key: string, make: () => Promise<KeptView>): Promise<KeptView> {
    return this.keep(key, await make());
  }

  /** Keeps a view under a key, in the place of the one before. */
  keep(key: string, view: KeptView): KeptView {
    this.#drop(key);
    this.#views.set(key, view);
    this.#weight += view.weight;
    for (const [oldest, one] of this.#views) {
      if (this.#weight <= mostBytes || oldest === key) break;
      if (one.isWanted) this.#spare(oldest, one);
      else this.#drop(oldest);
    }
    return view;
  }

  /** What was asked for meanwhile has another turn. */
  #spare(key: string, view: KeptView): void {
    view.isWanted = false;
    this.#views.delete(key);
    this.#views.set(key, view);
  }

  #drop(key: string): void {
    const kept = this.#views.get(key);
    if (kept === undefined) return;
    this.#views.delete(key);
    this.#weight -= kept.weight;
  }
}

function tagOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}

function compress(bytes: Buffer, encoding: Exclude<Encoding, 'identity'>): Buffer {
  return encoding === 'gzip' ? gzipSync(bytes, settings.gzip) : brotliCompressSync(bytes, settings.br);
}
