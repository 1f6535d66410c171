/** Finds stations by number, by name and by the names of their areas, however these are typed. */

import { type Language, languages, type Text } from '@saylau/core';
import type { IndexedArea } from './data.js';

export interface Found {
  readonly station: string;
  readonly name?: string;
  readonly area: IndexedArea;
}

/** Results that are listed. */
const most = 50;

/** How many fit, and the first of them; undefined where nothing is asked for. Every word must fit: a number the end of the id or one in the name, others a part of a name. */
export function found(
  areas: readonly IndexedArea[],
  asked: string,
): { readonly number: number; readonly first: readonly Found[] } | undefined {
  const words = folded(asked)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const first: Found[] = [];
  let number = 0;
  for (const area of areas) {
    const names = `${namesOf(area.name)} ${namesOf(area.region)} ${folded(area.prefix)}`;
    const open = words.filter((word) => /^\d+$/.test(word) || !names.includes(word));
    for (const one of stationsOf(area)) {
      // Whoever types a whole id means that station.
      if (folded(one.station) === folded(asked.trim())) return { number: 1, first: [one] };
      if (!open.every((word) => fits(one, word))) continue;
      number += 1;
      if (first.length < most) first.push(one);
    }
  }
  return { number, first };
}

function stationsOf(area: IndexedArea): readonly Found[] {
  return area.stations.map((own, at) => {
    const name = area.names?.[at] ?? '';
    return { station: area.prefix + own, area, ...(name === '' ? {} : { name }) };
  });
}

/** "12" is station 0012, or "School No. 12", and not 0121; other words may stand anywhere in the id or the name. */
function fits({ station, name = '' }: Found, word: string): boolean {
  if (!/^\d+$/.test(word)) return folded(name).includes(word) || folded(station).includes(word);
  const numbers = [...(/\d+$/.exec(station) ?? []), ...(name.match(/\d+/g) ?? [])];
  return numbers.some((digits) => digits === word || digits.replace(/^0+/, '') === word.replace(/^0+/, ''));
}

function namesOf(text: Text): string {
  return languages.map((language: Language) => folded(text[language] ?? '')).join(' ');
}

const plain: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
};

/** Lower case, Kazakh letters as those of a Russian keyboard. */
export function folded(text: string): string {
  return text.toLowerCase().replace(/[әғқңөұүһіё]/g, (letter) => plain[letter] ?? letter);
}
