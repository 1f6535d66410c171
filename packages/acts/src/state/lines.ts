/** What the columns of a ballot are called: lines of its form, then the options of a contest. */

import { checkProtocol, type ProtocolTable, type Figures as Row, slotOptions } from '@saylau/core';
import type { Figures } from '../views.js';
import { Equations } from './equations.js';

/** The names of one contest's figures, by column. */
export interface ContestLines {
  readonly names: readonly string[];
  readonly columns: ReadonlyMap<string, number>;
  readonly options: readonly string[];
  readonly equations: Equations;
}

export class Lines {
  readonly #table: ProtocolTable;
  readonly #contests: (ContestLines | undefined)[];
  /** Columns of lines that stand before the options: they are public at every station. */
  readonly openColumns: number;

  constructor(table: ProtocolTable) {
    this.#table = table;
    this.#contests = table.ballot.contests.map(() => undefined);
    const place = table.ballot.form.lines.findIndex(({ line }) => line === 'options');
    this.openColumns = place < 0 ? table.lines.length : place;
  }

  /** Whether a line of the form stands before the options. */
  isOpen(line: string): boolean {
    const place = this.#table.lines.indexOf(line);
    return place >= 0 && place < this.openColumns;
  }

  /** The lines of a contest, by its place among those of the ballot. */
  of(contest: number): ContestLines {
    const own = this.#contests[contest] ?? this.#made(contest);
    this.#contests[contest] = own;
    return own;
  }

  #made(index: number): ContestLines {
    const contest = this.#table.ballot.contests[index];
    const options = contest === undefined ? [] : slotOptions(contest);
    const names = [...this.#table.lines, ...options];
    return {
      names,
      columns: new Map(names.map((name, column) => [name, column])),
      options,
      equations: new Equations(this.#table.ballot.form, this.#table.lines, options.length),
    };
  }

  /** Figures by column; names that the ballot does not have are left out. */
  row(contest: number, ...given: readonly (Figures | undefined)[]): Row {
    const { names, columns } = this.of(contest);
    const row = new Array<number | undefined>(names.length).fill(undefined);
    for (const figures of given) {
      if (figures === undefined) continue;
      for (const name of Object.keys(figures)) {
        const column = columns.get(name);
        if (column !== undefined) row[column] = figures[name];
      }
    }
    return row;
  }

  /** The same the other way. */
  figures(contest: number, row: Row): Figures {
    const figures = new Map<string, number>();
    for (const [column, name] of this.of(contest).names.entries()) {
      const figure = row[column];
      if (figure !== undefined) figures.set(name, figure);
    }
    return Object.fromEntries(figures);
  }

  /** Whether a row has findings of severity error. Lines that are withheld are not asked for. */
  hasErrors(contest: number, row: Row, withheld: boolean): boolean {
    const { names, columns, options, equations } = this.of(contest);
    if (equations.surelyHold(row)) return false;
    const figures = new Map(names.map((name, column) => [name, bigOf(row[column])]));
    return checkProtocol(this.#table.ballot.form, options, figures).some(({ severity, code, lines }) => {
      if (severity !== 'error') return false;
      return !(
        withheld &&
        code === 'line-absent' &&
        lines.every((line) => (columns.get(line) ?? 0) >= this.openColumns)
      );
    });
  }
}

function bigOf(figure: number | undefined): bigint | undefined {
  return figure === undefined ? undefined : BigInt(figure);
}
