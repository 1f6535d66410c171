/** Tells whether files changed since something was made from them. */

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * All files below a folder that `keep` accepts, with their full paths, in a fixed order. None where it does not exist.
 *
 * @param {string} folder
 * @param {(path: string) => boolean} keep
 * @returns {string[]}
 */
export function filesBelow(folder, keep) {
  const files = [];
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...filesBelow(path, keep));
    else if (keep(path)) files.push(path);
  }
  return files;
}

/** The names of the folders right below a folder; none where it does not exist. */
export function foldersIn(folder) {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * The print of files: `quick` of their names, sizes and times, `content()` of what they hold (read once, when first asked).
 * The time of the last change of a file's state is among them: nobody can set it back, as they can that of its content.
 *
 * @param {string} root what names are relative to
 * @param {readonly string[]} files a missing one counts as such
 */
export function printOf(root, files) {
  let content;
  return {
    quick: digest(files, (file) => {
      const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
      return `${relative(root, file)} ${stat?.size} ${stat?.mtimeNs} ${stat?.ctimeNs}\n`;
    }),
    content: () => {
      content ??= digest(files, (file) => `${relative(root, file)} ${hashOf(file)}\n`);
      return content;
    },
  };
}

function digest(files, line) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(line(file));
  return hash.digest('hex');
}

function hashOf(file) {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch (error) {
    if (error.code === 'ENOENT') return 'absent';
    throw error;
  }
}

/**
 * Is a stamp of these files? Where only their times changed, the stamp is renewed.
 *
 * @param {string} stamp path of the stamp
 * @param {ReturnType<typeof printOf>} print
 */
export function isStampOf(stamp, print) {
  const known = readStamp(stamp);
  if (known?.quick === print.quick) return true;
  if (known?.content !== print.content()) return false;
  try {
    writeStamp(stamp, print);
  } catch {
    // Where nothing may be written the contents are compared each time.
  }
  return true;
}

/** Notes that something was made from the files of the print. Whole or not at all. */
export function writeStamp(stamp, print) {
  mkdirSync(dirname(stamp), { recursive: true });
  const fresh = `${stamp}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify({ quick: print.quick, content: print.content() }));
  renameSync(fresh, stamp);
}

function readStamp(stamp) {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return undefined; // never made, or unreadable: make it again
  }
}
