/** What keeps a count open, in words: lots to be drawn, and questions that the law leaves. */

import { heldOn, type OpenLot, type Question } from '@saylau/core';
import type { Names } from './names.js';
import { type Lawbook, tellArticle } from './provisions.js';
import type { Speaker } from './speaker.js';
import { lawWords, tellVersion } from './values.js';

/** "A lot is to be drawn: 1 place among equals: A, B." */
export function tellLot(texts: Speaker, names: Names, { contest, among, seats }: OpenLot): string {
  return texts.say('lot.open', { seats, among: names.options(contest, among) });
}

/** The question, with the options that it is about. */
export function tellQuestion(texts: Speaker, names: Names, { kind, contest, among }: Question): string {
  const options = among.length === 0 ? '' : ` (${names.options(contest, among)})`;
  return `${texts.say(`question.${kind}`)}${options}`;
}

/** Which provision leaves it open, and what it says. */
export function tellQuestionGround(texts: Speaker, book: Lawbook | undefined, { provision, path }: Question): string {
  const found = provision === undefined ? undefined : book?.provisions.get(provision);
  if (provision === undefined || book === undefined || found === undefined) return texts.say('question.path', { path });
  const says = found.says[texts.language];
  const held = heldOn(found.history, book.on);
  if (held.is === 'ambiguous') {
    const words = lawWords(texts, book.statute);
    const values = held.between.map((version) => tellVersion(words, found.type, version)).join(texts.say('list.or'));
    return texts.say('question.provision-ambiguous', { provision, says, values });
  }
  const article = held.is === 'version' ? tellArticle(texts, held.version) : texts.say('held.nothing');
  return texts.say('question.provision', { provision, article, says });
}
