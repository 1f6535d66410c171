/**
 * Apportionments a second, against the public packages for it, in one process on the same cases: 7 lists, 69 seats.
 * Packages that are not installed are left out.
 */

import { apportion } from '../packages/core/dist/index.js';

const cases = 20_000;
const seats = 69;
const rounds = 5;

/** A fixed sequence of votes from 1 000 to about 3.4 million, the same on every machine. */
function votesOfCases() {
  let state = 2023;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x8000_0000;
  };
  return Array.from({ length: cases }, () =>
    Array.from({ length: 7 }, () => 1000 + Math.floor(next() ** 2 * 3_400_000)),
  );
}

const numbers = votesOfCases();
const bigints = numbers.map((votes) => votes.map(BigInt));
const named = numbers.map((votes) => Object.fromEntries(votes.map((vote, list) => [`list${list}`, vote])));

/** A package, or undefined where it is not installed. One of them prints as it loads: that is no result. */
async function load(name) {
  const { log } = console;
  console.log = () => undefined;
  try {
    return await import(name);
  } catch {
    return undefined;
  } finally {
    console.log = log;
  }
}

const ours = (method) => (index) => apportion({ method, seats, votes: bigints[index] }).seats;

async function contests() {
  const [collection, dhondt, sainteLague] = [
    await load('apportionment'),
    await load('dhondt'),
    await load('sainte-lague'),
  ];
  const from = (pack, run) => (pack === undefined ? undefined : run);
  const methods = collection?.default ?? collection;
  const compute = dhondt?.default?.compute ?? dhondt?.compute;
  return [
    {
      method: 'hare-remainder',
      rivals: { 'apportionment 2.0.3': from(collection, (i) => methods.hamilton(numbers[i], seats).apportionment) },
    },
    {
      method: 'dhondt',
      rivals: {
        'dhondt 0.1.0': from(dhondt, (i) => compute(numbers[i], seats)),
        'apportionment 2.0.3': from(collection, (i) => methods.jefferson(numbers[i], seats).exact?.apportionment),
      },
    },
    {
      method: 'sainte-lague',
      rivals: {
        'sainte-lague 3.0.0': from(sainteLague, (i) =>
          Object.values(sainteLague.default(named[i], seats, { draw: true })),
        ),
        'apportionment 2.0.3': from(collection, (i) => methods.webster(numbers[i], seats).exact?.apportionment),
      },
    },
    {
      method: 'huntington-hill',
      rivals: {
        'apportionment 2.0.3': from(collection, (i) => methods.huntingtonHill(numbers[i], seats).exact?.apportionment),
      },
    },
    { method: 'droop-remainder', rivals: {} },
    { method: 'modified-sainte-lague', rivals: {} },
    { method: 'adams', rivals: {} },
  ];
}

/** Cases a second: the best of some rounds, after one to warm up. */
function speed(run) {
  let best = 0;
  for (let round = 0; round <= rounds; round++) {
    const start = process.hrtime.bigint();
    for (let index = 0; index < cases; index++) run(index);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (round > 0) best = Math.max(best, cases / seconds);
  }
  return best;
}

/** Cases in which the rival's seats are others than ours. */
function differing(mine, theirs) {
  let count = 0;
  for (let index = 0; index < cases; index++) if (String(mine(index)) !== String(theirs(index))) count += 1;
  return count;
}

const whole = (value) => Math.round(value).toLocaleString('en').replaceAll(',', ' ');
const rows = [];
for (const { method, rivals } of await contests()) {
  const mine = ours(method);
  const own = speed(mine);
  const installed = Object.entries(rivals).filter(([, run]) => run !== undefined);
  if (installed.length === 0) rows.push([method, whole(own), '', '', '', '']);
  for (const [name, run] of installed) {
    const theirs = speed(run);
    rows.push([method, whole(own), name, whole(theirs), (own / theirs).toFixed(1), String(differing(mine, run))]);
  }
}

const started = performance.now();
apportion({ method: 'dhondt', seats: 1_000_000, votes: bigints[0] });
const million = (performance.now() - started).toFixed(2);

const head = ['method', 'Saylau, cases/s', 'against', 'cases/s', 'ratio', 'cases that differ'];
const line = (cells) => `| ${cells.join(' | ')} |`;
const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
const text = `## Apportionment

${cases.toLocaleString('en').replaceAll(',', ' ')} cases of 7 lists and ${seats} seats, without steps, best of ${rounds} rounds, one thread.

${table}

One case of 1 000 000 seats by D'Hondt: ${million} ms.
A case differs where the other package computes with floating point, gives up, or takes another seat of a tie.
`;
process.stdout.write(text);
