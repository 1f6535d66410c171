/** Whether the figures of stations are plausible: each by itself and beside its neighbours. Reasons to look again, never proof of anything. */

import type { Sum } from '../figures.js';
import type { Form } from '../form.js';
import type { Row } from '../protocol/stations.js';
import type { ProtocolTable } from '../protocol/table.js';
import { lineSum, listSum } from '../protocol/table-turnout.js';
import type { FindingSink } from './finding.js';
import { checkNeighbours } from './neighbours.js';
import { judgedRows, rowFinding } from './plausible-rows.js';
import { isAbove, limitPercent, percent } from './plausible-share.js';
import type { Thresholds } from './thresholds.js';
import { type Amount, amountAt, amountOf, linesAt, receivedSum, sumKey, tookPart } from './turnout-lines.js';

/**
 * Gives the warnings of the group "plausible or not" (but `same-figures`, which `checkSameFigures` gives) for every protocol that has arrived, but for stations abroad.
 * A check whose lines the form lacks, or whose figures are absent, is not made. Time grows with the rows, and with n log n inside an area.
 */
export function checkPlausible(table: ProtocolTable, thresholds: Thresholds, sink: FindingSink): void {
  const judged = judgedRows(table);
  const all = amountOf(table, lineSum(tookPart));
  const checks = [
    shareCheck([invalidOf(table), all], 'invalid-share', thresholds.invalidShare),
    shareCheck([amountOf(table, lineSum('outside-station')), all], 'outside-share', thresholds.outsideShare),
    listCheck(table),
  ];
  for (let row = 0; row < table.contestOf.length; row++) {
    if (judged(row)) for (const check of checks) check(row, thresholds, sink);
  }
  checkNeighbours(table, thresholds, sink);
}

type Check = (row: Row, thresholds: Thresholds, sink: FindingSink) => void;

/** A part of those who took part. */
function shareCheck(
  [part, whole]: readonly [Amount | undefined, Amount | undefined],
  code: 'invalid-share' | 'outside-share',
  limit: Thresholds['invalidShare'],
): Check {
  return (row, { leastVotes }, sink) => {
    if (part === undefined || whole === undefined) return;
    const [own, all] = [amountAt(part, row), amountAt(whole, row)];
    if (own < 0 || all < leastVotes || !isAbove(own, all, limit)) return;
    const params = { part: String(own), of: String(all), share: percent(own, all), limit: limitPercent(limit) };
    const base = linesAt(whole, row);
    const lines = [...linesAt(part, row).filter((line) => !base.includes(line)), ...base];
    sink(rowFinding(part.table, row, code, lines, params));
  };
}

/**
 * Invalid ballots: the form's line; where it has none, what is left of those who took part without the valid votes (or, without a line
 * `valid`, without all votes). Where a form has lines for blank ballots or such as mark both, what is left may be theirs: undefined.
 */
function invalidOf(table: ProtocolTable): Amount | undefined {
  const own = new Set(table.ballot.form.lines.map(({ line }) => line));
  if (own.has('invalid')) return amountOf(table, lineSum('invalid'));
  if (own.has('blank') || own.has('both-marked')) return undefined;
  const votes = own.has('valid') ? ['valid'] : ['options', 'against-all'];
  const taken = votes.map((line) => ({ sign: -1, line }) as const);
  return amountOf(table, { terms: [{ sign: 1, line: tookPart }, ...taken] });
}

/** Everybody on the list, or more than that. What the form's own equations compare is left to them. */
function listCheck(table: ProtocolTable): Check {
  const { ballot } = table;
  const list = amountOf(table, listSum(ballot));
  const sums = [receivedSum(ballot), lineSum(tookPart)];
  const came = sums.map((sum) => amountOf(table, sum)).filter((amount) => amount !== undefined);
  const open = came.filter(({ sum }) => !isHeldBelow(ballot.form, sum, listSum(ballot)));
  return (row, { leastVotes }, sink) => {
    const listed = amountAt(list, row);
    if (list === undefined || listed < 0) return;
    for (const amount of open) checkExceeded(amount, list, row, sink);
    const full = came.filter((amount) => amountAt(amount, row) === listed);
    if (full.length === 0 || listed < leastVotes) return;
    const lines = [...full, list].flatMap((amount) => linesAt(amount, row));
    sink(rowFinding(table, row, 'turnout-full', [...new Set(lines)], { registered: String(listed) }));
  };
}

function checkExceeded(amount: Amount, list: Amount, row: Row, sink: FindingSink): void {
  const [left, right] = [amountAt(amount, row), amountAt(list, row)];
  if (left <= right) return;
  const params = { left: String(left), right: String(right), by: String(left - right) };
  const lines = [...new Set([...linesAt(amount, row), ...linesAt(list, row)])];
  sink(rowFinding(amount.table, row, 'list-exceeded', lines, params));
}

/** Whether the form's equations say, in one step or several, that an amount is no more than another. */
function isHeldBelow(form: Form, amount: Sum, above: Sum): boolean {
  const reached = new Set([sumKey(amount)]);
  for (const own of reached) {
    for (const [low, high] of form.controls.flatMap(ordersOf)) if (low === own) reached.add(high);
  }
  return reached.has(sumKey(above));
}

/** The pairs of amounts that an equation puts in order. */
function ordersOf({ left, is, right }: Form['controls'][number]): readonly (readonly [string, string])[] {
  const [low, high] = [sumKey(left), sumKey(right)];
  return is === '='
    ? [
        [low, high],
        [high, low],
      ]
    : [[low, high]];
}
