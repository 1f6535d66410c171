/** Elections of the past in a log of their own: every published figure with its source, under the archive's key, in no commission's name. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Act, type ActKind, type ActOf, actBytes, actFormat, keyIdOf } from '@saylau/acts';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import { keyTypes, toBase64 } from '@saylau/log';
import { formatPrivateKey, generateKey, nodeCrypto, parsePrivateKey, signerOf } from '@saylau/log/node';
import { publishedFigures } from '@saylau/views';
import type { OpenLog } from '../record/open-log.js';
import type { Records } from '../record/records.js';

const keyName = 'archive-author';
const inOneBatch = 500;

/** What signs for the archive. */
type Author = ReturnType<typeof parsePrivateKey>;

/** Transcribes what the archive does not have yet; nothing where another process appends. Throws StoreError. */
export async function transcribeArchive(
  { name, real }: { readonly name: string; readonly real: { readonly records: Records } },
  keys: string,
  elections: readonly LoadedElection[],
): Promise<void> {
  if (!real.records.isWriting) return;
  const origin = `${name}/archive/elections`;
  const log = real.records.find(origin) ?? (await real.records.create(origin, 'archive'));
  const author = authorIn(keys);
  if (log.size === 0) await handIn(log, [signed(log, author, 'log-opened', opening(author))]);
  for (const { election } of elections) {
    const acts = publishedFigures(election).map((body) => signed(log, author, 'figure-transcribed', body));
    for (let from = 0; from < acts.length; from += inOneBatch) await handIn(log, acts.slice(from, from + inOneBatch));
  }
}

function opening({ key }: Author): ActOf<'log-opened'>['body'] {
  return { kind: 'archive', keys: [{ key: toBase64(key.publicKey), holder: { office: 'archive', role: 'member' } }] };
}

async function handIn(log: OpenLog, acts: readonly ReturnType<typeof signed>[]): Promise<void> {
  const answers = await log.submit(acts.map((one) => ({ signed: one, parts: [] })));
  for (const answer of answers) {
    if ('refusals' in answer) throw new Error(`the archive refuses its own act: ${JSON.stringify(answer.refusals)}`);
  }
}

/** The id follows from what is said, so that a figure that stands there already is not transcribed twice. */
function signed<K extends ActKind>(log: OpenLog, author: Author, kind: K, body: ActOf<K>['body']) {
  const id = createHash('sha256')
    .update(JSON.stringify([log.origin, kind, body]))
    .digest('base64url')
    .slice(0, 22);
  const made: ActOf<K> = {
    format: actFormat,
    log: log.origin,
    id,
    act: kind,
    as: { office: 'archive' },
    at: transcribedAt,
    body,
  };
  // An act of one kind is an act: the union is over the kinds.
  const act = made as unknown as Act;
  const signature = toBase64(author.sign(actBytes(act)));
  return { act, signatures: [{ key: keyIdOf(nodeCrypto, author.key.publicKey), signature }] };
}

/** When these data were put together: the same act on every start. */
const transcribedAt = '2026-11-21T00:00:00Z';

function authorIn(folder: string): Author {
  const path = join(folder, `${keyName}.key`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, formatPrivateKey(signerOf(generateKey(), keyName, keyTypes.ed25519)), {
      mode: 0o600,
      flag: 'wx',
    });
  }
  return parsePrivateKey(readFileSync(path, 'utf8'));
}
