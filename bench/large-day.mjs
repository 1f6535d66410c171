/** One ballot of 60 columns at a million stations, read from a stream that is made as it is read: time and memory. */

import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { emptyTable, runsOf, totalsOf } from '../packages/core/dist/index.js';
import { dayTarget, readProtocols } from '../packages/formats/dist/protocols.js';

process.stdout.write(`${await largeDay()}\n`);

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
  collectGarbage();
  const before = process.memoryUsage.rss();
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
  return `## A million stations as a stream

A million stations × 60 columns of one ballot, streamed: ${seconds.toFixed(1)} s for ${rows.toLocaleString('en')} rows. The columns take ${mb(columns)} MB.
The whole process took ${mb(before)} MB before it, with a million stations known, and ${mb(most)} MB at its highest.`;

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

function fail(fault) {
  throw new Error(JSON.stringify(fault));
}

/** Else what the stations' own making left behind would be used again, and hide what reading takes. */
function collectGarbage() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

function mb(bytes) {
  return Math.round(bytes / 1e6);
}
