/** Hostile streams of protocols: every one ends in a coded fault or a sentence, never in a trace, a hang or half a count. */

import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { captured } from './captured.test-kit.js';
import { FilesAtFault } from './problems.js';
import { streamLimits, textOf } from './stream.js';

const night = fileURLToPath(new URL('../fixtures/night', import.meta.url));
const protocols = readFileSync(join(night, 'protocols.csv'), 'utf8');
const zipped = gzipSync(protocols);
const folder = mkdtempSync(join(tmpdir(), 'saylau-stream-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** One byte in the middle turned over. */
function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 0xff;
  return copy;
}

async function gathered(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const plain = await captured(['count', night]);

describe('the same protocols however they are packed', () => {
  it.each([
    ['gzip', 'whole.csv.gz', zipped],
    ['gzip that is not called so', 'whole.csv', zipped],
    [
      'gzip in two members',
      'two.gz',
      Buffer.concat([gzipSync(protocols.slice(0, 999)), gzipSync(protocols.slice(999))]),
    ],
    ['a byte order mark', 'mark.csv', `\uFEFF${protocols}`],
    ['lines that end in CRLF', 'crlf.csv', protocols.replaceAll('\n', '\r\n')],
    ['semicolons', 'semicolons.csv', protocols.replaceAll(',', ';')],
    ['no line end at the end', 'open-end.csv', protocols.trimEnd()],
    ['empty lines', 'empty-lines.csv', protocols.replaceAll('\n', '\n\n')],
  ])('%s', async (_, name, bytes) => {
    expect(await captured(['count', night, '--protocols', fileWith(name, bytes)])).toEqual(plain);
  });
});

describe('a stream that is no file of protocols', () => {
  it.each([
    ['gzip that is cut off', 'cut.gz', zipped.subarray(0, 400), 'gzip-truncated'],
    ['one byte of gzip', 'one.gz', zipped.subarray(0, 1), 'gzip-truncated'],
    ['gzip with a damaged byte', 'damaged.gz', damaged(zipped), 'gzip-corrupt'],
    ['gzip with other bytes behind it', 'behind.gz', Buffer.concat([zipped, Buffer.from('junk')]), 'gzip-corrupt'],
    ['gzip of nothing', 'nothing.gz', gzipSync(''), 'csv-column-missing'],
    ['an empty file', 'empty.csv', '', 'csv-column-missing'],
    ['UTF-16', 'utf-16.csv', Buffer.from(`\uFEFF${protocols}`, 'utf16le'), 'text-encoding'],
    [
      'bytes that are no UTF-8',
      'bytes.csv',
      Buffer.concat([Buffer.from(protocols), Buffer.from([0xff])]),
      'text-encoding',
    ],
    ['half a character at the end', 'half.csv', Buffer.from(`${protocols}ә`).subarray(0, -1), 'text-encoding'],
    ['a line without an end', 'long.csv', protocols + 'x'.repeat(200_000), 'too-many'],
    ['a NUL', 'nul.csv', protocols.replace('capital-1', 'capital\0-1'), 'text-control'],
    ['JSON', 'json.csv', '{"election": "a"}\n', 'csv-quotes'],
  ])('%s is refused by both commands with 1 and its code', async (_, name, bytes, code) => {
    const path = fileWith(name, bytes);
    const counted = await captured(['count', night, '--protocols', path]);
    expect(counted).toMatchObject({ code: 1, out: '' });
    expect(counted.err).toMatch(new RegExp(`^\\S*${name}(:\\d+:\\d+)?: ${code}: `, 'm'));
    expect(counted.err).not.toContain('    at ');
    const validated = await captured(['validate', path, '--election', night]);
    expect(validated.code).toBe(1);
    expect(validated.out + validated.err).toContain(`: ${code}: `);
  });

  it('UTF-16 is one fault of the whole file, with what to do', async () => {
    const path = fileWith('utf-16-le.csv', Buffer.from(protocols, 'utf16le'));
    const { out } = await captured(['validate', path, '--election', night]);
    expect(out).toMatch(/^\S*utf-16-le\.csv: text-encoding: [^\n]*“CSV UTF-8”[^\n]*$/m);
    expect(out).toMatch(/^1 fault\.$/m);
  });

  it('a small file that unpacks to a mountain is refused before it is unpacked', async () => {
    const bomb = gzipSync(protocols + '\n'.repeat(streamLimits.freely + 1_000_000), { level: 9 });
    expect(bomb.length * streamLimits.ratio).toBeLessThan(streamLimits.freely);
    const { code, out, err } = await captured(['count', night, '--protocols', fileWith('bomb.csv.gz', bomb)]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^\S*bomb\.csv\.gz: gzip-too-large: /);
  });
});

describe('a path that holds no regular file', () => {
  mkdirSync(join(folder, 'folder.csv'));
  execFileSync('mkfifo', [join(folder, 'pipe.csv')]);
  it.each([
    ['nothing', join(folder, 'absent.csv')],
    ['a folder', join(folder, 'folder.csv')],
    ['a pipe that nobody writes to', join(folder, 'pipe.csv')],
    ['a device that never ends', '/dev/zero'],
    ['a path through a file', join(night, 'areas.csv', 'x.csv')],
    ['an empty name', ''],
  ])('%s is named in one sentence', async (_, path) => {
    const { code, out, err } = await captured(['count', night, '--protocols', path]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^saylau: [^\n]*\n$/);
    expect(err).toContain(`“${path}”`);
  });

  it('a folder of a polling day without protocols says which file it wants', async () => {
    const empty = join(folder, 'day');
    mkdirSync(empty);
    writeFileSync(join(empty, 'polling-day.json'), readFileSync(join(night, 'polling-day.json')));
    for (const name of ['areas', 'stations', 'contests', 'options'])
      writeFileSync(join(empty, `${name}.csv`), readFileSync(join(night, `${name}.csv`)));
    const { code, err } = await captured(['count', empty]);
    expect(code).toBe(1);
    expect(err).toContain('protocols.csv is missing');
  });
});

describe('a file that changes while it is read', () => {
  const large = 'x'.repeat(1 << 20);

  it('what is cut off ends the text, what is added belongs to it', async () => {
    for (const change of [
      (path: string) => truncateSync(path, 10),
      (path: string) => appendFileSync(path, 'more'),
      (path: string) => rmSync(path),
    ]) {
      const path = fileWith('changing.csv', large);
      const pieces = textOf(path);
      const first = await pieces.next();
      change(path);
      const rest = await gathered(pieces);
      expect(`${String(first.value)}${rest}`.replace('more', '')).toMatch(/^x+$/);
    }
  });

  it('a gzip that is cut off meanwhile is a fault', async () => {
    // Not to be compressed, so that the file is longer than what is read ahead.
    const noise = Array.from({ length: 400_000 }, (_, index) => (index * 2654435761) % 4294967296).join('\n');
    const path = fileWith('changing.gz', gzipSync(noise, { level: 1 }));
    const pieces = textOf(path);
    await pieces.next();
    truncateSync(path, 10);
    await expect(gathered(pieces)).rejects.toBeInstanceOf(FilesAtFault);
  });

  it('whoever stops reading lets the file go', async () => {
    const path = fileWith('left.gz', gzipSync(large));
    for await (const piece of textOf(path)) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    rmSync(path);
  });
});
