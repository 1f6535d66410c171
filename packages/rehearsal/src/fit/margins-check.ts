/** Are all published figures met? Each percentage is computed again from the whole numbers, exactly. */

import { fraction, toDecimal } from '@saylau/core';
import type { FigureRef, Margins, MarginsProblem } from './margins-problem.js';
import { sumOf } from './refusal.js';

/** The published figures that these numbers do not meet; an area where ballots received fall counts as `received`. */
export function unmetFigures(problem: MarginsProblem, margins: Margins): FigureRef[] {
  const { areas, times } = problem;
  return [
    ...(sumOf(margins.registered) === problem.registered ? [] : [{ kind: 'registered' } as const]),
    ...areas.flatMap(({ area, registered }, index): FigureRef[] => {
      const voters = margins.registered[index] ?? 0;
      const range = typeof registered === 'number' ? { least: registered, most: registered } : registered;
      return isWithin(voters, range) ? [] : [{ kind: 'registered', area }];
    }),
    ...times.flatMap((_, at) => [...unmetNationally(problem, margins, at), ...unmetByAreas(problem, margins, at)]),
  ];
}

function isWithin(count: number, { least = 0, most = count }: { readonly least?: number; readonly most?: number }) {
  return count >= least && count <= most;
}

function prints(problem: MarginsProblem, percent: string | undefined, count: number, base: number): boolean {
  if (percent === undefined) return true;
  const places = percent.split('.')[1]?.length ?? 0;
  return base > 0 && toDecimal(fraction(100n * BigInt(count), BigInt(base)), places, problem.rounding) === percent;
}

function unmetNationally(problem: MarginsProblem, margins: Margins, at: number): FigureRef[] {
  const time = problem.times[at];
  const sum = sumOf(margins.received[at] ?? []);
  const base = time?.registered ?? problem.registered;
  return [
    ...(isWithin(sum, { least: time?.received ?? 0, most: time?.received ?? sum }) ? [] : ref('received', time?.time)),
    ...(prints(problem, time?.percent, sum, base) ? [] : ref('percent', time?.time)),
  ];
}

function ref(kind: FigureRef['kind'], time = '', area?: string): FigureRef[] {
  return [area === undefined ? { kind, time } : { kind, time, area }];
}

function unmetByAreas(problem: MarginsProblem, margins: Margins, at: number): FigureRef[] {
  const time = problem.times[at]?.time;
  return problem.areas.flatMap(({ area, at: published }, index) => {
    const count = margins.received[at]?.[index] ?? 0;
    const later = margins.received[at + 1]?.[index] ?? margins.registered[index] ?? 0;
    const isHeld = count <= later && isWithin(count, published[at] ?? {});
    return [
      ...(isHeld ? [] : ref('received', time, area)),
      ...(prints(problem, published[at]?.percent, count, margins.lists[at]?.[index] ?? 0)
        ? []
        : ref('percent', time, area)),
    ];
  });
}
