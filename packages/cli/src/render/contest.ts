/** One contest in full: figures, turnout, options with votes and seats, what was decided, declared beside counted. */

import type { ContestOutcome, LineId } from '@saylau/core';
import { tellStatus, whole } from '@saylau/texts';
import type { Counting } from './counting.js';
import { optionTable } from './options.js';
import { laterRoundLines, preliminaryLines } from './polls.js';
import { questionLines } from './questions.js';
import { resultLines } from './result.js';
import { stepLines } from './steps.js';
import { turnoutWords } from './turnout.js';

export function contestLines(counting: Counting, outcome: ContestOutcome): string[] {
  const { page, options } = counting;
  return [
    ...page.heading(titleOf(counting, outcome), noteOf(counting, outcome)),
    ...figureLines(counting, outcome),
    ...optionTable(counting, outcome),
    ...laterRoundLines(counting, outcome),
    ...resultLines(counting, outcome),
    ...missingLines(counting, outcome),
    ...questionLines(counting, outcome),
    ...(options.explain ? stepLines(counting, outcome) : []),
    ...preliminaryLines(counting, outcome),
  ];
}

function titleOf({ names }: Counting, { contest, body, part }: ContestOutcome): string {
  const own = names.contest(contest);
  if (body === undefined) return own;
  const of = names.body(body);
  if (own === of) return `${of}: ${names.part(part)}`;
  if (of.startsWith(own)) return of;
  return own.includes(of) ? own : `${of}: ${own}`;
}

function noteOf({ page }: Counting, outcome: ContestOutcome): string {
  const { result, lots } = outcome;
  const { texts } = page;
  const drawn = lots.reduce((sum, lot) => sum + lot.seats, 0);
  const seats = result?.kind === 'seats' ? result.rows.reduce((sum, row) => sum + row.seats, result.vacant + drawn) : 0;
  const number = seats > 0 ? [texts.say('seats.number', { seats })] : [];
  return [tellStatus(texts, outcome), ...number].join(' · ');
}

/** Lines of the protocol that are known, the turnout, and the base of the percentages. */
function figureLines(counting: Counting, outcome: ContestOutcome): string[] {
  const { page, names } = counting;
  const { texts } = page;
  const ballot = new Set([...(counting.contest(outcome.contest)?.options ?? []).map(({ id }) => id), 'against-all']);
  const shares = new Set(outcome.percentages.map(({ line }) => line));
  const figures = outcome.figures
    .filter(({ line, round }) => round === 1 && !ballot.has(line) && !shares.has(line))
    .map(({ line, value, origin }): readonly [string, string] => {
      const how = origin === 'declared' || origin === 'protocols' ? '' : ` (${texts.say(`origin.${origin}`)})`;
      return [capital(names.line(line)), `${whole(texts, value)}${how}`];
    });
  const pairs = [...figures, ...turnoutPair(counting, outcome), ...basePair(counting, outcome)];
  return pairs.length === 0 ? [] : [...page.pairs(pairs), ''];
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('kk') + text.slice(1);
}

function turnoutPair(counting: Counting, outcome: ContestOutcome): (readonly [string, string])[] {
  const words = turnoutWords(counting, outcome.contest, outcome, outcome.turnoutMissing);
  return words === undefined ? [] : [[counting.page.texts.say('turnout.label'), words]];
}

function basePair({ page, names }: Counting, outcome: ContestOutcome): (readonly [string, string])[] {
  const [first] = outcome.percentages;
  if (first === undefined) return [];
  const value = `${whole(page.texts, first.base)} = ${names.sum(first.of, outcome.contest)}`;
  return [[page.texts.say('percent.base'), value]];
}

/** The lines that are absent and keep the contest from being counted. */
function missingLines({ page, names }: Counting, { missing, contest, status, figures }: ContestOutcome): string[] {
  if (status === 'counted' || missing.length === 0) return [];
  const shown: readonly LineId[] = missing.length > 12 ? missing.slice(0, 12) : missing;
  const more = missing.length > shown.length ? ' …' : '';
  // What is known of the whole can only be missing in the regions.
  const below = shown.every((line) => figures.some((figure) => figure.line === line));
  const text = page.texts.say(below ? 'status.missing-by-region' : 'status.missing', {
    lines: `${names.lines(shown, contest)}${more}`,
  });
  return page.paragraph(text).map(page.colours.yellow);
}
