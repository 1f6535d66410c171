/** How one language says numbers, shares, days and names. Browsers know no Kazakh: nothing here asks them. */

import type { Language, Text } from '@saylau/core';
import { percentOf } from '../data/percent.js';

/** A figure as pages get it: above 2^53 a decimal string. */
export type Figure = number | string;

/** "12 035 578", in English "12,035,578". */
export function numberText(language: Language, value: Figure): string {
  const sign = String(value).startsWith('-') ? '−' : '';
  const digits = String(value).replace('-', '');
  return sign + digits.replace(/\B(?=(?:\d{3})+(?!\d))/g, language === 'en' ? ',' : '\u202f');
}

/** "53.90 %" out of a decimal number as text; a comma in Kazakh and Russian. */
export function percentText(language: Language, decimal: string): string {
  return language === 'en' ? `${decimal}%` : `${decimal.replace('.', ',')}\u00a0%`;
}

/** A decimal number as text, with what stands before it: "≈86546.652" → "≈ 86,546.652". */
export function decimalText(language: Language, decimal: string): string {
  const [, before = '', whole = '', digits] = /^([^\d-]*)(-?\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === '') return decimal;
  const point = digits === undefined ? '' : `${language === 'en' ? '.' : ','}${digits}`;
  return `${before === '' ? '' : `${before}\u00a0`}${numberText(language, whole)}${point}`;
}

/** Of two numbers, for what is only shown: shares that decide come counted. */
export function shareText(language: Language, part: number, whole: number, places = 1): string {
  return whole === 0 ? '–' : percentText(language, percentOf(part, whole, places));
}

/** A text of the data: in this language, else as it is known. Its language is told where it is another one. */
export function named(language: Language, text: Text | undefined): { readonly text: string; readonly lang?: Language } {
  const own = text?.[language];
  if (own !== undefined) return { text: own };
  for (const other of ['ru', 'kk', 'en'] as const) {
    const words = text?.[other];
    if (words !== undefined) return { text: words, lang: other };
  }
  return { text: '' };
}

const months: Readonly<Record<Language, readonly string[]>> = {
  kk: [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** "2023-03-19" → "19 March 2023", "2023 жылғы 19 наурыз", "19 марта 2023 года". */
export function dayText(language: Language, day: string): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  const name = months[language][Number(month) - 1];
  if (name === undefined) return day;
  const number = Number(date);
  if (language === 'kk') return `${year} жылғы ${number} ${name}`;
  return language === 'ru' ? `${number} ${name} ${year} года` : `${number} ${name} ${year}`;
}
