/** Takes a backup: of a place where no server runs, or from a server that does. It is there once it is checked, or not at all. */

import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, linkSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Manifest, Place } from '@saylau/server';
import { syncPath } from '../keys/new-file.js';
import { InputProblem } from '../problems.js';
import { problemIn, RemoteProblem } from '../remote/client.js';
import { withStore } from '../store-problem.js';
import type { Asking } from '../user/signed-in.js';

/** Of a database as it lies there; its tables stay as they are, also where this program is newer. Throws InputProblem. */
export async function takeHere(place: Place, out: string): Promise<Manifest> {
  checkOut(out);
  const { backup, openEngine } = await import('@saylau/server');
  const { folder } = place;
  if (folder !== undefined && !existsSync(folder))
    throw new InputProblem('problem.no-database', { path: dirname(folder) });
  return await withStore(out, async () => {
    const engine = await openEngine(place).catch(lockedProblem);
    try {
      const manifest = await backup({ engine }, out);
      if (manifest.tables.length > 0) return manifest;
      rmSync(out);
      throw new InputProblem('problem.backup-empty');
    } finally {
      await engine.close();
    }
  });
}

/** A server that runs has the folder: then the backup is asked of it. */
function lockedProblem(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'store-locked')
    throw new InputProblem('problem.backup-locked', {}, { cause: error });
  throw error;
}

/** From a server, over the network; what arrives is checked again here. Throws InputProblem. */
export async function takeFrom(server: Asking, out: string): Promise<Manifest> {
  checkOut(out);
  const response = await server.fetch('/api/v1/backup');
  if (!response.ok) throw new RemoteProblem(await problemIn(response));
  const { readBackup } = await import('@saylau/server');
  const unfinished = `${out}.${randomUUID()}.part`;
  try {
    await receive(response, unfinished);
    const { manifest } = await withStore(out, () => readBackup(unfinished));
    syncPath(unfinished);
    // Not a rename, which would replace what came there meanwhile.
    linkSync(unfinished, out);
    syncPath(dirname(out));
    return manifest;
  } catch (error) {
    throw notWritten(out, error);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

async function receive({ body }: Response, path: string): Promise<void> {
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  // The types of the web's streams and Node's differ in name only.
  await pipeline(
    body === null ? Readable.from([]) : Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
    file,
  );
}

function checkOut(out: string): void {
  if (existsSync(out)) throw new InputProblem('problem.backup-exists', { path: out });
  if (!existsSync(dirname(out))) throw new InputProblem('problem.no-path', { path: dirname(out) });
}

/** What the disk or the network refused, in a sentence; anything else stays what it is. */
function notWritten(out: string, error: unknown): unknown {
  const isSystem = error instanceof Error && 'code' in error && 'syscall' in error;
  if (isSystem) return new InputProblem('problem.not-written', { path: out, code: String(error.code) });
  const isCut = error instanceof TypeError && error.message === 'terminated';
  return isCut ? new InputProblem('problem.backup-cut') : error;
}
