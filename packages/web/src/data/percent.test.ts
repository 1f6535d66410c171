/** Shares that are shown are rounded as shares of the count are: halves up, nothing lost on the way. */

import { expect, test } from 'vitest';
import { shareText } from '../site/telling.js';
import { percentOf, roundedTo } from './percent.js';
import { reportedDay } from './turnout-day.js';

test('a half goes up, where no float has it', () => {
  // 201 of 20000 is 1.005 %, which a float holds as a little less.
  expect(percentOf(201, 20_000)).toBe('1.01');
  expect(reportedDay([{ time: '10:00', voters: 201, registered: 20_000 }])?.points[0]?.percent).toBe('1.01');
  expect(shareText('en', 201, 20_000, 2)).toBe('1.01%');
});

test('down: what is not all is not 100', () => {
  expect(percentOf(10_222, 10_223, 1, 'down')).toBe('99.9');
  expect(percentOf(5, 5, 1, 'down')).toBe('100.0');
});

test('a printed decimal with fewer places, by what was printed', () => {
  expect(Number('54.15').toFixed(1)).toBe('54.1');
  expect(roundedTo('54.15', 1)).toBe('54.2');
});
