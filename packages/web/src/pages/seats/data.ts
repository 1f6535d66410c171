/** How the seats were made: the steps of the count, each with its figures and the provisions it applies. */

import type { ContestOutcome, Election, ReadingOutcome, Text } from '@saylau/core';
import { integer } from '@saylau/formats/outcome-json';
import { type ContestSummary, contestSummary } from '../../data/contest.js';
import { colourIn } from '../../data/contest-full.js';
import { countedElection } from '../../data/counted-election.js';
import { type Grounds, groundsOf } from '../../data/grounds.js';
import type { ElectionSource } from '../../data/source.js';
import { ToldNames } from '../../data/told.js';
import type { Figure } from '../../site/telling.js';
import { type ListMaking, listMaking } from './list-making.js';
import { type MakingStep, makingSteps } from './steps.js';

export interface ContestMaking {
  readonly contest: ContestSummary;
  readonly name: Text;
  /** Lines that nobody published and that keep it from being counted. */
  readonly missing?: Text;
  readonly steps: readonly MakingStep[];
  /** Of a contest of lists. */
  readonly list?: ListMaking;
}

/** A contest of persons in brief. */
export interface BriefContest {
  readonly id: string;
  readonly name: Text;
  readonly status: ContestOutcome['status'];
  readonly elected: readonly { readonly name: Text; readonly colour: string }[];
  readonly votes?: Figure;
  /** Over the first who is not elected. */
  readonly lead?: Figure;
}

export interface OtherReading {
  /** Left out where it is about the line against all alone. */
  readonly says?: Text;
  /** Contests of lists that have another result under it: option → seats. */
  readonly differs: readonly { readonly contest: string; readonly seats: Readonly<Record<string, number>> }[];
  /** Nothing can be counted under it. */
  readonly isUnknown: boolean;
}

export interface SeatsData {
  readonly statute?: Text;
  /** ISO day of the law. */
  readonly on: string;
  /** Told in full, contests of lists first. */
  readonly full: readonly ContestMaking[];
  readonly brief: readonly BriefContest[];
  /** Provisions that the contests in brief are won by. */
  readonly briefCites: readonly string[];
  readonly grounds: Grounds;
  readonly readings: readonly OtherReading[];
}

/** Contests beyond so many are told in brief. */
const mostInFull = 4;

export function seatsPage(source: ElectionSource): SeatsData {
  const { loaded, outcome: count } = source;
  const outcome = count();
  const election = countedElection(source);
  const { rules } = loaded.law;
  const names = new ToldNames({ ...loaded, election });
  const isList = ({ part }: ContestOutcome): boolean => rules?.parts.get(part)?.rule.rule === 'list';
  const lists = outcome.contests.filter((one) => isList(one) && one.steps.length > 0).slice(0, mostInFull);
  const others = outcome.contests.filter((one) => !lists.includes(one));
  const inFull = others.length <= mostInFull ? [...lists, ...others.filter(({ steps }) => steps.length > 0)] : lists;
  const brief = others.filter((one) => !inFull.includes(one));
  return {
    ...(loaded.statute === undefined ? {} : { statute: loaded.statute.name }),
    on: outcome.law.on,
    full: inFull.map((one) => contestMaking(source, election, one)),
    brief: brief.map((one) => briefOf(one, election, names)),
    briefCites: citedBy(brief),
    grounds: groundsOf(loaded.statute, outcome.law, citedBy(outcome.contests)),
    readings: outcome.readings.map((reading) => readingOf(reading, outcome.contests, lists)),
  };
}

function contestMaking({ loaded }: ElectionSource, election: Election, outcome: ContestOutcome): ContestMaking {
  const { rules } = loaded.law;
  const list = rules && listMaking(election, rules, outcome);
  const names = new ToldNames({ ...loaded, election });
  return {
    contest: contestSummary(outcome, election),
    name: names.tell((own) => own.contest(outcome.contest)),
    ...(outcome.missing.length === 0
      ? {}
      : { missing: names.tell((own) => own.lines(outcome.missing, outcome.contest)) }),
    steps: makingSteps(loaded, election, outcome),
    ...(list === undefined ? {} : { list }),
  };
}

function citedBy(outcomes: readonly ContestOutcome[]): readonly string[] {
  return [...new Set(outcomes.flatMap(({ steps }) => steps.flatMap(({ cites }) => cites)))];
}

function briefOf(outcome: ContestOutcome, election: Election, names: ToldNames): BriefContest {
  const { contest: id, status, result, percentages } = outcome;
  const options = election.contests.find((one) => one.id === id)?.options ?? [];
  const elected = result?.kind === 'elected' ? result.elected : [];
  const votesOf = (option: string): bigint | undefined => percentages.find(({ line }) => line === option)?.votes;
  const [first] = elected;
  const votes = first === undefined ? undefined : votesOf(first);
  const others = options.flatMap((option) =>
    elected.includes(option.id) || option.role !== 'candidate' ? [] : [votesOf(option.id) ?? 0n],
  );
  const next = others.reduce((most, one) => (one > most ? one : most), 0n);
  return {
    id,
    name: names.tell((own) => own.contest(id)),
    status,
    elected: elected.flatMap((own) => {
      const place = options.findIndex((option) => option.id === own);
      const option = options[place];
      return option === undefined ? [] : [{ name: option.name, colour: colourIn(election, option, place) }];
    }),
    ...(votes === undefined ? {} : { votes: integer(votes) }),
    ...(votes === undefined || others.length === 0 ? {} : { lead: integer(votes - next) }),
  };
}

function readingOf(
  { says, count }: ReadingOutcome,
  inUse: readonly ContestOutcome[],
  lists: readonly ContestOutcome[],
): OtherReading {
  const seatsOf = (outcomes: readonly ContestOutcome[], id: string): Readonly<Record<string, number>> | undefined => {
    const result = outcomes.find(({ contest }) => contest === id)?.result;
    return result?.kind === 'seats'
      ? Object.fromEntries(result.rows.map(({ option, seats }) => [option, seats]))
      : undefined;
  };
  const told = count.contests.some(({ result, percentages }) => result !== undefined || percentages.length > 0);
  return {
    ...(says === undefined ? {} : { says }),
    differs: lists.flatMap(({ contest }) => {
      const seats = seatsOf(count.contests, contest);
      const isSame = JSON.stringify(seats) === JSON.stringify(seatsOf(inUse, contest));
      return seats === undefined || isSame ? [] : [{ contest, seats }];
    }),
    isUnknown: !told,
  };
}
