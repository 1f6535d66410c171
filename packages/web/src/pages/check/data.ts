/** Check it yourself: what the page shows of an election, to be held beside what the reader's browser comes to. */

import type { Comparison, Text } from '@saylau/core';
import { type CountedElection, countedElection } from '../../checking/counted.js';
import { contestSummary } from '../../data/contest.js';
import type { ElectionSource } from '../../data/source.js';

export interface CheckData {
  readonly name: Text;
  /** Of a log: as its protocols were counted here. */
  readonly shown?: CountedElection;
  /** Of an election of the past: what of each contest was published, and how far the count from it agrees. */
  readonly published?: readonly PublishedContest[];
}

/** How far what was declared can be checked: declared figures beside those counted from what was published. */
export interface PublishedContest {
  /** Empty: of the chamber that all contests fill. */
  readonly id: string;
  readonly name: Text;
  /** Options, and how many of them have published votes. */
  readonly options: number;
  readonly votes: number;
  readonly agrees: number;
  readonly differs: number;
  /** Declared, and nothing was published from which it could be counted. */
  readonly notCounted: number;
  /** Counted, and never declared. */
  readonly notDeclared: number;
}

export function checkPage(source: ElectionSource): CheckData {
  const { loaded, record } = source;
  const { name } = loaded.election;
  if (record === undefined) return { name, published: publishedIn(source) };
  const shown = countedElection(record.counter, record.election);
  return { name, ...(shown === undefined ? {} : { shown }) };
}

function publishedIn({ loaded, outcome }: ElectionSource): readonly PublishedContest[] {
  const { contests, chambers } = outcome();
  const ofChambers = chambers.flatMap(({ rows }) =>
    rows.flatMap(({ comparison }) => (comparison === undefined ? [] : [comparison])),
  );
  return [
    ...contests.map((contest) => {
      const { id, name, options } = contestSummary(contest, loaded.election);
      const votes = options.filter((option) => option.votes !== undefined).length;
      const rounds = contest.laterRounds.flatMap(({ comparisons }) => comparisons);
      return { id, name, options: options.length, votes, ...numbersOf([...contest.comparisons, ...rounds]) };
    }),
    ...(ofChambers.length === 0 ? [] : [{ id: '', name: {}, options: 0, votes: 0, ...numbersOf(ofChambers) }]),
  ];
}

function numbersOf(
  comparisons: readonly Comparison[],
): Pick<PublishedContest, 'agrees' | 'differs' | 'notCounted' | 'notDeclared'> {
  const those = (word: Comparison['is']): number => comparisons.filter(({ is }) => is === word).length;
  return {
    agrees: those('agrees'),
    differs: those('differs'),
    notCounted: those('not-counted'),
    notDeclared: those('not-declared'),
  };
}
