/** Keys of logs: a file each, in a folder that only its owner reads. They sign checkpoints and kept states, nothing of an election. */

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { formatVerifierKey, keyTypes, LogError, parseVerifierKey, type VerifierKey } from '@saylau/log';
import {
  formatPrivateKey,
  generateKey,
  nodeCrypto,
  type PrivateSigner,
  parsePrivateKey,
  signerOf,
} from '@saylau/log/node';
import { FolderError } from '../folder-error.js';
import { syncFolder, writeNewFile } from './log-keys-files.js';

/** The keys that a log signs with, the newest first. Throws FolderError `log-key-wrong`. */
export function logKeys(folder: string, origin: string): readonly PrivateSigner[] {
  return keyFiles(folder, origin)
    .filter(({ inUse }) => inUse)
    .map(({ name }) => readKey(join(folder, name), origin));
}

/** Origins of the logs that have a key in the folder. */
export function logsWithKeys(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const origins = readdirSync(folder).flatMap((name) => /^(.+)\.\d+\.key$/.exec(name)?.[1] ?? []);
  return [...new Set(origins)].map((start) => start.replaceAll('~', '/')).sort();
}

/** Verifier keys of a log that was imported without its own; none where it was not. Throws FolderError `log-key-wrong`. */
export function importedKeys(folder: string, origin: string): readonly VerifierKey[] {
  const path = importedFile(folder, origin);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => verifierKeyIn(line) ?? wrongKey(path, origin));
}

function verifierKeyIn(line: string): VerifierKey | undefined {
  try {
    return parseVerifierKey(nodeCrypto, line);
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

function wrongKey(path: string, origin: string): never {
  throw new FolderError('log-key-wrong', path, origin);
}

/**
 * Marks a log as imported, by its verifier keys: without its own a server reads it and adds nothing. Where its own are there, it
 * is no copy and there is nothing to mark.
 */
export function keepImportedKeys(folder: string, origin: string, keys: readonly string[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = importedFile(folder, origin);
  if (logKeys(folder, origin).length > 0 || existsSync(path)) return;
  writeNewFile(path, keys.map((key) => `${key}\n`).join(''), 0o644);
}

function importedFile(folder: string, origin: string): string {
  return join(folder, `${fileStart(origin)}imported.pub`);
}

/** Makes a key for a log and keeps it. Where the log has keys already it becomes the first of them. */
export function makeLogKey(folder: string, origin: string): PrivateSigner {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const number = 1 + Math.max(0, ...keyFiles(folder, origin).map((file) => file.number));
  const signer = signerOf(generateKey(), origin, keyTypes.ed25519);
  const path = join(folder, `${fileStart(origin)}${number}.key`);
  writeNewFile(path, formatPrivateKey(signer), 0o600);
  writeNewFile(`${path}.pub`, `${formatVerifierKey(signer.key)}\n`, 0o644);
  return signer;
}

/**
 * Takes the oldest key of a log out of use: its file stays, under another name. A server that runs signs with it until it is
 * started anew. Throws FolderError `log-key-missing`, `log-key-last`, `log-key-wrong`.
 */
export function retireLogKey(folder: string, origin: string): { readonly key: PrivateSigner; readonly path: string } {
  const inUse = keyFiles(folder, origin).filter((file) => file.inUse);
  const oldest = inUse.at(-1);
  if (oldest === undefined) throw new FolderError('log-key-missing', folder, origin);
  const path = join(folder, oldest.name);
  const key = readKey(path, origin);
  if (inUse.length === 1) throw new FolderError('log-key-last', path, origin);
  renameSync(path, `${path}${retired}`);
  syncFolder(folder);
  return { key, path: `${path}${retired}` };
}

const retired = '.retired';

interface KeyFile {
  readonly name: string;
  readonly number: number;
  readonly inUse: boolean;
}

/**
 * Files of a log's keys, the newest first: `<origin>.<number>.key`, slashes of the origin as `~`. With `.retired` after it one is
 * not in use, and `.pub` is its public part.
 */
function keyFiles(folder: string, origin: string): readonly KeyFile[] {
  if (!existsSync(folder)) return [];
  const start = fileStart(origin);
  const files = readdirSync(folder).flatMap((name): readonly KeyFile[] => {
    const [, number, end] = name.startsWith(start)
      ? (/^(\d+)\.key(\.retired|\.pub)?$/.exec(name.slice(start.length)) ?? [])
      : [];
    return number === undefined ? [] : [{ name, number: Number(number), inUse: end === undefined }];
  });
  return files.sort((one, other) => other.number - one.number);
}

function fileStart(origin: string): string {
  return `${origin.replaceAll('/', '~')}.`;
}

function readKey(path: string, origin: string): PrivateSigner {
  try {
    const signer = parsePrivateKey(readFileSync(path, 'utf8'));
    if (signer.key.name === origin && signer.key.type === keyTypes.ed25519) return signer;
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
  }
  return wrongKey(path, origin);
}
