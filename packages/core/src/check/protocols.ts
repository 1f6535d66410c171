/** Checks protocols against their form: absent lines and control equations, each with the likely slips. */

import type { Figure, LineId, OptionId } from '../figures.js';
import type { Form } from '../form.js';
import type { Row } from '../protocol/stations.js';
import { type Bits, hasBit, type ProtocolTable, slotOptions } from '../protocol/table.js';
import { likelyCauses, lineThatFollows } from './cause.js';
import { failingRows } from './control.js';
import {
  columnCount,
  type PlacedControl,
  type PlacedForm,
  placeControls,
  placedValue,
  placeForm,
} from './control-form.js';
import { type Cause, type FindingSink, findingSeverities, type ProtocolFinding } from './finding.js';

/**
 * What is wrong in one protocol: a `line-absent` for each absent line of the form, in its order, then a `control` for each equation
 * that does not hold. `options` are those of the contest without the line against all; keys of `figures` are lines, option ids and
 * `against-all`, others are not looked at. An equation with an absent line is not checked.
 */
export function checkProtocol(
  form: Form,
  options: readonly OptionId[],
  figures: ReadonlyMap<LineId, Figure>,
): ProtocolFinding[] {
  const placed = placeForm(form, options);
  const byColumn = placed.columns.map((line) => figures.get(line));
  return findingsOf(placed, byColumn);
}

/**
 * The same for every protocol of a table that has arrived, in the order of rows, each with its place.
 * One pass over the columns finds the rows; only those are looked at one by one.
 */
export function checkTable(table: ProtocolTable, sink: FindingSink): void {
  const { form } = table.ballot;
  const suspects = failingRows(table, placeControls(form, table.slots));
  addAbsent(table, suspects);
  const forms = new Map<number, PlacedForm>();
  for (const row of rowsOf(suspects)) {
    const contest = table.contestOf[row] ?? -1;
    const placed = forms.get(contest) ?? placeForm(form, optionsAt(table, contest));
    forms.set(contest, placed);
    const place = placeOf(table, row);
    for (const finding of findingsOf(placed, figuresAt(table, placed, row))) sink({ ...finding, ...place });
  }
}

/** The arrived protocols with at least one finding of severity `error`: they are not counted until it is settled. */
export function rowsWithErrors(table: ProtocolTable): Bits {
  const controls = placeControls(table.ballot.form, table.slots);
  const errors = failingRows(
    table,
    controls.filter(({ control }) => control.severity === 'error'),
  );
  addAbsent(table, errors);
  return errors;
}

/** The findings of a protocol whose figures stand by column. */
function findingsOf(form: PlacedForm, figures: readonly Figure[]): ProtocolFinding[] {
  const failing = form.controls.flatMap((control) => failureOf(control, figures));
  const causes = failing.length === 0 ? [] : likelyCauses(form, figures);
  return [...absentLines(form, figures), ...failing.map((failure) => controlFinding(failure, form, causes))];
}

function absentLines(form: PlacedForm, figures: readonly Figure[]): readonly ProtocolFinding[] {
  if (!form.columns.some((_, column) => figures[column] === undefined)) return [];
  const absent = new Set(form.columns.filter((_, column) => figures[column] === undefined));
  const follows = lineThatFollows(form, figures);
  const causes = follows === undefined ? [] : [follows];
  const severity = findingSeverities['line-absent'];
  const lines = form.inOrder.filter((line) => absent.has(line));
  return lines.map((line) => ({ code: 'line-absent', severity, lines: [line], params: {}, causes }));
}

interface Failure {
  readonly placed: PlacedControl;
  readonly left: bigint;
  readonly right: bigint;
}

/** The equation with its two values where it is known not to hold. */
function failureOf(placed: PlacedControl, figures: readonly Figure[]): readonly Failure[] {
  const [left, right] = [placedValue(placed.left, figures), placedValue(placed.right, figures)];
  if (left === undefined || right === undefined) return [];
  const holds = placed.control.is === '=' ? left === right : left <= right;
  return holds ? [] : [{ placed, left, right }];
}

function controlFinding({ placed, left, right }: Failure, form: PlacedForm, causes: readonly Cause[]): ProtocolFinding {
  const { control } = placed;
  const by = left > right ? left - right : right - left;
  const sides = [placed.left, placed.right].flatMap(({ plus, minus }) => [...plus, ...minus]);
  const columns = [...new Set(sides)];
  return {
    code: 'control',
    severity: control.severity,
    control: control.id,
    lines: columns.map((column) => form.columns[column] ?? ''),
    params: { left: left.toString(), right: right.toString(), by: by.toString() },
    causes,
  };
}

/** Adds the arrived rows in which a line of the form is absent. */
function addAbsent(table: ProtocolTable, found: Bits): void {
  const columns = columnCount(table.ballot.form, table.slots);
  for (const absent of table.absent.slice(0, columns)) {
    if (absent === undefined) continue;
    for (let byte = 0; byte < found.length; byte++) {
      found[byte] = (found[byte] ?? 0) | ((absent[byte] ?? 0) & (table.arrived[byte] ?? 0));
    }
  }
}

/** The rows whose bit is set, in order. */
function* rowsOf(found: Bits): Generator<Row> {
  for (let byte = 0; byte < found.length; byte++) {
    if (found[byte] === 0) continue;
    for (let row = byte * 8; row < byte * 8 + 8; row++) if (hasBit(found, row)) yield row;
  }
}

function optionsAt(table: ProtocolTable, contest: number): readonly OptionId[] {
  const voted = table.ballot.contests[contest];
  return voted === undefined ? [] : slotOptions(voted);
}

function placeOf(table: ProtocolTable, row: Row): Pick<ProtocolFinding, 'station' | 'election' | 'contest' | 'round'> {
  const { election, round, contests } = table.ballot;
  const contest = contests[table.contestOf[row] ?? -1];
  const station = table.stations.ids[row] ?? '';
  return { station, election, round, ...(contest === undefined ? {} : { contest: contest.id }) };
}

function figuresAt(table: ProtocolTable, form: PlacedForm, row: Row): readonly Figure[] {
  return form.columns.map((_, column) => {
    const absent = table.absent[column];
    return absent !== undefined && hasBit(absent, row) ? undefined : BigInt(table.columns[column]?.[row] ?? 0);
  });
}
