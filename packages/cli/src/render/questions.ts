/** What keeps a count open: lots to be drawn, and questions of the law with an example of how to answer them. */

import { type ContestOutcome, heldOn, type OpenLot, type Question } from '@saylau/core';
import { tellArticle, tellVersion } from '@saylau/texts';
import type { Counting } from './counting.js';

export function questionLines(counting: Counting, { lots, questions }: ContestOutcome): string[] {
  const lines = [
    ...lots.flatMap((lot) => lotLines(counting, lot)),
    ...questions.flatMap((question) => questionLine(counting, question)),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}

function lotLines({ page, names }: Counting, { contest, among, seats }: OpenLot): string[] {
  const text = page.texts.say('lot.open', { seats, among: names.options(contest, among) });
  const how = page.texts.say('lot.how', { contest, first: among[0] ?? '' });
  return [...page.paragraph(text, '  ', '? ').map(page.colours.yellow), ...page.note(how, '    ')];
}

function questionLine(counting: Counting, question: Question): string[] {
  const { page, names } = counting;
  const { texts } = page;
  const among = question.among.length === 0 ? '' : ` (${names.options(question.contest, question.among)})`;
  const text = `${texts.say(`question.${question.kind}`)}${among}`;
  return [
    ...page.paragraph(text, '  ', '? ').map(page.colours.yellow),
    ...page.note(`${wherefrom(counting, question)} ${howToAnswer(counting, question)}`, '    '),
  ];
}

/** A value to decide with; days that the law asks for are facts, and go into the election's file. */
function howToAnswer({ page }: Counting, question: Question): string {
  const { texts } = page;
  const { kind, contest, path, provision, among } = question;
  const example = `--decide ${provision ?? path}=${exampleFor(question)}`;
  return kind === 'registration' || kind === 'birth'
    ? texts.say(`question.${kind}-how`, { contest, ids: among.join(', '), example })
    : texts.say('question.example', { example });
}

/** Which provision leaves it open, and what it says. */
function wherefrom({ page, book }: Counting, { provision, path }: Question): string {
  const { texts } = page;
  const found = provision === undefined ? undefined : book?.provisions.get(provision);
  if (provision === undefined || book === undefined || found === undefined) return texts.say('question.path', { path });
  const says = found.says[texts.language];
  const held = heldOn(found.history, book.on);
  if (held.is === 'ambiguous') {
    const words = { texts, said: new Map(), parts: new Map(), conditionOf: () => undefined };
    const values = held.between.map((version) => tellVersion(words, found.type, version)).join(texts.say('list.or'));
    return texts.say('question.provision-ambiguous', { provision, says, values });
  }
  const article = held.is === 'version' ? tellArticle(texts, held.version) : texts.say('held.nothing');
  return texts.say('question.provision', { provision, article, says });
}

/** A value of the right form for each kind of question; a provision's bound is enough where a path needs the condition. */
function exampleFor({ kind, path, provision }: Question): string {
  const condition = (share: string): string =>
    provision === undefined ? `'{"atLeast":"${share}","of":"options"}'` : share;
  switch (kind) {
    case 'seats':
      return '30';
    case 'method':
      return 'hare-remainder';
    case 'admit':
      return condition('5%');
    case 'valid':
    case 'adopt':
      return condition('50%');
    case 'ties':
    case 'registration':
    case 'birth':
      return 'lot';
    case 'none-pass':
    case 'exhausted':
      return 'vacant';
    case 'sole-list':
      return soleExample(path);
    case 'win':
      return 'most';
    case 'percent':
      return '"options + against-all"';
  }
}

/** By the leaf of the rule that is open. */
function soleExample(path: string): string {
  const examples: Readonly<Record<string, string>> = { remainder: 'before', freed: 'passing', minimumSeats: '2' };
  return examples[path.split('.').at(-1) ?? ''] ?? '0.7';
}
