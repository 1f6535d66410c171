/** Sources of an election of the past: in a table of their own in three languages, beside each figure in English. */

import { outcomeOf } from '@saylau/core';
import { expect, test } from 'vitest';
import { contest, election, lists, rules } from '../../../core/src/count/election.test-kit.js';
import { publishedFigures } from '../published-figures.js';
import { sourcesTable } from './past-facts.js';

const counted = {
  ...election([contest({ votes: { x: 3, y: 2 } })]),
  sources: [
    { id: 'cec', url: 'https://a.kz/1', what: { kk: 'Комиссия', ru: 'Комиссия, 1 мая', en: 'Commission' } },
    { id: 'paper', what: { ru: 'Газета' } },
  ],
};
const law = {
  law: { on: counted.date, is: 'rules', changed: [] },
  rules: rules({ p: lists() }),
  readings: [],
} as const;

test('a source says what it is in each language that it has', () => {
  const csv = [...sourcesTable({ election: counted, outcome: outcomeOf(counted, law) }).csv()].join('');
  expect(csv.split('\n').slice(0, 3)).toEqual([
    'election,source,whatKk,whatRu,whatEn,url,status,rehearsal',
    `${counted.id},cec,Комиссия,"Комиссия, 1 мая",Commission,https://a.kz/1,published,false`,
    `${counted.id},paper,,Газета,,,published,false`,
  ]);
});

test('a figure names its sources in English, and in another language where they are known in that one alone', () => {
  const said = new Set(publishedFigures(counted).map(({ source }) => source));
  expect([...said]).toEqual(['Commission https://a.kz/1; Газета']);
});
