/** The contests of an election, part by part: in full where they are few, else in a table, with --all each in full. */

import type { ContestOutcome, Status } from '@saylau/core';
import { comparisonOf } from './comparison.js';
import { contestLines } from './contest.js';
import type { Counting } from './counting.js';
import type { Cell, Column, Row } from './table.js';

/** As many contests of a part are shown in full without being asked for. */
const fewContests = 3;

/** As many rows a table has without --all. */
const fewRows = 32;

export function contestsLines(counting: Counting, outcomes: readonly ContestOutcome[]): string[] {
  const parts = [...new Set(outcomes.map(({ part }) => part))];
  return parts.flatMap((part) => {
    const own = outcomes.filter((outcome) => outcome.part === part);
    if (counting.options.all || own.length <= fewContests)
      return own.flatMap((outcome) => contestLines(counting, outcome));
    return manyLines(counting, part, own);
  });
}

/** Many contests of one part: how far they are known, then a row for each of which something is. */
function manyLines(counting: Counting, part: string, outcomes: readonly ContestOutcome[]): string[] {
  const { page, names } = counting;
  const { texts } = page;
  const telling = outcomes.filter((outcome) => tellingOf(counting, outcome) !== '');
  const shown = telling.slice(0, fewRows);
  const rest = outcomes.length - shown.length;
  const heading = page.heading(names.part(part), texts.say('contests.number', { number: outcomes.length }));
  const statuses = statusCounts(outcomes).map(([status, number]) => `${texts.say(`status.${status}`)}: ${number}`);
  const missing = [...new Set(outcomes.flatMap((outcome) => outcome.missing.filter((line) => names.isLine(line))))];
  return [
    ...heading,
    ...page.paragraph(statuses.join(' · ')),
    ...(missing.length === 0
      ? []
      : page.paragraph(texts.say('status.missing', { lines: names.lines(missing, names.exampleOf(part)) }))),
    ...(shown.length === 0 ? [] : ['', ...contestTable(counting, shown)]),
    ...(rest > 0 ? page.note(texts.say(shown.length === 0 ? 'contests.none' : 'contests.rest', { number: rest })) : []),
    ...openLines(counting, outcomes),
  ];
}

function statusCounts(outcomes: readonly ContestOutcome[]): [Status, number][] {
  const all: readonly Status[] = ['counted', 'declared-only', 'not-determinable'];
  return all
    .map((status): [Status, number] => [status, outcomes.filter((outcome) => outcome.status === status).length])
    .filter(([, number]) => number > 0);
}

function contestTable(counting: Counting, outcomes: readonly ContestOutcome[]): string[] {
  const { page, names } = counting;
  const { texts, colours } = page;
  const candidates = outcomes.some((outcome) => candidatesOf(counting, outcome) !== '');
  const columns: Column[] = [
    { head: texts.say('head.contest'), flexible: true },
    ...(candidates ? [{ head: texts.say('head.candidates'), align: 'right' as const }] : []),
    { head: texts.say('head.result'), flexible: true },
    { head: texts.say('head.status') },
  ];
  const rows: Row[] = outcomes.map((outcome): Cell[] => [
    placeOf(counting, outcome),
    ...(candidates ? [candidatesOf(counting, outcome)] : []),
    tellingOf(counting, outcome),
    { text: texts.say(`status.${outcome.status}`), style: outcome.status === 'counted' ? colours.green : colours.dim },
  ]);
  return page.table(columns, rows);

  function placeOf(_: Counting, { contest, body, area }: ContestOutcome): string {
    const own = names.contest(contest);
    const of = body === undefined ? names.area(area) : names.body(body);
    if (of.startsWith(own)) return of;
    return own.includes(of) ? own : `${own}, ${of}`;
  }
}

function candidatesOf(counting: Counting, { contest }: ContestOutcome): string {
  const found = counting.contest(contest);
  const number =
    found?.candidates ?? (found !== undefined && found.options.length > 1 ? found.options.length : undefined);
  return number === undefined ? '' : String(number);
}

/** What is known of a contest's result, in a few words; empty where nothing is. */
function tellingOf(counting: Counting, outcome: ContestOutcome): string {
  const { names, page } = counting;
  const { texts } = page;
  const { result, contest, part } = outcome;
  if (result?.kind === 'elected' && result.elected.length > 0) return names.options(contest, result.elected);
  if (result?.kind === 'elected' && result.secondRound)
    return texts.say('result.second-round', { who: names.options(contest, result.advancing) });
  if (result?.kind === 'seats') {
    return result.rows
      .filter(({ seats }) => seats > 0)
      .map(({ option, seats }) => `${names.option(contest, option)} ${seats}`)
      .join(' · ');
  }
  if (result?.kind === 'answer') return texts.say(result.adopted ? 'result.adopted' : 'result.rejected');
  return declaredTelling(counting, outcome, comparisonOf(outcome.comparisons, 'elected', part)?.declared);
}

function declaredTelling(
  { names, page }: Counting,
  { contest, comparisons, part }: ContestOutcome,
  elected: string | undefined,
): string {
  if (elected !== undefined) return names.options(contest, elected.split(' '));
  const seats = comparisons.filter(
    ({ what, declared }) => what === 'seats' && declared !== undefined && declared !== '0',
  );
  if (seats.length > 0)
    return seats.map(({ key, declared }) => `${names.option(contest, key)} ${declared ?? ''}`).join(' · ');
  const second = comparisonOf(comparisons, 'second-round', part)?.declared;
  if (second === undefined) return '';
  return page.texts.say(second === 'true' ? 'result.second-round-declared' : 'result.no-second-round-declared');
}

/** Lots and questions are never left out, however many contests there are. */
function openLines(counting: Counting, outcomes: readonly ContestOutcome[]): string[] {
  const open = outcomes.filter(({ lots, questions }) => lots.length > 0 || questions.length > 0);
  return open.slice(0, fewRows).flatMap((outcome) => contestLines(counting, outcome));
}
