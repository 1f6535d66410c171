/** One apportionment solved, and its answer as lines: quotas and remainders or the cut, seats, ties, lots. */

import {
  type ApportionCase,
  type ApportionStep,
  type CaseResult,
  type CaseSolved,
  type CutQuotient,
  fraction,
  solveCase,
} from '@saylau/core';
import type { Plain } from '@saylau/formats';
import { percent, short, tellWord, whole } from '@saylau/texts';
import type { Page } from './render/page.js';
import type { Cell, Column, Row } from './render/table.js';
import type { Texts } from './text.js';

/** A case as asked for: the machine form's value, with the lists' names beside it. */
export interface Asked {
  readonly file: string;
  readonly names: readonly string[];
  readonly value: Plain;
}

export interface Answer {
  readonly names: readonly string[];
  readonly given: ApportionCase;
  readonly result: CaseSolved;
  readonly steps: readonly ApportionStep[];
}

export function solved(given: ApportionCase): {
  readonly result: CaseResult;
  readonly steps: readonly ApportionStep[];
} {
  const steps: ApportionStep[] = [];
  return { result: solveCase(given, steps), steps };
}

/** A method as it is said, with the option that changes it. */
export function methodWords(texts: Texts, method: string): string {
  return `${tellWord(texts, 'method', method)}${method === 'modified-sainte-lague' ? ' (--first)' : ''}`;
}

export function answerLines(page: Page, answer: Answer): string[] {
  const { texts } = page;
  const { given, result } = answer;
  const method = methodWords(texts, given.problem.method);
  return [
    ...page.title(texts.say('apportion.title', { seats: given.problem.seats, method })),
    ...seatTable(page, answer),
    ...(result.vacant > 0
      ? page.paragraph(texts.say('result.vacant', { seats: result.vacant })).map(page.colours.yellow)
      : []),
    ...(result.total === given.problem.seats
      ? []
      : page.paragraph(texts.say('apportion.total', { seats: result.total }))),
    '',
    ...answer.steps.flatMap((step) => page.paragraph(sentence(page, answer, step), '  ', '• ')),
  ];
}

const nameOf = ({ names }: Answer, list: number): string => names[list] ?? String(list + 1);
const namesOf = (page: Page, answer: Answer, lists: readonly number[]): string =>
  lists.map((list) => nameOf(answer, list)).join(page.texts.say('list.separator'));

type WholeStep = Extract<ApportionStep, { step: 'whole' }>;

function seatTable(page: Page, answer: Answer): string[] {
  const { texts } = page;
  const { given, result, steps } = answer;
  const { votes } = given.problem;
  const quotas = steps.find((step): step is WholeStep => step.step === 'whole');
  const total = votes.reduce((sum, own) => sum + own, 0n);
  const columns: Column[] = [
    { head: texts.say('head.list'), flexible: true },
    { head: texts.say('head.votes'), align: 'right' },
    { head: '%', align: 'right' },
    ...(given.threshold === undefined ? [] : [{ head: texts.say('head.threshold') }]),
    ...(quotas === undefined ? [] : [right(texts.say('head.whole')), right(texts.say('head.remainder'))]),
    right(texts.say('head.seats')),
  ];
  const rows = votes.map((own, list): Cell[] => [
    nameOf(answer, list),
    whole(texts, own),
    total === 0n ? '–' : percent(texts, fraction(own, total)).replace(/\u00a0%$/, ''),
    ...(given.threshold === undefined ? [] : [thresholdCell(page, result.admitted[list] === true)]),
    ...(quotas === undefined ? [] : quotaCells(page, quotas, list)),
    seatsCell(page, result, list),
  ]);
  const seats = String(result.seats.reduce((all, own) => all + own, 0));
  const sum: Row = [texts.say('head.total'), whole(texts, total), ...columns.slice(3).map(() => ''), seats];
  return page.table(columns, [...rows, 'rule', sum]);
}

function right(head: string): Column {
  return { head, align: 'right' };
}

function thresholdCell({ texts, colours }: Page, passes: boolean): Cell {
  return passes ? texts.say('threshold.passes') : { text: texts.say('threshold.below'), style: colours.dim };
}

function quotaCells({ texts }: Page, { lists, seats, remainders }: WholeStep, list: number): Cell[] {
  const at = lists.indexOf(list);
  const remainder = remainders[at];
  return [String(seats[at] ?? ''), remainder === undefined ? '' : short(texts, remainder, 2)];
}

function seatsCell({ texts, colours }: Page, { seats, lots }: CaseSolved, list: number): Cell {
  const own = seats[list] ?? 0;
  const lot = lots.some(({ among }) => among.includes(list)) ? ` + ${texts.say('apportion.lot')}` : '';
  return { text: `${own}${lot}`, style: own > 0 ? colours.bold : colours.dim };
}

function sentence(page: Page, answer: Answer, step: ApportionStep): string {
  const { texts } = page;
  const names = (lists: readonly number[]): string => namesOf(page, answer, lists);
  switch (step.step) {
    case 'quota':
      return texts.say('step.quota', {
        votes: whole(texts, step.votes),
        seats: step.seats,
        quota: short(texts, step.quota),
      });
    case 'whole':
      return `${texts.say('step.whole')} ${step.lists.map((list, index) => `${nameOf(answer, list)} ${step.seats[index] ?? 0}`).join(' · ')}`;
    case 'remainder':
      return step.rule === 'largest'
        ? texts.say('step.remainders', { seats: step.to.length, options: names(step.to) })
        : texts.say('apportion.remainder', {
            rule: texts.say(`remainder.${step.rule}`),
            options: names(step.to),
            seats: step.to.length,
          });
    case 'withdrawn':
      return texts.say('step.withdrawn', { seats: step.from.length, options: names(step.from) });
    case 'bound':
      return texts.say(`step.bound-${step.bound}`, {
        seats: step.lists.map((list, index) => `${nameOf(answer, list)} ${step.seats[index] ?? 0}`).join(' · '),
      });
    case 'cut':
      return cutSentence(page, answer, step);
    case 'tie':
      return texts.say('step.tie', {
        among: names(step.among),
        seats: step.seats,
        by: texts.say(`tie.${step.by}`),
        chosen: names(step.to),
      });
    case 'lot':
      return texts.say(step.lot.together === true ? 'apportion.lot-together' : 'lot.open', {
        among: names(step.lot.among),
        seats: step.lot.seats,
      });
    case 'group':
      return texts.say('step.group', { options: names(step.lists), seats: step.seats });
    case 'bonus':
      return texts.say('step.bonus', { option: nameOf(answer, step.to), seats: step.seats });
    case 'overhang':
      return texts.say('step.overhang', { option: nameOf(answer, step.list), seats: step.seats });
    case 'levelled':
      return texts.say('step.levelled', { seats: step.seats });
  }
}

type CutStep = Extract<ApportionStep, { step: 'cut' }>;

function cutSentence(page: Page, answer: Answer, { last, next }: CutStep): string {
  const { texts } = page;
  const values = (cut: CutQuotient): { readonly option: string; readonly seat: number; readonly quotient: string } => ({
    option: nameOf(answer, cut.list),
    seat: cut.seat,
    quotient: cut.quotient === undefined ? '∞' : `${cut.squared === true ? '√' : ''}${short(texts, cut.quotient)}`,
  });
  // Whom a lot gives the seat is not known yet.
  const lot = answer.result.lots.find(({ among }) => among.includes(last.list));
  if (lot !== undefined)
    return texts.say('step.divisors-lot', { ...values(last), among: namesOf(page, answer, lot.among) });
  const first = texts.say('step.divisors-last', values(last));
  return next === undefined ? first : `${first} ${texts.say('step.divisors-next', values(next))}`;
}
