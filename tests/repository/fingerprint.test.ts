/** What was made is made again where a source or the made file itself was edited, even with its times set back. */

import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeEach, expect, test } from 'vitest';

interface Print {
  readonly quick: string;
  readonly content: () => string;
}
interface Fingerprint {
  readonly printOf: (root: string, files: readonly string[]) => Print;
  readonly isStampOf: (stamp: string, print: Print) => boolean;
  readonly writeStamp: (stamp: string, print: Print) => void;
}

const url = new URL('../../scripts/fingerprint.mjs', import.meta.url).href;
const { printOf, isStampOf, writeStamp }: Fingerprint = await import(url);
const folder = mkdtempSync(join(tmpdir(), 'saylau-fingerprint-'));
const [file, stamp] = [join(folder, 'law.json'), join(folder, 'stamp.json')];
const print = () => printOf(folder, [file]);

beforeEach(() => {
  writeFileSync(file, '{"threshold":"5%"}');
  writeStamp(stamp, print());
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a file as it was is fresh', () => {
  expect(isStampOf(stamp, print())).toBe(true);
});

test('an edit of the same length is noticed though the time of the content was set back', async () => {
  const { atime, mtime } = statSync(file);
  await sleep(20);
  writeFileSync(file, '{"threshold":"6%"}');
  utimesSync(file, atime, mtime);
  expect(isStampOf(stamp, print())).toBe(false);
});

test('a file that was only touched is fresh, and its stamp is renewed', () => {
  utimesSync(file, 1, 1);
  expect(isStampOf(stamp, print())).toBe(true);
  expect(isStampOf(stamp, { ...print(), content: () => 'not asked for' })).toBe(true);
});

test('a file that is gone is not fresh', () => {
  rmSync(file);
  expect(isStampOf(stamp, print())).toBe(false);
});
