/** The same votes under other law: the real outcome beside it, what that law has no place for, then the what-if in full. */

import type { ContestOutcome, Outcome, ReadingOutcome } from '@saylau/core';
import { date } from '@saylau/texts';
import { contestLines } from './contest.js';
import type { Counting } from './counting.js';
import { noticeLines, titleLines } from './outcome.js';
import { tellingReadings, whatIfTables } from './readings.js';

export function whatIfLines(counting: Counting, real: Outcome, other: Outcome): string[] {
  const { page, options } = counting;
  const { texts } = page;
  const readings = readingWords(counting, other);
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
    ...(readings.length === 0 ? [] : ['', ...readings.flatMap((line) => page.paragraph(line))]),
    ...(options.explain
      ? inFull.flatMap((outcome) => contestLines(counting, undeclared(outcome)))
      : page.note(texts.say('what-if.explain'))),
    ...other.contests.flatMap((outcome) => openOf(counting, outcome)),
  ];
}

/** What the numbers of the columns stand for; a reading that cannot be counted has no column and no number. */
function readingWords({ page: { texts } }: Counting, other: Outcome): string[] {
  const said = ({ says }: ReadingOutcome): string => says?.[texts.language] ?? texts.say('reading.against-all');
  const telling = tellingReadings(other);
  const againstAll = telling.some(({ reading }) => reading === 'against-all');
  const first = texts.say(againstAll ? 'reading.against-all-out' : 'reading.in-use-says');
  const numbered = [first, ...telling.map(said)];
  const unknown = other.readings.filter((reading) => !telling.includes(reading));
  return [
    ...(telling.length === 0
      ? []
      : numbered.map((says, index) => texts.say('what-if.reading-says', { number: index + 1, says }))),
    ...unknown.map((reading) => `${texts.say('reading.title')}: ${said(reading)} ${texts.say('reading.unknown')}`),
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
