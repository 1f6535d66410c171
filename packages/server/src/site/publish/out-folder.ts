/** A folder that is brought up to date: only files whose bytes are others are written, and those that are no more are removed. */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** What a folder came to: numbers of files. */
export interface OutReport {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** Lists the files that are ours: nothing else in the folder is ever touched. */
const listName = 'saylau-site.json';
const listFormat = 'saylau-site/1';

/** The folder holds something else than a site that was published before. */
export class OutFolderTaken extends Error {}

export class OutFolder {
  readonly #folder: string;
  readonly #before: ReadonlySet<string>;
  readonly #now = new Set<string>();
  #written = 0;
  #unchanged = 0;

  /** Throws OutFolderTaken, or what the file system throws. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#before = filesBefore(folder);
    mkdirSync(folder, { recursive: true });
  }

  /** `path`: below the folder, "en/index.html". Twice the same path is written once. */
  put(path: string, content: Uint8Array | string): void {
    if (this.#now.has(path)) return;
    this.#now.add(path);
    if (this.#put(path, Buffer.from(content))) this.#written += 1;
    else this.#unchanged += 1;
  }

  /** Removes what is no more, and writes the list. */
  end(): OutReport {
    const gone = [...this.#before].filter((path) => !this.#now.has(path));
    for (const path of gone) this.#remove(path);
    const list = { format: listFormat, files: [...this.#now].sort() };
    this.#put(listName, Buffer.from(`${JSON.stringify(list, undefined, 1)}\n`));
    return { written: this.#written, unchanged: this.#unchanged, removed: gone.length };
  }

  /** Whether it was written. A file is never seen half written. */
  #put(path: string, content: Buffer): boolean {
    const file = join(this.#folder, path);
    if (existsSync(file) && readFileSync(file).equals(content)) return false;
    mkdirSync(dirname(file), { recursive: true });
    const beside = `${file}.new`;
    writeFileSync(beside, content);
    renameSync(beside, file);
    return true;
  }

  #remove(path: string): void {
    rmSync(join(this.#folder, path), { force: true });
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      const above = join(this.#folder, folder);
      if (!existsSync(above) || readdirSync(above).length > 0) return;
      rmdirSync(above);
    }
  }
}

function filesBefore(folder: string): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set();
  const list = join(folder, listName);
  if (!existsSync(list)) {
    if (readdirSync(folder).length > 0) throw new OutFolderTaken(folder);
    return new Set();
  }
  const { format, files } = listIn(list);
  if (format !== listFormat || !Array.isArray(files)) throw new OutFolderTaken(folder);
  return new Set(files.filter((file): file is string => typeof file === 'string' && isBelow(file)));
}

function listIn(path: string): { readonly format?: unknown; readonly files?: unknown } {
  try {
    const list: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof list === 'object' && list !== null ? { ...list } : {};
  } catch {
    return {};
  }
}

/** A list that somebody changed must not lead out of the folder. */
export function isBelow(path: string): boolean {
  return (
    path !== '' &&
    !path.startsWith('/') &&
    path.split(/[/\\]/).every((word) => word !== '' && word !== '.' && word !== '..')
  );
}
