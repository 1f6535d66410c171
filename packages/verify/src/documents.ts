/** The documents that acts name: each there, with its hash; none that no act names. */

import type { FileNamed } from '@saylau/acts';
import { type Crypto, toHex } from '@saylau/log';
import type { Ledger } from './ledger.js';
import type { Look, Named } from './look.js';
import type { LogSource } from './source.js';

/** Documents whose content is what acts say, by SHA-256 in hex. */
export type Documents = ReadonlyMap<string, Uint8Array>;

/** Answers `documents`, and gives those that are right. */
export async function checkDocuments(
  crypto: Crypto,
  source: LogSource,
  look: Look,
  ledger: Ledger,
): Promise<Documents> {
  const named = new Map<string, Named>();
  for (const one of look.named) if (!named.has(one.file.sha256)) named.set(one.file.sha256, one);
  const names = new Set(look.named.map(({ file }) => nameOf(file)));
  const given = new Map<string, Uint8Array>();
  for (const { name, sha256, data } of look.documents) {
    // In a log that is cut off nobody knows what the other leaves name.
    if (!names.has(nameOf({ name, sha256 })) && !isCut(look))
      ledger.fail('documents', { code: 'document-unnamed', document: name });
    if (given.has(sha256)) ledger.fail('bundle', { code: 'bundle-form', document: name });
    given.set(sha256, data);
  }
  const right = new Map<string, Uint8Array>();
  for (const [sha256, one] of named) {
    const data = given.get(sha256) ?? (await source.document?.(one.file));
    if (isRight(crypto, one, data, ledger)) right.set(sha256, data);
  }
  checkLengths(look, right, ledger);
  return right;
}

function nameOf({ name, sha256 }: Pick<FileNamed, 'name' | 'sha256'>): string {
  return `${sha256} ${name}`;
}

function isCut({ faults }: Look): boolean {
  return faults.some(({ leaf }) => leaf !== undefined);
}

function isRight(
  crypto: Crypto,
  { file, leaf }: Named,
  data: Uint8Array | undefined,
  ledger: Ledger,
): data is Uint8Array {
  const place = { leaf, document: file.name };
  ledger.checked('documents');
  if (data === undefined) ledger.fail('documents', { code: 'document-missing', ...place });
  const found = data && toHex(crypto.sha256(data));
  if (found !== undefined && found !== file.sha256)
    ledger.fail('documents', { code: 'document-differs', ...place, stated: file.sha256, found });
  return found === file.sha256;
}

/** Acts that name the same content may state another number of bytes. */
function checkLengths({ named }: Look, right: Documents, ledger: Ledger): void {
  for (const { file, leaf } of named) {
    const found = right.get(file.sha256)?.length ?? file.bytes;
    const code = 'document-differs';
    if (found !== file.bytes) ledger.fail('documents', { code, leaf, document: file.name, stated: file.bytes, found });
  }
}
