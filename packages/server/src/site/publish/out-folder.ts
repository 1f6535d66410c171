/** A folder that is brought up to date: only files whose bytes are others are written, and those that are no more are removed. */

import {
  existsSync,
  lstatSync,
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
const listFormat = 'saylau-site/2';

/** The folder holds something else than a site that was published before. */
export class OutFolderTaken extends Error {}

/** What a page was made of, and its files. */
interface KnownPage {
  readonly key: string;
  readonly files: readonly string[];
}

/** As it was left before. */
interface Before {
  readonly files: ReadonlySet<string>;
  /** Empty where another program made them. */
  readonly pages: ReadonlyMap<string, KnownPage>;
}

export class OutFolder {
  readonly #folder: string;
  readonly #program: string;
  readonly #before: Before;
  readonly #now = new Set<string>();
  readonly #pages = new Map<string, KnownPage>();
  #written = 0;
  #unchanged = 0;

  /** `program`: of another one nothing is kept unseen. Throws OutFolderTaken, or what the file system throws. */
  constructor(folder: string, program: string) {
    this.#folder = folder;
    this.#program = program;
    this.#before = leftIn(folder, program);
    mkdirSync(folder, { recursive: true });
  }

  /** `path`: below the folder, "en/index.html". Twice the same path is written once. */
  put(path: string, content: Uint8Array | string): void {
    if (!this.#now.has(path)) this.#note(path, putFile(this.#folder, path, Buffer.from(content)));
  }

  /** Whether a page stands here as it was made of the same: then it stays. */
  keep(page: string, key: string): boolean {
    const known = this.#before.pages.get(page);
    if (known?.key !== key || !known.files.every((path) => existsSync(join(this.#folder, path)))) return false;
    this.wrote(
      page,
      key,
      known.files.map((path) => [path, false]),
    );
    return true;
  }

  /** Files of a page that somebody else wrote here, by `putFile`. */
  wrote(page: string, key: string, files: readonly (readonly [path: string, isWritten: boolean])[]): void {
    this.#pages.set(page, { key, files: files.map(([path]) => path) });
    for (const [path, isWritten] of files) this.#note(path, isWritten);
  }

  /** Removes what is no more, and writes the list. */
  end(): OutReport {
    const gone = [...this.#before.files].filter((path) => !this.#now.has(path));
    for (const path of gone) this.#remove(path);
    const ofPages = new Set([...this.#pages.values()].flatMap(({ files }) => files));
    const list = {
      format: listFormat,
      program: this.#program,
      files: [...this.#now].filter((path) => !ofPages.has(path)).sort(),
      pages: Object.fromEntries(
        [...this.#pages]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([page, { key, files }]) => [page, [key, ...files]]),
      ),
    };
    putFile(this.#folder, listName, Buffer.from(`${JSON.stringify(list, undefined, 1)}\n`));
    return { written: this.#written, unchanged: this.#unchanged, removed: gone.length };
  }

  #note(path: string, isWritten: boolean): void {
    this.#now.add(path);
    if (isWritten) this.#written += 1;
    else this.#unchanged += 1;
  }

  #remove(path: string): void {
    mustBePlain(this.#folder, path);
    rmSync(join(this.#folder, path), { force: true });
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      const above = join(this.#folder, folder);
      if (!existsSync(above) || readdirSync(above).length > 0) return;
      rmdirSync(above);
    }
  }
}

/**
 * Whether it was written: not where the same bytes stand there. A file is never seen half written. Throws OutFolderTaken where a
 * link in the folder leads elsewhere.
 */
export function putFile(folder: string, path: string, content: Buffer): boolean {
  const file = join(folder, path);
  mustBePlain(folder, path);
  if (existsSync(file) && readFileSync(file).equals(content)) return false;
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.new`;
  rmSync(beside, { force: true });
  writeFileSync(beside, content, { flag: 'wx' });
  renameSync(beside, file);
  return true;
}

function mustBePlain(folder: string, path: string): void {
  const words = path.split('/');
  for (let depth = 1; depth <= words.length; depth += 1) {
    const part = join(folder, ...words.slice(0, depth));
    if (lstatSync(part, { throwIfNoEntry: false })?.isSymbolicLink() === true) throw new OutFolderTaken(part);
  }
}

function leftIn(folder: string, program: string): Before {
  const nothing: Before = { files: new Set(), pages: new Map() };
  if (!existsSync(folder)) return nothing;
  const path = join(folder, listName);
  if (!existsSync(path)) {
    if (readdirSync(folder).length > 0) throw new OutFolderTaken(folder);
    return nothing;
  }
  const list = listIn(path);
  const { format, files, pages } = list;
  if (format !== listFormat || !Array.isArray(files) || typeof pages !== 'object' || pages === null)
    throw new OutFolderTaken(folder);
  const known = new Map(
    Object.entries(pages).flatMap(([page, own]) => {
      const [key, ...names] = Array.isArray(own) ? own : [];
      return typeof key === 'string' ? [[page, { key, files: ours(names) }] as const] : [];
    }),
  );
  const all = new Set([...ours(files), ...[...known.values()].flatMap((page) => page.files)]);
  return { files: all, pages: list.program === program ? known : new Map() };
}

function ours(files: readonly unknown[]): readonly string[] {
  return files.filter((file): file is string => typeof file === 'string' && isBelow(file));
}

interface List {
  readonly format?: unknown;
  readonly program?: unknown;
  readonly files?: unknown;
  readonly pages?: unknown;
}

function listIn(path: string): List {
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
    !/\p{Cc}/u.test(path) &&
    !path.startsWith('/') &&
    path.split(/[/\\]/).every((word) => word !== '' && word !== '.' && word !== '..')
  );
}
