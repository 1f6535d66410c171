/** Refuses a problem that cannot be done as asked. */

import { ApportionError, type ApportionErrorCode, type Apportionment } from './problem.js';

const isCount = (value: number | undefined): boolean =>
  value !== undefined && Number.isSafeInteger(value) && value >= 0;

function refuse(when: boolean, code: ApportionErrorCode): void {
  if (when) throw new ApportionError(code);
}

/** Throws ApportionError with the code of the first thing wrong. */
export function checkProblem(problem: Apportionment): void {
  const { seats, votes, first } = problem;
  refuse(!isCount(seats), 'seats-not-whole');
  for (const vote of votes) refuse(vote < 0n, 'votes-negative');
  checkLengths(problem);
  if (first !== undefined) refuse(first.num <= 0n || first.num >= 3n * first.den, 'first-out-of-range');
  if (problem.minimum !== undefined || problem.maximum !== undefined) checkBounds(problem);
}

function checkLengths({ votes, admitted, minimum, maximum, order, registered }: Apportionment): void {
  for (const values of [admitted, minimum, maximum, order, registered]) {
    refuse(values !== undefined && values.length !== votes.length, 'lengths-differ');
  }
}

function checkBounds({ seats, admitted, minimum = [], maximum = [] }: Apportionment): void {
  refuse(![...minimum, ...maximum].every(isCount), 'bounds-not-whole');
  let sum = 0;
  minimum.forEach((least, list) => {
    if (admitted?.[list] === false) return;
    sum += least;
    refuse(least > (maximum[list] ?? least), 'minimum-above-maximum');
  });
  refuse(sum > seats, 'minimum-above-seats');
}
