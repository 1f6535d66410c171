/** Folders of tests: in memory where the machine has enough of it, because a hundred tests that wait for one disk take minutes. */

import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const enough = 4 * 1024 ** 3;

/** A new folder. Whoever makes it removes it. */
export function newFolder(purpose: string): string {
  return mkdtempSync(join(isRoomy(memory) ? memory : tmpdir(), `saylau-${purpose}-`));
}

function isRoomy(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= enough;
}
