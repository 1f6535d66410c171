/** A quick look at the equations of a form: most protocols keep them all, and core's check need not be asked. */

import type { Control, Figures, Form, Sum } from '@saylau/core';

/** An equation over columns: the sum of figures by their weights, and `count`, is 0, or at most 0. */
interface Weighed {
  readonly weights: readonly number[];
  readonly count: number;
  readonly equal: boolean;
}

/** Line → its columns; none where it has none. */
type ColumnsOf = (line: string) => readonly number[];

/** The equations of severity error over the columns of one contest: `lines` of the form, then its options. */
export class Equations {
  readonly #weighed: readonly (Weighed | undefined)[];

  constructor(form: Form, lines: readonly string[], options: number) {
    const places = Array.from({ length: options }, (_, option) => lines.length + option);
    const columnsOf: ColumnsOf = (line) => {
      if (line === 'options') return places;
      const column = lines.indexOf(line);
      return column < 0 ? [] : [column];
    };
    const errors = form.controls.filter(({ severity }) => severity === 'error');
    this.#weighed = errors.map((control) => weighed(control, columnsOf, lines.length + options));
  }

  /** Whether all figures are there and every equation surely holds. False says nothing: core's check tells. */
  surelyHold(row: Figures): boolean {
    return (
      !row.includes(undefined) && this.#weighed.every((equation) => equation !== undefined && holds(equation, row))
    );
  }
}

/** Left − right; undefined where a line has no column, or a count is beyond exact numbers. */
function weighed({ left, right, is }: Control, columnsOf: ColumnsOf, width: number): Weighed | undefined {
  const weights = new Array<number>(width).fill(0);
  const counts = [add(weights, left, 1, columnsOf), add(weights, right, -1, columnsOf)];
  const count = counts.reduce((all, one) => all + one, 0);
  return Number.isSafeInteger(count) ? { weights, count, equal: is === '=' } : undefined;
}

/** Adds a side to the weights, and returns its bare count; NaN where a line has no column. */
function add(weights: number[], sum: Sum, side: 1 | -1, columnsOf: ColumnsOf): number {
  if ('count' in sum) return side * Number(sum.count);
  for (const { sign, line } of sum.terms) {
    const columns = columnsOf(line);
    if (columns.length === 0) return Number.NaN;
    for (const column of columns) weights[column] = (weights[column] ?? 0) + side * sign;
  }
  return 0;
}

/** Figures are below 2^31, and no form has so many terms that their sum is not exact. */
function holds({ weights, count, equal }: Weighed, row: Figures): boolean {
  let sum = count;
  for (let column = 0; column < weights.length; column++) sum += (weights[column] ?? 0) * (row[column] ?? 0);
  return equal ? sum === 0 : sum <= 0;
}
