/**
 * Totals of a whole country: all areas of two hierarchies, against a plain loop over the same columns in the same run.
 * Figures and areas are made up, the same on every machine.
 */

import {
  bits,
  changeTotals,
  emptyTable,
  runsOf,
  setBit,
  setProtocol,
  tallyOf,
  totalsOf,
} from '../packages/core/dist/index.js';

const million = 1_000_000;
const columns = 60;
const rounds = 11;

const text = {};
const single = { num: 1n, den: 1n };

/** Areas in four levels, the lowest with so many stations each, and constituencies that cut across the lowest. */
function stationsOf(rows, lowest) {
  const areas = [{ id: 'country', name: text, kind: 'country', weight: single }];
  const parents = [-1];
  /** So many areas more, spread evenly below those of the level above. */
  const level = (name, number, above) => {
    const first = areas.length;
    for (let own = 0; own < number; own++) {
      const parent = above.first + Math.floor((own * above.number) / number);
      areas.push({ id: `${name}-${own}`, name: text, parent: areas[parent].id, kind: name, weight: single });
      parents.push(parent);
    }
    return { first, number };
  };
  const country = { first: 0, number: 1 };
  const regions = level('region', 20, country);
  const places = level('place', Math.ceil(rows / lowest), level('district', 200, regions));
  const constituencies = level('constituency', 69, country);
  const leaves = (of) => Int32Array.from({ length: rows }, (_, row) => of(row));
  const ids = Array.from({ length: rows }, (_, row) => `s${row}`);
  return {
    ids,
    rows: new Map(),
    areas,
    areaNumbers: new Map(areas.map(({ id }, number) => [id, number])),
    parents: Int32Array.from(parents),
    hierarchies: [
      { name: 'area', leaves: leaves((row) => places.first + Math.floor(row / lowest)) },
      {
        name: 'constituency',
        leaves: leaves((row) => constituencies.first + Math.floor((row * constituencies.number) / rows)),
      },
    ],
  };
}

const options = Array.from({ length: columns - 10 }, (_, own) => ({
  id: `o${own}`,
  name: text,
  role: 'list',
  tags: [],
}));
const contest = { id: 'list', name: text, part: 'list', area: 'country', options, polls: [], declared: {} };
const lines = [...Array.from({ length: 10 }, (_, own) => ({ line: `line-${own}` })), { line: 'options' }];
const ballot = { election: 'made-up', part: 'list', round: 1, form: { lines, controls: [] }, contests: [contest] };

const figure = (row, column) => (row * 7 + column * 13) % 1500;

function fullTable(stations) {
  const rows = stations.ids.length;
  const table = emptyTable(ballot, stations, new Int32Array(rows));
  for (const [column, own] of table.columns.entries()) {
    for (let row = 0; row < rows; row++) own[row] = figure(row, column);
  }
  table.arrived.fill(255);
  // One protocol of a hundred lacks the last line.
  table.absent[columns - 1] = bits(rows);
  for (let row = 0; row < rows; row += 100) {
    table.columns[columns - 1][row] = 0;
    setBit(table.absent[columns - 1], row);
  }
  return table;
}

/** One sum of each column: what reading the arrays costs. */
function plainLoop(table) {
  const rows = table.stations.ids.length;
  let all = 0;
  for (const column of table.columns) {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += column[row];
    all += sum;
  }
  return all;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function milliseconds(run) {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Both in turn, so that whatever slows the machine slows both. */
function compared(lowest) {
  const stations = stationsOf(million, lowest);
  const table = fullTable(stations);
  const prepared = milliseconds(() => runsOf(stations));
  const runs = runsOf(stations);
  const times = { plain: [], totals: [] };
  for (let round = 0; round <= rounds; round++) {
    const plain = milliseconds(() => plainLoop(table));
    const totals = milliseconds(() => totalsOf(table, runs));
    if (round === 0) continue;
    times.plain.push(plain);
    times.totals.push(totals);
  }
  const [plain, totals] = [median(times.plain), median(times.totals)];
  check(table, totalsOf(table, runs));
  return [
    lowest,
    stations.areas.length,
    plain.toFixed(0),
    totals.toFixed(0),
    (totals / plain).toFixed(2),
    prepared.toFixed(0),
  ];
}

/** The country's sums are those of the plain loop, or nothing was measured. */
function check(table, totals) {
  const all = totals.sums.reduce((sum, own) => sum + own[0], 0);
  if (all !== plainLoop(table)) throw new Error('the totals are not the sums of the columns');
}

/** Microseconds for one changed protocol: the best of some rounds of many changes, all over the country. */
function changed(rows) {
  const totals = totalsOf(fullTable(stationsOf(rows, 100)));
  const changes = 20_000;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= rounds; round++) {
    const figures = Array.from({ length: columns }, (_, column) => figure(round, column));
    const time = milliseconds(() => {
      for (let own = 0; own < changes; own++) changeTotals(totals, (own * 7919) % rows, figures);
    });
    if (round > 0) best = Math.min(best, (time * 1000) / changes);
  }
  return best.toFixed(1);
}

/** Milliseconds to write a table protocol by protocol, and for the tally of a national contest in all areas. */
function written() {
  const stations = stationsOf(100_000, 30);
  const figures = Array.from({ length: columns }, (_, column) => figure(1, column));
  const table = emptyTable(ballot, stations, new Int32Array(100_000));
  const set = milliseconds(() => {
    for (let row = 0; row < 100_000; row++) setProtocol(table, row, figures);
  });
  const totals = totalsOf(table);
  const tally = median(Array.from({ length: rounds }, () => milliseconds(() => tallyOf(totals, 0))));
  return { set: set.toFixed(0), tally: tally.toFixed(0), areas: stations.areas.length };
}

const line = (cells) => `| ${cells.join(' | ')} |`;
const head = ['stations in the lowest area', 'areas', 'plain loop, ms', 'totals, ms', 'ratio', 'prepared once, ms'];
const rows = [300, 100, 30].map(compared);
const { set, tally, areas } = written();
process.stdout.write(`## Totals

1 000 000 stations × ${columns} lines: sums, expected and arrived of every area of two hierarchies, against one plain sum of each column.
One protocol of a hundred lacks a figure. Medians of ${rounds} rounds in turn, one thread.

${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}

One protocol of ${columns} lines changed, all totals with it: ${changed(10_000)} µs with 10 000 stations, ${changed(million)} µs with 1 000 000.
100 000 protocols written one by one: ${set} ms. The tally of one contest in all its ${areas.toLocaleString('en').replaceAll(',', ' ')} areas: ${tally} ms.
`);
