/** Whole commands, from start to exit, beside starting Node alone. */

import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const start = fileURLToPath(new URL('../scripts/start.mjs', import.meta.url));
const rounds = 11;

/** Milliseconds of one run: the median of some. */
function milliseconds(args, input) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const before = performance.now();
    spawnSync(process.execPath, args, { input, stdio: ['pipe', 'pipe', 'ignore'], maxBuffer: 1 << 30 });
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

const bare = milliseconds(['-e', '0']);
const commands = [
  ['count', 'kz-2023-mazhilis'],
  ['count', 'kz-2023-mazhilis', '--json'],
  ['count', 'kz-2023-mazhilis', '--law', '2021-01-10'],
  ['count', 'kz-2023-maslikhat'],
  ['show', 'kz-2023-mazhilis'],
  ['law', 'diff', '2021-01-10', '2023-03-19'],
];
const lines = 100_000;
const cases = Array.from({ length: lines }, (_, id) =>
  JSON.stringify({
    id,
    method: 'dhondt',
    seats: 69,
    votes: [343 + id, 69, 54, 53, 43, 33, 14].map((votes) => votes * 1009),
  }),
);
const batch = milliseconds([start, 'apportion'], `${cases.join('\n')}\n`);

const row = (cells) => `| ${cells.join(' | ')} |`;
const rows = commands.map((args) => {
  const time = milliseconds([start, ...args]);
  return row([`\`saylau ${args.join(' ')}\``, Math.round(time), (time / bare).toFixed(1)]);
});
process.stdout.write(`## Commands

Median of ${rounds} whole runs, in milliseconds, with everything installed and built. Starting Node alone: ${Math.round(bare)} ms.

${[row(['command', 'ms', 'times Node alone']), row(['---', '---', '---']), ...rows].join('\n')}

\`saylau apportion\` with ${lines} cases on standard input, read, checked, solved and written: ${Math.round(batch)} ms, ${Math.round(lines / (batch / 1000))} cases a second.
`);
