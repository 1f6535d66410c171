/** One apportionment solved, and its answer as lines: quotas and remainders or the cut, seats, ties, lots. */

import { type ApportionCase, type ApportionStep, type CaseResult, type CaseSolved, type CutQuotient, fraction, solveCase } from '@saylau/core';
import type { Plain } from '@saylau/formats';
import { percent, short, whole } from './numbers.js';
import type { Page } from './render/page.js';
import type { Cell, Column, Row } from './render/table.js';

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

export function solved(given: ApportionCase): { readonly result: CaseResult; readonly steps: readonly ApportionStep[] } {
  const steps: ApportionStep[] = [];
  return { result: solveCase(given, steps), steps };
}

export function answerLines(page: Page, answer: Answer): string[] {
  const { texts } = page;
  const { given, result } = answer;
  const method = texts.sayIf(`method.${given.problem.method}`) ?? given.problem.method;
  return [
    ...page.title(texts.say('apportion.title', { seats: given.problem.seats, method })),
    ...seatTable(page, answer),
    ...(result.vacant > 0 ? page.paragraph(texts.say('result.vacant', { seats: result.vacant })).map(page.colours.yellow) : []),
    ...(result.total === given.problem.seats ? [] : page.paragraph(texts.say('apportion.total', { seats: result.total }))),
    '',
    ...answer.steps.flatMap((step) => page.paragraph(sentence(page, answer, step), '  ', '• ')),
  ];
}

const nameOf = ({ names }: Answer, list: number): string => names[list] ?? String(list + 1);
const namesOf = (page: Page, answer: Answer, lists: readonly number[]): string =>
  lists.map((list) => nameOf(answer, list)).join(page.texts.say('list.separator'));

function seatTable(page: Page, answer: Answer): string[] {
  const { texts, colours } = page;
  const { problem, threshold } = answer.given;
  const { result } = answer;
  const total = problem.votes.reduce((sum, votes) => sum + votes, 0n);
  const wholeStep = answer.steps.find((step) => step.step === 'whole');
  const drawn = new Map(result.lots.flatMap(({ among, seats }) => among.map((list) => [list, seats] as const)));
  const columns: Column[] = [
    { head: texts.say('head.list'), flexible: true },
    { head: texts.say('head.votes'), align: 'right' },
    { head: '%', align: 'right' },
    ...(threshold === undefined ? [] : [{ head: texts.say('head.threshold') }]),
    ...(wholeStep === undefined ? [] : [{ head: texts.say('head.whole'), align: 'right' as const }, { head: texts.say('head.remainder'), align: 'right' as const }]),
    { head: texts.say('head.seats'), align: 'right' },
  ];
  const rows = problem.votes.map((votes, list): Cell[] => {
    const at = wholeStep?.step === 'whole' ? wholeStep.lists.indexOf(list) : -1;
    const remainder = wholeStep?.step === 'whole' ? wholeStep.remainders[at] : undefined;
    const seats = result.seats[list] ?? 0;
    const lot = drawn.has(list) ? ` + ${texts.say('apportion.lot')}` : '';
    return [
      nameOf(answer, list),
      whole(texts, votes),
      total === 0n ? '–' : percent(texts, fraction(votes, total)).replace(/\u00a0%$/, ''),
      ...(threshold === undefined ? [] : [result.admitted[list] === true ? texts.say('threshold.passes') : { text: texts.say('threshold.below'), style: colours.dim }]),
      ...(wholeStep?.step !== 'whole' ? [] : [String(wholeStep.seats[at] ?? ''), remainder === undefined ? '' : short(texts, remainder, 2)]),
      { text: `${seats}${lot}`, style: seats > 0 ? colours.bold : colours.dim },
    ];
  });
  const blanks = columns.slice(3).map(() => '');
  const sum: Row = [texts.say('head.total'), whole(texts, total), '', ...blanks.slice(1), String(result.seats.reduce((all, own) => all + own, 0))];
  return page.table(columns, [...rows, 'rule', sum]);
}

function sentence(page: Page, answer: Answer, step: ApportionStep): string {
  const { texts } = page;
  const names = (lists: readonly number[]): string => namesOf(page, answer, lists);
  switch (step.step) {
    case 'quota':
      return texts.say('step.quota', { votes: whole(texts, step.votes), seats: step.seats, quota: short(texts, step.quota) });
    case 'whole':
      return `${texts.say('step.whole')} ${step.lists.map((list, index) => `${nameOf(answer, list)} ${step.seats[index] ?? 0}`).join(' · ')}`;
    case 'remainder':
      return step.rule === 'largest'
        ? texts.say('step.remainders', { seats: step.to.length, options: names(step.to) })
        : texts.say('apportion.remainder', { rule: texts.say(`remainder.${step.rule}`), options: names(step.to), seats: step.to.length });
    case 'withdrawn':
      return texts.say('step.withdrawn', { seats: step.from.length, options: names(step.from) });
    case 'bound':
      return texts.say(`step.bound-${step.bound}`, { seats: step.lists.map((list, index) => `${nameOf(answer, list)} ${step.seats[index] ?? 0}`).join(' · ') });
    case 'cut':
      return cutSentence(page, answer, step.last, step.next);
    case 'tie':
      return texts.say('step.tie', { among: names(step.among), seats: step.seats, by: texts.say(`tie.${step.by}`), chosen: names(step.to) });
    case 'lot':
      return texts.say(step.lot.together === true ? 'apportion.lot-together' : 'lot.open', { among: names(step.lot.among), seats: step.lot.seats });
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

function cutSentence(page: Page, answer: Answer, last: CutQuotient, next: CutQuotient | undefined): string {
  const { texts } = page;
  const values = (cut: CutQuotient): { readonly option: string; readonly seat: number; readonly quotient: string } => ({
    option: nameOf(answer, cut.list),
    seat: cut.seat,
    quotient: cut.quotient === undefined ? '∞' : `${cut.squared === true ? '√' : ''}${short(texts, cut.quotient)}`,
  });
  const first = texts.say('step.divisors-last', values(last));
  return next === undefined ? first : `${first} ${texts.say('step.divisors-next', values(next))}`;
}
