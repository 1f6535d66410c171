/**
 * How long the bounds of an open night take: seven lists at the scale of 2023, 69 seats, half of the votes counted, and other parts of them.
 * Every end is shown with a completion that the ordinary count confirmed; that count is in the time.
 */

import { canStillChange, fraction, parseSum } from '../packages/core/dist/index.js';

const votes = {
  amanat: 3_431_510,
  auyl: 693_938,
  respublica: 547_154,
  aqjol: 535_139,
  qhp: 432_920,
  osdp: 331_058,
  baytaq: 146_431,
  'against-all': 248_291,
};
const all = Object.values(votes).reduce((sum, own) => sum + own, 0);
const share = {
  kind: 'share',
  bound: { amount: fraction(1n, 20n), strict: false },
  of: parseSum('options + against-all'),
};
const sole = { factor: fraction(7n, 10n), minimumSeats: 2, remainder: 'before', freed: 'passing' };
const rule = { rule: 'list', seats: 69, method: 'hare-remainder', admit: share, ties: ['registered'], sole };
const law = {
  parts: new Map([['list', { rule, againstAll: true }]]),
  derive: new Map(),
  cites: new Map(),
  open: new Map(),
};

/** The night with so many percent of every line counted. */
function night(percent) {
  const counted = Object.fromEntries(Object.entries(votes).map(([id, own]) => [id, Math.floor((own * percent) / 100)]));
  const left = all - Object.values(counted).reduce((sum, own) => sum + own, 0);
  return { open: electionOf(counted), outstanding: new Map([['list', { votes: BigInt(left) }]]) };
}

function electionOf(counted) {
  const options = Object.keys(votes).map((id) => ({
    id,
    name: {},
    role: id === 'against-all' ? id : 'list',
    tags: [],
  }));
  const tally = new Map([['kz', new Map(Object.entries(counted).map(([id, own]) => [id, BigInt(own)]))]]);
  const contest = {
    id: 'list',
    name: {},
    part: 'list',
    area: 'kz',
    options,
    polls: [{ round: 1, tally }],
    declared: {},
  };
  return {
    contests: [contest],
    areas: [{ id: 'kz', name: {}, kind: 'country', weight: fraction(1n) }],
    lots: new Map(),
  };
}

const runs = 200;

/** Median and the slowest of a hundred, in milliseconds, after some runs to warm up. */
function time({ open, outstanding }) {
  const times = [];
  for (let run = -20; run < runs; run++) {
    const start = process.hrtime.bigint();
    canStillChange(open, law, outstanding);
    if (run >= 0) times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  times.sort((a, b) => a - b);
  return { median: times[runs / 2], slow: times[Math.floor(runs * 0.99)] };
}

const rows = [10, 25, 50, 75, 90, 99].map((percent) => {
  const given = night(percent);
  const bounds = canStillChange(given.open, law, given.outstanding).get('list');
  const ends = bounds.lists.flatMap(({ lowest, highest }) => [lowest, highest]);
  const { median, slow } = time(given);
  const attained = ends.filter((end) => end.attained).length;
  const range = bounds.lists.map(({ lowest, highest }) => `${lowest.seats}–${highest.seats}`).join(', ');
  return [`${percent} %`, median.toFixed(2), slow.toFixed(2), `${attained} of ${ends.length}`, range];
});

const head = ['counted', 'median, ms', '99th of 100, ms', 'ends attained', 'seats'];
const line = (cells) => `| ${cells.join(' | ')} |`;
const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
process.stdout.write(`## What can still change

Seven lists at the scale of 2023, 69 seats, threshold 5 % with those against all, ${runs} runs, one thread. Goal: under 20 ms at one half.

${table}
`);
