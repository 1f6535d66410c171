/** What a server keeps in its folder beside the database: its secret, the keys of its logs, a key that plays rehearsals. */

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Access } from './access/access.js';
import { allAccounts } from './access/account.js';
import { FolderError } from './folder-error.js';
import { writeNewFile } from './record/log-keys-files.js';
import type { Database } from './store/database.js';

const secretFile = 'secret';
const secretBytes = 32;

/** What second factors are sealed with; made on the first start. Throws FolderError `secret-missing`, `secret-wrong`. */
export async function secretIn(folder: string, database: Database): Promise<Uint8Array> {
  if (!existsSync(join(folder, secretFile)) && (await allAccounts(database)).length > 0)
    throw new FolderError('secret-missing', join(folder, secretFile));
  makeSecret(folder);
  const secret = readFileSync(join(folder, secretFile));
  if (secret.length !== secretBytes) throw new FolderError('secret-wrong', join(folder, secretFile));
  return secret;
}

/** Whether the file is there. */
export function hasSecret(folder: string): boolean {
  return existsSync(join(folder, secretFile));
}

/** Makes a secret where there is none. Whether it did. */
export function makeSecret(folder: string): boolean {
  const path = join(folder, secretFile);
  if (existsSync(path)) return false;
  writeNewFile(path, randomBytes(secretBytes), 0o600);
  return true;
}

/** Where a server keeps the keys of its logs. */
export function keysIn(folder: string): string {
  return join(folder, 'keys');
}

/** Where the embedded database is. */
export function databaseIn(folder: string): string {
  return join(folder, 'database');
}

/** File in the server's folder with a key that plays rehearsals: whoever can read the folder may do that. */
export const rehearserKeyFile = 'rehearser.key';

/** Keeps a key for rehearsals in the folder; a new one where there is none that is good. */
export async function keepRehearserKey(folder: string, access: Access): Promise<void> {
  const path = join(folder, rehearserKeyFile);
  const known = existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
  if (known !== undefined && (await access.keys.identify(known, '127.0.0.1')).ok) return;
  const made = await access.keys.makeRehearser('rehearser');
  if (!made.ok) return;
  rmSync(path, { force: true });
  writeNewFile(path, `${made.value.text}\n`, 0o600);
}
