/** A form laid out over columns: which columns each control equation adds and takes away. */

import type { Figure, LineId, OptionId, Sum } from '../figures.js';
import type { Control, Form } from '../form.js';
import { numberedLines } from '../protocol/numbered.js';

/** One side of an equation: columns added, columns taken away, a bare count. */
export interface PlacedSum {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  readonly count: bigint;
}

/** A control equation over columns: the form's lines without the group `options`, then the options. */
export interface PlacedControl {
  readonly control: Control;
  readonly left: PlacedSum;
  readonly right: PlacedSum;
  /** By column, what one more of it adds to left − right. */
  readonly weights: readonly number[];
}

/** The form of one contest's protocols. */
export interface PlacedForm {
  /** Ids by column. */
  readonly columns: readonly LineId[];
  /** The same ids in the form's own order. */
  readonly inOrder: readonly LineId[];
  readonly controls: readonly PlacedControl[];
}

/** The form for a contest with these options (without the line against all). */
export function placeForm(form: Form, options: readonly OptionId[]): PlacedForm {
  const columns = [...columnLines(form), ...(hasOptions(form) ? options : [])];
  const inOrder = numberedLines(form, options).map(({ line }) => line);
  return { columns, inOrder, controls: placeControls(form, options.length) };
}

/** The control equations over the columns of a table with so many option slots. An equation with a line that the form has not is left out. */
export function placeControls(form: Form, slots: number): readonly PlacedControl[] {
  const columnsOf = columnFinder(form, slots);
  return form.controls.flatMap((control) => {
    const [left, right] = [placeSum(control.left, columnsOf), placeSum(control.right, columnsOf)];
    if (left === undefined || right === undefined) return [];
    return [{ control, left, right, weights: weightsOf(left, right, columnCount(form, slots)) }];
  });
}

function weightsOf(left: PlacedSum, right: PlacedSum, columns: number): readonly number[] {
  const weights = new Array<number>(columns).fill(0);
  const add = (places: readonly number[], sign: number): void => {
    for (const column of places) weights[column] = (weights[column] ?? 0) + sign;
  };
  add(left.plus, 1);
  add(left.minus, -1);
  add(right.plus, -1);
  add(right.minus, 1);
  return weights;
}

/** Columns of a protocol that must have a figure: the form's lines, and so many option slots where it has the group. */
export function columnCount(form: Form, slots: number): number {
  return columnLines(form).length + (hasOptions(form) ? slots : 0);
}

/** The value of one side of an equation by the figures of each column; undefined where one of them is absent. */
export function placedValue({ plus, minus, count }: PlacedSum, figures: readonly Figure[]): bigint | undefined {
  let value = count;
  for (const column of plus) {
    const figure = figures[column];
    if (figure === undefined) return undefined;
    value += figure;
  }
  for (const column of minus) {
    const figure = figures[column];
    if (figure === undefined) return undefined;
    value -= figure;
  }
  return value;
}

const columnLines = (form: Form): readonly LineId[] =>
  form.lines.map(({ line }) => line).filter((line) => line !== 'options');

const hasOptions = (form: Form): boolean => form.lines.some(({ line }) => line === 'options');

/** A sum over the columns of a table with so many option slots; undefined where the form has not all of its lines. */
export function sumOverColumns(form: Form, slots: number, sum: Sum): PlacedSum | undefined {
  return placeSum(sum, columnFinder(form, slots));
}

type ColumnFinder = (line: LineId) => readonly number[] | undefined;

/** The columns of a line or group; undefined where the form has none. A form without a line against all has nothing to add for it. */
function columnFinder(form: Form, slots: number): ColumnFinder {
  const lines = columnLines(form);
  const options = hasOptions(form) ? Array.from({ length: slots }, (_, slot) => lines.length + slot) : undefined;
  return (line) => {
    if (line === 'options') return options;
    const column = lines.indexOf(line);
    if (column >= 0) return [column];
    return line === 'against-all' ? [] : undefined;
  };
}

function placeSum(sum: Sum, columnsOf: ColumnFinder): PlacedSum | undefined {
  if ('count' in sum) return { plus: [], minus: [], count: sum.count };
  const plus: number[] = [];
  const minus: number[] = [];
  for (const { sign, line } of sum.terms) {
    const columns = columnsOf(line);
    if (columns === undefined) return undefined;
    // One by one: spreading a hundred thousand options into a call would not hold.
    for (const column of columns) (sign > 0 ? plus : minus).push(column);
  }
  return { plus, minus, count: 0n };
}
