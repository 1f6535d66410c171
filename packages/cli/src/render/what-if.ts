/** The same votes under other law: the real outcome beside it, what that law has no place for, then the what-if in full. */

import type { ContestOutcome, Outcome } from '@saylau/core';
import { date } from '../numbers.js';
import { contestLines } from './contest.js';
import type { Counting } from './counting.js';
import { noticeLines, titleLines } from './outcome.js';
import { whatIfTables } from './readings.js';

export function whatIfLines(counting: Counting, real: Outcome, other: Outcome): string[] {
  const { page, options } = counting;
  const { texts } = page;
  const readings = other.readings.map(({ says, count }, index) => {
    const words = texts.say('what-if.reading-says', {
      number: index + 2,
      says: says?.[texts.language] ?? texts.say('reading.against-all'),
    });
    return count.contests.some(({ result }) => result !== undefined)
      ? words
      : `${words} ${texts.say('reading.unknown')}`;
  });
  const first = other.readings.some(({ reading }) => reading === 'against-all')
    ? [texts.say('what-if.reading-says', { number: 1, says: texts.say('reading.against-all-out') })]
    : other.readings.length > 0
      ? [texts.say('what-if.reading-says', { number: 1, says: texts.say('reading.in-use-says') })]
      : [];
  const noLaw =
    other.law.is === 'rules'
      ? []
      : page.paragraph(texts.say(`law.${other.law.is}`, { date: date(texts, other.law.on) })).map(page.colours.yellow);
  const note = other.law.note === undefined ? [] : page.note(other.law.note[texts.language]);
  const inFull = other.contests.filter(({ result }) => result !== undefined);
  return [
    ...titleLines(counting, other),
    ...noticeLines(counting, other.notices),
    ...page.heading(texts.say('what-if.title'), texts.say('what-if.same-votes')),
    ...noLaw,
    ...note,
    ...(other.law.is === 'rules' ? whatIfTables(counting, real, other) : []),
    ...(readings.length === 0 ? [] : ['', ...[...first, ...readings].flatMap((line) => page.paragraph(line))]),
    ...(options.explain
      ? inFull.flatMap((outcome) => contestLines(counting, undeclared(outcome)))
      : page.note(texts.say('what-if.explain'))),
    ...other.contests.flatMap((outcome) => openOf(counting, outcome)),
  ];
}

function openOf(counting: Counting, outcome: ContestOutcome): string[] {
  if (outcome.lots.length === 0 && outcome.questions.length === 0) return [];
  return counting.options.explain && outcome.result !== undefined ? [] : contestLines(counting, undeclared(outcome));
}

/** Without what was declared: it was declared under the law of the day. */
function undeclared({ preliminary, ...outcome }: ContestOutcome): ContestOutcome {
  return { ...outcome, comparisons: [] };
}
