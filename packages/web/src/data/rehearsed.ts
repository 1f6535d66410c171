/** What persons wrote in acts: as it may be shown, and what a rehearsal gives as reason and ground in all languages. */

import type { Language } from '@saylau/core';
import { oneLine } from '@saylau/texts';

const words: Readonly<Record<string, { readonly kk: string; readonly ru: string }>> = {
  'Rehearsal: the second entry reads the paper otherwise.': {
    kk: 'Жаттығу: екінші енгізуде қағаз басқаша оқылған.',
    ru: 'Репетиция: при втором вводе бумага прочитана иначе.',
  },
  'Rehearsal: one figure was mistyped.': {
    kk: 'Жаттығу: бір сан қате терілген.',
    ru: 'Репетиция: в одном числе была опечатка.',
  },
  'Rehearsal: the candidate’s agents doubt how ballots were sorted.': {
    kk: 'Жаттығу: кандидаттың сенім білдірілген адамдары бюллетеньдердің сұрыпталуына күмән келтіреді.',
    ru: 'Репетиция: доверенные лица кандидата сомневаются в том, как разложены бюллетени.',
  },
  'Rehearsal: the ballots were counted again.': {
    kk: 'Жаттығу: бюллетеньдер қайта саналды.',
    ru: 'Репетиция: бюллетени пересчитаны.',
  },
  'Rehearsal: the figures of the paper do not add up.': {
    kk: 'Жаттығу: қағаздағы сандар бір-біріне сәйкес келмейді.',
    ru: 'Репетиция: числа на бумаге не сходятся.',
  },
  'Rehearsal: decision of the commission': { kk: 'Жаттығу: комиссия шешімі', ru: 'Репетиция: решение комиссии' },
};

/** Other texts of a log stay as their author wrote them, but that nothing in them turns or hides what stands around. */
export function inLanguage(language: Language, text: string): string {
  const known = language === 'en' ? undefined : words[text]?.[language];
  return known ?? oneLine(text.replaceAll(/[\t\r\n]+/g, ' '));
}
