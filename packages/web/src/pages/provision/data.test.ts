/** A provision's page: what holds today, what held last, who uses it. */

import { describe, expect, it } from 'vitest';
import { library, provision, statute } from '../../data/law.test-kit.js';
import { provisionPage } from './data.js';

const seats = provision(
  'list.seats',
  'count',
  ['2004-04', 77],
  ['2022-06-08', 98],
  ['2026-07-01', { state: 'superseded' }],
);
const rules = { parts: { list: { rule: 'list', seats: '$list.seats' } } };
const made = library(statute([seats], [{ from: '2004-04', state: 'given', rules }]));

describe('the page of a provision', () => {
  it('shows the last value known, with its own article, where the successor was not seen', () => {
    expect(provisionPage(made, ['xx', 'list.seats'])?.line).toMatchObject({
      state: 'superseded',
      last: { en: '98' },
      until: { en: '1 July 2026' },
      article: { en: 'Constitutional Law on Elections Art. 9(22)' },
      confidence: 'seen',
    });
  });

  it('has its history newest first, and marks what holds today', () => {
    const history = provisionPage(made, ['xx', 'list.seats'])?.history ?? [];
    expect(history.map(({ from, isToday }) => [from, isToday])).toEqual([
      ['2026-07-01', true],
      ['2022-06-08', false],
      ['2004-04', false],
    ]);
  });

  it('names the rules that use it by their place', () => {
    expect(provisionPage(made, ['xx', 'list.seats'])?.offices).toMatchObject([
      { office: 'parliament', paths: ['parts.list.seats'] },
    ]);
  });

  it('is none for what is not there', () => {
    expect(provisionPage(made, ['xx', 'list.saets'])).toBeUndefined();
    expect(provisionPage(made, ['yy', 'list.seats'])).toBeUndefined();
  });
});
