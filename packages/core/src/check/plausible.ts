/** Whether the figures of stations are plausible: each by itself and beside its neighbours. Reasons to look again, never proof of anything. */

import type { LineId } from '../figures.js';
import type { Form } from '../form.js';
import type { Row } from '../protocol/stations.js';
import type { ProtocolTable } from '../protocol/table.js';
import type { FindingSink } from './finding.js';
import { checkNeighbours } from './neighbours.js';
import { type Column, columnOf, figureAt, judgedRows, rowFinding } from './plausible-rows.js';
import { isAbove, limitPercent, percent } from './plausible-share.js';
import type { Thresholds } from './thresholds.js';

/**
 * Gives the warnings of the group "plausible or not" (but `same-figures`, which `checkSameFigures` gives) for every protocol that has arrived, but for stations abroad.
 * A check whose lines the form lacks, or whose figures are absent, is not made. Time grows with the rows, and with n log n inside an area.
 */
export function checkPlausible(table: ProtocolTable, thresholds: Thresholds, sink: FindingSink): void {
  const judged = judgedRows(table);
  const checks = [
    shareCheck(table, 'invalid', 'invalid-share', thresholds.invalidShare),
    shareCheck(table, 'outside-station', 'outside-share', thresholds.outsideShare),
    listCheck(table),
  ];
  for (let row = 0; row < table.contestOf.length; row++) {
    if (judged(row)) for (const check of checks) check(row, thresholds, sink);
  }
  checkNeighbours(table, thresholds, sink);
}

type Check = (row: Row, thresholds: Thresholds, sink: FindingSink) => void;

/** A line's part of those who took part. */
function shareCheck(
  table: ProtocolTable,
  line: LineId,
  code: 'invalid-share' | 'outside-share',
  limit: Thresholds['invalidShare'],
): Check {
  const column = columnOf(table, line);
  const all = columnOf(table, 'took-part');
  return (row, { leastVotes }, sink) => {
    const [part, whole] = [figureAt(column, row), figureAt(all, row)];
    if (part < 0 || whole < leastVotes || !isAbove(part, whole, limit)) return;
    const params = { part: String(part), of: String(whole), share: percent(part, whole), limit: limitPercent(limit) };
    sink(rowFinding(table, row, code, [line, 'took-part'], params));
  };
}

/** Everybody on the list, or more than that. What the form's own equations compare is left to them. */
function listCheck(table: ProtocolTable): Check {
  const list = columnOf(table, 'registered');
  const lines = [columnOf(table, 'ballots-received'), columnOf(table, 'took-part')].filter((own) => own !== undefined);
  const open = lines.filter(({ line }) => !isHeldBelow(table.ballot.form, line, 'registered'));
  return (row, { leastVotes }, sink) => {
    const registered = figureAt(list, row);
    if (registered < 0) return;
    for (const column of open) checkExceeded(table, row, [column, registered], sink);
    const full = lines.filter((column) => figureAt(column, row) === registered).map(({ line }) => line);
    if (full.length === 0 || registered < leastVotes) return;
    sink(rowFinding(table, row, 'turnout-full', [...full, 'registered'], { registered: String(registered) }));
  };
}

function checkExceeded(
  table: ProtocolTable,
  row: Row,
  [column, registered]: readonly [Column, number],
  sink: FindingSink,
): void {
  const figure = figureAt(column, row);
  if (figure <= registered) return;
  const params = { left: String(figure), right: String(registered), by: String(figure - registered) };
  sink(rowFinding(table, row, 'list-exceeded', [column.line, 'registered'], params));
}

/** Whether the form's equations say, in one step or several, that a line is no more than another. */
function isHeldBelow(form: Form, line: LineId, above: LineId): boolean {
  const reached = new Set([line]);
  for (const own of reached) {
    for (const [low, high] of form.controls.flatMap(ordersOf)) if (low === own) reached.add(high);
  }
  return reached.has(above);
}

/** The pairs of lines that an equation puts in order: none where either side is more than one line. */
function ordersOf({ left, is, right }: Form['controls'][number]): readonly (readonly [LineId, LineId])[] {
  const [low, high] = [soleLine(left), soleLine(right)];
  if (low === undefined || high === undefined) return [];
  return is === '='
    ? [
        [low, high],
        [high, low],
      ]
    : [[low, high]];
}

function soleLine(sum: Form['controls'][number]['left']): LineId | undefined {
  if ('count' in sum || sum.terms.length !== 1) return undefined;
  return sum.terms[0]?.sign === 1 ? sum.terms[0].line : undefined;
}
