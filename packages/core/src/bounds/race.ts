/** A list contest as the bounds see it: votes, seats, bars, how the base grows, and what a seat costs a rival. */

import type { Method } from '../apportion/methods.js';
import type { Bar, Share } from './bar.js';

/** Votes of the whole file are in units of 1/`scale` vote, so that every bar is a whole number. */
export interface Race {
  readonly seats: number;
  readonly method: RaceMethod;
  /** By list, like `bars`. */
  readonly votes: readonly bigint[];
  readonly bars: readonly Bar[];
  /** Votes that can still come. */
  readonly more: bigint;
  /** The base of the bars now, and whether votes that come add to it. */
  readonly base: bigint;
  readonly grows: boolean;
  /** The fewest lists over the bar of which the bounds speak. */
  readonly least: number;
  readonly scale: bigint;
}

/** The same race in whole votes. */
export function unscaled(race: Race): Race {
  const down = (value: bigint): bigint => value / race.scale;
  return { ...race, votes: race.votes.map(down), more: down(race.more), base: down(race.base), scale: 1n };
}

/** Methods for which the bounds are proven: quota of Hare, and divisors of which no step is longer than the next. */
const raceMethods = ['hare-remainder', 'dhondt', 'sainte-lague', 'danish'] as const;
export type RaceMethod = (typeof raceMethods)[number];

/** Whether bounds are proven for the method. */
export function isRaceMethod(method: Method): method is RaceMethod {
  return raceMethods.some((one) => one === method);
}

/** A divisor method's divisor of seat m is step × (m − 1) + first. */
const divisors: Record<Exclude<RaceMethod, 'hare-remainder'>, { readonly step: bigint; readonly first: bigint }> = {
  dhondt: { step: 1n, first: 1n },
  'sainte-lague': { step: 2n, first: 1n },
  danish: { step: 3n, first: 1n },
};

/** A list with `own` votes of `total` admitted ones, and the seat of its that rivals may take: `seat` of `seats`. */
export interface Contested {
  readonly method: RaceMethod;
  readonly seats: bigint;
  readonly seat: bigint;
  readonly own: bigint;
  readonly total: bigint;
}

/**
 * How many seats a rival with `votes` takes before the contested one (equality goes to the rival). May be negative.
 * Hare: the contested seat needs a remainder of seat − seats·own/total, and every rival whose quotient with that
 * much added reaches m has m seats before it.
 */
export function seatsBefore({ method, seats, seat, own, total }: Contested, votes: bigint): bigint {
  if (method === 'hare-remainder') return total === 0n ? 0n : floorDivide((votes - own) * seats, total) + seat;
  if (own === 0n) return seats + 1n;
  const { step, first } = divisors[method];
  const most = floorDivide(votes * (step * (seat - 1n) + first) - first * own, step * own) + 1n;
  return most < 0n ? 0n : most;
}

/** The fewest votes with which a rival takes `before` seats before the contested one. */
export function votesFor({ method, seats, seat, own, total }: Contested, before: bigint): bigint {
  if (method === 'hare-remainder') return own + ceilDivide(total * (before - seat), seats);
  const { step, first } = divisors[method];
  return ceilDivide(own * (step * (before - 1n) + first), step * (seat - 1n) + first);
}

/** What the votes have to be multiples of for `votesFor` to be exact. */
export function unitOf({ method, seats, seat }: Pick<Contested, 'method' | 'seats' | 'seat'>): bigint {
  if (method === 'hare-remainder') return seats;
  const { step, first } = divisors[method];
  return step * (seat - 1n) + first;
}

/** The fewest votes that pass a bar when the base is `base`; with `real` the edge itself, be it reached or not. */
export function votesToPass(bar: Share, base: bigint, real: 'real' | 'whole'): bigint {
  const edge = bar.num * base;
  if (real === 'real' || !bar.strict) return ceilDivide(edge, bar.den);
  return floorDivide(edge, bar.den) + 1n;
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

function ceilDivide(a: bigint, b: bigint): bigint {
  return -floorDivide(-a, b);
}

/** The sum of votes; nothing of none. */
export function sum(values: readonly bigint[]): bigint {
  return values.reduce((all, value) => all + value, 0n);
}
