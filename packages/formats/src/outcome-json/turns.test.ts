/** How a history went from one day to another. */

import { expect, it } from 'vitest';
import { turnsBetween } from './turns.js';

const history = [
  { from: '2009-02', value: '7' },
  { from: '2021-06-05', to: '2022-06-08', value: '5' },
  { from: '2023-01-01', value: '5' },
  { from: '2026-07-01', value: '3' },
];
const wordsOf = (version: { readonly value: string } | undefined): string => version?.value ?? 'none';
const told = (earlier: string, later: string): readonly string[] =>
  turnsBetween(history, earlier, later).map(({ from, version }) => `${from} ${wordsOf(version)}`);

it('what begins after the first day, up to the last, the end without a successor among it', () => {
  expect(told('2021-01-10', '2023-03-19')).toEqual(['2021-06-05 5', '2022-06-08 none', '2023-01-01 5']);
});

it('a version that begins on the first day is no change, one that begins on the last is', () => {
  expect(told('2021-06-05', '2022-06-07')).toEqual([]);
  expect(told('2021-06-04', '2021-06-05')).toEqual(['2021-06-05 5']);
});
