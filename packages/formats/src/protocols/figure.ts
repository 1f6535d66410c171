/** The cells of tables: figures, times, and what is wrong with them. Plain loops: a national file has millions. */

import { largestFigure } from '@saylau/core';
import type { Fault, FaultCode } from '../faults.js';
import { foreignDigit } from '../text.js';

/** What `figureIn` gives for an empty cell. */
const absentFigure = -1;
/** What `figureIn` gives for a cell that is no figure. */
export const noFigure = -2;

/** The figure of a cell: digits 0–9, at most the largest figure; `absentFigure` or `noFigure`. */
export function figureIn(cell: string): number {
  const { length } = cell;
  if (length === 0) return absentFigure;
  if (length > 10) return noFigure;
  let value = 0;
  for (let index = 0; index < length; index++) {
    const digit = cell.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return noFigure;
    value = value * 10 + digit;
  }
  return value > largestFigure ? noFigure : value;
}

/** Why a cell for which `figureIn` gave `noFigure` is none. */
export function figureFault(cell: string): { readonly code: FaultCode; readonly params: Fault['params'] } {
  const digit = foreignDigit(cell);
  if (digit !== undefined) return { code: 'text-digit', params: { found: cell, character: digit } };
  if (/^-\d+$/.test(cell)) return { code: 'figure-negative', params: { found: cell } };
  if (/^\d+$/.test(cell)) return { code: 'figure-too-large', params: { found: cell, limit: largestFigure } };
  if (isFormula(cell)) return { code: 'csv-formula', params: { found: cell } };
  return { code: 'figure-not-whole', params: { found: cell } };
}

/** Whether a spreadsheet would run the cell: it begins with `=`, `+`, `@`, a tab or carriage return, or with a `-` that is no number's. */
export function isFormula(cell: string): boolean {
  const first = cell.charCodeAt(0);
  if (first === 45) return !/^-[\d.,]*$/.test(cell);
  return first === 61 || first === 43 || first === 64 || first === 9 || first === 13;
}

/** Minutes after the start of the day of a time `00:00` to `47:59`, to which a spreadsheet may have added `:00`; undefined where the cell is none. */
export function minutesIn(cell: string): number | undefined {
  if (cell.length !== 5 && !(cell.length === 8 && cell.endsWith(':00'))) return undefined;
  if (cell.charCodeAt(2) !== 58) return undefined;
  const hours = twoDigits(cell, 0);
  const minutes = twoDigits(cell, 3);
  return hours < 0 || hours > 47 || minutes < 0 || minutes > 59 ? undefined : hours * 60 + minutes;
}

/** The number of two digits at an offset; -1 where there are none. */
function twoDigits(cell: string, at: number): number {
  const [tens, ones] = [cell.charCodeAt(at) - 48, cell.charCodeAt(at + 1) - 48];
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}
