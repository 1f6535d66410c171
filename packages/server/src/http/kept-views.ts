/** Views as they are sent: made once for each version of the log, encoded and compressed once, sent as they are. */

import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

/** A view at one version of its log. */
export interface KeptView {
  readonly version: number;
  readonly etag: string;
  readonly type: string;
  readonly body: (encoding: Encoding) => Buffer;
}

/** Bytes of all views kept; the ones asked for longest ago go first. */
const mostBytes = 256 * 1024 * 1024;
/** Smaller ones are not worth compressing. */
const leastCompressed = 1024;

export class KeptViews {
  readonly #views = new Map<string, { readonly view: KeptView; readonly bytes: number }>();
  #bytes = 0;

  /** The view under a key at a version; made where it is not there or is of another version. */
  async of(
    key: string,
    version: number,
    make: () => unknown,
    type = 'application/json; charset=utf-8',
  ): Promise<KeptView> {
    const kept = this.#views.get(key);
    if (kept?.view.version === version) {
      // The newest stand last.
      this.#views.delete(key);
      this.#views.set(key, kept);
      return kept.view;
    }
    const value = await make();
    const view = viewOf(version, type, Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value)));
    this.#keep(key, view);
    return view;
  }

  /** The view under a key if it is there at that version. */
  peek(key: string, version: number): KeptView | undefined {
    const kept = this.#views.get(key);
    return kept?.view.version === version ? kept.view : undefined;
  }

  #keep(key: string, view: KeptView): void {
    this.#drop(key);
    const bytes = view.body('identity').length;
    this.#views.set(key, { view, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#views.keys()) {
      if (this.#bytes <= mostBytes || oldest === key) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const kept = this.#views.get(key);
    if (kept === undefined) return;
    this.#views.delete(key);
    this.#bytes -= kept.bytes;
  }
}

/** A body with its tag; compressed when first asked for in that encoding. */
export function viewOf(version: number, type: string, plain: Buffer): KeptView {
  const bodies = new Map<Encoding, Buffer>([['identity', plain]]);
  const body = (encoding: Encoding): Buffer => {
    const known = bodies.get(encoding);
    if (known !== undefined) return known;
    const made = compress(plain, encoding);
    bodies.set(encoding, made);
    return made;
  };
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { version, etag, type, body };
}

function compress(plain: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'gzip') return gzipSync(plain, { level: 6 });
  return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

/** The best encoding that the reader takes. */
export function encodingFor(accepted: string | undefined, length: number): Encoding {
  if (accepted === undefined || length < leastCompressed) return 'identity';
  const taken = accepted.split(',').map((word) => word.trim().split(';'));
  const takes = (name: string): boolean => taken.some(([word, quality]) => word === name && quality?.trim() !== 'q=0');
  return encodings.find((name) => name !== 'identity' && takes(name)) ?? 'identity';
}
