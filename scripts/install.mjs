/** Are the dependencies installed that package-lock.json names? */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compares package-lock.json with the list that npm writes as the last act of an install, and with the folders.
 * An install that was broken off has no such list.
 *
 * @param {string} root the repository
 */
export function isInstalled(root) {
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
  const locked = packagesOf(join(root, 'package-lock.json'));
  if (installed === undefined || locked === undefined) return false;
  return Object.entries(locked)
    .filter(([path]) => path.includes('node_modules/'))
    .every(([path, entry]) => isThere(root, path, entry, installed[path]));
}

/** An optional package (another system's binary) may be absent. */
function isThere(root, path, locked, installed) {
  if (installed === undefined) return locked.optional === true || locked.devOptional === true;
  const same = locked.version === installed.version && locked.integrity === installed.integrity;
  return same && existsSync(join(root, path, 'package.json'));
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined; // absent, or cut off
  }
}

/**
 * The command that installs, and its arguments. npm is the one that started this process, where one did.
 * Development and optional dependencies are named because the environment may leave them out, and the build needs them.
 */
export function installCommand() {
  const args = ['ci', '--loglevel=notice', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('npm-cli.js')) return { command: process.execPath, args: [npm, ...args] };
  return { command: 'npm', args, shell: process.platform === 'win32' };
}
