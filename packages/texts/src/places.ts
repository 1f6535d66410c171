/** Places in words: where a refusal or a failure was found. */

import type { TextCatalogue } from './catalogue.js';

/** A value that a place can have, or that was stated or found there. */
export type PlaceValue = string | number | boolean | readonly string[];

/** In the order in which they are told: from the whole to the part. */
const places = [
  'log',
  'leaf',
  'document',
  'dataset',
  'day',
  'election',
  'contest',
  'area',
  'place',
  'station',
  'line',
  'option',
  'question',
  'key',
  'path',
  'stated',
  'found',
] as const;

export type Places = Readonly<Partial<Record<(typeof places)[number], PlaceValue>>>;

/** “leaf 17 · station: 0034”: the places that are given and not in `told` already. Empty where there is none. */
export function tellPlaces(texts: TextCatalogue, given: Places, told: readonly string[] = []): string {
  return places
    .flatMap((place) => {
      const value = Object.hasOwn(given, place) && !told.includes(place) ? given[place] : undefined;
      return value === undefined ? [] : [texts.say(`place.${place}`, { [place]: printed(texts, place, value) })];
    })
    .join(' · ');
}

/** The index of a leaf is printed as it is looked up; figures have their digits in groups. */
function printed(texts: TextCatalogue, place: string, value: PlaceValue): string {
  if (typeof value === 'number') return place === 'leaf' ? String(value) : texts.number(value);
  if (typeof value === 'boolean') return texts.say(value ? 'answer.yes' : 'answer.no');
  if (typeof value === 'string') return value;
  return value.length === 0 ? texts.say('answer.nobody') : value.join(', ');
}
