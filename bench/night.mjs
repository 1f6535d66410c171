/** The night of 2023 as a rehearsal: its protocols read and counted, beside parsing the same text alone; a million stations as a stream. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import Papa from '../node_modules/papaparse/papaparse.js';
import { emptyTable, runsOf, totalsOf } from '../packages/core/dist/index.js';
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
  const million = await largeDay();
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

${million}
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

/** One ballot of 60 columns at a million stations, from a stream that is made as it is read. */
async function largeDay() {
  const rows = 1_000_000;
  const lines = ['registered', 'took-part', 'invalid'];
  const options = Array.from({ length: 57 }, (_, index) => ({ id: `o${index}`, name: {}, role: 'list', tags: [] }));
  const contest = { id: 'list', name: {}, part: 'list', area: 'country', options, polls: [], declared: {} };
  const form = { lines: [...lines, 'options'].map((line) => ({ line })), controls: [] };
  const ids = Array.from({ length: rows }, (_, row) => `rehearsal/${row}`);
  const area = { id: 'country', name: {}, kind: 'country', weight: { num: 1n, den: 1n } };
  const stations = {
    ids,
    rows: new Map(ids.map((id, row) => [id, row])),
    areas: [area],
    areaNumbers: new Map([['country', 0]]),
    parents: Int32Array.of(-1),
    hierarchies: [{ name: 'area', leaves: new Int32Array(rows) }],
  };
  const ballot = { election: 'rehearsal/x', part: 'list', round: 1, form, contests: [contest] };
  globalThis.gc?.();
  const before = process.memoryUsage();
  const table = emptyTable(ballot, stations, new Int32Array(rows));
  const target = dayTarget({
    day: { id: 'rehearsal/x', rehearsal: { of: 'x', seed: '1' }, stations, elections: [] },
    tables: [table],
  });
  let most = 0;
  const from = performance.now();
  const read = await readProtocols('large.csv', stream(ids, lines), target, fail);
  const seconds = (performance.now() - from) / 1000;
  const { sums } = totalsOf(table, runsOf(stations));
  if (read.rows !== rows || sums[0][0] !== rows * 1000) throw new Error('not all were read');
  const columns = table.columns.reduce((sum, column) => sum + column.byteLength, 0);
  return `A million stations × 60 columns of one ballot, streamed: ${seconds.toFixed(1)} s for ${rows.toLocaleString('en')} rows. The columns take ${mb(columns)} MB;
at its highest the process took ${mb(most - before.rss)} MB more than before, so ${mb(most - before.rss - columns)} MB beside the columns.`;

  function* stream(names, forms) {
    yield `station,${forms.join(',')},${options.map((_, slot) => `o${slot + 1}`).join(',')}\n`;
    const tail = `1000,600,30,${options.map((_, slot) => slot * 7).join(',')}\n`;
    for (let row = 0; row < names.length; row += 1000) {
      let block = '';
      for (const id of names.slice(row, row + 1000)) block += `${id},${tail}`;
      yield block;
      most = Math.max(most, process.memoryUsage.rss());
    }
  }
}

function mb(bytes) {
  return Math.round(bytes / 1e6);
}
