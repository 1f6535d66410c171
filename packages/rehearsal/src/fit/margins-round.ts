/** Whole numbers near the linear answer: voters by largest remainders, then ballots received as a whole flow. */

import { circulation, type Pipe } from './flow.js';
import {
  listsTotal,
  type Margins,
  type MarginsArea,
  type MarginsProblem,
  type MarginsTime,
} from './margins-problem.js';
import { countsFor, type Range } from './percent.js';
import { isRefusal, sumOf } from './refusal.js';
import { share } from './share.js';

/** Margins with voters near these; undefined where ballots received have no whole numbers for them. */
export function roundMargins(problem: MarginsProblem, voters: readonly number[]): Margins | undefined {
  const registered = wholeVoters(problem, voters);
  if (isRefusal(registered)) return undefined;
  const lists = problem.times.map((time) => listsOf(problem, time, registered));
  const ranges = rangesOf(problem, registered, lists);
  const received = wholeReceived(problem, registered, ranges);
  return received === undefined ? undefined : { registered, lists, received };
}

function wholeVoters({ areas, registered }: MarginsProblem, voters: readonly number[]) {
  const bound = (area: MarginsArea, end: 'least' | 'most') =>
    typeof area.registered === 'number' ? area.registered : area.registered[end];
  return share(registered, voters, {
    least: areas.map((area) => Math.ceil(bound(area, 'least'))),
    most: areas.map((area) => Math.floor(bound(area, 'most'))),
  });
}

function listsOf(problem: MarginsProblem, time: MarginsTime, registered: readonly number[]): readonly number[] {
  const total = listsTotal(problem, time);
  if (total === problem.registered) return registered;
  const lists = share(total, registered);
  return isRefusal(lists) ? registered : lists;
}

/** The least and the most received by time and area: printed percentages and limits. */
function rangesOf(problem: MarginsProblem, registered: readonly number[], lists: Margins['lists']): Range[][] {
  return problem.times.map((_, at) =>
    problem.areas.map(({ at: published }, index): Range => {
      const { percent, least = 0, most = registered[index] ?? 0 } = published[at] ?? {};
      const printed =
        percent === undefined ? { least, most } : countsFor(percent, lists[at]?.[index] ?? 0, problem.rounding);
      return { least: Math.max(least, printed.least), most: Math.min(most, printed.most, registered[index] ?? 0) };
    }),
  );
}

/** Ballots received in all areas by a time: the count, what the percentage stands for, or anything. */
function totalRange(
  { registered, rounding }: MarginsProblem,
  { received, percent, registered: then }: MarginsTime,
): Range {
  const all = { least: 0, most: registered };
  const { least, most } = percent === undefined ? all : countsFor(percent, then ?? registered, rounding);
  return { least: Math.max(least, received ?? least), most: Math.min(most, received ?? most) };
}

/**
 * What would look natural: the middle of a printed percentage; without one, the share that all areas had by then.
 * Together the total of the time, each within its range.
 */
function wishes(
  problem: MarginsProblem,
  registered: readonly number[],
  ranges: readonly Range[],
  at: number,
): number[] {
  const time = problem.times[at];
  if (time === undefined) return [];
  const { least, most } = totalRange(problem, time);
  const share0 = (least + most) / 2 / problem.registered;
  const middles = ranges.map((range, index) => {
    const isPrinted = problem.areas[index]?.at[at]?.percent !== undefined;
    const middle = isPrinted ? (range.least + range.most) / 2 : share0 * (registered[index] ?? 0);
    return Math.round(Math.min(range.most, Math.max(range.least, middle)));
  });
  const total = Math.min(most, Math.max(least, sumOf(middles)));
  const shared = share(total, middles, { least: ranges.map((r) => r.least), most: ranges.map((r) => r.most) });
  return isRefusal(shared) ? middles : shared;
}

/**
 * Whole numbers within all ranges, never falling, with the totals: a flow. A pool holds the ballots that nobody has
 * received yet; by each time some go to areas, and an area's flow to the next time is what it has received.
 */
function wholeReceived(
  problem: MarginsProblem,
  registered: readonly number[],
  ranges: Range[][],
): number[][] | undefined {
  const [times, n] = [problem.times.length, problem.areas.length];
  const wished = ranges.map((row, at) => wishes(problem, registered, row, at));
  const pool = (at: number): number => 1 + at;
  const cell = (at: number, index: number): number => (at === times ? 0 : 2 + times + at * n + index);
  const kept: Pipe[] = ranges.flatMap((row, at) =>
    row.map(({ least, most }, index) => {
      return { from: cell(at, index), to: cell(at + 1, index), least, most, start: wished[at]?.[index] ?? least };
    }),
  );
  const handedOut: Pipe[] = kept.map(({ from, start, most }, place) => {
    const before = place < n ? 0 : (kept[place - n]?.start ?? 0);
    return { from: pool(Math.floor(place / n)), to: from, least: 0, most, start: start - before };
  });
  const all = problem.registered;
  const left: Pipe[] = problem.times.map((time, at) => {
    const { least, most } = totalRange(problem, time);
    const start = all - sumOf(wished[at] ?? []);
    return { from: pool(at), to: pool(at + 1), least: all - most, most: all - least, start };
  });
  const ends: Pipe[] = [
    { from: 0, to: pool(0), least: all, most: all, start: all },
    { from: pool(times), to: 0, least: 0, most: all, start: left.at(-1)?.start ?? 0 },
  ];
  const flow = circulation(2 + times + times * n, [...kept, ...handedOut, ...left, ...ends]);
  return flow && ranges.map((row, at) => row.map((_, index) => flow[at * n + index] ?? 0));
}
