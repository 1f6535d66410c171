/** The problem of the areas together as linear limits with whole factors, each with the figure that it comes from. */

import {
  type AreaFigure,
  type FigureRef,
  listsTotal,
  type MarginsArea,
  type MarginsProblem,
  type MarginsTime,
} from './margins-problem.js';
import { countsFor, edgesOf, printedOf } from './percent.js';
import type { Limit } from './simplex.js';

/** A limit, and the figure that it comes from; none where it holds of any day. */
export interface NamedLimit extends Limit {
  readonly figure?: FigureRef;
}

/** Number of variables: ballots received by time and area, voters by area, and how far voters are from `about`. */
export function variablesOf({ times, areas }: MarginsProblem): number {
  return (times.length + 1) * areas.length + 1;
}

/** The variable of voters in an area. */
export function votersVariable({ times, areas }: MarginsProblem, area: number): number {
  return times.length * areas.length + area;
}

/** The variable of how far voters are from `about`, as a part of `about`. */
export function distanceVariable(problem: MarginsProblem): number {
  return variablesOf(problem) - 1;
}

/** All limits. `slack`: votes kept free inside each rounding interval, so that whole numbers will be near. */
export function marginsLimits(problem: MarginsProblem, slack: number): NamedLimit[] {
  return [
    ...problem.areas.flatMap((area, index) => votersLimits(problem, area, index)),
    ...between(
      sumTerms(problem.areas.map((_, index) => votersVariable(problem, index))),
      { least: problem.registered, most: problem.registered },
      { kind: 'registered' },
    ),
    ...problem.times.flatMap((time, at) => [
      ...nationalLimits(problem, time, at),
      ...problem.areas.flatMap((area, index) => cellLimits({ problem, time, at, area, index }, slack)),
    ]),
  ];
}

/** Limits that draw voters towards `about`: distance × about ≥ ± (voters − about). */
export function distanceLimits(problem: MarginsProblem): NamedLimit[] {
  const distance = distanceVariable(problem);
  return problem.areas.flatMap(({ registered }, index) => {
    if (typeof registered === 'number') return [];
    const [voters, about] = [votersVariable(problem, index), Math.round(registered.about)];
    const limit = (sign: 1 | -1): NamedLimit => ({
      terms: new Map([
        [voters, sign],
        [distance, -about],
      ]),
      bound: sign * about,
    });
    return [limit(1), limit(-1)];
  });
}

function between(
  terms: ReadonlyMap<number, number>,
  { least, most }: { readonly least?: number | undefined; readonly most?: number | undefined },
  figure: FigureRef,
): NamedLimit[] {
  const turned = new Map([...terms].map(([variable, factor]) => [variable, -factor]));
  return [
    ...(most === undefined ? [] : [{ terms, bound: most, figure }]),
    ...(least === undefined || least === 0 ? [] : [{ terms: turned, bound: -least, figure }]),
  ];
}

function sumTerms(variables: readonly number[]): Map<number, number> {
  return new Map(variables.map((variable) => [variable, 1]));
}

function votersLimits(problem: MarginsProblem, { area, registered }: MarginsArea, index: number): NamedLimit[] {
  const range = typeof registered === 'number' ? { least: registered, most: registered } : registered;
  const whole = { least: Math.ceil(range.least), most: Math.floor(range.most) };
  return between(sumTerms([votersVariable(problem, index)]), whole, { kind: 'registered', area });
}

function nationalLimits(problem: MarginsProblem, time: MarginsTime, at: number): NamedLimit[] {
  const n = problem.areas.length;
  const all = sumTerms(problem.areas.map((_, index) => at * n + index));
  const { received, percent } = time;
  const printed =
    percent === undefined ? {} : countsFor(percent, time.registered ?? problem.registered, problem.rounding);
  return [
    ...between(all, { least: received, most: received }, { kind: 'received', time: time.time }),
    ...between(all, printed, { kind: 'percent', time: time.time }),
  ];
}

interface Cell {
  readonly problem: MarginsProblem;
  readonly time: MarginsTime;
  readonly at: number;
  readonly area: MarginsArea;
  readonly index: number;
}

function cellLimits(cell: Cell, slack: number): NamedLimit[] {
  const { problem, time, at, area, index } = cell;
  const published = area.at[at];
  const variable = at * problem.areas.length + index;
  const later = at + 1 === problem.times.length ? votersVariable(problem, index) : variable + problem.areas.length;
  return [
    {
      terms: new Map([
        [variable, 1],
        [later, -1],
      ]),
      bound: 0,
    },
    ...between(sumTerms([variable]), published ?? {}, { kind: 'received', time: time.time, area: area.area }),
    ...percentLimits(cell, published, slack),
  ];
}

/** from × list ≤ 2 × unit × received < before × list, with list = voters × then ÷ final. */
function percentLimits(cell: Cell, published: AreaFigure | undefined, slack: number): NamedLimit[] {
  const { problem, time, at, area, index } = cell;
  if (published?.percent === undefined) return [];
  const figure: FigureRef = { kind: 'percent', time: time.time, area: area.area };
  const then = listsTotal(problem, time);
  const received = at * problem.areas.length + index;
  if (typeof area.registered === 'number' && then === problem.registered)
    return between(sumTerms([received]), countsFor(published.percent, area.registered, problem.rounding), figure);
  const printed = printedOf(published.percent);
  if (printed === undefined) return [{ terms: new Map(), bound: -1, figure }];
  const scale = then === problem.registered ? 1 : problem.registered;
  const [many, voters] = [2 * printed.unit * scale, scale === 1 ? 1 : then];
  const limit = (sign: 1 | -1, halves: number): NamedLimit => ({
    terms: new Map([
      [received, sign * many],
      [votersVariable(problem, index), -sign * halves * voters],
    ]),
    bound: -Math.floor(many * Math.min(slack, aboutOf(area) / (4 * printed.unit))),
    figure,
  });
  const { from, before } = edgesOf(printed, problem.rounding ?? 'half-up');
  return [limit(1, before), ...(from === 0 ? [] : [limit(-1, from)])];
}

function aboutOf({ registered }: MarginsArea): number {
  return typeof registered === 'number' ? registered : registered.about;
}
