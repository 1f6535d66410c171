/** One contest in full: of an election by its id. */

import type { ContestOutcome, Text } from '@saylau/core';
import { partsOf } from '@saylau/formats/outcome-json';
import { tellStep } from '@saylau/texts';
import { type ContestFull, contestFull } from '../../data/contest-full.js';
import { idOf } from '../../data/ids.js';
import type { ElectionSource } from '../../data/source.js';
import { ToldNames } from '../../data/told.js';

export interface ContestPageData {
  readonly contest: ContestFull;
  readonly title: Text;
  readonly partName: Text;
  /** What is asked of an option, in percent: for the line in the bars. */
  readonly threshold?: string;
  /** How the result came about, a sentence a step. */
  readonly steps: readonly Text[];
  /** Contests of the same part before and after it. */
  readonly before?: Neighbour;
  readonly after?: Neighbour;
}

export interface Neighbour {
  readonly contest: string;
  readonly name: Text;
}

/** Steps beyond which a reader goes to the page that tells all of them. */
const mostSteps = 12;

/** Undefined where the election has no such contest. */
export function contestPage(source: ElectionSource, [word = '']: readonly string[]): ContestPageData | undefined {
  const { contests } = source.loaded.election;
  const id = idOf(word, (one) => contests.some((contest) => contest.id === one));
  const outcome = source.outcome().contests.find(({ contest }) => contest === id);
  if (id === undefined || outcome === undefined) return undefined;
  const names = new ToldNames(source.loaded);
  const contest = contestFull(source, outcome, names, { withMargins: true });
  const alike = contests.filter(({ part }) => part === outcome.part);
  const place = alike.findIndex((one) => one.id === id);
  const neighbour = (at: number): Neighbour | undefined => {
    const one = alike[at];
    return one && { contest: one.id, name: names.tell((own) => own.contest(one.id)) };
  };
  const [before, after] = [neighbour(place - 1), neighbour(place + 1)];
  const [threshold, ...others] = new Set(contest.options.flatMap((option) => option.threshold ?? []));
  return {
    contest,
    title: names.tell((own) => own.contest(id)),
    partName: partsOf(source.loaded).names.get(outcome.part) ?? {},
    ...(threshold === undefined || others.length > 0 ? {} : { threshold }),
    steps: stepsOf(outcome, names),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

/** A sentence a step. Steps whose words are a table are told where there is room for it. */
function stepsOf({ contest, steps }: ContestOutcome, names: ToldNames): readonly Text[] {
  return steps
    .filter(({ step }) => step !== 'whole')
    .slice(0, mostSteps)
    .map((step) => names.tell((own, texts) => tellStep({ texts, names: own, contest, steps }, step).sentence));
}
