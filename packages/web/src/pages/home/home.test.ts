/** The start page: what has a record here comes first, and is shown once. */

import { expect, it } from 'vitest';
import type { LogLine } from '../../data/library.js';
import { homePage } from './data.js';

const line = (more: Partial<LogLine> & Pick<LogLine, 'origin' | 'kind'>): LogLine => ({
  size: 9,
  keys: [],
  name: { en: 'A day' },
  date: '2028-03-19',
  elections: [{ id: 'kz-2028', name: { en: 'An election' }, expected: 10, counted: 4, stage: 'counting' }],
  ...more,
});
const home = (logs: readonly LogLine[]) => homePage({ archive: [], statutes: new Map(), logs, today: '2028-03-19' });

it('a polling day on record stands there with its elections; the archive of the past does not', () => {
  const { days, rehearsals } = home([
    line({ origin: 'x/day/2028', kind: 'day' }),
    line({ origin: 'x/archive/elections', kind: 'archive' }),
  ]);
  expect(rehearsals).toEqual([]);
  expect(days).toMatchObject([
    {
      origin: 'x/day/2028',
      date: '2028-03-19',
      elections: [{ ref: { election: 'kz-2028' }, expected: 10, counted: 4 }],
    },
  ]);
});

it('a rehearsal is no day on record', () => {
  const rehearsal = { plan: 'kz-2023-03-19', seed: '7' };
  const { days, rehearsals } = home([line({ origin: 'x/rehearsal/kz-2023-03-19/7', kind: 'rehearsal', rehearsal })]);
  expect(days).toEqual([]);
  expect(rehearsals).toMatchObject([{ day: rehearsal, expected: 10, counted: 4 }]);
});
