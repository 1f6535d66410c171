/** The browser's part of the site: `vite build` writes it to build/site with a manifest of its files. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Folders of packages of others of which something is served: the font's style sheet names it, and no module. */
const served = new Set([fileURLToPath(new URL('../../node_modules/@fontsource-variable/golos-text', import.meta.url))]);

/** Notes which packages a bundle takes modules from: that of the pages, and that of the thread that checks. */
function noted(): Plugin {
  return {
    name: 'saylau-noted',
    moduleParsed({ id }) {
      const folder = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
      if (folder !== undefined) served.add(folder);
    },
  };
}

/** Writes the licences of what is served, as they ask. */
function licences(): Plugin {
  return {
    name: 'saylau-licences',
    generateBundle() {
      const source = [...new Set([...served].map(licenceOf))].sort().join(`\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'assets/licences.txt', source });
    },
  };
}

function licenceOf(folder: string): string {
  // npm's own file, whose shape it has checked.
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Named;
  const file = readdirSync(folder).find((own) => /^licen[cs]e/i.test(own));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

interface Named {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  publicDir: 'public',
  plugins: [react(), noted(), licences()],
  // Sources name each other as built files, `.js`; here they are still TypeScript.
  resolve: { extensionAlias: { '.js': ['.tsx', '.ts', '.js'] } },
  build: {
    outDir: '../../build/site',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: fileURLToPath(new URL('src/browser/entry.tsx', import.meta.url)) },
  },
  worker: { format: 'es', plugins: () => [noted()] },
});
