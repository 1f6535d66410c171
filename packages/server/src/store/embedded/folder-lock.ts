/** A folder that one process uses at a time. The kernel gives it free with the process, however that ends. */

import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { StoreError } from '../database.js';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Two locks, both sockets that nobody talks to. One is a name in the kernel (Linux), made of the folder's identity and so the same
 * by whatever path it is reached: exactly one process can have it. The other is a file in the folder, which is seen from another
 * container too; there a file that nobody answers at is left over from a process that was killed.
 *
 * @throws {StoreError} `store-locked`
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const taken: Server[] = [];
  const release = async (): Promise<void> => {
    await Promise.all(taken.map(closed));
  };
  try {
    if (process.platform === 'linux') taken.push(await listenAt(`\0saylau/${identityOf(folder)}`));
    taken.push(await listenAtFile(folder));
  } catch (error) {
    await release();
    throw isCode(error, 'EADDRINUSE') ? lockedError(folder, error) : error;
  }
  return { release };
}

function lockedError(folder: string, cause: unknown): StoreError {
  return new StoreError('store-locked', `another process uses the folder ${folder}`, { cause });
}

function identityOf(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  return `${dev}/${ino}`;
}

async function listenAtFile(folder: string): Promise<Server> {
  // The name of a socket is short. By its open descriptor a folder has a short path, however long its own is.
  const descriptor = openSync(folder, 'r');
  const path = join(process.platform === 'linux' ? `/proc/self/fd/${descriptor}` : folder, 'lock');
  try {
    return await listenAt(path).catch(async (error: unknown) => {
      if (!isCode(error, 'EADDRINUSE') || (await isAnswered(path))) throw error;
      rmSync(path, { force: true });
      return listenAt(path);
    });
  } finally {
    closeSync(descriptor);
  }
}

function listenAt(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen({ path }, () => resolve(server.unref()));
  });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => resolve(!isCode(error, 'ECONNREFUSED') && !isCode(error, 'ENOENT')));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
