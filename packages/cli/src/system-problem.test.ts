/** What the machine refuses to an operator is told as that, and not as a mistake in Saylau: a folder that is none, an address that is not its own. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { backup, databaseIn, openEngine } from '@saylau/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedBench } from '../../server/src/store/lanes.test-kit.js';
import { captured } from './captured.test-kit.js';
import { listenProblem } from './system-problem.js';

const bundle = fileURLToPath(new URL('../../../tests/record/bundles/sound-night.saylau', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'saylau-system-'));
const at = (name: string): string => join(folder, name);
const own = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
beforeAll(async () => {
  writeFileSync(at('file'), own);
  for (const name of ['log', 'w'])
    await captured(['keys', 'make', name, '--out', at(name), ...(name === 'w' ? ['--witness'] : [])]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const witness = (...more: readonly string[]): readonly string[] => {
  const key = readFileSync(at('log.pub'), 'utf8').trim();
  return ['witness', '--key', at('w'), '--log', key, '--data', at('state'), ...more];
};

async function aBackup(): Promise<string> {
  const bench = await embeddedBench();
  const engine = await openEngine(await bench.fresh());
  await backup({ engine }, at('a.saylau-backup.gz'));
  await engine.close();
  await bench.end();
  return at('a.saylau-backup.gz');
}

describe('a file in the place of the data folder', () => {
  it.each([
    ['serve', () => ['serve', '--port', '0', '--data', at('file')]],
    ['serve, below it', () => ['serve', '--port', '0', '--data', at('file/data')]],
    ['import', () => ['import', bundle, '--data', at('file')]],
    ['witness', () => witness('--data', at('file'))],
  ])('%s ends with 1, names it, and leaves it as it was', async (_, argv) => {
    const { code, out, err } = await captured(argv());
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^saylau: [^\n]*file[^\n]*not a folder[^\n]*\n$/);
    expect(readFileSync(at('file'), 'utf8')).toBe(own);
  });

  it('restore does not say that the database cannot be reached', async () => {
    const { code, err } = await captured(['restore', await aBackup(), '--data', at('file')]);
    expect(code).toBe(1);
    expect(err).toBe(`saylau: “${at('file')}” is not a folder.\n`);
  }, 60_000);

  it('nor does import where the file stands in the place of the database', async () => {
    writeFileSync(databaseIn(folder), own);
    const { code, err } = await captured(['import', bundle, '--data', folder]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('is not a folder') });
  });
});

describe('an address that is not this machine’s', () => {
  it('is named with what may be given', async () => {
    const { code, out, err } = await captured(witness('--host', '203.0.113.7', '--port', '8090'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^saylau: [^\n]*203\.0\.113\.7:8090 \(EADDRNOTAVAIL\)[^\n]*--host[^\n]*\n$/);
  });

  it.each([
    ['a port of the administrator’s', { code: 'EACCES', syscall: 'listen' }, 'problem.not-listening'],
    ['a name that nobody knows', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }, 'problem.not-listening'],
    ['a port that is taken', { code: 'EADDRINUSE', syscall: 'listen' }, 'problem.port-taken'],
  ])('%s is the operator’s to change', (_, error, key) => {
    expect(listenProblem(Object.assign(new Error('refused'), error), { host: 'x', port: 80 })).toMatchObject({ key });
  });

  it('anything else stays what it is', () => {
    expect(listenProblem(new TypeError('other'), { host: 'x', port: 80 })).toBeUndefined();
  });
});
