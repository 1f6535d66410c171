/** Keys of logs: a file each, in a folder that only its owner reads. They sign checkpoints and kept states, nothing of an election. */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatVerifierKey, keyTypes, type Signer } from '@saylau/log';
import { formatPrivateKey, generateKey, parsePrivateKey, signerOf } from '@saylau/log/node';

/** The keys of a log, the newest first: `<origin>.<number>.key`, slashes of the origin as `~`. */
export function logKeys(folder: string, origin: string): readonly Signer[] {
  return keyFiles(folder, origin).map((name) => parsePrivateKey(readFileSync(join(folder, name), 'utf8')));
}

/** Makes a key for a log and keeps it. Where the log has keys already it becomes the first of them. */
export function makeLogKey(folder: string, origin: string): Signer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const number = keyFiles(folder, origin).length + 1;
  const signer = signerOf(generateKey(), origin, keyTypes.ed25519);
  const path = join(folder, fileName(origin, number));
  writeFileSync(path, formatPrivateKey(signer), { mode: 0o600, flag: 'wx' });
  writeFileSync(`${path}.pub`, `${formatVerifierKey(signer.key)}\n`);
  return signer;
}

function keyFiles(folder: string, origin: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const start = `${origin.replaceAll('/', '~')}.`;
  const numberOf = (name: string): number => Number(name.slice(start.length, -'.key'.length));
  return readdirSync(folder)
    .filter((name) => name.startsWith(start) && name.endsWith('.key') && numberOf(name) > 0)
    .sort((one, other) => numberOf(other) - numberOf(one));
}

function fileName(origin: string, number: number): string {
  return `${origin.replaceAll('/', '~')}.${number}.key`;
}
