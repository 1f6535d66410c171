import {
  checkDay,
  emptyTable,
  type FindingCode,
  findingCodes,
  findingSeverities,
  type ProtocolFinding,
  type Thresholds,
  usualThresholds,
} from '@saylau/core';
import type { Fault } from '@saylau/formats';
import { dayTarget, protocolLines, readProtocols, readTerritorial, territorialLines } from '@saylau/formats/protocols';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Rehearsal } from '../input.js';
import { rehearse } from '../rehearse.js';
import { inputOf } from '../repository.test-kit.js';
import { smallDay, smallThresholds } from './day.test-kit.js';
import { faultyFile } from './faulty-file.js';
import { plantFaults } from './plant.js';
import { faultsTable, type Planted } from './planted.js';
import { isSame } from './slips.js';

function findingsOf(rehearsal: Rehearsal, thresholds: Thresholds): ProtocolFinding[] {
  const { tables, territorial, turnout } = rehearsal;
  const found: ProtocolFinding[] = [];
  const sink = (finding: ProtocolFinding): unknown => found.push(finding);
  checkDay({ tables, territorial, thresholds, ...(turnout === undefined ? {} : { turnout }) }, sink);
  return found;
}

/** Findings about a room name no ballot. */
const isOf = (planted: Planted, finding: ProtocolFinding): boolean =>
  finding.code === planted.code &&
  finding.control === planted.control &&
  finding.station === planted.station &&
  finding.area === planted.area &&
  (planted.code.startsWith('room-') ||
    (finding.election === planted.election && finding.contest === planted.contest)) &&
  (planted.lines.length === 0 || planted.lines.some((line) => finding.lines.includes(line)));

const plausible: ReadonlySet<FindingCode> = new Set([
  ...(['invalid-share', 'outside-share', 'turnout-full', 'list-exceeded'] as const),
  ...(['station-far', 'zero-votes', 'same-figures'] as const),
]);

/** What a day of these forms cannot show: an equation of each says that nobody takes part who is not on the list. */
const days: readonly (readonly [string, () => Rehearsal, Thresholds, readonly FindingCode[]])[] = [
  ['a small day', smallDay, smallThresholds, []],
  [
    'the rehearsal of 19 March 2023',
    () => rehearse(inputOf('kz-2023-03-19'), { seed: '7' }),
    usualThresholds,
    ['list-exceeded'],
  ],
];

describe.each(days)('%s', (_, make, thresholds, missing) => {
  let clean: Rehearsal;
  let made: ReturnType<typeof plantFaults>;
  let before: readonly ProtocolFinding[];
  let found: readonly ProtocolFinding[];

  beforeAll(() => {
    clean = make();
    made = plantFaults(clean, thresholds, '7');
    before = findingsOf(clean, thresholds);
    found = findingsOf(made.rehearsal, thresholds);
  }, 240_000);

  test('has no error before anything is planted, and planting leaves it as it was', () => {
    expect(before.filter(({ severity }) => severity !== 'warning')).toEqual([]);
    expect(before.length).toBeLessThan(20);
    expect(findingsOf(clean, thresholds)).toEqual(before);
  });

  test('every planted error is found, with its equation, place and line', () => {
    expect(made.planted.filter((planted) => !found.some((finding) => isOf(planted, finding)))).toEqual([]);
    expect(made.planted.length).toBeGreaterThan(50);
  });

  test('the slip made is among those named of every broken equation, and of every line that follows', () => {
    const named = made.planted.filter(({ code, cause }) => cause !== undefined && /^(control|line-absent)$/.test(code));
    const untold = named.filter(
      (planted) =>
        !found.some(
          (finding) =>
            isOf(planted, finding) && finding.causes.some((own) => planted.cause && isSame(own, planted.cause)),
        ),
    );
    expect(untold).toEqual([]);
    expect(made.planted.filter(({ code, cause }) => code === 'control' && cause === undefined)).toEqual([]);
  });

  test('every code that its forms can give is planted, one to five times a ballot', () => {
    const numbers = new Map<string, number>();
    for (const { code } of made.planted) numbers.set(code, (numbers.get(code) ?? 0) + 1);
    expect(findingCodes.filter((code) => !numbers.has(code))).toEqual(missing);
    numbers.delete('control');
    expect(Math.max(...numbers.values())).toBeLessThanOrEqual(5 * made.rehearsal.tables.length);
  });

  test('every equation of every ballot is broken, and every kind of slip made on every ballot', () => {
    for (const { ballot } of made.rehearsal.tables) {
      const contests = new Set(ballot.contests.map(({ id }) => id));
      const own = made.planted.filter(
        ({ code, election, contest }) =>
          code === 'control' && election === ballot.election && contests.has(contest ?? ''),
      );
      expect([...new Set(own.map(({ control }) => control))]).toEqual(ballot.form.controls.map(({ id }) => id));
      expect(new Set(own.map(({ cause }) => cause?.kind)).size).toBe(5);
      const absent = made.planted.filter(
        ({ code, election, contest }) =>
          code === 'line-absent' && election === ballot.election && contests.has(contest ?? ''),
      );
      expect(new Set(absent.map(({ cause }) => cause?.kind))).toEqual(new Set(['line-follows', undefined]));
    }
  });

  test('every error is at a station of its own, but for lists, which are one on all ballots', () => {
    const alone = made.planted.filter(
      ({ code, station }) => station !== undefined && code !== 'turnout-full' && code !== 'list-exceeded',
    );
    const lists = made.planted.filter((planted) => planted.station !== undefined && !alone.includes(planted));
    const stations = [...alone.map(({ station }) => station), ...new Set(lists.map(({ station }) => station))];
    expect(new Set(stations).size).toBe(stations.length);
  });

  test('nothing is found elsewhere: no station is disturbed, and no sum of an area', () => {
    const places = new Set(made.planted.map(({ station, area }) => station ?? area));
    const known = new Set(before.map((finding) => JSON.stringify(finding)));
    const elsewhere = found.filter(
      (finding) => !places.has(finding.station ?? finding.area) && !known.has(JSON.stringify(finding)),
    );
    // A line absent at a station keeps the sums of all areas above from being compared.
    expect(elsewhere.filter(({ code, params }) => code !== 'territorial-absent' || params.why !== 'sum')).toEqual([]);
    const sums = found.filter(({ code }) => code === 'territorial-sum');
    expect(sums.length).toBe(made.planted.filter(({ code }) => code === 'territorial-sum').length);
  });

  test('an error that only warns leaves every equation of its protocols in order', () => {
    const warned = new Set(made.planted.filter(({ code }) => plausible.has(code)).map(({ station }) => station));
    const wrong = found.filter(({ station, severity }) => severity === 'error' && warned.has(station));
    expect(wrong).toEqual([]);
    expect(warned.size).toBeGreaterThan(10);
    expect([...plausible].every((code) => findingSeverities[code] === 'warning')).toBe(true);
  });

  test('the same seed plants the same, another seed other errors', () => {
    expect(plantFaults(clean, thresholds, '7').planted).toEqual(made.planted);
    expect(plantFaults(clean, thresholds, '8').planted).not.toEqual(made.planted);
  }, 60_000);

  test('the list says all of it, a row each', () => {
    const [header, ...rows] = faultsTable(made.planted);
    expect(header?.join()).toBe('code,control,station,area,election,contest,lines,cause,line,from,to');
    expect(rows.length).toBe(made.planted.length);
    expect(rows.every((row) => row.length === header?.length)).toBe(true);
  });

  test('the faulty file gives each fault on its line, and no other', async () => {
    const { text, planted } = faultyFile(clean, '7');
    const faults: Fault[] = [];
    const target = dayTarget({
      day: clean.day,
      laws: new Map(),
      tables: plantFaults(clean, thresholds, '7').rehearsal.tables,
    });
    const read = await readProtocols('protocols.csv', [text], target, (fault) => faults.push(fault));
    const lines = faults.map(({ code, place }) => ({ code, line: Number(place.split(':')[0]) }));
    expect(lines).toEqual(planted);
    expect(read.accepted).toBe(3);
    expect(new Set(planted.map(({ code }) => code)).size).toBe(23);
    expect(faultyFile(clean, '7')).toEqual({ text, planted });
    expect(faultyFile(clean, '8').text).not.toBe(text);
  }, 60_000);
});

test('whatever the seed, every error planted on a small day is found', () => {
  const day = smallDay();
  for (const seed of 'abcdefghijkl') {
    const { rehearsal, planted } = plantFaults(day, smallThresholds, seed);
    const found = findingsOf(rehearsal, smallThresholds);
    expect(planted.filter((own) => !found.some((finding) => isOf(own, finding)))).toEqual([]);
  }
}, 60_000);

test('written and read again, the same is found', async () => {
  const day = smallDay();
  const { rehearsal } = plantFaults(day, smallThresholds, '7');
  const tables = rehearsal.tables.map(({ ballot, stations, contestOf }) => emptyTable(ballot, stations, contestOf));
  const faults: Fault[] = [];
  const sink = (fault: Fault): unknown => faults.push(fault);
  await readProtocols(
    'p.csv',
    protocolLines(rehearsal.tables),
    dayTarget({ day: day.day, laws: new Map(), tables }),
    sink,
  );
  const stated = territorialLines(rehearsal.territorial, tables);
  const { protocols } = await readTerritorial('t.csv', stated, { tables, rehearsal: true }, sink);
  expect(faults).toEqual([]);
  const again = { ...rehearsal, tables, territorial: protocols };
  expect(findingsOf(again, smallThresholds)).toEqual(findingsOf(rehearsal, smallThresholds));
});
