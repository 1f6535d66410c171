/** Files with keys: on the disk before anything rests on them, and never written over. */

import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputProblem } from '../problems.js';

/** A private key that only its owner can read, and its public part beside it, with `.pub` after the name. Both or none. */
export function writeKeyFiles(path: string, texts: { readonly secret: string; readonly open: string }): void {
  const beside = `${path}.pub`;
  if (existsSync(beside)) throw new InputProblem('problem.key-exists', { path: beside });
  writeNewFile(path, texts.secret, 0o600);
  try {
    writeNewFile(beside, texts.open, 0o644);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** Throws InputProblem where a file of that name is there, or it cannot be written; then nothing was. */
export function writeNewFile(path: string, text: string, mode: number): void {
  try {
    const file = openSync(path, 'wx', mode);
    writeWhole(file, path, text);
    syncPath(dirname(path));
  } catch (error) {
    throw problemOf(path, error);
  }
}

function writeWhole(file: number, path: string, text: string): void {
  try {
    writeSync(file, text);
    fsyncSync(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Waits until a file's content, or the names in a folder, are on the disk. */
export function syncPath(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** What the disk refused, in a sentence; anything else is a mistake in Saylau and stays what it is. */
function problemOf(path: string, error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return error;
  if (error.code === 'EEXIST') return new InputProblem('problem.key-exists', { path });
  if (error.code === 'ENOENT') return new InputProblem('problem.no-path', { path: dirname(path) });
  return new InputProblem('problem.not-written', { path, code: String(error.code) });
}
