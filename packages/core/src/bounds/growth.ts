/** A sum of lines as it can still grow: linear in the votes that come, so that its range is exact. */

import { figureAt, type View, validSum } from '../count/view.js';
import type { LineId, Sum } from '../figures.js';
import { addsTo, type OpenContest } from './open-contest.js';

/** `start` now, and `rates` more for each vote for a receiver (0 where none is named). */
export interface Growth {
  readonly start: bigint;
  readonly rates: ReadonlyMap<LineId, bigint>;
}

/** What a fixed number comes to: it does not grow. */
export function fixed(start: bigint): Growth {
  return { start, rates: new Map() };
}

/** `a` × `x` − `b` × `y`. */
export function difference(a: Growth, x: bigint, b: Growth, y: bigint): Growth {
  const rates = new Map<LineId, bigint>();
  for (const [receiver, rate] of a.rates) rates.set(receiver, rate * x);
  for (const [receiver, rate] of b.rates) rates.set(receiver, (rates.get(receiver) ?? 0n) - rate * y);
  return { start: a.start * x - b.start * y, rates };
}

/** The least and the most that it can come to with at most `votes` more: both are attained, by giving one receiver all or none. */
export function rangeOf({ start, rates }: Growth, votes: bigint): { readonly least: bigint; readonly most: bigint } {
  let [down, up] = [0n, 0n];
  for (const rate of rates.values()) {
    if (rate < down) down = rate;
    if (rate > up) up = rate;
  }
  return { least: start + down * votes, most: start + up * votes };
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
  const grows = (receiver: LineId): boolean | undefined =>
    isOption(view, line) ? receiver === line : addsTo(line, receiver);
  if (open.receivers.some((receiver) => grows(receiver) === undefined)) return undefined;
  return { start, rates: new Map(open.receivers.filter(grows).map((receiver) => [receiver, 1n])) };
}

function isOption({ options, against }: View, line: LineId): boolean {
  return against.includes(line) || options.some(({ id }) => id === line);
}
