/** Errors in one protocol by itself: slips that break a control equation, and absent lines. */

import type { Cause, Control, LineId, ProtocolTable, Row, Sum } from '@saylau/core';
import { type Bed, sow } from './bed.js';
import type { Planted } from './planted.js';
import { findingsWith, following, placeOf, type Sheet, sheetAt, write } from './sheet.js';
import { digitSlips, isSame, typedFor } from './slips.js';

/** Stations asked for one slip, and slips tried out at each of them. */
const [tries, trials] = [60, 3];

type SlipKind = 'lines-swapped' | (typeof digitSlips)[number];
const slipKinds: readonly SlipKind[] = ['lines-swapped', ...digitSlips];

/** Every equation of every ballot, broken by every kind of slip that some station's figures allow to be told again. */
export function plantControls(bed: Bed): readonly Planted[] {
  return bed.tables.flatMap((table) =>
    table.ballot.form.controls.flatMap((control) =>
      slipKinds.flatMap((kind) => sow(bed, 1, (row) => plantSlip(bed, [table, row], control, kind), tries)),
    ),
  );
}

interface Slip {
  readonly figures: readonly number[];
  readonly cause: Cause;
}

function plantSlip(
  bed: Bed,
  [table, row]: readonly [ProtocolTable, Row],
  control: Control,
  kind: SlipKind,
): readonly Planted[] | undefined {
  const sheet = sheetAt(table, row);
  if (sheet === undefined) return undefined;
  const own = columnsIn(sheet, control);
  const slips = kind === 'lines-swapped' ? swapsOf(sheet, own) : digitsOf(sheet, own, kind);
  const breaking = slips.filter(({ figures }) => !holds(sheet, control, figures));
  const drawn = bed.chance.fork(`${table.ballot.part} ${row}`).shuffle(breaking).slice(0, trials);
  const told = drawn.find(({ figures, cause }) => isTold(sheet, control, figures, cause));
  if (told === undefined) return undefined;
  write(sheet, told.figures);
  const { cause } = told;
  const lines = cause.kind === 'lines-swapped' ? cause.lines : [cause.line];
  return [{ code: 'control', control: control.id, ...placeOf(sheet), lines, cause }];
}

/** Whether the check of the protocol alone names the slip: not where too many others explain the same figures. */
function isTold(sheet: Sheet, { id }: Control, figures: readonly number[], cause: Cause): boolean {
  const findings = findingsWith(sheet, figures);
  return findings.some(({ control, causes }) => control === id && causes.some((one) => isSame(one, cause)));
}

function digitsOf({ lines, figures }: Sheet, own: readonly number[], kind: (typeof digitSlips)[number]): Slip[] {
  return own.flatMap((column) => {
    const to = figures[column] ?? 0;
    return typedFor(kind, to).map((from) => ({
      figures: figures.with(column, from),
      cause: { kind, line: lines[column] ?? '', from, to },
    }));
  });
}

function swapsOf({ lines, figures }: Sheet, own: readonly number[]): Slip[] {
  return own.flatMap((one) =>
    [...figures.keys()].flatMap((other): Slip[] => {
      const [left, right] = [figures[one] ?? 0, figures[other] ?? 0];
      if (left === right) return [];
      const [first, second] = [Math.min(one, other), Math.max(one, other)];
      const swapped = figures.with(one, right).with(other, left);
      return [{ figures: swapped, cause: { kind: 'lines-swapped', lines: [lines[first] ?? '', lines[second] ?? ''] } }];
    }),
  );
}

/** The columns of a line or group; none where the form has it not. */
function columnsOf({ table, lines }: Sheet, line: LineId): readonly number[] {
  if (line === 'options') return lines.slice(table.lines.length).map((_, slot) => table.lines.length + slot);
  const column = table.lines.indexOf(line);
  return column < 0 ? [] : [column];
}

/** The columns of both sides of an equation. */
function columnsIn(sheet: Sheet, { left, right }: Control): readonly number[] {
  const terms = [left, right].flatMap((side) => ('count' in side ? [] : side.terms));
  return [...new Set(terms.flatMap(({ line }) => columnsOf(sheet, line)))];
}

function holds(sheet: Sheet, { left, is, right }: Control, figures: readonly number[]): boolean {
  const [one, other] = [sideOf(sheet, left, figures), sideOf(sheet, right, figures)];
  return is === '=' ? one === other : one <= other;
}

function sideOf(sheet: Sheet, sum: Sum, figures: readonly number[]): bigint {
  if ('count' in sum) return sum.count;
  return sum.terms.reduce((value, { sign, line }) => {
    const own = columnsOf(sheet, line).reduce((all, column) => all + (figures[column] ?? 0), 0);
    return value + BigInt(sign * own);
  }, 0n);
}

/** On every ballot: for every equation of the kind `=` a line that it determines, absent; and a line that none determines. */
export function plantAbsent(bed: Bed): readonly Planted[] {
  return bed.tables.flatMap((table) => {
    const equations = table.ballot.form.controls.filter(({ is }) => is === '=');
    const following = equations.flatMap((control) =>
      sow(bed, 1, (row) => plantBlank(bed, [table, row], (sheet) => columnsIn(sheet, control), true), tries),
    );
    const all = (sheet: Sheet): readonly number[] => [...sheet.figures.keys()];
    return [...following, ...sow(bed, 1, (row) => plantBlank(bed, [table, row], all, false), tries)];
  });
}

function plantBlank(
  bed: Bed,
  [table, row]: readonly [ProtocolTable, Row],
  columns: (sheet: Sheet) => readonly number[],
  follows: boolean,
): readonly Planted[] | undefined {
  const sheet = sheetAt(table, row);
  if (sheet === undefined) return undefined;
  const drawn = bed.chance.fork(`absent ${table.ballot.part} ${row}`).shuffle(columns(sheet));
  const column = drawn.find((own) => (following(sheet, sheet.figures, own) !== undefined) === follows);
  if (column === undefined) return undefined;
  bed.blanks.push({ table, row, column });
  const [line, to] = [sheet.lines[column] ?? '', sheet.figures[column] ?? 0];
  const cause = follows ? { cause: { kind: 'line-follows', line, to } as const } : {};
  return [{ code: 'line-absent', ...placeOf(sheet), lines: [line], ...cause }];
}
