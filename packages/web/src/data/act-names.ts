/** Acts of law as a reader knows them: provisions cite them by letters. */

import type { Language, Text } from '@saylau/core';

const names: Readonly<Record<string, Text>> = {
  EL: {
    kk: 'Сайлау туралы конституциялық заң',
    ru: 'Конституционный закон о выборах',
    en: 'Constitutional Law on Elections',
  },
  'Const. 2026': { kk: '2026 жылғы Конституция', ru: 'Конституция 2026 года', en: 'Constitution of 2026' },
  'Const.': { kk: 'Конституция', ru: 'Конституция', en: 'Constitution' },
  RRL: {
    kk: 'Референдум туралы конституциялық заң',
    ru: 'Конституционный закон о референдуме',
    en: 'Constitutional Law on Referendum',
  },
  CEC: {
    kk: 'Орталық сайлау комиссиясының қаулысы',
    ru: 'Постановление Центральной избирательной комиссии',
    en: 'Resolution of the Central Election Commission',
  },
  PPL: { kk: 'Саяси партиялар туралы заң', ru: 'Закон о политических партиях', en: 'Law on Political Parties' },
  LG: {
    kk: 'Жергілікті мемлекеттік басқару туралы заң',
    ru: 'Закон о местном управлении',
    en: 'Law on Local Government',
  },
  CCL: {
    kk: 'Конституциялық Сот туралы конституциялық заң',
    ru: 'Конституционный закон о Конституционном Суде',
    en: 'Constitutional Law on the Constitutional Court',
  },
  Decree: { kk: 'Жарлық', ru: 'Указ', en: 'Decree' },
  APPK: {
    kk: 'Әкімшілік рәсімдік-процестік кодекс',
    ru: 'Административный процедурно-процессуальный кодекс',
    en: 'Administrative Procedural Code',
  },
  ZVP: { kk: 'Словакияның сайлау туралы заңы', ru: 'Закон Словакии о выборах', en: 'Slovak Election Act' },
};

const cited = new RegExp(
  `(^|; )(${Object.keys(names)
    .map((act) => act.replace('.', '\\.'))
    .join('|')})(?![\\p{L}\\d])`,
  'gu',
);

/** "EL, Art. 9(1)" → "Constitutional Law on Elections, Art. 9(1)" */
export function withActNames(language: Language, article: string): string {
  return article.replace(cited, (_, before: string, act: string) => before + (names[act]?.[language] ?? act));
}
