/** Finding a station as people type it. */

import { describe, expect, test } from 'vitest';
import { indexOf } from '../station-index/data.js';
import { found } from './find.js';

const semei = {
  area: 'abai-semei-city',
  name: { kk: 'Семей қаласы' },
  region: { kk: 'Абай облысы', ru: 'область Абай', en: 'Abai Region' },
  prefix: 'abai-semei-city-',
  stations: ['0001', '0012', '0121'],
};
const abai = { ...semei, area: 'abai-abai', name: { kk: 'Абай ауданы' }, prefix: 'abai-abai-', stations: ['0012'] };
const ids = (asked: string) => found([semei, abai], asked)?.first.map(({ station }) => station);

describe('found', () => {
  test.each([
    ['12', ['abai-semei-city-0012', 'abai-abai-0012']],
    ['0012 семей', ['abai-semei-city-0012']],
    ['Семей каласы 1', ['abai-semei-city-0001']],
    ['SEMEI 121', ['abai-semei-city-0121']],
    ['abai-abai-0012', ['abai-abai-0012']],
    ['99', []],
    ['караганда', []],
    ['  ', undefined],
  ])('%j', (asked, expected) => {
    expect(ids(asked)).toEqual(expected);
  });
});

describe('a station that has a name', () => {
  const named = { ...semei, names: ['Қазақстан мектебі № 12', '', 'Дом культуры «Юность»'] };
  const abroad = {
    ...{ area: 'abroad', name: { en: 'Abroad' }, region: {}, prefix: 'abroad-' },
    ...{ stations: ['0001'], names: ['Embassy in Ankara'] },
  };
  const all = [named, abroad, abai];
  const foundBy = (asked: string) => found(all, asked)?.first.map(({ station, name }) => [station, name]);
  const school = ['abai-semei-city-0001', 'Қазақстан мектебі № 12'];
  const nameless = [['abai-semei-city-0012', undefined] as const, ['abai-abai-0012', undefined] as const];

  test.each([
    ['ankara', [['abroad-0001', 'Embassy in Ankara']]],
    ['EMBASSY 1', [['abroad-0001', 'Embassy in Ankara']]],
    ['қазақстан', [school]],
    ['КАЗАКСТАН МЕКТЕБИ', [school]],
    ['мектеп', []],
    ['юность семей', [['abai-semei-city-0121', 'Дом культуры «Юность»']]],
    ['юность абай ауданы', []],
    ['мектебі 12', [school]],
    ['мектебі 2', []],
    ['12', [school, ...nameless]],
  ])('is found by a part of it: %j', (asked, expected) => {
    expect(foundBy(asked)).toEqual(expected);
  });
});

test('the index leaves out what the ids of an area have in common, but cuts no number in two, and stations that do not vote', () => {
  const areas = [{ id: 'kz' }, { id: 'r' }, { id: 'd' }].map((one) => ({ ...one, name: {}, kind: '' }) as never);
  const rows = ['rehearsal/d-0010', 'rehearsal/d-0011', 'rehearsal/d-0012'];
  const stations = {
    ids: rows,
    rows: new Map(),
    areas,
    areaNumbers: new Map(),
    parents: Int32Array.of(-1, 0, 1),
    hierarchies: [{ name: 'area', leaves: Int32Array.of(2, 2, 2) }],
  };
  expect(indexOf(stations, (row) => row !== 1)).toEqual([
    { area: 'd', name: {}, region: {}, prefix: 'd-', stations: ['0010', '0012'] },
  ]);
  const named = indexOf({ ...stations, names: ['', 'Library', 'School'] }, (row) => row !== 1);
  expect(named.map(({ names }) => names)).toEqual([['', 'School']]);
  const other = indexOf({ ...stations, names: ['', 'Library', ''] }, (row) => row !== 1);
  expect(other[0]).not.toHaveProperty('names');
});
