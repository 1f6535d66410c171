/** Days and moments as each language says them. */

import { describe, expect, it } from 'vitest';
import { sayIn } from './say-in.js';
import { clock, date, moment } from './times.js';

it.each([
  ['kk', '2023 жылғы 19 наурыз', '2004 жылғы сәуір'],
  ['ru', '19 марта 2023', '2004'],
  ['en', '19 March 2023', 'April 2004'],
] as const)('days and months in %s', (language, day, month) => {
  expect(date(sayIn(language), '2023-03-19')).toContain(day);
  expect(date(sayIn(language), '2004-04')).toContain(month);
});

describe('a moment', () => {
  const english = sayIn('en');

  it('is told by the clock of the polling day, which may be the next day', () => {
    expect(moment(english, '2023-03-19T16:30:59Z', '+06:00')).toBe('19 March 2023, 22:30');
    expect(moment(english, '2023-03-19T18:00:00Z', '+06:00')).toBe('20 March 2023, 00:00');
    expect(moment(english, '2023-03-19T01:00:00Z', '-03:30')).toBe('18 March 2023, 21:30');
  });

  it('that is none is shown as it is', () => {
    expect(moment(english, 'yesterday', '+06:00')).toBe('yesterday');
    expect(moment(english, '2023-03-19T16:30:00Z', 'Almaty')).toBe('2023-03-19T16:30:00Z');
  });
});

it('a time after midnight is marked as the day after', () => {
  expect([clock(22 * 60 + 30), clock(24 * 60 + 70)]).toEqual(['22:30', '01:10 +1']);
});
