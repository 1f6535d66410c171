/** What the papers of a station say, as acts state it, and what people make of them: slips, and papers that a recount changes. */

import { hasBit, largestFigure, type ProtocolTable, type Row, slotOptions } from '@saylau/core';
import type { Chance } from '../fit/chance.js';
import { digitSlips, typedFor } from '../plant/slips.js';

/** Line or option → figure; absent ones are left out. */
export type Figures = Readonly<Record<string, number>>;

/** The figures of the protocol at a row, which has arrived. */
export function figuresAt(table: ProtocolTable, row: Row): Figures {
  const figures: Record<string, number> = {};
  for (const [column, line] of namesAt(table, row).entries()) {
    const lacking = table.absent[column];
    if (lacking === undefined || !hasBit(lacking, row)) figures[line] = table.columns[column]?.[row] ?? 0;
  }
  return figures;
}

/** What each column is called at a row. */
function namesAt({ lines, ballot, contestOf }: ProtocolTable, row: Row): readonly string[] {
  const contest = ballot.contests[contestOf[row] ?? -1];
  return contest === undefined ? lines : [...lines, ...slotOptions(contest)];
}

/** Figures of which some differ from those of the paper. */
export type Change = Figures;

/** One figure mistyped; undefined where there is none that could be. */
export function slipIn(figures: Figures, chance: Chance): Change | undefined {
  const lines = Object.keys(figures);
  if (lines.length === 0) return undefined;
  const line = chance.pick(lines);
  const typed = typedFor(chance.pick(digitSlips), figures[line] ?? 0);
  return typed.length === 0 ? undefined : { [line]: chance.pick(typed) };
}

/** Some votes of one option sorted to another, so that every sum stays; undefined where no two options could be. */
export function sortedWrongly(table: ProtocolTable, row: Row, chance: Chance): Change | undefined {
  const figures = figuresAt(table, row);
  const options = namesAt(table, row).slice(table.lines.length);
  const [to, from] = chance.shuffle(options.filter((option) => figures[option] !== undefined));
  const [most, other] = [figures[from ?? ''] ?? 0, figures[to ?? ''] ?? 0];
  if (to === undefined || from === undefined || most === 0) return undefined;
  const votes = chance.between(1, Math.min(most, 20));
  return other + votes > largestFigure ? undefined : { [from]: most - votes, [to]: other + votes };
}
