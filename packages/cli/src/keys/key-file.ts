/** Reads a key file of any kind for what may be shown of it; the private part does not leave this file. */

import { statSync } from 'node:fs';
import { LogError, parseVerifierKey, type VerifierKey } from '@saylau/log';
import { nodeCrypto, type PrivateSigner, parsePrivateKey } from '@saylau/log/node';
import { readText } from '../data.js';
import { InputProblem } from '../problems.js';
import { type PersonKey, readPersonKey } from './person-key.js';

/** The public part of a key. */
export type OpenKey =
  | { readonly kind: 'signer'; readonly key: VerifierKey }
  | { readonly kind: 'person'; readonly key: PersonKey };

export interface KeyFile {
  readonly open: OpenKey;
  /** The file holds the private part. */
  readonly isPrivate: boolean;
  /** It does, and others than its owner can read it. */
  readonly isExposed: boolean;
}

/** More than any key file has. */
const longestFile = 10_000;

/** Throws InputProblem for what is no key file; nothing of its content is in the message. */
export function readKeyFile(path: string): KeyFile {
  const text = readText(path, longestFile);
  const isPrivate = text.startsWith('PRIVATE+');
  const open = openIn(text);
  if (open === undefined) throw new InputProblem('problem.no-key-file', { path });
  return { open, isPrivate, isExposed: isPrivate && (statSync(path).mode & 0o077) !== 0 };
}

/** What signs notes with the private key in a file. Throws InputProblem. */
export function readSigner(path: string): PrivateSigner {
  const signer = parsed(() => parsePrivateKey(readText(path, longestFile)));
  if (signer === undefined) throw new InputProblem('problem.no-private-key', { path });
  return signer;
}

function openIn(text: string): OpenKey | undefined {
  const person = readPersonKey(text);
  if (person !== undefined) return { kind: 'person', key: person };
  const key = parsed(() =>
    text.startsWith('PRIVATE+') ? parsePrivateKey(text).key : parseVerifierKey(nodeCrypto, text.trimEnd()),
  );
  return key === undefined ? undefined : { kind: 'signer', key };
}

function parsed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}
