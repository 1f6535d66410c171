/** An election of the past: what was told first beside what was final, and what is told of neither. */

import type { Contest, Election } from '@saylau/core';
import { expect, test } from 'vitest';
import { contest, election, tally } from '../../../../core/src/count/election.test-kit.js';
import { pastChanges } from './past.js';

const told = (preliminary: Contest['preliminary'], more: Partial<Contest> = {}) =>
  pastChanges(election([{ ...contest({ votes: { x: 30, y: 20 } }), ...more, ...(preliminary && { preliminary }) }]))
    .preliminary;

test('an election of which nothing was told before has no rows', () => {
  expect(told(undefined)).toEqual([]);
  expect(told({ declared: {} })).toEqual([]);
});

test('a figure stands beside the final one; one that was never final has nothing after it', () => {
  const [one] = told({ tally: tally({ total: { x: 28, z: 5 } }) });
  expect(one?.rows).toEqual([
    { what: 'figure', key: 'x', name: {}, before: 28, after: 30 },
    { what: 'figure', key: 'z', before: 5 },
  ]);
});

test('a figure that was only final is not among them: nothing is said of what was not told', () => {
  const [one] = told(
    { declared: { turnout: '54.0' } },
    { declared: { turnout: '54.2', percent: new Map([['x', '60']]) } },
  );
  expect(one?.rows).toEqual([{ what: 'turnout', key: '', before: '54.0', after: '54.2' }]);
});

test('sources that say the same stand together, by where they are read; an open contradiction has no verdict', () => {
  const sources: Election['sources'] = [
    { id: 'a', what: { en: 'A' }, url: 'https://www.a.kz/1' },
    { id: 'a2', what: { en: 'A again' }, url: 'http://a.kz/2' },
    { id: 'paper', what: { kk: 'Қағазда', ru: 'На бумаге', en: 'On paper' } },
  ];
  const values = [
    { value: '7', source: 'a' },
    { value: '8', source: 'paper' },
    { value: '7', source: 'a2' },
    { value: '8', source: 'lost' },
  ];
  const contradictions = [{ id: 'c', about: {}, values, why: {} }] as unknown as Election['contradictions'];
  const [one] = pastChanges(election([], { sources, contradictions })).contradictions;
  expect(one?.values).toEqual([
    { value: '7', sources: { kk: 'a.kz', ru: 'a.kz', en: 'a.kz' } },
    { value: '8', sources: { kk: 'Қағазда, lost', ru: 'На бумаге, lost', en: 'On paper, lost' } },
  ]);
  expect(one).not.toHaveProperty('verdict');
});
