/** What a store, its folder or a backup refuses, in a sentence. The server itself is not loaded for it. */

import type { BackupErrorCode, FolderErrorCode, StoreErrorCode } from '@saylau/server';
import { InputProblem } from './problems.js';
import { folderProblem } from './system-problem.js';
import type { MessageKey } from './text.js';

type Code = StoreErrorCode | BackupErrorCode | FolderErrorCode;

const messages = {
  'store-unavailable': 'problem.store-unavailable',
  'store-full': 'problem.store-full',
  'store-locked': 'problem.store-locked',
  'store-newer': 'problem.store-newer',
  'store-changed': 'problem.store-changed',
  'store-conflict': 'problem.store-conflict',
  'store-failed': 'problem.store-failed',
  'backup-not-written': 'problem.backup-not-written',
  'backup-unreadable': 'problem.backup-unreadable',
  'backup-damaged': 'problem.backup-damaged',
  'backup-target-used': 'problem.backup-target-used',
  'log-key-missing': 'problem.log-key-missing',
  'log-key-wrong': 'problem.log-key-wrong',
  'log-key-last': 'problem.log-key-last',
  'name-differs': 'problem.name-differs',
  'secret-missing': 'problem.secret-missing',
  'secret-wrong': 'problem.secret-wrong',
} as const satisfies Readonly<Record<Code, MessageKey>>;

/** An InputProblem for a coded error of the server's packages or the file system's; anything else stays what it is. `path`: what it was about. */
export function storeProblem(error: unknown, path: string): unknown {
  const refused = folderProblem(error, path);
  if (refused !== undefined) return refused;
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return error;
  const { code } = error;
  if (!isCode(code)) return error;
  const own = 'path' in error && typeof error.path === 'string' ? error.path : path;
  const log = 'log' in error && typeof error.log === 'string' ? error.log : '';
  return new InputProblem(messages[code], { path: own, what: error.message, id: log }, { cause: error });
}

/** The work; what the store refuses becomes a sentence. */
export async function withStore<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storeProblem(error, path);
  }
}

function isCode(code: string): code is Code {
  return Object.hasOwn(messages, code);
}
