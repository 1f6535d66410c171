/** A backup of everything, for who may take one. It is made and checked on this machine first, so that no slow reader holds up the night. */

import { randomUUID } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { may } from '../../access/permissions.js';
import { backup } from '../../store/backup/backup.js';
import { BackupError } from '../../store/backup/backup-error.js';
import type { ApiContext } from '../context.js';
import { accessProblem, identify } from '../identify.js';
import { unavailable } from '../problem.js';
import { caching } from '../send.js';

export function backupRoutes(app: FastifyInstance, context: ApiContext): void {
  let isTaking = false;
  const summary = 'A backup of both databases (saylau-backup/1, gzip); without the keys and secrets of the data folder';
  app.get('/api/v1/backup', { schema: { tags: ['operations'], summary } }, async (request, reply) => {
    const identity = await identify(context, request);
    if (!may(identity, 'take-backups')) throw accessProblem('access-forbidden');
    if (isTaking) throw accessProblem('access-busy');
    isTaking = true;
    const taken = await take(context).finally(() => {
      isTaking = false;
    });
    const { sha256, bytes } = taken;
    // Before the first byte leaves: nobody has a backup of which the trail knows nothing.
    const recorded = await context.access.record(identity, { event: 'backup-taken', details: { sha256, bytes } });
    if (!recorded.ok) {
      taken.content.destroy();
      throw accessProblem(recorded.code);
    }
    return await reply
      .header('cache-control', caching.private)
      .header('content-length', bytes)
      .header('content-disposition', 'attachment; filename="saylau-backup.gz"')
      .type('application/gzip')
      .send(taken.content);
  });
}

interface Taken {
  /** Of the lines, as the manifest has it. */
  readonly sha256: string;
  readonly bytes: number;
  readonly content: Readable;
}

/** The file has no name any more when it is read: it is gone with the last byte, or with this process. */
async function take({ store, folder }: ApiContext): Promise<Taken> {
  const path = join(folder, `backup-${randomUUID()}.gz`);
  try {
    const { sha256 } = await backup(store, path);
    const file = openSync(path, 'r');
    rmSync(path);
    return { sha256, ...contentOf(file) };
  } catch (error) {
    throw isFull(error) ? unavailable('store-full') : error;
  }
}

function contentOf(file: number): Pick<Taken, 'bytes' | 'content'> {
  try {
    return { bytes: fstatSync(file).size, content: createReadStream('', { fd: file, autoClose: true }) };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function isFull(error: unknown): boolean {
  const cause = error instanceof BackupError ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
}
