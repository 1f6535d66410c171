/** What the operating system refuses to a command: the folder that it is given, or the address that it shall listen on. */

import { accessSync, constants, mkdirSync } from 'node:fs';
import { InputProblem } from './problems.js';

/** A folder of data, made where it is not there. Throws InputProblem where it is none, or may not be written. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw folderProblem(error, path) ?? error;
  }
}

/** The file system's refusal in a sentence; undefined where the error is none, nor rests on one. */
export function folderProblem(error: unknown, path: string): InputProblem | undefined {
  const refusal = isFileError(error) ? error : error instanceof Error && isFileError(error.cause) && error.cause;
  if (!refusal) return undefined;
  const isNoFolder = refusal.code === 'EEXIST' || refusal.code === 'ENOTDIR';
  const params = isNoFolder ? { path } : { path: refusal.path, code: refusal.code };
  return new InputProblem(isNoFolder ? 'problem.not-a-folder' : 'problem.not-usable', params, { cause: refusal });
}

interface FileError extends Error {
  readonly code: string;
  readonly path: string;
}

function isFileError(error: unknown): error is FileError {
  return error instanceof Error && 'syscall' in error && 'code' in error && 'path' in error;
}

/** Why nothing can listen there, in a sentence; undefined where the error is not about that. */
export function listenProblem(
  error: unknown,
  { host, port }: { readonly host: string; readonly port: number },
): InputProblem | undefined {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return undefined;
  if (error.code === 'EADDRINUSE') return new InputProblem('problem.port-taken', { what: port });
  if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') return undefined;
  const what = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return new InputProblem('problem.not-listening', { what, code: String(error.code) }, { cause: error });
}
