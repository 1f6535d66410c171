/** The files of a log as any mirror copies them: its checkpoint, its tiles, the documents that its acts name (docs/formats/log.md). */

import { type Checkpoint, decodeEntries, parseCheckpoint, splitNote, type TilePath, tilePath } from '@saylau/log';

/** What is at an address of the site: its bytes, or that there is nothing. Throws what the way there throws. */
export type Get = (path: string) => Promise<Uint8Array | undefined>;

const tileWidth = 256;

/** Path and content of each. A log without a checkpoint has none. */
export async function* logFiles(get: Get, origin: string): AsyncGenerator<readonly [string, Uint8Array]> {
  const prefix = `/log/${origin}`;
  const checkpoint = await get(`${prefix}/checkpoint`);
  if (checkpoint === undefined) return;
  const { size } = checkpointIn(checkpoint);
  const documents = new Set<string>();
  for (const { level, n, width } of tilesFor(size)) {
    const path = `${prefix}/${tilePath(level, n, width)}`;
    const tile = await get(path);
    if (tile === undefined) throw new Error(`${path} is missing`);
    if (level === 'entries') for (const sha256 of documentsIn(decodeEntries(tile))) documents.add(sha256);
    yield [path, tile];
  }
  for (const sha256 of documents) {
    const path = `${prefix}/documents/${sha256}`;
    const document = await get(path);
    if (document !== undefined) yield [path, document];
  }
  // At last: whoever mirrors has everything that it promises.
  yield [`${prefix}/checkpoint`, checkpoint];
}

/** What a checkpoint's file says, signed or not. */
export function checkpointIn(file: Uint8Array): Checkpoint {
  return parseCheckpoint(splitNote(Buffer.from(file).toString('utf8')).text);
}

/** Every tile of a log of that size: entries, and hashes of each level. */
export function* tilesFor(size: number): Generator<TilePath> {
  for (const width of widths(size)) yield { level: 'entries', ...width };
  for (let level = 0, below = size; below > 0; level += 1, below = Math.floor(below / tileWidth))
    for (const width of widths(below)) yield { level, ...width };
}

function* widths(hashes: number): Generator<{ readonly n: number; readonly width: number }> {
  for (let n = 0; n * tileWidth < hashes; n += 1) yield { n, width: Math.min(tileWidth, hashes - n * tileWidth) };
}

/** The SHA-256 of the files that these leaves name. */
function documentsIn(leaves: readonly Uint8Array[]): readonly string[] {
  return leaves.flatMap((leaf) => {
    const text = Buffer.from(leaf).toString('utf8');
    if (!/"act":"(?:dataset-adopted|election-opened)"/.test(text)) return [];
    return [...text.matchAll(/"sha256":"([\da-f]{64})"/g)].map(([, sha256 = '']) => sha256);
  });
}
