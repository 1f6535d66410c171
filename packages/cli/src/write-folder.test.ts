/** A folder is written whole or not at all, and nothing of others is written over. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { cwd, pid } from 'node:process';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { InputProblem } from './problems.js';
import { checkOut, type FileToWrite, writeFolder } from './write-folder.js';

const base = mkdtempSync(join(tmpdir(), 'saylau-write-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

let room = base;
beforeEach(() => {
  room = mkdtempSync(join(base, 'room-'));
});

const rehearsal = (seed: string): FileToWrite[] => [
  ['polling-day.json', [JSON.stringify({ rehearsal: { of: 'x', seed } })]],
  ['manifest.json', ['{"format": "saylau-rehearsal-manifest/1"}']],
  ['protocols.csv.gz', ['a,', 'b\n', seed]],
];
const nothing = (): void => undefined;

const kept = (path: string): readonly (readonly [string, string])[] =>
  readdirSync(path)
    .toSorted()
    .map((name) => [name, readFileSync(join(path, name), 'latin1')] as const);

describe('a folder that is written', () => {
  it('holds its files, those called .gz compressed, and nothing stands beside it', async () => {
    const told: string[] = [];
    mkdirSync(join(room, 'deep'));
    const out = join(room, 'deep', 'night');
    await writeFolder(out, rehearsal('1'), (name) => told.push(name));
    expect(readdirSync(out).toSorted()).toEqual(['manifest.json', 'polling-day.json', 'protocols.csv.gz']);
    expect(gunzipSync(readFileSync(join(out, 'protocols.csv.gz'))).toString()).toBe('a,b\n1');
    expect(readdirSync(join(room, 'deep'))).toEqual(['night']);
    expect(told).toEqual(['polling-day.json', 'manifest.json', 'protocols.csv.gz']);
  });

  it('takes the place of an older rehearsal, of which nothing is left', async () => {
    const out = join(room, 'night');
    await writeFolder(out, [...rehearsal('1'), ['faults.csv', ['code\n']]], nothing);
    const listeners = process.listenerCount('SIGTERM');
    await writeFolder(`${out}/`, rehearsal('2'), nothing);
    expect(process.listenerCount('SIGTERM')).toBe(listeners);
    expect(readdirSync(out)).not.toContain('faults.csv');
    expect(readFileSync(join(out, 'polling-day.json'), 'utf8')).toContain('"2"');
    expect(readdirSync(room)).toEqual(['night']);
  });
});

describe('what is not a rehearsal is left as it is', () => {
  it.each<readonly [string, (path: string) => void]>([
    ['a file', (path) => writeFileSync(path, 'mine')],
    ['an empty folder', (path) => mkdirSync(path)],
    ['a link to a rehearsal', (path) => symlinkSync(folderWith(`${path}-target`, made), path)],
    ['a rehearsal with a folder called as a table', (path) => mkdirSync(join(folderWith(path, made), 'stations.csv'))],
    ['a folder with other files', (path) => folderWith(path, { 'letter.txt': 'mine' })],
    ['a real polling day', (path) => folderWith(path, { 'polling-day.json': '{"id": "kz"}', 'manifest.json': '{}' })],
    ['a rehearsal with a letter in it', (path) => folderWith(path, { ...made, 'letter.txt': 'mine' })],
    ['a rehearsal with a folder in it', (path) => mkdirSync(join(folderWith(path, made), 'letters'))],
    ['a rehearsal made by hand', (path) => folderWith(path, { 'polling-day.json': made['polling-day.json'] })],
    ['broken JSON', (path) => folderWith(path, { ...made, 'polling-day.json': '{' })],
    ['JSON that is no object', (path) => folderWith(path, { ...made, 'polling-day.json': 'null' })],
    ['a pipe', (path) => execFileSync('mkfifo', [path])],
  ])('%s', async (_, put) => {
    const out = join(room, 'night');
    put(out);
    const before = readdirSync(room, { recursive: true }).map(String).toSorted();
    const problem = { key: 'problem.out-exists', params: { path: out } };
    expect(() => checkOut(out)).toThrow(expect.objectContaining(problem));
    await expect(writeFolder(out, rehearsal('1'), nothing)).rejects.toMatchObject(problem);
    expect(readdirSync(room, { recursive: true }).map(String).toSorted()).toEqual(before);
  });

  it.each([['.'], [cwd()], ['/'], ['..']])('the folder %s', (out) => {
    expect(() => checkOut(out)).toThrow(InputProblem);
  });
});

const made = {
  'polling-day.json': '{"rehearsal": {"of": "x", "seed": "1"}}',
  'manifest.json': '{"format": "saylau-rehearsal-manifest/1"}',
};

function folderWith(path: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

describe('what cannot be written leaves nothing behind', () => {
  it('a source that breaks off leaves an older rehearsal as it was', async () => {
    const out = join(room, 'night');
    await writeFolder(out, rehearsal('1'), nothing);
    const before = kept(out);
    function* breaking(): Generator<string> {
      yield 'half';
      throw new Error('broken off');
    }
    const files: FileToWrite[] = [...rehearsal('2'), ['stations.csv', breaking()]];
    await expect(writeFolder(out, files, nothing)).rejects.toThrow('broken off');
    expect(kept(out)).toEqual(before);
    expect(readdirSync(room)).toEqual(['night']);
  });

  it('a place below a file is said to be no place', async () => {
    writeFileSync(join(room, 'file'), 'mine');
    const out = join(room, 'file', 'night');
    await expect(writeFolder(out, rehearsal('1'), nothing)).rejects.toMatchObject({
      key: 'problem.not-written',
      params: { path: out, code: 'ENOTDIR' },
    });
    expect(kept(room)).toEqual([['file', 'mine']]);
  });

  it('a link that leads nowhere stays', async () => {
    const out = join(room, 'night');
    symlinkSync(join(room, 'absent'), out);
    await expect(writeFolder(out, rehearsal('1'), nothing)).rejects.toBeInstanceOf(InputProblem);
    expect(readdirSync(room)).toEqual(['night']);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('a process that %s ends while it writes', async (signal) => {
    const out = join(room, 'night');
    await writeFolder(out, rehearsal('1'), nothing);
    const others = process.listeners(signal);
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    const interrupt = (name: string): void => {
      if (name !== 'stations.csv') return;
      expect(readdirSync(room)).toHaveLength(2);
      for (const listener of process.listeners(signal)) if (!others.includes(listener)) listener(signal);
      expect(readdirSync(room)).toEqual(['night']);
      expect(kill.mock.calls).toEqual([[pid, signal]]);
      throw new Error('the end');
    };
    const files: FileToWrite[] = [...rehearsal('2'), ['stations.csv', ['station']]];
    await expect(writeFolder(out, files, interrupt)).rejects.toThrow('the end');
    kill.mockRestore();
    expect(process.listeners(signal)).toEqual(others);
    expect(readFileSync(join(out, 'polling-day.json'), 'utf8')).toContain('"1"');
  });

  it('two files of one name are a mistake, not a mixture', async () => {
    const out = join(room, 'night');
    const files: FileToWrite[] = [...rehearsal('1'), ['manifest.json', ['[]']]];
    await expect(writeFolder(out, files, nothing)).rejects.toBeInstanceOf(InputProblem);
    expect(readdirSync(room)).toEqual([]);
  });
});
