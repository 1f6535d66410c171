/** What the files of a polling day are read with, and the cells that several of them have. */

import type { Text } from '@saylau/core';
import { readSheet, Sheet, type SheetColumns, type SheetSource } from '../csv-sheet.js';
import type { Fault } from '../faults.js';
import type { Guess } from '../guess.js';
import { limits } from '../limits.js';
import { figureFault, figureIn, noFigure } from '../protocols/figure.js';
import { isDayId } from '../station-id.js';
import { markFault } from './top.js';

/** The texts of a folder, where their faults go, and whether they are of a rehearsal. */
export interface DayFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly sink: (fault: Fault) => void;
  readonly guess: Guess;
  readonly rehearsal: boolean;
}

/** Files with a row for each station. */
const ofStations = ['stations.csv', 'turnout.csv'];

/** Reads a file of the folder, row by row; reports one that is not there. */
export function sheetOf(day: DayFiles, file: string, columns: SheetColumns, reader: SheetSource['reader']): Sheet {
  const text = day.files.get(file);
  const limit = ofStations.includes(file) ? limits.table : limits.text;
  if (text !== undefined) return readSheet({ file, text, limit, columns, reader }, day.sink, day.guess);
  day.sink({ code: 'file-missing', file, place: '', params: { file } });
  return new Sheet(file, day.sink);
}

/** The cell of one column in a row; empty where the file has no such column. */
export type Cell = (cells: readonly string[]) => string;

/** Reads the cell of one column, by its name. */
export function cellOf(sheet: Sheet, name: string): Cell {
  const column = sheet.column(name);
  return (cells) => cells[column] ?? '';
}

/** Reads the ids of one column; reports one that is none, and in a real day one that is marked as made up. */
export function idsIn(
  sheet: Sheet,
  name: string,
  { rehearsal }: DayFiles,
): (cells: readonly string[], row: number) => string {
  const column = sheet.column(name);
  return (cells, row) => {
    const id = cells[column] ?? '';
    if (!isDayId(id)) sheet.fault(id === '' ? 'empty' : 'bad-id', row, column, { found: id });
    else if (!rehearsal && markFault(id, false) !== undefined)
      sheet.fault('rehearsal-marked', row, column, { found: id });
    return id;
  };
}

/** Reads the figures of one column: undefined where a cell is empty, or is none, after a fault. */
export function wholesIn(sheet: Sheet, column: number): (cells: readonly string[], row: number) => number | undefined {
  return (cells, row) => {
    const cell = cells[column] ?? '';
    const value = figureIn(cell);
    if (value === noFigure) {
      const { code, params } = figureFault(cell);
      sheet.fault(code, row, column, params);
    }
    return value < 0 ? undefined : value;
  };
}

const noName: Text = {};

/** Reads the names of rows in the three languages; an empty cell gives none. */
export function namesIn(sheet: Sheet): (cells: readonly string[]) => Text {
  const [kk, ru, en] = nameColumns.map((name) => sheet.column(name));
  return (cells) => {
    const [inKk = '', inRu = '', inEn = ''] = [cells[kk ?? -1], cells[ru ?? -1], cells[en ?? -1]];
    if (inKk === '' && inRu === '' && inEn === '') return noName;
    return {
      ...(inKk === '' ? {} : { kk: inKk }),
      ...(inRu === '' ? {} : { ru: inRu }),
      ...(inEn === '' ? {} : { en: inEn }),
    };
  };
}

/** Columns of names in the three languages. */
export const nameColumns = ['nameKk', 'nameRu', 'nameEn'] as const;
