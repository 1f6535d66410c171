/** `npm run soak`: the tests of faults with many more kills, on every database at hand; about twenty minutes. SAYLAU_SEED chooses the moments. */

import { join } from 'node:path';
import { argv, env, execPath, exit, stderr } from 'node:process';
import { run } from './child.mjs';
import { root, setUpOrExit } from './setup.mjs';

/** Kills on each database. */
const kills = argv[2] ?? '50';

if (!/^[1-9]\d{0,3}$/.test(kills)) {
  stderr.write('npm run soak -- <kills on each database, at most 9999>\n');
  exit(2);
}
await setUpOrExit();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { code } = await run(execPath, [vitest, 'run', 'tests/faults'], {
  cwd: root,
  env: { ...env, SAYLAU_KILLS: kills },
  output: 'inherit',
});
exit(code);
