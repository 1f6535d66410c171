/** The site tells numbers and days without the shared texts, which not every page loads: both say the same. */

import { languages } from '@saylau/core';
import { date, whole } from '@saylau/texts';
import { sayIn } from '@saylau/texts/say-in';
import { describe, expect, test } from 'vitest';
import { dayText, named, numberText, percentText } from './telling.js';

describe.each(languages)('in %s', (language) => {
  const texts = sayIn(language);

  test.each([0, 7, 999, 1_000, 12_035_578])('%i is grouped as everywhere', (number) => {
    expect(numberText(language, number)).toBe(whole(texts, number));
  });

  test.each(Array.from({ length: 12 }, (_, month) => `2023-${String(month + 1).padStart(2, '0')}-09`))(
    '%s is said as everywhere',
    (day) => expect(dayText(language, day)).toBe(date(texts, day)),
  );
});

test('a figure above what a number holds keeps all its digits', () => {
  expect(numberText('en', '9007199254740993')).toBe('9,007,199,254,740,993');
});

test('a decimal has the comma of its language', () => {
  expect([percentText('en', '53.90'), percentText('kk', '53.90')]).toEqual(['53.90%', '53,90\u00a0%']);
});

test('a name known in another language is shown as it is known, and says in which', () => {
  expect(named('kk', { en: 'Amirzhan Kosanov' })).toEqual({ text: 'Amirzhan Kosanov', lang: 'en' });
});
