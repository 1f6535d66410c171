/** Tests run on the sources, not on what is built from them. */

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const sourceOf = (name: string): string => fileURLToPath(new URL(`packages/${name}/src/index.ts`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@saylau/core': sourceOf('core'),
      '@saylau/formats': sourceOf('formats'),
      '@saylau/cli': sourceOf('cli'),
    },
  },
  test: {
    include: ['packages/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'build/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
