/** What the server's own pages say, in three languages. What goes wrong is told by the texts that everything shares. */

import type { Language } from '@saylau/core';

export interface PageWords {
  readonly whatToDo: string;
  readonly languages: string;
  readonly start: string;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  kk: { whatToDo: 'Не істеу керек', languages: 'Тіл', start: 'Бастапқы бет' },
  ru: { whatToDo: 'Что делать', languages: 'Язык', start: 'Начальная страница' },
  en: { whatToDo: 'What to do', languages: 'Language', start: 'Start page' },
};
