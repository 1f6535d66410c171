/** The cache of checked elections: what is kept comes back whole or not at all, and old entries go. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cacheLimits, entry, keep, prune } from './cache.js';

let folder = '';
const folders: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saylau-cache-'));
  folders.push(folder);
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

const value = { votes: 2n ** 70n, lines: new Map([['valid', 1]]) };

describe('an entry', () => {
  it('comes back as it was kept', () => {
    keep(join(folder, 'new', 'a.bin'), value);
    expect(entry(join(folder, 'new', 'a.bin'))).toEqual({ value });
  });

  it.each([
    [
      'one byte of it is another',
      (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length - 3 ? byte ^ 1 : byte)),
    ],
    ['its end is missing', (bytes: Uint8Array) => bytes.subarray(0, -1)],
    ['it is empty', () => new Uint8Array()],
    ['it is something else', () => new TextEncoder().encode('{"votes": 1}')],
  ])('is not there where %s', (_, changed) => {
    const file = join(folder, 'a.bin');
    keep(file, value);
    writeFileSync(file, changed(readFileSync(file)));
    expect(entry(file)).toBeUndefined();
  });

  it('is not there where nothing was kept', () => {
    expect(entry(join(folder, 'a.bin'))).toBeUndefined();
  });
});

describe('pruning', () => {
  const day = 24 * 60 * 60;
  const at = (name: string, seconds: number): void => {
    writeFileSync(join(folder, name), '');
    utimesSync(join(folder, name), seconds, seconds);
  };

  it('removes what is older than the limit, not what is exactly as old', () => {
    const now = 1_000 * day;
    at('older', now - cacheLimits.days * day - 1);
    at('limit', now - cacheLimits.days * day);
    at('newer', now - day);
    prune(folder, now * 1000);
    expect(readdirSync(folder).sort()).toEqual(['limit', 'newer']);
  });

  it('keeps the newest of too many', () => {
    for (let number = 0; number < cacheLimits.entries + 2; number++) at(`entry-${number}`, 10_000 + number);
    prune(folder, 10_000_000);
    const left = readdirSync(folder);
    expect(left).toHaveLength(cacheLimits.entries);
    expect(left).not.toContain('entry-1');
    expect(left).toContain('entry-2');
  });
});
