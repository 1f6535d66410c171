/** Keys of logs in their folder: found by their log, made durable, rotated, and never lost. */

import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatVerifierKey, keyTypes } from '@saylau/log';
import { formatPrivateKey, generateKey, signerOf } from '@saylau/log/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderError } from '../folder-error.js';
import { newFolder } from '../store/folder.test-kit.js';
import { importedKeys, keepImportedKeys, logKeys, logsWithKeys, makeLogKey, retireLogKey } from './log-keys.js';

const origin = 'results.example/day/kz';
const idsOf = (of = origin): readonly string[] => logKeys(folder, of).map(({ key }) => key.id);
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof FolderError ? error.code : error;
  }
};

let folder: string;
beforeEach(() => {
  folder = join(newFolder('keys'), 'keys');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

test('a key is readable by its owner only, its public part by everybody', () => {
  const { key } = makeLogKey(folder, origin);
  const path = join(folder, 'results.example~day~kz.1.key');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readFileSync(`${path}.pub`, 'utf8')).toBe(`${formatVerifierKey(key)}\n`);
  expect(readFileSync(`${path}.pub`, 'utf8')).not.toContain('PRIVATE');
});

test('rotation: the new key comes first, the old one stays until it is retired, and then its file', () => {
  const old = makeLogKey(folder, origin).key.id;
  const fresh = makeLogKey(folder, origin).key.id;
  expect(idsOf()).toEqual([fresh, old]);
  const { key, path } = retireLogKey(folder, origin);
  expect(key.key.id).toBe(old);
  expect(existsSync(path)).toBe(true);
  expect(idsOf()).toEqual([fresh]);
});

test('the only key of a log is not retired, nor one of a log that has none', () => {
  makeLogKey(folder, origin);
  expect(codeOf(() => retireLogKey(folder, origin))).toBe('log-key-last');
  expect(codeOf(() => retireLogKey(folder, 'other'))).toBe('log-key-missing');
  expect(idsOf()).toHaveLength(1);
});

test('after retirement the next key does not come under a number that was used', () => {
  makeLogKey(folder, origin);
  makeLogKey(folder, origin);
  retireLogKey(folder, origin);
  makeLogKey(folder, origin);
  retireLogKey(folder, origin);
  const last = makeLogKey(folder, origin).key.id;
  expect(idsOf()[0]).toBe(last);
  const names = readdirSync(folder).filter((name) => !name.endsWith('.pub'));
  expect(names).toHaveLength(4);
});

test('a log whose origin begins with that of another, and a number, has keys of its own', () => {
  const own = makeLogKey(folder, origin).key.id;
  const others = ['results.example/day/kz.1', 'results.example/day/kz.1.key', 'results.example/day/kz.2'];
  const made = others.map((other) => makeLogKey(folder, other).key.id);
  expect(idsOf()).toEqual([own]);
  expect(others.map((other) => idsOf(other))).toEqual(made.map((id) => [id]));
  expect(logsWithKeys(folder)).toEqual([origin, ...others].sort());
});

test('from nine keys to ten the order stays that of their numbers', () => {
  const ids = Array.from({ length: 11 }, () => makeLogKey(folder, origin).key.id);
  expect(idsOf()).toEqual(ids.toReversed());
});

test.each<[string, string]>([
  ['nothing', ''],
  ['a cut-off key', 'PRIVATE+KEY+results.example'],
  ['another log’s key', formatPrivateKey(signerOf(generateKey(), 'results.example/day/other', keyTypes.ed25519))],
  ['a witness’s key', formatPrivateKey(signerOf(generateKey(), origin, keyTypes.cosignature))],
])('a file that holds %s is no key of the log, and is not passed over', (_, content) => {
  makeLogKey(folder, origin);
  writeFileSync(join(folder, 'results.example~day~kz.2.key'), content);
  expect(codeOf(() => logKeys(folder, origin))).toBe('log-key-wrong');
  expect(codeOf(() => retireLogKey(folder, origin))).not.toBe('log-key-wrong');
});

test('what is wrong with a key is told without what is in its file', () => {
  const secret = formatPrivateKey(signerOf(generateKey(), 'results.example/day/other', keyTypes.ed25519));
  makeLogKey(folder, origin);
  writeFileSync(join(folder, 'results.example~day~kz.2.key'), secret);
  expect(() => logKeys(folder, origin)).toThrow(/^log-key-wrong: .*kz\.2\.key: results\.example\/day\/kz$/);
});

test('a log that was imported is marked by its verifier keys; one that has a key of its own, or had one, is not', () => {
  const other = join(folder, 'other');
  const keys = [makeLogKey(other, origin), makeLogKey(other, origin)].map(({ key }) => formatVerifierKey(key));
  keepImportedKeys(folder, origin, keys);
  keepImportedKeys(folder, origin, keys.slice(1));
  expect(importedKeys(folder, origin).map(formatVerifierKey)).toEqual(keys);
  expect([logKeys(folder, origin), logsWithKeys(folder)]).toEqual([[], []]);
  keepImportedKeys(other, origin, keys);
  rmSync(join(other, 'results.example~day~kz.1.key'));
  rmSync(join(other, 'results.example~day~kz.2.key'));
  expect(importedKeys(other, origin)).toEqual([]);
  writeFileSync(join(folder, 'results.example~day~kz.imported.pub'), 'no key\n');
  expect(codeOf(() => importedKeys(folder, origin))).toBe('log-key-wrong');
});
