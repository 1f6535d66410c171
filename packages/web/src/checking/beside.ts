/** What a page shows beside what the reader's browser came to: equal or not, figure by figure. */

import type { Result } from '@saylau/acts';
import type { Text } from '@saylau/core';
import type { CountedContest, CountedElection } from './counted.js';

/** One figure of a contest: votes of a line or an option, its seats, or what was decided. */
export interface Beside {
  readonly contest: string;
  readonly what: 'votes' | 'seats' | 'elected' | 'next' | 'adopted' | 'valid';
  /** Line or option. */
  readonly key: string;
  readonly shown?: string;
  readonly found?: string;
}

export interface ContestBeside {
  readonly contest: CountedContest;
  readonly all: readonly Beside[];
  readonly differing: readonly Beside[];
}

/** Contests in the order of what was found; one that is on a single side differs in everything. */
export function besides(shown: CountedElection, found: CountedElection | undefined): readonly ContestBeside[] {
  const contests = new Map([...shown.contests, ...(found?.contests ?? [])].map((contest) => [contest.id, contest]));
  const of = (election: CountedElection | undefined, id: string): Result | undefined =>
    election?.contests.find((contest) => contest.id === id)?.result;
  return [...contests.values()].map((contest) => {
    const all = pairs(contest.id, of(shown, contest.id), of(found, contest.id));
    return { contest, all, differing: all.filter((one) => one.shown !== one.found) };
  });
}

function pairs(contest: string, shown: Result | undefined, found: Result | undefined): readonly Beside[] {
  const beside = (what: Beside['what'], key: string, one: unknown, other: unknown): Beside => ({
    contest,
    what,
    key,
    ...(one === undefined ? {} : { shown: String(one) }),
    ...(other === undefined ? {} : { found: String(other) }),
  });
  const numbers = (what: 'votes' | 'seats', one: Numbers = {}, other: Numbers = {}): readonly Beside[] =>
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => beside(what, key, one[key], other[key]));
  const whole = (['elected', 'next', 'adopted', 'valid'] as const).flatMap((what) => {
    const [one, other] = [shown?.[what], found?.[what]].map((value) => value?.toString());
    return one === undefined && other === undefined ? [] : [beside(what, '', one, other)];
  });
  return [
    ...numbers('votes', shown?.figures, found?.figures),
    ...numbers('seats', shown?.seats, found?.seats),
    ...whole,
  ];
}

type Numbers = Readonly<Record<string, number>>;

/** The name of an option, else the line's own name. */
export function optionNames({ options }: CountedContest): ReadonlyMap<string, Text> {
  return new Map(options.map(({ id, name }) => [id, name]));
}
