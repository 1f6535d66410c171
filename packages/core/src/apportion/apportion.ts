/** Divides seats among lists by any method of the closed list, exactly. */

import { fraction } from '../fraction.js';
import { withinBounds } from './bounds.js';
import { checkProblem } from './check.js';
import { byQuotients } from './divisor.js';
import { divisorsOf } from './divisors.js';
import { type DivisorMethod, type Method, type QuotaMethod, quotaMethods } from './methods.js';
import type { Apportionment, Seats, Step } from './problem.js';
import type { QuotaApportionment } from './remainder.js';

const quotaNames: ReadonlySet<string> = new Set(quotaMethods);

/** Whether a method divides by a quota; else it has divisors. */
export function isQuotaMethod(method: Method): method is QuotaMethod {
  return quotaNames.has(method);
}

/**
 * Seats by list, lots still to be drawn, seats that stay vacant.
 * With `steps` given the reasons are added to it; without, none are computed.
 * Throws ApportionError where the problem cannot be done as asked (`apportionErrors`).
 */
export function apportion(problem: Apportionment, steps?: Step[]): Seats {
  checkProblem(problem);
  const { low, high, votes } = bounds(problem);
  const taking = problem.admitted === undefined ? problem : { ...problem, votes };
  const seats = isQuotaProblem(taking)
    ? withinBounds(taking, { low, high }, steps)
    : byQuotients(taking, divisorsOf(divisorName(problem.method), problem.first ?? usualFirst), { low, high }, steps);
  for (const lot of seats.lots) steps?.push({ step: 'lot', lot });
  return seats;
}

/** Modified Sainte-Laguë as in Norway and Sweden until 2018: 1.4. */
const usualFirst = fraction(7n, 5n);

const isQuotaProblem = (problem: Apportionment): problem is QuotaApportionment => isQuotaMethod(problem.method);

/** Narrowing for the compiler, after `isQuotaMethod` said no. */
function divisorName(method: Method): DivisorMethod {
  if (isQuotaMethod(method)) throw new TypeError('a quota method has no divisors');
  return method;
}

/** Least and most seats of each list, and the votes that take part: none of a list that is not admitted, no seat for no votes. */
function bounds({ votes, seats, admitted, minimum, maximum }: Apportionment) {
  const low: number[] = [];
  const high: number[] = [];
  const taking: bigint[] = [];
  for (let list = 0; list < votes.length; list++) {
    const takesPart = admitted?.[list] ?? true;
    const own = takesPart ? (votes[list] ?? 0n) : 0n;
    const least = takesPart ? (minimum?.[list] ?? 0) : 0;
    taking.push(own);
    low.push(least);
    high.push(own === 0n ? least : Math.min(maximum?.[list] ?? seats, seats));
  }
  return { low, high, votes: taking };
}
