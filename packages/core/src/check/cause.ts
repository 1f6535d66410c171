/** Likely causes of equations that do not hold: the one slip of a typist that, undone, makes every equation of the form hold. */

import type { Figure, LineId } from '../figures.js';
import { largestFigure } from '../protocol/table.js';
import { type SlipKind, slipKind, slipsOf } from './cause-digits.js';
import { type PlacedControl, type PlacedForm, placedValue } from './control-form.js';
import type { Cause } from './finding.js';

/**
 * Kinds in order of plausibility, each with how many of it may be named. With more of one kind than that, none of it is named: to pick
 * among them would be guessing. A wrong digit explains almost anything, and is named only where it is the only one.
 */
const mostNamed = {
  'digits-swapped': 3,
  'lines-swapped': 3,
  'digit-extra': 3,
  'digit-missing': 3,
  'digit-wrong': 1,
} as const satisfies Readonly<Record<SlipKind | 'lines-swapped', number>>;

/** Beyond so many lines no causes are looked for: every pair of lines is tried. The longest ballots have about sixty. */
const mostLines = 500;

/** An equation as residual (left − right), with what one more in each column adds to it. */
interface Equation {
  readonly equal: boolean;
  readonly residual: number;
  readonly weights: readonly number[];
}

/** The likely causes of a protocol's broken equations, most plausible first. None where a line is absent, a figure is above `largestFigure`, or the lines are more than any ballot has. */
export function likelyCauses(form: PlacedForm, figures: readonly Figure[]): readonly Cause[] {
  const all = possibleCauses(form, figures);
  return Object.entries(mostNamed).flatMap(([kind, most]) => {
    const same = all.filter((cause) => cause.kind === kind);
    return same.length > most ? [] : same;
  });
}

/** Every single slip that explains a protocol's broken equations, however many there are. */
export function possibleCauses(form: PlacedForm, figures: readonly Figure[]): readonly Cause[] {
  if (form.columns.length > mostLines) return [];
  const known = figures.filter((figure) => figure !== undefined && figure <= largestFigure);
  if (known.length < form.columns.length) return [];
  const values = known.map(Number);
  const equations = form.controls.map((placed) => equationOf(placed, figures));
  const broken = equations.filter(({ equal, residual }) => !holds(equal, residual));
  // An equation of the kind `=` says by how much a figure is wrong: that leaves one candidate a line, so it is asked first.
  const first = broken.find(({ equal }) => equal) ?? broken[0];
  if (first === undefined) return [];
  const search = { columns: form.columns, values, first, equations };
  return [...digitSlips(search), ...lineSwaps(search)];
}

/** Of a protocol with just one absent line: the figure that the equations make of it, where one of them determines it and all then hold. */
export function lineThatFollows(form: PlacedForm, figures: readonly Figure[]): Cause | undefined {
  const column = figures.indexOf(undefined);
  const given = figures.with(column, 0n);
  // A second absent line, or a figure that no protocol can hold.
  if (given.some((figure) => figure === undefined || figure > largestFigure)) return undefined;
  const equations = form.controls.map((placed) => equationOf(placed, given));
  const line = form.columns[column] ?? '';
  for (const { equal, residual, weights } of equations) {
    const weight = weights[column] ?? 0;
    if (!equal || weight === 0) continue;
    // The first equation that determines it decides: if another makes something else of it, not all would hold.
    const to = 0 - residual / weight;
    return isFigure(to) && equations.every((equation) => holdsWith(equation, column, to))
      ? { kind: 'line-follows', line, to }
      : undefined;
  }
  return undefined;
}

interface Search {
  readonly columns: readonly LineId[];
  readonly values: readonly number[];
  /** One of the broken equations: whatever settles all of them settles this one. */
  readonly first: Equation;
  readonly equations: readonly Equation[];
}

function digitSlips({ columns, values, first, equations }: Search): readonly Cause[] {
  return values.flatMap((from, column) => {
    const weight = first.weights[column] ?? 0;
    if (weight === 0) return [];
    const settling = first.equal ? [from - first.residual / weight] : slipsOf(from);
    return settling.flatMap((to): Cause[] => {
      if (!isFigure(to) || !equations.every((equation) => holdsWith(equation, column, to - from))) return [];
      const kind = slipKind(from, to);
      return kind === undefined ? [] : [{ kind, line: columns[column] ?? '', from, to }];
    });
  });
}

function lineSwaps({ columns, values, first, equations }: Search): readonly Cause[] {
  const causes: Cause[] = [];
  for (const [one, value] of values.entries()) {
    for (let other = one + 1; other < values.length; other++) {
      const by = (values[other] ?? 0) - value;
      if (!holdsSwapped(first, one, other, by)) continue;
      if (!equations.every((equation) => holdsSwapped(equation, one, other, by))) continue;
      causes.push({ kind: 'lines-swapped', lines: [columns[one] ?? '', columns[other] ?? ''] });
    }
  }
  return causes;
}

function equationOf({ control, left, right, weights }: PlacedControl, figures: readonly Figure[]): Equation {
  const residual = (placedValue(left, figures) ?? 0n) - (placedValue(right, figures) ?? 0n);
  return { equal: control.is === '=', residual: Number(residual), weights };
}

const isFigure = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= largestFigure;

const holds = (equal: boolean, residual: number): boolean => (equal ? residual === 0 : residual <= 0);

/** Does it hold once the figure of a column is larger by so much? */
function holdsWith({ equal, residual, weights }: Equation, column: number, by: number): boolean {
  return holds(equal, residual + (weights[column] ?? 0) * by);
}

/** Does it hold once one column is larger and another smaller by so much? */
function holdsSwapped({ equal, residual, weights }: Equation, one: number, other: number, by: number): boolean {
  return holds(equal, residual + ((weights[one] ?? 0) - (weights[other] ?? 0)) * by);
}
