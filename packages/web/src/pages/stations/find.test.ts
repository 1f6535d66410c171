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
});
