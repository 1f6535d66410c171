/** Loaded before a process of tests: counts what reaches the disk, lets it be full, or fail. Only in threads, where the database is. */

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

const { FAULTS: folder } = process.env;
const { fsyncSync, writeSync } = fs;

/** One byte is added to the file `fsyncs` for each call. Where there is a file `broken` the disk has failed. */
function countedFsync(descriptor) {
  if (fs.existsSync(`${folder}/broken`)) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
  fsyncSync(descriptor);
  fs.appendFileSync(`${folder}/fsyncs`, '.');
}

/** The file `full` names what has no space left: a part of paths. */
function limitedWrite(descriptor, ...rest) {
  if (isFull(descriptor)) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  return writeSync(descriptor, ...rest);
}

function isFull(descriptor) {
  if (!fs.existsSync(`${folder}/full`)) return false;
  return fs.readlinkSync(`/proc/self/fd/${descriptor}`).includes(fs.readFileSync(`${folder}/full`, 'utf8'));
}

if (!isMainThread) {
  fs.fsyncSync = countedFsync;
  fs.writeSync = limitedWrite;
  syncBuiltinESMExports();
}
