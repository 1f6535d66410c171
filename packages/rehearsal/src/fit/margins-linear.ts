/** The linear problem of the areas, scaled for the simplex, and the exact proof where it has no answer. */

import type { NamedLimit } from './margins-limits.js';
import { distanceVariable, variablesOf } from './margins-limits.js';
import type { MarginsProblem } from './margins-problem.js';
import { type Limit, type LinearAnswer, solveLinear } from './simplex.js';

/** A point within the limits, or weights of limits that cannot be met; in doubles. `nearest`: with voters near `about`. */
export function solveMargins(problem: MarginsProblem, limits: readonly Limit[], nearest: boolean): LinearAnswer {
  const distance = distanceVariable(problem);
  const unit = problem.registered / 1000 || 1;
  const scales = limits.map(({ terms }) => largest(terms));
  const scaled = limits.map(({ terms, bound }, index) => {
    const scale = scales[index] ?? 1;
    const entries = [...terms].map(([variable, factor]): [number, number] => [
      variable,
      variable === distance ? factor / scale / unit : factor / scale,
    ]);
    return { terms: new Map(entries), bound: bound / scale / unit };
  });
  const answer = solveLinear(variablesOf(problem), scaled, nearest ? distance : undefined);
  if ('weights' in answer) return { weights: answer.weights.map((weight, index) => weight / (scales[index] ?? 1)) };
  return { point: answer.point.map((value, variable) => (variable === distance ? value : value * unit)) };
}

function largest(terms: ReadonlyMap<number, number>): number {
  let most = 0;
  for (const factor of terms.values()) most = Math.max(most, Math.abs(factor));
  return most || 1;
}

/** 2^100: weights become whole numbers with nothing lost that matters. */
const fine = 1_125_899_906_842_624 * 1_125_899_906_842_624;

/**
 * Do these weights prove, in whole numbers, that no counts from 0 to `top` meet the limits? The weighted sum of the
 * limits is a limit too, and proves it when even the smallest that its left side can be is above its bound
 * (Neumaier and Shcherbina 2004).
 */
export function isProof(limits: readonly Limit[], weights: Float64Array, top: number): boolean {
  const factors = new Map<number, bigint>();
  let bound = 0n;
  for (const [index, { terms, bound: limit }] of limits.entries()) {
    const weight = BigInt(Math.round((weights[index] ?? 0) * fine));
    if (weight <= 0n) continue;
    bound += weight * BigInt(limit);
    for (const [variable, factor] of terms)
      factors.set(variable, (factors.get(variable) ?? 0n) + weight * BigInt(factor));
  }
  let smallest = 0n;
  for (const factor of factors.values()) if (factor < 0n) smallest += factor * BigInt(top);
  return smallest > bound;
}

/** The limits that a proof uses, and all that are no figure's. */
export function usedBy(limits: readonly NamedLimit[], weights: Float64Array): NamedLimit[] {
  const used = new Set(limits.filter((_, index) => (weights[index] ?? 0) > 0).map(({ figure }) => figure));
  return limits.filter(({ figure }) => figure === undefined || used.has(figure));
}
