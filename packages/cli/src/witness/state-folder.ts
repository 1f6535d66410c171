/** What a witness keeps of each log: a file with the largest tree that it signed. On the disk before the signature leaves. */

import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { LogError, parseCheckpoint, splitNote, toBase64, type WitnessState } from '@saylau/log';
import { syncPath } from '../keys/new-file.js';
import { InputProblem } from '../problems.js';

/** A state with what was answered. */
export interface Kept extends WitnessState {
  /** The checkpoint with the witness's signatures. */
  readonly cosigned: string;
}

const format = 'saylau-witness-state/1';

/** Hex SHA-256 of an origin: how a log is named in files and addresses. */
export function originHash(origin: string): string {
  return createHash('sha256').update(origin).digest('hex');
}

/** Only one process uses the folder: whoever makes this has its lock. */
export class StateFolder {
  readonly #folder: string;
  readonly #kept = new Map<string, Kept>();

  /** Reads what is kept of these logs. Throws InputProblem where that cannot be read: a witness never begins anew by itself. */
  constructor(folder: string, origins: readonly string[]) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const origin of origins) {
      const path = this.#pathOf(origin);
      if (existsSync(path)) this.#kept.set(origin, readKept(path, origin));
    }
  }

  last(origin: string): Kept | undefined {
    return this.#kept.get(origin);
  }

  /** Throws what the disk refused: then nothing may be answered, and what was kept before still holds. */
  keep(origin: string, kept: Kept): void {
    const path = this.#pathOf(origin);
    const { size, root, note, time, cosigned } = kept;
    const text = JSON.stringify({ format, origin, size, root: toBase64(root), time, note, cosigned });
    replaceFile(path, `${text}\n`);
    syncPath(this.#folder);
    this.#kept.set(origin, kept);
  }

  #pathOf(origin: string): string {
    return join(this.#folder, `${originHash(origin)}.json`);
  }
}

/** The old content or the new one, whatever happens. */
function replaceFile(path: string, text: string): void {
  const beside = `${path}.new`;
  rmSync(beside, { force: true });
  const file = openSync(beside, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

function readKept(path: string, wanted: string): Kept {
  const read = parsed(path) as Readonly<
    Partial<Record<'format' | 'origin' | 'size' | 'time' | 'note' | 'cosigned', unknown>>
  >;
  const { origin, time, note, cosigned } = read;
  const isWhole =
    read.format === format && origin === wanted && typeof note === 'string' && typeof cosigned === 'string';
  if (!isWhole || typeof time !== 'number') throw unreadable(path);
  const { origin: own, size, root } = checkpointIn(note, path);
  if (own !== wanted || size !== read.size) throw unreadable(path);
  return { size, root, note, time, cosigned };
}

function checkpointIn(note: string, path: string): ReturnType<typeof parseCheckpoint> {
  try {
    return parseCheckpoint(splitNote(note).text);
  } catch (error) {
    throw error instanceof LogError ? unreadable(path) : error;
  }
}

function parsed(path: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause?: unknown): InputProblem {
  return new InputProblem('problem.witness-state', { path }, { cause });
}
