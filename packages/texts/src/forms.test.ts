/** A form of a statute in words. */

import type { Confidence, PlainValue, Provision, Version } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { formRows, lineNames } from './forms.js';
import { sayIn } from './say-in.js';

const texts = sayIn('ru');
const confidence: Confidence = 'seen';
const version = (from: string, value?: PlainValue): Version => ({
  from,
  ...(value === undefined ? { state: 'none' as const } : { state: 'given' as const, value }),
  cite: { act: 'EL', sources: [] },
  confidence,
});
const provision = (id: string, ru: string, ...history: Version[]): Provision => ({
  id,
  says: { kk: '', ru, en: '' },
  type: 'choice',
  history,
});

const form = {
  lines: {
    options: '$line.options',
    'against-all': '$line.against',
    boxes: { name: { ru: 'Урны' } },
    invalid: 'assumed',
  },
  controls: { e1: '$control.e1', own: { says: { ru: 'Сходится.' } } },
};
const provisions = new Map(
  [
    provision('line.options', 'Голоса', version('2000-01-01', 'confirmed')),
    provision('line.against', 'Против всех', version('2000-01-01'), version('2021-06-05', 'confirmed')),
    provision('control.e1', 'Всё вместе.', version('2021-06-05', 'x')),
    { ...provision('form', 'Форма', version('2000-01-01', form)), type: 'form' as const },
  ].map((one) => [one.id, one] as const),
);

describe('a form in words', () => {
  it('has its lines numbered as on the day, with what holds on it', () => {
    expect(formRows(texts, provisions, form, '2021-06-05')).toEqual([
      '1. Голоса',
      '2. Против всех',
      '3. Урны',
      `4. ${texts.sayIf('line.invalid')}`,
      'e1: Всё вместе',
      'own: Сходится',
    ]);
    expect(formRows(texts, provisions, form, '2021-06-04').slice(0, 2)).toEqual(['1. Голоса', '2. Урны']);
    expect(formRows(texts, provisions, form, '2021-06-04')).not.toContain('e1: Всё вместе');
  });

  it('has no numbers without a day', () => {
    expect(formRows(texts, provisions, form).slice(0, 3)).toEqual(['• Голоса', '• Против всех', '• Урны']);
  });

  it('has words where its lines stand in a list', () => {
    expect(formRows(texts, provisions, { lines: ['invalid'] }, '2021-06-05')).toEqual([
      `1. ${texts.sayIf('line.invalid')}`,
    ]);
  });
});

it('lines that no text knows are called as their provisions say', () => {
  expect(lineNames(provisions).get('against-all')).toMatchObject({ ru: 'Против всех' });
});
