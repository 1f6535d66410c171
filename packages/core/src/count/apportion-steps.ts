/** An apportionment's steps, with options in place of list numbers. */

import type { Step as ApportionStep, CutQuotient } from '../apportion/problem.js';
import type { OptionId } from '../figures.js';
import type { Quotient, StepKind } from './steps.js';

/** `step` in the words of an outcome; `ids` and `votes` are by list. */
export function apportionStep(step: ApportionStep, votes: readonly bigint[], ids: readonly OptionId[]): StepKind {
  const id = (index: number): OptionId => ids[index] ?? '';
  switch (step.step) {
    case 'quota':
      return step;
    case 'whole':
      return { step: 'whole', rows: wholeRows(step, votes, id) };
    case 'remainder':
      return { step: 'remainders', to: step.to.map(id) };
    case 'withdrawn':
      return { step: 'withdrawn', from: step.from.map(id) };
    case 'bound':
      return {
        step: 'bound',
        bound: step.bound,
        rows: step.lists.map((list, index) => ({ option: id(list), seats: step.seats[index] ?? 0 })),
      };
    case 'cut':
      return {
        step: 'divisors',
        last: quotient(step.last, id),
        ...(step.next === undefined ? {} : { next: quotient(step.next, id) }),
      };
    case 'tie':
      return { step: 'tie', among: step.among.map(id), seats: step.seats, by: step.by, chosen: step.to.map(id) };
    case 'lot':
      return { step: 'lot', among: step.lot.among.map(id), seats: step.lot.seats };
    case 'group':
      return { step: 'group', options: step.lists.map(id), seats: step.seats };
    case 'bonus':
      return { step: 'bonus', option: id(step.to), seats: step.seats };
    case 'overhang':
      return { step: 'overhang', option: id(step.list), seats: step.seats };
    case 'levelled':
      return step;
  }
}

function wholeRows(
  step: Extract<ApportionStep, { step: 'whole' }>,
  votes: readonly bigint[],
  id: (index: number) => OptionId,
) {
  return step.lists.map((list, index) => ({
    option: id(list),
    votes: votes[list] ?? 0n,
    seats: step.seats[index] ?? 0,
    remainder: step.remainders[index] ?? { num: 0n, den: 1n },
  }));
}

function quotient({ list, seat, quotient: value, squared }: CutQuotient, id: (index: number) => OptionId): Quotient {
  return {
    option: id(list),
    seat,
    ...(value === undefined ? {} : { value }),
    ...(squared === true ? { squared } : {}),
  };
}
