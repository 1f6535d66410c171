/** Makes the bundles of this folder (README.md): the same bytes each time. */

import { fixtures, trust } from './made/attacks.js';

/** Files of `tests/record` by path. */
export async function makeFixtures(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const [name, make] of Object.entries(fixtures)) files.set(`bundles/${name}`, await make());
  files.set('trust.json', Buffer.from(`${JSON.stringify(trust(), undefined, 2)}\n`));
  return files;
}
