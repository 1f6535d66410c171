/** One process at a time: a folder as a lock, which outlives neither its holder nor its holder's machine. */

import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const heartbeatMs = 2_000;
const silentMs = 60_000;
const pollMs = 100;

/**
 * Runs `work` while no other process that uses the same folder does. Waits for its turn.
 *
 * The lock of a dead process, or of one that gave no sign of life for a minute, is taken away. A process that `work`
 * started and names by `share` keeps the lock alive where it outlives this one.
 *
 * @template T
 * @param {string} folder does not exist while the lock is free
 * @param {(share: (pid: number) => void) => Promise<T>} work
 * @param {() => void} onWait called once where another process is at work
 * @returns {Promise<T>}
 */
export async function alone(folder, work, onWait) {
  mkdirSync(dirname(folder), { recursive: true });
  for (let waited = false; !acquire(folder); waited = true) {
    if (isAbandoned(folder)) takeAway(folder);
    else {
      if (!waited) onWait();
      await sleep(pollMs);
    }
  }
  const heartbeat = setInterval(() => beat(folder), heartbeatMs);
  try {
    return await work((pid) => writeHolder(folder, [process.pid, pid]));
  } finally {
    clearInterval(heartbeat);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts a folder that already names its holder in place: a rename onto a folder with a file in it fails. */
function acquire(folder) {
  const own = `${folder}.${process.pid}`;
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own);
  writeHolder(own, [process.pid]);
  try {
    renameSync(own, folder);
    return true;
  } catch {
    rmSync(own, { recursive: true, force: true });
    return false;
  }
}

function writeHolder(folder, pids) {
  writeFileSync(join(folder, 'holder.json'), JSON.stringify({ pids, host: hostname() }));
}

function beat(folder) {
  const now = new Date();
  try {
    utimesSync(join(folder, 'holder.json'), now, now);
  } catch {
    // The lock was taken away: the work is finished all the same, and the next check finds what is stale.
  }
}

function isAbandoned(folder) {
  const file = join(folder, 'holder.json');
  try {
    if (Date.now() - statSync(file).mtimeMs > silentMs) return true;
    const { pids, host } = JSON.parse(readFileSync(file, 'utf8'));
    return host === hostname() && !pids.some((pid) => pid !== process.pid && isAlive(pid));
  } catch {
    return false; // released or written in this very moment
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Only one process takes away, and looks again before it does: the lock may be another's by now. */
function takeAway(folder) {
  const turn = `${folder}.away`;
  try {
    mkdirSync(turn);
  } catch {
    if (Date.now() - modified(turn) > silentMs) rmSync(turn, { recursive: true, force: true });
    return;
  }
  if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
  rmSync(turn, { recursive: true, force: true });
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}
