/** `npm run bench`: runs every benchmark of bench/, in the order of their names. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { argv, execPath, stdout } from 'node:process';
import { run } from './child.mjs';
import { root, setUpOrExit } from './setup.mjs';

const folder = join(root, 'bench');

await setUpOrExit();
const named = argv.slice(2);
const benchmarks = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs'))
  .filter((name) => named.length === 0 || named.includes(name.slice(0, -'.mjs'.length)))
  .sort();
let failed = benchmarks.length === 0 ? 1 : 0;
for (const name of benchmarks) {
  stdout.write(`\n== bench/${name}\n`);
  const { code } = await run(execPath, [join(folder, name)], { cwd: root, output: 'inherit' });
  if (code !== 0) failed += 1;
}
stdout.write(`\n${benchmarks.length} benchmarks, ${failed} failed. Their last results are kept in bench/results/.\n`);
process.exitCode = failed === 0 ? 0 : 1;
