/** Values of provisions in words, of every type and state, in three languages. */

import type { Condition, PlainValue, ProvisionType, Statute, Version } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { tellHeld } from './held.js';
import { sayIn } from './say-in.js';
import { type LawWords, lawWords, tellValue, tellVersion } from './values.js';

const statute: Statute = {
  id: 'xx',
  name: { kk: 'Заң', ru: 'Закон', en: 'Act' },
  acts: [],
  sources: [],
  instruments: [],
  words: [{ id: 'mayor', says: { kk: 'әкім', ru: 'аким', en: 'mayor' } }],
  subjects: [],
  systems: [],
  officialActs: {},
};
const condition: Condition = {
  kind: 'share',
  bound: { amount: { num: 1n, den: 20n }, strict: false },
  of: { terms: [{ sign: 1, line: 'valid' }] },
};
const inLanguage = (language: 'kk' | 'ru' | 'en'): LawWords => lawWords(sayIn(language), statute, () => condition);

const values: readonly (readonly [ProvisionType, PlainValue, string, string, string])[] = [
  ['count', 1000, '1\u202f000', '1\u202f000', '1,000'],
  ['fraction', '12.5%', '12,5\u00a0%', '12,5\u00a0%', '12.5\u00a0%'],
  ['bound', { atLeast: '5%' }, 'кемінде 5\u00a0%', 'не менее 5\u00a0%', 'at least 5\u00a0%'],
  ['sum', 'valid - registered', '', '', 'valid ballots − voters on the lists'],
  ['condition', {}, '', '', 'at least 5\u00a0% (of: valid ballots)'],
  ['method', 'dhondt', '', '', 'D’Hondt divisors: 1, 2, 3, …'],
  ['ties', ['older', 'lot'], '', '', 'the older, then lot'],
  ['yes-no', true, 'иә', 'да', 'yes'],
  ['choice', 'mayor', 'әкім', 'аким', 'mayor'],
  ['term', '5 years', '5 жыл', '5 лет', '5 years'],
  ['deadline', { term: '2 days', when: 'after', anchor: 'polling' }, '', '', '2 days after polling day'],
  ['money', '15 MZP', '', '', '15 times the minimum wage'],
  ['time', '07:00', '07:00', '07:00', '07:00'],
];

describe('a value', () => {
  it.each(values)('of type %s is told', (type, value, kk, ru, en) => {
    expect(tellValue(inLanguage('en'), type, value)).toBe(en);
    if (kk !== '') expect(tellValue(inLanguage('kk'), type, value)).toBe(kk);
    if (ru !== '') expect(tellValue(inLanguage('ru'), type, value)).toBe(ru);
  });

  it('that the law does not have is told by its state, never by a number', () => {
    const version: Version = {
      from: '2020-01-01',
      state: 'unspecified',
      cite: { act: 'A', sources: [] },
      confidence: 'seen',
    };
    expect(tellVersion(inLanguage('en'), 'count', version)).toBe('the sources do not say');
    expect(tellVersion(inLanguage('ru'), 'count', { ...version, state: 'gap' })).toBe(sayIn('ru').say('state.gap'));
  });

  it('that changed in the month is told with the month, not with a day', () => {
    const known: Version = {
      from: '2021-06',
      state: 'given',
      value: 7,
      cite: { act: 'A', sources: [] },
      confidence: 'seen',
    };
    const provision = { id: 'p', says: statute.name, type: 'count', history: [known] } as const;
    const held = { is: 'ambiguous', between: [known] } as const;
    expect(tellHeld(inLanguage('en'), provision, held, '2021-06-15')).toBe('7 (known from June 2021)');
  });
});
