/** What keeps a count open: lots to be drawn, and questions of the law with an example of how to answer them. */

import type { ContestOutcome, OpenLot, Question } from '@saylau/core';
import { tellLot, tellQuestion, tellQuestionGround } from '@saylau/texts';
import type { Counting } from './counting.js';

export function questionLines(counting: Counting, { lots, questions }: ContestOutcome): string[] {
  const lines = [
    ...lots.flatMap((lot) => lotLines(counting, lot)),
    ...questions.flatMap((question) => questionLine(counting, question)),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}

function lotLines({ page, names }: Counting, lot: OpenLot): string[] {
  const text = tellLot(page.texts, names, lot);
  const how = page.texts.say('lot.how', { contest: lot.contest, first: lot.among[0] ?? '' });
  return [...page.paragraph(text, '  ', '? ').map(page.colours.yellow), ...page.note(how, '    ')];
}

function questionLine(counting: Counting, question: Question): string[] {
  const { page, names, book } = counting;
  const { texts } = page;
  const ground = tellQuestionGround(texts, book, question);
  return [
    ...page.paragraph(tellQuestion(texts, names, question), '  ', '? ').map(page.colours.yellow),
    ...page.note(`${ground} ${howToAnswer(counting, question)}`, '    '),
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
