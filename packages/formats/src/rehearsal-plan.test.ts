import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readRehearsalPlan } from './rehearsal-plan.js';
import { readRehearsalUnits } from './rehearsal-plan-units.js';

const textOf = (path: string) => readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
const sk = textOf('rehearsals/sk-2023-09-30/plan.yaml');

/** Codes and places of a plan in which a piece of the Slovak one is replaced. */
function faultsWith(piece: string, other: string): string[] {
  if (!sk.includes(piece)) throw new Error(`no such piece: ${piece}`);
  const read = readRehearsalPlan('plan.yaml', sk.replace(piece, other));
  return read.ok ? [] : read.faults.map(({ code, place }) => `${code} ${place.split(' ').at(-1)}`);
}

describe('plans of the repository', () => {
  test('Kazakhstan: 20 regions at seven times, five kinds of ballot', () => {
    const read = readRehearsalPlan('plan.yaml', textOf('rehearsals/kz-2023-03-19/plan.yaml'));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const { regions, turnout, parts, lines } = read.value;
    expect([regions.length, turnout.times.length, parts.length]).toEqual([20, 7, 5]);
    expect(turnout.times[0]?.at).toBe(610);
    expect(regions.find(({ area }) => area === 'turkistan')?.voters).toEqual({
      value: 1_177_507,
      source: 'register',
      state: '2023-01-01',
    });
    expect(lines.find(({ line }) => line === 'invalid')).toEqual({
      line: 'invalid',
      is: 'split',
      share: { value: { num: 3n, den: 200n }, assumed: 'invalid' },
    });
  });

  test('Slovakia: no times, percentages cut off', () => {
    const read = readRehearsalPlan('plan.yaml', sk);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect(read.value.turnout).toMatchObject({
      times: [],
      rounding: 'down',
      final: { value: 3_007_123, source: 'tasr' },
    });
    expect(read.value.parts[0]).toMatchObject({ split: false, part: 'list' });
    expect(read.value.facts).toEqual([]);
  });
});

describe('what is wrong with a plan', () => {
  test.each([
    ['a value without a ground', ', assumed: stations}', '}', ['missing /stations/total']],
    [
      'a value with two grounds',
      ', assumed: stations}',
      ', assumed: stations, source: tasr}',
      ['conflicting-keys /stations/total'],
    ],
    ['a source that the plan does not have', 'source: tasr', 'source: tsar', ['unknown-source /turnout/final/source']],
    [
      'an assumption that the plan does not have',
      'assumed: stations}',
      'assumed: guesses}',
      ['not-one-of /stations/total/assumed'],
    ],
    ['a kind of line that there is not', 'is: voters', 'is: people', ['not-one-of /lines/0/is']],
    [
      'a key of another kind of line',
      'is: voters',
      'is: voters, share: {value: 1%, assumed: valid}',
      ['unknown-key /lines/0/share'],
    ],
    ['a share above the whole', 'value: 98.7%', 'value: 100.1%', ['out-of-range /lines/4/share/value']],
    ['a line twice', 'line: took-part', 'line: registered', ['duplicate-id /lines/1']],
    ['a region twice', 'area: trnavsky', 'area: bratislavsky', ['duplicate-id /regions/1']],
    [
      'a part of another day’s election',
      'election: sk-2023-parliament',
      'election: sk-2020-parliament',
      ['not-one-of /parts/0/election'],
    ],
    ['a hour that there is not', 'value: "33:00"', 'value: "48:00"', ['bad-value /arrivals/last/value']],
    [
      'a turnout for which there is no time',
      'area: trnavsky,',
      'area: trnavsky, turnout: ["60.00"],',
      ['ragged /regions/1/turnout'],
    ],
    ['another format', 'plan/1', 'plan/2', ['format-unknown /format']],
    [
      'an assumption in two languages',
      '    kk: Учаскелердің саны дереккөздерде жоқ.\n',
      '',
      ['missing-language /assumptions/stations'],
    ],
  ])('%s', (_, piece, other, faults) => {
    expect(faultsWith(piece, other)).toEqual(faults);
  });

  test('two faults are told at once', () => {
    expect(faultsWith('is: voters}\n  - {line: took-part', 'is: people}\n  - {line: Took-part')).toHaveLength(2);
  });
});

describe('units of a register', () => {
  const head = 'id,region,kind,nameKk,population20230101,urban,rural\n';

  test('all of Kazakhstan, with ids as elections have them', () => {
    const read = readRehearsalUnits('districts.csv', textOf('registers/kz/districts.csv'));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect(read.value).toHaveLength(220);
    expect(read.value[0]).toEqual({
      id: 'abai-semei-city',
      region: 'abai',
      kind: 'city',
      name: { kk: 'Семей қаласы' },
      population: 328_762,
    });
  });

  test.each([
    ['residents that are no number', 'a.b,a,city,X,1x,0,0', 'figure-not-whole'],
    ['an id that is none', 'a b,a,city,X,1,0,0', 'bad-id'],
    ['a unit twice', 'a.b,a,city,X,1,0,0\na.b,a,city,X,1,0,0', 'csv-duplicate-row'],
  ])('%s', (_, rows, code) => {
    const read = readRehearsalUnits('districts.csv', head + rows);
    expect(read.ok ? [] : read.faults.map((fault) => fault.code)).toEqual([code]);
  });

  test('no column of residents', () => {
    const read = readRehearsalUnits('districts.csv', 'id,region,kind,nameKk\na.b,a,city,X');
    expect(read.ok ? [] : read.faults.map((fault) => fault.code)).toEqual(['csv-header']);
  });
});
