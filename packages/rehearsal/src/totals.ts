/** What a contest comes to: ballots cast, votes of every option, ballots that are no votes. Published where it is, the rest assumed. */

import type { Contest, LineId } from '@saylau/core';
import type { PlanLine, RehearsalPlan } from '@saylau/formats';
import type { Standing } from './candidates.js';
import { RehearsalError } from './error.js';
import { isRefusal } from './fit/refusal.js';
import { share } from './fit/share.js';
import { partOf } from './fraction.js';
import { publishedFigure } from './known.js';
import { countsOf } from './regions.js';

interface ContestTotals {
  readonly cast: number;
  /** By option of the standing. */
  readonly votes: readonly number[];
  /** By split line of the plan. */
  readonly splits: readonly number[];
}

type CastLine = Extract<PlanLine, { readonly is: 'cast' }>;
type SplitLine = Extract<PlanLine, { readonly is: 'split' }>;

/** The lines of the plan that make up the ballots cast. Throws RehearsalError `unknown-line` where none is `cast`. */
export function castLines({ lines }: Pick<RehearsalPlan, 'lines'>): {
  readonly cast: CastLine;
  readonly splits: readonly SplitLine[];
} {
  const cast = lines.find((line) => line.is === 'cast');
  if (cast === undefined) throw new RehearsalError('unknown-line', { found: 'cast' });
  return { cast, splits: lines.filter((line) => line.is === 'split') };
}

interface Known {
  readonly votes: readonly (number | undefined)[];
  readonly percent: readonly (string | undefined)[];
  readonly rounding: 'half-up' | 'down';
  readonly cast: number | undefined;
  readonly splits: readonly (number | undefined)[];
}

const nothing = (standing: Standing, splits: readonly SplitLine[]): Known => ({
  votes: standing.options.map(() => undefined),
  percent: standing.options.map(() => undefined),
  rounding: 'half-up',
  cast: undefined,
  splits: splits.map(() => undefined),
});

/**
 * The totals of a contest of which `room` voters take part. `real`: what its own file publishes; undefined: nothing.
 * Throws RehearsalError `contradiction` where what is published does not fit together.
 */
export function contestTotals(
  plan: RehearsalPlan,
  real: Contest | undefined,
  standing: Standing,
  room: number,
  what: string,
): ContestTotals {
  const { cast, splits } = castLines(plan);
  const known = real === undefined ? nothing(standing, splits) : knownOf(real, standing, cast.line, splits);
  const base = votesBase(known, room);
  const wanted = known.cast ?? (base === undefined ? partOf(room, cast.share.value) : castFor(base, splits, room));
  const sum = sumKnown(known.votes);
  const inSplits = base === undefined ? assumedSplits(known, splits, Math.min(wanted - sum, wanted)) : wanted - base;
  const given = splitsOf(known, splits, inSplits, what);
  const votes = votesOf(known, standing, wanted - inSplits, what);
  return { cast: wanted, votes, splits: given };
}

function knownOf(real: Contest, { options }: Standing, cast: LineId, splits: readonly SplitLine[]): Known {
  const { percent, percentRounding = 'half-up' } = real.declared;
  return {
    votes: options.map(({ id }) => publishedFigure(real, id)),
    percent: options.map(({ id }) => percent?.get(id)),
    rounding: percentRounding,
    cast: publishedFigure(real, cast),
    splits: splits.map(({ line }) => publishedFigure(real, line)),
  };
}

function sumKnown(figures: readonly (number | undefined)[]): number {
  return figures.reduce<number>((sum, own) => sum + (own ?? 0), 0);
}

/** The sum of all votes: known, or the middle of those that give the printed percentages of known votes. */
function votesBase({ votes, percent, rounding, cast, splits }: Known, room: number): number | undefined {
  if (votes.every((own) => own !== undefined)) return sumKnown(votes);
  if (cast !== undefined && splits.every((own) => own !== undefined)) return cast - sumKnown(splits);
  let [least, most] = [sumKnown(votes), cast ?? room];
  let told = false;
  for (const [index, own] of votes.entries()) {
    const printed = percent[index];
    if (own === undefined || printed === undefined || own === 0) continue;
    told = true;
    least = first(least, most, (base) => countsOf(printed, base, rounding).most >= own);
    most = first(least, most + 1, (base) => countsOf(printed, base, rounding).least > own) - 1;
  }
  return told && least <= most ? least + Math.floor((most - least) / 2) : undefined;
}

/** The first number from `least` to `most` for which something holds that holds from somewhere on; `most` where it never does. */
function first(least: number, most: number, holds: (value: number) => boolean): number {
  let [low, high] = [least, most];
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Ballots cast for so many votes: with the assumed share of others, at most as many as voters. */
function castFor(base: number, splits: readonly SplitLine[], room: number): number {
  const votes = splits.reduce(
    ({ num, den }, { share: { value } }) => ({ num: num * value.den - value.num * den, den: den * value.den }),
    { num: 1n, den: 1n },
  );
  if (votes.num <= 0n) return base;
  return Math.max(base, Math.min(room, partOf(base, { num: votes.den, den: votes.num })));
}

/** Ballots that are no votes, by the assumed shares, but leaving room for the known votes. */
function assumedSplits({ cast, splits: known, votes }: Known, splits: readonly SplitLine[], most: number): number {
  const total = cast ?? most + sumKnown(votes);
  const wanted = splits.reduce((sum, { share: { value } }, index) => sum + (known[index] ?? partOf(total, value)), 0);
  return Math.max(0, Math.min(wanted, most));
}

function splitsOf({ splits: known }: Known, splits: readonly SplitLine[], total: number, what: string): number[] {
  const weights = splits.map(({ share: { value } }) => Math.max(1, partOf(1_000_000, value)));
  return filled(known, weights, total, `${what} splits`);
}

/** Votes of every option: known, or nearest to the printed percentage, the others by weight. */
function votesOf(known: Known, { weights }: Standing, base: number, what: string): number[] {
  const votes = known.votes.map((own, index) => {
    const printed = known.percent[index];
    if (own !== undefined || printed === undefined) return own;
    const { least, most } = countsOf(printed, base, known.rounding);
    return least + Math.floor((most - least) / 2);
  });
  return filled(votes, weights, base, `${what} votes`);
}

function filled(
  known: readonly (number | undefined)[],
  weights: readonly number[],
  total: number,
  what: string,
): number[] {
  const rest = total - sumKnown(known);
  const open = known.flatMap((own, index) => (own === undefined ? [index] : []));
  const given =
    rest < 0
      ? ({ refused: 'no-room' } as const)
      : share(
          rest,
          open.map((index) => weights[index] ?? 0),
        );
  if (isRefusal(given)) throw new RehearsalError('contradiction', { what, total, known: sumKnown(known) });
  const out = known.map((own) => own ?? 0);
  for (const [index, place] of open.entries()) out[place] = given[index] ?? 0;
  return out;
}
