/** The browser's part of the site, as it was built: its files by path, and which of them a page begins with. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Language } from '@saylau/core';
import type { Assets, Page } from '@saylau/web';

/** What is known of a piece: as the bundler's manifest says it. */
interface Piece {
  readonly file: string;
  readonly css?: readonly string[];
  /** Files that its styles name. */
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
}

type Manifest = Readonly<Record<string, Piece>>;

export interface SiteFiles {
  readonly assets: Assets;
  /** Path below the site → its content with its type. Names of files below `assets/` with a hash in them never change their content. */
  readonly files: ReadonlyMap<string, SiteFile>;
}

export interface SiteFile {
  readonly bytes: Buffer;
  readonly type: string;
}

/** Parts of the font that a language is written with; figures are in the Latin one. */
const scripts: Readonly<Record<Language, readonly string[]>> = {
  en: ['text-latin'],
  kk: ['text-latin', 'text-cyrillic', 'text-cyrillic-ext'],
  ru: ['text-latin', 'text-cyrillic'],
};

const entry = 'src/browser/entry.tsx';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** Without a folder pages come without scripts and style: readable all the same. */
export function siteFilesIn(folder: string | undefined): SiteFiles {
  if (folder === undefined) return { assets: { styles: [], preload: () => [], fonts: () => [] }, files: new Map() };
  // Written by the bundler, beside its files.
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as Manifest;
  // It names every file, and names have the hash of the content in them.
  const build = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const { file, css = [], assets: others = [] } = manifest[entry] ?? { file: '' };
  const fonts = (language: Language): readonly string[] =>
    scripts[language].flatMap((script) => others.filter((one) => one.includes(`-${script}-wght`)));
  const preload = (page: Page, language: Language): readonly string[] => [
    ...new Set([
      ...piecesOf(manifest, `src/pages/${page.kind}/page.tsx`),
      ...[`pages/${page.kind}`, 'parts', 'site'].flatMap((own) =>
        piecesOf(manifest, `src/${own}/words/${language}.json`),
      ),
    ]),
  ];
  const assets = { build, ...(file === '' ? {} : { script: file }), styles: css, preload, fonts };
  return { assets, files: filesIn(folder) };
}

/** A piece with all that it imports, but the entry, which every page has. */
function piecesOf(manifest: Manifest, name: string): readonly string[] {
  const piece = manifest[name];
  if (piece === undefined || name === entry) return [];
  return [piece.file, ...(piece.imports ?? []).flatMap((own) => piecesOf(manifest, own))];
}

function filesIn(folder: string): ReadonlyMap<string, SiteFile> {
  const names = readdirSync(join(folder, 'assets'), { recursive: true, encoding: 'utf8' });
  return new Map(
    names.flatMap((name) => {
      const type = types[extname(name)];
      const path = `assets/${name}`;
      return type === undefined ? [] : [[path, { bytes: readFileSync(join(folder, path)), type }] as const];
    }),
  );
}
