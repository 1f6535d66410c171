/** One protocol of a table, to be changed: its figures by column, what is wrong with them, and how its equations are kept. */

import {
  checkProtocol,
  type ProtocolFinding,
  type ProtocolTable,
  type Row,
  setProtocol,
  slotOptions,
} from '@saylau/core';

/** Figures by column; undefined is absent. */
export type Figures = readonly (number | undefined)[];

export interface Sheet {
  readonly table: ProtocolTable;
  readonly row: Row;
  /** By column, the line or option. */
  readonly lines: readonly string[];
  /** Columns of the options and of the line against all. */
  readonly votes: readonly number[];
  readonly figures: readonly number[];
}

/** The protocol at a row; undefined where the station does not vote on this ballot. */
export function sheetAt(table: ProtocolTable, row: Row): Sheet | undefined {
  const contest = table.ballot.contests[table.contestOf[row] ?? -1];
  if (contest === undefined) return undefined;
  const lines = [...table.lines, ...slotOptions(contest)];
  const against = contest.options.some(({ role }) => role === 'against-all') ? lines.indexOf('against-all') : -1;
  const slots = lines.slice(table.lines.length).map((_, slot) => table.lines.length + slot);
  const figures = lines.map((_, column) => table.columns[column]?.[row] ?? 0);
  return { table, row, lines, votes: against < 0 ? slots : [...slots, against], figures };
}

/** Where the protocol is from. */
export function placeOf({ table: { ballot, stations, contestOf }, row }: Sheet): {
  readonly station: string;
  readonly election: string;
  readonly contest: string;
} {
  const contest = ballot.contests[contestOf[row] ?? -1]?.id ?? '';
  return { station: stations.ids[row] ?? '', election: ballot.election, contest };
}

/** The figure of a line; undefined where the form has none. */
export function figureOf({ lines, figures }: Sheet, line: string): number | undefined {
  return figures[lines.indexOf(line)];
}

/** All votes of a protocol. */
export function sumOfVotes({ votes, figures }: Sheet): number {
  return votes.reduce((sum, column) => sum + (figures[column] ?? 0), 0);
}

/** What a check of the protocol alone says, were these its figures. */
export function findingsWith({ table, lines }: Sheet, figures: Figures): readonly ProtocolFinding[] {
  const named = new Map(
    lines.flatMap((line, column) => {
      const figure = figures[column];
      return figure === undefined ? [] : [[line, BigInt(figure)] as const];
    }),
  );
  return checkProtocol(table.ballot.form, lines.slice(table.lines.length), named);
}

/** Writes figures in place of those that stand; when it arrived stays. */
export function write({ table, row }: Sheet, figures: Figures): void {
  setProtocol(table, row, figures, table.received?.[row]);
}

/** The protocol with one figure more or less, and with one other line moved along so that every equation holds; undefined where none can be. */
export function settled(sheet: Sheet, changed: ReadonlyMap<number, number>): readonly number[] | undefined {
  const figures = sheet.figures.map((figure, column) => changed.get(column) ?? figure);
  if (figures.some((figure) => figure < 0)) return undefined;
  if (findingsWith(sheet, figures).length === 0) return figures;
  const [[column = -1, to = 0] = []] = changed;
  const by = to - (sheet.figures[column] ?? 0);
  const others = [...figures.keys()].filter((other) => !changed.has(other));
  others.sort((one, other) => (figures[other] ?? 0) - (figures[one] ?? 0) || one - other);
  for (const other of others) {
    const follows = following(sheet, figures, other);
    if (follows !== undefined) return figures.with(other, follows);
    const along = figures.with(other, (figures[other] ?? 0) + by);
    if (along.every((figure) => figure >= 0) && findingsWith(sheet, along).length === 0) return along;
  }
  return undefined;
}

/** What the equations make of a line, were it absent. */
export function following(sheet: Sheet, figures: Figures, column: number): number | undefined {
  const [cause] = findingsWith(sheet, figures.with(column, undefined)).flatMap(({ causes }) => causes);
  return cause?.kind === 'line-follows' ? cause.to : undefined;
}

/** The lines in which figures differ from those of the protocol, in order. */
export function changedLines({ lines, figures }: Sheet, to: Figures): readonly string[] {
  return lines.filter((_, column) => figures[column] !== to[column]);
}
