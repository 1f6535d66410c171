import { expect, test } from 'vitest';
import { formOf } from './day.test-kit.js';
import { numberedLines } from './numbered.js';

const numbers = (lines: readonly string[], options: readonly string[]): readonly string[] =>
  numberedLines(formOf(lines), options).map(({ number, line }) => `${number} ${line}`);

test('options share one number, the lines after them go on from it', () => {
  expect(numbers(['took-part', 'options', 'against-all'], ['a', 'b'])).toEqual([
    '1 took-part',
    '2.1 a',
    '2.2 b',
    '3 against-all',
  ]);
});

test('a single option is still under the number of the group', () => {
  expect(numbers(['options', 'invalid'], ['a'])).toEqual(['1.1 a', '2 invalid']);
});

test('a contest without options leaves their number out and the others as they are', () => {
  expect(numbers(['took-part', 'options', 'invalid'], [])).toEqual(['1 took-part', '3 invalid']);
});

test('a form without the group has no options, whatever the contest has', () => {
  expect(numbers(['took-part'], ['a'])).toEqual(['1 took-part']);
});

test('the tenth option is .10', () => {
  const options = Array.from({ length: 11 }, (_, index) => `o${index + 1}`);
  expect(numbers(['options'], options).slice(8)).toEqual(['1.9 o9', '1.10 o10', '1.11 o11']);
});
