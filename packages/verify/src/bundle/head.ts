/** What stands in a bundle's lines but the leaves: the head, documents, private parts, the end (docs/formats/bundle.md). */

import { fromBase64 } from '@saylau/log';
import { fromUtf8 } from '../text.js';

export const bundleFormat = 'saylau-bundle/1';

/** The first line. */
export interface BundleHead {
  /** Origin of the log. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: number;
  /** Number of documents. */
  readonly documents: number;
  /** Number of private parts. */
  readonly private: number;
  /** Verifier keys under which the checkpoint is to be read; whose they are the bundle cannot prove. */
  readonly keys: readonly string[];
}

/** A file that acts rest on. Whether `data` has this hash is for the reader to check. */
export interface BundleDocument {
  readonly name: string;
  /** Hex. */
  readonly sha256: string;
  readonly data: Uint8Array;
}

/** What an act only commits to. Whether it does is for the reader to check. */
export interface PrivatePart {
  readonly leaf: number;
  readonly name: string;
  /** 32 bytes. */
  readonly salt: Uint8Array;
  readonly data: Uint8Array;
}

/** Undefined where the line is none. */
export function readHead(line: Uint8Array): BundleHead | undefined {
  const value = objectIn(line, ['format', 'origin', 'size', 'documents', 'private', 'keys']);
  if (value === undefined || value.format !== bundleFormat) return undefined;
  const { origin, size, documents, private: parts, keys } = value;
  if (typeof origin !== 'string' || !isCount(size) || !isCount(documents) || !isCount(parts)) return undefined;
  if (!Array.isArray(keys) || !keys.every((key): key is string => typeof key === 'string')) return undefined;
  return { origin, size, documents, private: parts, keys };
}

export function readDocument(line: Uint8Array): BundleDocument | undefined {
  const { name, sha256, base64 } = objectIn(line, ['name', 'sha256', 'base64']) ?? {};
  const data = bytesIn(base64);
  if (typeof name !== 'string' || typeof sha256 !== 'string' || data === undefined) return undefined;
  return /^[0-9a-f]{64}$/.test(sha256) ? { name, sha256, data } : undefined;
}

export function readPrivatePart(line: Uint8Array): PrivatePart | undefined {
  const { leaf, name, salt, base64 } = objectIn(line, ['leaf', 'name', 'salt', 'base64']) ?? {};
  const [saltBytes, data] = [bytesIn(salt), bytesIn(base64)];
  if (!isCount(leaf) || typeof name !== 'string' || data === undefined) return undefined;
  return saltBytes?.length === 32 ? { leaf, name, salt: saltBytes, data } : undefined;
}

/** The checkpoint as text; undefined where the line is no end. */
export function readEnd(line: Uint8Array): string | undefined {
  const checkpoint = objectIn(line, ['checkpoint'])?.checkpoint;
  return typeof checkpoint === 'string' ? checkpoint : undefined;
}

/** An object with exactly these members. Of a member that stands twice the last counts: these lines are signed by nobody. */
function objectIn(line: Uint8Array, members: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  const value = jsonIn(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const keys = Object.keys(value);
  const isWhole = keys.length === members.length && members.every((member) => Object.hasOwn(value, member));
  return isWhole ? { ...value } : undefined;
}

function jsonIn(line: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(line) ?? '');
  } catch {
    return undefined;
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function bytesIn(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return fromBase64(text);
  } catch {
    return undefined;
  }
}
