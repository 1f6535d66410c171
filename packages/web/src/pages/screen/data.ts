/** A screen for a hall: what is read from afar. */

import type { Text } from '@saylau/core';
import type { Colour } from '../../data/colours.js';
import { type ContestSummary, contestSummary } from '../../data/contest.js';
import { electionKind } from '../../data/election-kind.js';
import { type Headline, headlineOf } from '../../data/headline.js';
import { type CountProgress, countProgress } from '../../data/progress.js';
import type { ElectionSource } from '../../data/source.js';
import { ToldNames } from '../../data/told.js';
import { type BodiesData, type BodyLine, bodiesData } from '../election/bodies-data.js';

export interface ScreenData {
  readonly name: Text;
  readonly headline: Headline;
  /** The lists, the one office, the question; none where many bodies or offices are elected. */
  readonly contest?: Pick<ContestSummary, 'options' | 'turnout' | 'result'> & {
    /** Left out of an election that has no other contest. */
    readonly title?: Text;
  };
  readonly bodies?: ScreenBodies;
  readonly progress?: CountProgress;
}

/** Many bodies or offices together. */
export interface ScreenBodies extends Pick<BodiesData, 'of'> {
  readonly all: number;
  /** Of which it is known who is elected, or how many of which party. */
  readonly known: number;
  /** Of these: seats or offices by party, the most first, those of which it is not known last. An empty name: of no party. */
  readonly parties: readonly ScreenParty[];
}

export interface ScreenParty {
  readonly name?: Text;
  readonly colour: Colour;
  readonly number: number;
}

export function screenPage(source: ElectionSource): ScreenData {
  const { election } = source.loaded;
  const progress = countProgress(source);
  return {
    name: election.name,
    headline: headlineOf(source),
    ...(electionKind(source) === 'bodies' ? { bodies: bodiesOf(source) } : contestOf(source)),
    ...(progress === undefined ? {} : { progress }),
  };
}

function contestOf(source: ElectionSource): Pick<ScreenData, 'contest'> {
  const { election, law } = source.loaded;
  const { contests } = source.outcome();
  const outcome = contests.find(({ part }) => law.rules?.parts.get(part)?.rule.rule === 'list') ?? contests[0];
  if (outcome === undefined) return {};
  const { options, turnout, result } = contestSummary(outcome, election);
  return {
    contest: {
      ...(contests.length === 1
        ? {}
        : { title: new ToldNames(source.loaded).tell((own) => own.contest(outcome.contest)) }),
      options,
      ...(turnout === undefined ? {} : { turnout }),
      ...(result === undefined ? {} : { result }),
    },
  };
}

function bodiesOf(source: ElectionSource): ScreenBodies {
  const { of, rows, parties } = bodiesData(source, new ToldNames(source.loaded));
  const known = rows.filter(({ isKnown }) => isKnown);
  return { of, all: rows.length, known: known.length, parties: held(known, parties) };
}

function held(rows: readonly BodyLine[], parties: BodiesData['parties']): readonly ScreenParty[] {
  const sums = new Map<string, ScreenParty>();
  const add = ({ number, ...party }: ScreenParty): void => {
    const key = JSON.stringify(party.name ?? null);
    sums.set(key, { ...party, number: (sums.get(key)?.number ?? 0) + number });
  };
  for (const { first, held: seats } of rows) {
    if (first !== undefined)
      add({ ...(first.party === undefined ? {} : { name: first.party }), colour: first.colour, number: 1 });
    else for (const [place, number] of seats) add({ name: {}, colour: 'other', ...parties[place], number });
  }
  return [...sums.values()]
    .map(({ name, colour, number }) => ({ ...(name === undefined ? {} : { name }), colour, number }))
    .sort(
      (one, other) => Number(one.name === undefined) - Number(other.name === undefined) || other.number - one.number,
    );
}
