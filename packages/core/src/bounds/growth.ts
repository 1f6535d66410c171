/** A sum of lines as it can still grow: linear in the votes that come and in lines without a limit, so that its range is exact. */

import { figureAt, type View, validSum } from '../count/view.js';
import type { LineId, Sum } from '../figures.js';
import { addsTo, type OpenContest } from './open-contest.js';

/** `start` now, and `rates` more for each vote for a receiver (0 where none is named). */
export interface Growth {
  readonly start: bigint;
  readonly rates: ReadonlyMap<LineId, bigint>;
  /** So much more for each one that is added to a line of which only that is known: that it does not fall. */
  readonly unlimited: ReadonlyMap<LineId, bigint>;
}

const nothing: ReadonlyMap<LineId, bigint> = new Map();

/** What a fixed number comes to: it does not grow. */
export function fixed(start: bigint): Growth {
  return { start, rates: nothing, unlimited: nothing };
}

/** `a` × `x` − `b` × `y`. */
export function difference(a: Growth, x: bigint, b: Growth, y: bigint): Growth {
  const ratesOf = (one: Growth['rates'], other: Growth['rates']): Growth['rates'] => {
    const rates = new Map<LineId, bigint>();
    for (const [line, rate] of one) rates.set(line, rate * x);
    for (const [line, rate] of other) rates.set(line, (rates.get(line) ?? 0n) - rate * y);
    return rates;
  };
  return {
    start: a.start * x - b.start * y,
    rates: ratesOf(a.rates, b.rates),
    unlimited: ratesOf(a.unlimited, b.unlimited),
  };
}

interface Range {
  readonly least: bigint | undefined;
  readonly most: bigint | undefined;
}

/**
 * The least and the most that it can come to with at most `votes` more: both are attained, by giving one receiver all or none.
 * Undefined: without a limit.
 */
export function rangeOf({ start, rates, unlimited }: Growth, votes: bigint): Range {
  let [down, up] = [0n, 0n];
  for (const rate of rates.values()) {
    if (rate < down) down = rate;
    if (rate > up) up = rate;
  }
  const others = [...unlimited.values()];
  return {
    least: others.some((rate) => rate < 0n) ? undefined : start + down * votes,
    most: others.some((rate) => rate > 0n) ? undefined : start + up * votes,
  };
}

/** How a line grows at the view's area; undefined where its figure is not known, or not how it grows. */
export function growthOfLine(open: OpenContest, view: View, line: LineId): Growth | undefined {
  return lineGrowth({ open, view, within: new Set() }, line);
}

/** How a sum grows; undefined where that is not known of one of its lines, or where it is below nothing. */
export function growthOfSum(open: OpenContest, view: View, sum: Sum): Growth | undefined {
  const growth = sumGrowth({ open, view, within: new Set() }, sum);
  return growth === undefined || growth.start < 0n ? undefined : growth;
}

interface Search {
  readonly open: OpenContest;
  readonly view: View;
  /** Lines being derived: none follows from itself. */
  readonly within: ReadonlySet<LineId>;
}

function sumGrowth(search: Search, sum: Sum): Growth | undefined {
  if ('count' in sum) return fixed(sum.count);
  let all = fixed(0n);
  for (const { sign, line } of sum.terms) {
    const growth = termGrowth(search, line);
    if (growth === undefined) return undefined;
    all = difference(all, 1n, growth, BigInt(-sign));
  }
  return all;
}

function termGrowth(search: Search, line: LineId): Growth | undefined {
  const { options, against, complete } = search.view;
  if (line === 'against-all') return together(search, against);
  if (line !== 'options') return lineGrowth(search, line);
  const ids = options.map(({ id }) => id);
  return complete ? together(search, ids) : undefined;
}

function together(search: Search, lines: readonly LineId[]): Growth | undefined {
  let all = fixed(0n);
  for (const line of lines) {
    const growth = lineGrowth(search, line);
    if (growth === undefined) return undefined;
    all = difference(all, 1n, growth, -1n);
  }
  return all;
}

function lineGrowth(search: Search, line: LineId): Growth | undefined {
  const { open, view, within } = search;
  const figure = figureAt(view, line);
  if (!figure.known || within.has(line)) return undefined;
  if (figure.origin === 'derived') {
    const formula = view.derive.get(line) ?? (line === 'valid' ? validSum : undefined);
    return formula && sumGrowth({ ...search, within: new Set([...within, line]) }, formula);
  }
  const { value: start } = figure;
  if (line === 'registered') {
    // In an area below, the stations that have arrived may be all that it has figures of.
    if (view.area !== open.view.area && open.votes > 0n) return undefined;
    open.takenAsFinal.add(line);
    return fixed(start);
  }
  if (open.votes === 0n) return fixed(start);
  const grows = (receiver: LineId): boolean | undefined =>
    isOption(view, line) ? receiver === line : addsTo(line, receiver);
  if (open.receivers.some((receiver) => grows(receiver) === undefined)) return withoutLimit(open, line, start);
  const rates = new Map(open.receivers.filter(grows).map((receiver) => [receiver, 1n]));
  return { start, rates, unlimited: nothing };
}

/** A line is a number of people or papers: no protocol takes anything away. Of voters on the list the figure may be that of all stations. */
function withoutLimit({ rules }: OpenContest, line: LineId, start: bigint): Growth | undefined {
  const of = rules.turnout?.of;
  if (of !== undefined && 'terms' in of && of.terms.some((term) => term.line === line)) return undefined;
  return { start, rates: nothing, unlimited: new Map([[line, 1n]]) };
}

function isOption({ options, against }: View, line: LineId): boolean {
  return against.includes(line) || options.some(({ id }) => id === line);
}
