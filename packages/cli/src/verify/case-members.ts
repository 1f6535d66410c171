/** Members of a case as what they are to be: bytes, hashes, whole numbers, texts, lists. Whatever does not fit is told with its place. */

import { fromBase64, fromHex } from '@saylau/log';

/** How bytes are written where nothing says it: `hex`, `base64`, or as the text that they are. */
export const encodings = ['hex', 'base64', 'utf8'] as const;
export type Encoding = (typeof encodings)[number];

export const caseErrors = ['case-malformed', 'case-unknown', 'json-syntax', 'text-too-large'] as const;
export type CaseErrorCode = (typeof caseErrors)[number];

/** The line is no case that can be answered. `path`: a JSON pointer to what is missing or of another kind. */
export class CaseError extends Error {
  readonly code: CaseErrorCode;
  readonly path: string;

  constructor(code: CaseErrorCode, path = '') {
    super(`${code} ${path}`);
    this.code = code;
    this.path = path;
  }
}

/** What a case is given, by name. Members that nobody asks for are passed over. */
export class Members {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #encoding: Encoding;

  constructor(values: Readonly<Record<string, unknown>>, encoding: Encoding) {
    this.#values = values;
    this.#encoding = encoding;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#values, name) && this.#values[name] !== null;
  }

  /** As it stands; undefined where there is none. */
  value(name: string): unknown {
    return this.has(name) ? this.#values[name] : undefined;
  }

  text(name: string): string {
    const value = this.value(name);
    return typeof value === 'string' ? value : malformed(`/${name}`);
  }

  textIf(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  number(name: string): number {
    const value = this.value(name);
    return typeof value === 'number' ? value : malformed(`/${name}`);
  }

  numberIf(name: string): number | undefined {
    return this.has(name) ? this.number(name) : undefined;
  }

  bytes(name: string): Uint8Array {
    return bytesIn(this.value(name), this.#encoding, `/${name}`);
  }

  bytesIf(name: string): Uint8Array | undefined {
    return this.has(name) ? this.bytes(name) : undefined;
  }

  manyBytes(name: string): readonly Uint8Array[] {
    return this.#list(name).map((value, at) => bytesIn(value, this.#encoding, `/${name}/${at}`));
  }

  texts(name: string): readonly string[] {
    return this.#list(name).map((value, at) => (typeof value === 'string' ? value : malformed(`/${name}/${at}`)));
  }

  #list(name: string): readonly unknown[] {
    const value = this.value(name);
    return Array.isArray(value) ? value : malformed(`/${name}`);
  }
}

/** The value of a JSON text; undefined where it is none. */
export function jsonIn(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isEncoding(value: unknown): value is Encoding {
  return encodings.some((encoding) => encoding === value);
}

/** `"hex:00ff"`, `{"hex": "00ff"}`, or bare as `encoding` says. */
function bytesIn(value: unknown, encoding: Encoding, path: string): Uint8Array {
  if (typeof value === 'string') {
    const [, prefix, rest = ''] = /^(hex|base64|utf8):(.*)$/s.exec(value) ?? [];
    return isEncoding(prefix) ? decoded(rest, prefix, path) : decoded(value, encoding, path);
  }
  const [[name, text] = [], ...more] = isRecord(value) ? Object.entries(value) : [];
  if (!isEncoding(name) || typeof text !== 'string' || more.length > 0) return malformed(path);
  return decoded(text, name, path);
}

function decoded(text: string, encoding: Encoding, path: string): Uint8Array {
  switch (encoding) {
    case 'hex':
      return fromHex(text.toLowerCase());
    case 'base64':
      return fromBase64(text);
    case 'utf8':
      // Half a surrogate pair has no UTF-8: another text must not be taken in its place.
      return /\p{Surrogate}/u.test(text) ? malformed(path) : new TextEncoder().encode(text);
  }
}

export function malformed(path: string): never {
  throw new CaseError('case-malformed', path);
}
