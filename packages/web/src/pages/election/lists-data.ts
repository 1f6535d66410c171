/** An election of a parliament: its chamber, its lists, its constituencies. */

import type { Contest, ContestOutcome, Election, Text } from '@saylau/core';
import { integer, partsOf } from '@saylau/formats/outcome-json';
import { type ChamberPicture, chamberPicture } from '../../data/chamber.js';
import { type Colour, partyColour } from '../../data/colours.js';
import { type ContestFull, contestFull, personColour, type Standing, standingOf } from '../../data/contest-full.js';
import { type First, type FirstIs, firstOf } from '../../data/first.js';
import type { ElectionSource } from '../../data/source.js';
import { areaName, type ToldNames } from '../../data/told.js';
import type { Figure } from '../../site/telling.js';

export interface ListsData {
  readonly kind: 'lists';
  readonly chamber?: ChamberPicture;
  readonly lists: ContestFull;
  /** The share that the law asks of a list, where it is the same for all. */
  readonly threshold?: string;
  /** Where a part of the chamber is filled in constituencies. */
  readonly places?: PlacesData;
}

export interface PlacesData {
  readonly name: Text;
  readonly rows: readonly PlaceRow[];
  /** Rows with a winner by name. */
  readonly named: number;
  /** Seats of the part by party, as declared for the whole of it. */
  readonly declared?: readonly { readonly name: Text; readonly colour: Colour; readonly seats: number }[];
}

export interface PlaceRow extends Partial<First> {
  readonly contest: string;
  readonly name: Text;
  readonly area: Text;
  readonly first?: PlaceOption;
  readonly lead?: Figure;
  readonly standing?: Standing;
  /** How many stood. */
  readonly candidates?: number;
}

export interface PlaceOption {
  readonly name: Text;
  /** Of the party behind the candidate; empty for who stands for themselves, left out where it is not known. */
  readonly party?: Text;
  readonly colour: Colour;
  readonly votes?: Figure;
}

export function listsData(source: ElectionSource, names: ToldNames): ListsData {
  const { election, law } = source.loaded;
  const outcome = source.outcome();
  const partNames = partsOf(source.loaded).names;
  const isList = ({ part }: { readonly part: string }): boolean => law.rules?.parts.get(part)?.rule.rule === 'list';
  const list = outcome.contests.find(isList);
  const others = outcome.contests.filter((contest) => !isList(contest));
  const [chamber] = outcome.chambers;
  if (list === undefined) throw new TypeError('an election of lists without one');
  const lists = contestFull(source, list, names, { withMargins: true });
  const thresholds = new Set(lists.options.flatMap(({ threshold }) => threshold ?? []));
  const [threshold] = thresholds;
  return {
    kind: 'lists',
    ...(chamber === undefined ? {} : { chamber: chamberPicture(chamber, election, partNames) }),
    lists,
    ...(threshold === undefined || thresholds.size > 1 ? {} : { threshold }),
    ...(others.length === 0 ? {} : { places: placesData(source, others, partNames.get(others[0]?.part ?? '') ?? {}) }),
  };
}

function placesData(source: ElectionSource, outcomes: readonly ContestOutcome[], name: Text): PlacesData {
  const { election } = source.loaded;
  const contests = new Map(election.contests.map((contest) => [contest.id, contest]));
  const rows = outcomes.map((outcome) => placeRow(source, outcome, contests.get(outcome.contest)));
  const declared = election.declaredParts?.get(outcomes[0]?.part ?? '');
  return {
    name,
    rows,
    named: rows.filter(({ is }) => isWinner(is)).length,
    ...(declared === undefined || source.record !== undefined
      ? {}
      : {
          declared: [...declared]
            .map(([party, seats], place) => ({
              name: party === 'independent' ? {} : (election.parties.get(party) ?? { en: party }),
              colour: partyColour(election.parties, party, place),
              seats,
            }))
            .sort((one, other) => other.seats - one.seats),
        }),
  };
}

/** Somebody is known to be elected. */
export function isWinner(is: FirstIs | undefined): boolean {
  return is === 'elected' || is === 'declared';
}

/** One contest for a seat in a table of many: who is first, by how much, how far it is counted. */
export function placeRow(source: ElectionSource, outcome: ContestOutcome, contest: Contest | undefined): PlaceRow {
  const { election } = source.loaded;
  const votes = new Map(
    outcome.figures.filter(({ round }) => round === 1).map(({ line, value }) => [line, value] as const),
  );
  const ranked = (contest?.options ?? [])
    .filter(({ role }) => role === 'candidate')
    .sort((one, other) => Number((votes.get(other.id) ?? -1n) - (votes.get(one.id) ?? -1n)));
  const counted = outcome.result?.kind === 'elected' ? outcome.result.elected : [];
  const declared = contest?.declared.elected ?? [];
  const standing = standingOf(source, outcome.contest);
  const isOpen = standing.standing?.isSettled === false;
  const most = ranked.map(({ id }) => votes.get(id));
  const whatIs = firstOf(outcome, { votes: most, isDeclared: declared.length > 0, isOpen });
  const [winner] = whatIs.is === 'elected' ? counted : whatIs.is === 'declared' ? declared : [];
  const first = winner === undefined ? ranked[0] : ranked.find(({ id }) => id === winner);
  const isKnown = winner !== undefined || (most[0] ?? 0n) > 0n;
  return {
    contest: outcome.contest,
    name: outcome.name,
    area: areaName(election, outcome.area),
    ...(isKnown ? whatIs : {}),
    ...(first === undefined || !isKnown || whatIs.is === 'tie'
      ? {}
      : { first: placeOption(election, first, votes.get(first.id)) }),
    ...leadOver(most),
    ...standing,
    ...(contest?.candidates === undefined ? {} : { candidates: contest.candidates }),
  };
}

function placeOption(election: Election, option: Contest['options'][number], votes: bigint | undefined): PlaceOption {
  const { name, party } = option;
  return {
    name,
    ...(party === null ? {} : { party: party === undefined ? {} : (election.parties.get(party) ?? { en: party }) }),
    colour: personColour(election, party),
    ...(votes === undefined ? {} : { votes: integer(votes) }),
  };
}

function leadOver([first, second]: readonly (bigint | undefined)[]): { readonly lead?: Figure } {
  return first === undefined || second === undefined || first === 0n ? {} : { lead: integer(first - second) };
}
