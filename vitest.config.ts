/** Tests run on the sources, not on what is built from them. */

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const packages = fileURLToPath(new URL('packages', import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@saylau\/([a-z]+)$/, replacement: `${packages}/$1/src/index.ts` },
      { find: /^@saylau\/([a-z]+)\/([a-z-]+)$/, replacement: `${packages}/$1/src/$2.ts` },
      { find: /^@saylau\/([a-z]+)\/([a-z]+\.json)$/, replacement: `${packages}/$1/src/texts/$2` },
    ],
  },
  test: {
    setupFiles: ['tests/seed.ts'],
    include: ['packages/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'build/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
