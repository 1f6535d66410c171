/** `npm run bench`: runs every benchmark of bench/, in the order of their names, and keeps what they print in bench/RESULTS.md. */

import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit, stdout, version } from 'node:process';
import { root, setUpOrExit } from './setup.mjs';

const folder = join(root, 'bench');

await setUpOrExit();
const named = argv.slice(2);
const benchmarks = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs') && (named.length === 0 || named.includes(name.slice(0, -'.mjs'.length))))
  .sort();

/** What a benchmark prints; undefined where it failed. */
function section(name) {
  const ran = spawnSync(execPath, [join(folder, name)], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  stdout.write(`${ran.stdout}\n`);
  if (ran.status !== 0) return undefined;
  // A section begins with its heading: what a measured package itself printed before stands outside it.
  return ran.stdout.slice(Math.max(0, ran.stdout.indexOf('## '))).trim();
}

const sections = benchmarks.map(section);
if (sections.length === 0 || sections.includes(undefined)) exit(1);
const [cpu] = cpus();
const machine = `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores; Node.js ${version}; ${new Date().toISOString().slice(0, 10)}.`;
const head = `# Benchmarks\n\nMeasured by \`npm run bench\`. Compare ratios of one run, not seconds of two machines.\n\n${machine}`;
if (named.length === 0) writeFileSync(join(folder, 'RESULTS.md'), `${[head, ...sections].join('\n\n')}\n`);
