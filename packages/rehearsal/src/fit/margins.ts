/** Areas together: whole numbers of voters and of ballots received that meet every published figure of a day. */

import { unmetFigures } from './margins-check.js';
import { distanceLimits, marginsLimits, type NamedLimit, votersVariable } from './margins-limits.js';
import { isProof, solveMargins, usedBy } from './margins-linear.js';
import type { FigureRef, Margins, MarginsProblem } from './margins-problem.js';
import { roundMargins } from './margins-round.js';
import { areCounts, type Refusal } from './refusal.js';

/** Why there are no margins; with `contradiction`, published figures that no day can meet all together, proven. */
export interface MarginsRefusal extends Refusal {
  /** A smallest set: without any one of them the rest can be met. Empty where nothing was proven. */
  readonly figures: readonly FigureRef[];
}

/**
 * Voters by area and ballots received by time and area, as near to `about` as the worst area allows, so that every
 * printed percentage comes out and every count is exact. Checked figure by figure before it is
 * handed back. Refused: `not-whole`, `contradiction` with the figures, `not-found`.
 */
export function solveRegions(problem: MarginsProblem): Margins | MarginsRefusal {
  if (!areCounts(countsIn(problem))) return { refused: 'not-whole', figures: [] };
  for (const slack of slacks) {
    const limits = [...marginsLimits(problem, slack), ...distanceLimits(problem)];
    const answer = solveMargins(problem, limits, true);
    if ('weights' in answer) continue;
    const voters = problem.areas.map((_, index) => answer.point[votersVariable(problem, index)] ?? 0);
    const margins = roundMargins(problem, voters);
    if (margins !== undefined && unmetFigures(problem, margins).length === 0) return margins;
  }
  const figures = conflictOf(problem);
  return { refused: figures.length === 0 ? 'not-found' : 'contradiction', figures };
}

/** Votes kept free at the ends of each rounding interval, so that rounding voters cannot leave it; first the safe way. */
const slacks = [2, 0];

function countsIn({ registered, times, areas }: MarginsProblem): number[] {
  return [
    registered,
    ...times.flatMap((time) => [time.registered ?? 0, time.received ?? 0]),
    ...areas.flatMap((area) => [
      ...(typeof area.registered === 'number' ? [area.registered] : []),
      ...area.at.flatMap((figure) => [figure?.least ?? 0, figure?.most ?? 0]),
    ]),
  ];
}

/** Figures that cannot be met together, none to spare; empty where that cannot be proven. */
function conflictOf(problem: MarginsProblem): FigureRef[] {
  const first = proven(problem, marginsLimits(problem, 0));
  if (first === undefined) return [];
  let limits = first;
  for (const key of keysOf(first)) {
    const without: NamedLimit[] = limits.filter(({ figure }) => figure === undefined || keyOf(figure) !== key);
    if (without.length < limits.length) limits = proven(problem, without) ?? limits;
  }
  const figures = new Map<string, FigureRef>();
  for (const { figure } of limits) if (figure !== undefined) figures.set(keyOf(figure), figure);
  return [...figures.values()];
}

/** Those of the limits that a proof needs that they cannot be met; undefined where there is no proof. */
function proven(problem: MarginsProblem, limits: readonly NamedLimit[]): NamedLimit[] | undefined {
  const answer = solveMargins(problem, limits, false);
  if ('point' in answer || !isProof(limits, answer.weights, problem.registered)) return undefined;
  return usedBy(limits, answer.weights);
}

function keysOf(limits: readonly NamedLimit[]): Set<string> {
  return new Set(limits.flatMap(({ figure }) => (figure === undefined ? [] : [keyOf(figure)])));
}

function keyOf({ kind, area = '', time = '' }: FigureRef): string {
  return `${kind}\n${area}\n${time}`;
}
