/**
 * Control equations over a million protocols, against a plain loop that adds up the same columns.
 * The figures stay small, so that the plain loop adds whole numbers only: the fastest that it can be.
 */

import { performance } from 'node:perf_hooks';
import { checkTable, emptyTable, parseSum, rowsWithErrors } from '../packages/core/dist/index.js';

const rows = 1_000_000;
const options = 47;
const rounds = 11;

const equations = [
  ['options + against-all + invalid', '=', 'took-part'],
  ['took-part', '<=', 'ballots-received'],
  ['ballots-received', '<=', 'registered'],
  ['ballots-received', '<=', 'ballots-delivered'],
  ['ballots-received + ballots-unused + ballots-spoilt', '=', 'ballots-delivered'],
  ['outside-station', '<=', 'took-part'],
  ['by-absentee', '<=', 'took-part'],
  ['outside-station', '<=', 'applications'],
];
const lines = [
  'registered',
  'ballots-delivered',
  'ballots-received',
  'took-part',
  'by-absentee',
  'outside-station',
  'applications',
  'options',
  'against-all',
  'invalid',
  'ballots-unused',
  'ballots-spoilt',
];
const form = {
  lines: lines.map((line) => ({ line })),
  controls: equations.map(([left, is, right], index) => ({
    id: `e${index + 1}`,
    left: parseSum(left),
    is,
    right: parseSum(right),
    severity: 'error',
  })),
};
const terms = equations.flatMap(([left, , right]) => [...left.split(' + '), right]);
const termCount = terms.reduce((count, term) => count + (term === 'options' ? options : 1), 0);

/** A table of sound protocols, the same on every machine. */
function soundTable() {
  const ids = Array.from({ length: rows }, (_, row) => String(row));
  const names = Array.from({ length: options }, (_, index) => ({ id: `o${index + 1}`, role: 'list' }));
  const ballot = { election: 'bench', part: 'list', round: 1, form, contests: [{ id: 'list', options: names }] };
  const table = emptyTable(ballot, { ids }, new Int32Array(rows));
  table.arrived.fill(255);
  const column = (line) => table.columns[table.lines.indexOf(line)];
  const slots = table.columns.slice(table.lines.length);
  let state = 2023;
  for (let row = 0; row < rows; row++) {
    let votes = 0;
    for (const slot of slots) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      slot[row] = (state >> 8) % 20;
      votes += slot[row];
    }
    column('against-all')[row] = 9;
    column('invalid')[row] = 5;
    column('took-part')[row] = votes + 14;
    column('ballots-received')[row] = votes + 15;
    column('registered')[row] = votes + 200;
    column('ballots-unused')[row] = 80;
    column('ballots-spoilt')[row] = 2;
    column('ballots-delivered')[row] = votes + 97;
    column('by-absentee')[row] = 3;
    column('outside-station')[row] = 4;
    column('applications')[row] = 4;
  }
  return table;
}

function plainSums({ columns }) {
  let total = 0;
  for (const column of columns) {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += column[row];
    total += sum;
  }
  return total;
}

function timed(run) {
  const start = performance.now();
  const result = run();
  return { milliseconds: performance.now() - start, result };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function findingsOf(table) {
  let count = 0;
  checkTable(table, () => {
    count += 1;
  });
  return count;
}

/** Plants a wrong figure in one protocol of so many: one more took part. */
function spoil(table, every) {
  const tookPart = table.columns[table.lines.indexOf('took-part')];
  for (let row = 0; row < rows; row += every) tookPart[row] += 1;
}

/** Medians of runs that take turns, after one to warm up; ratios are of one run each. */
function measure(table) {
  const runs = [];
  for (let round = 0; round <= rounds; round++) {
    const plain = timed(() => plainSums(table)).milliseconds;
    const check = timed(() => findingsOf(table));
    const errors = timed(() => rowsWithErrors(table));
    if (round > 0) runs.push({ plain, check: check.milliseconds, errors: errors.milliseconds, findings: check.result });
  }
  const middle = (pick) => median(runs.map(pick));
  return [
    middle(({ findings }) => findings),
    middle(({ plain }) => plain).toFixed(0),
    middle(({ check }) => check).toFixed(0),
    middle(({ check, plain }) => check / plain).toFixed(2),
    middle(({ errors, plain }) => errors / plain).toFixed(2),
  ];
}

const table = soundTable();
const sound = ['all sound', ...measure(table)];
spoil(table, 1000);
const spoilt = ['one wrong in a thousand', ...measure(table)];

const head = ['protocols', 'findings', 'plain loop, ms', 'check, ms', 'ratio', 'ratio, errors only'];
const line = (cells) => `| ${cells.join(' | ')} |`;
process.stdout.write(`## Control equations

${equations.length} equations with ${termCount} terms over ${table.columns.length} columns of ${rows.toLocaleString('en').replaceAll(',', ' ')} protocols, against a plain loop that adds up the same columns.
Median of ${rounds} rounds, one thread. A check writes out each finding with its lines, its figures and the likely slips.

${[line(head), line(head.map(() => '---')), line(sound), line(spoilt)].join('\n')}
`);
