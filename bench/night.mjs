/** The night of 2023 as a rehearsal: its protocols read and counted, beside parsing the same text alone. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import Papa from '../node_modules/papaparse/papaparse.js';
import { runsOf, totalsOf } from '../packages/core/dist/index.js';
import { dayTarget, readProtocols } from '../packages/formats/dist/protocols.js';

const start = fileURLToPath(new URL('../scripts/start.mjs', import.meta.url));
const rounds = 7;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const saylau = (...args) => {
  const ran = spawnSync(process.execPath, [start, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (ran.status !== 0) throw new Error(`${args.join(' ')}: ${ran.stderr}`);
};

let day;
const folder = mkdtempSync(join(tmpdir(), 'saylau-bench-'));
const night = join(folder, 'night');
try {
  process.stdout.write(await report());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function report() {
  const made = await timed(1, () => saylau('rehearse', 'kz-2023-03-19', '--seed', '7', '--out', night));
  const text = readFileSync(join(night, 'protocols.csv'), 'utf8');
  const tables = await nightTables();
  const [parse, count] = await pairs(
    () => Papa.parse(text),
    async () => {
      for (const table of tables) empty(table);
      await readProtocols('protocols.csv', pieces(text), dayTarget({ day, tables }), fail);
      const runs = runsOf(day.stations);
      for (const table of tables) totalsOf(table, runs);
    },
  );
  const whole = await timed(rounds, () => saylau('count', night));
  const partial = await timed(rounds, () => saylau('count', night, '--partial', '80%', '--cap', 'reports'));
  const checked = await timed(rounds, () => saylau('validate', night));
  const size = (statSync(join(night, 'protocols.csv')).size / 1e6).toFixed(1);
  return `## A night of protocols

The rehearsal of 19 March 2023, seed 7: 10 223 stations, 49 459 protocols, ${size} MB of CSV. Medians of ${rounds} runs, in milliseconds.

| what | ms | times parsing alone |
| --- | --- | --- |
| parsing the CSV alone (papaparse 5.7.1) | ${Math.round(parse)} | 1.0 |
| reading it into columns with every check of cells, and the totals of all areas | ${Math.round(count)} | ${(count / parse).toFixed(2)} |

| whole command | ms |
| --- | --- |
| \`saylau rehearse kz-2023-03-19\` (once) | ${Math.round(made)} |
| \`saylau count night\`: read, checked, 3 131 contests counted and printed | ${Math.round(whole)} |
| \`saylau count night --partial 80% --cap reports\`, with bounds | ${Math.round(partial)} |
| \`saylau validate night\` | ${Math.round(checked)} |
`;
}

/** The tables of the night, without protocols. */
async function nightTables() {
  const { readPollingDay } = await import('../packages/formats/dist/polling-day.js');
  const { statuteFromCompiled } = await import('../packages/formats/dist/compiled.js');
  const compiled = readFileSync(new URL('../build/laws/kz.json', import.meta.url), 'utf8');
  const statute = statuteFromCompiled('kz', compiled);
  const names = ['polling-day.json', 'areas.csv', 'stations.csv', 'contests.csv', 'options.csv', 'turnout.csv'];
  const files = new Map(names.map((name) => [name, readFileSync(join(night, name), 'utf8')]));
  const read = readPollingDay(files, { statutes: new Map([['kz', statute.value]]) });
  if (!read.ok) throw new Error(JSON.stringify(read.faults.slice(0, 3)));
  day = read.value.day;
  return read.value.tables;
}

function empty(table) {
  for (const column of table.columns) column.fill(0);
  table.arrived.fill(0);
  table.absent.fill(undefined);
}

function* pieces(text) {
  for (let at = 0; at < text.length; at += 262_144) yield text.slice(at, at + 262_144);
}

function fail(fault) {
  throw new Error(JSON.stringify(fault));
}

async function timed(times, run) {
  const all = [];
  for (let round = 0; round < times; round++) {
    const before = performance.now();
    await run();
    all.push(performance.now() - before);
  }
  return median(all);
}

/** Two things in turn, so that both see the same machine. */
async function pairs(one, other) {
  const [first, second] = [[], []];
  for (let round = 0; round < rounds; round++) {
    first.push(await timed(1, one));
    second.push(await timed(1, other));
  }
  return [median(first), median(second)];
}
