/** The browser's part of the site: `vite build` writes it to build/site with a manifest of its files. */

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  publicDir: 'public',
  plugins: [react()],
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
  worker: { format: 'es' },
});
