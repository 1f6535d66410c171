/** What can still change while votes are out: bounds of the count, never forecasts. */

import type { ContestBounds, End, Limit, ListBounds, Scenario, StillOut, Text } from '@saylau/core';
import { integer } from '@saylau/formats/outcome-json';
import { isSettled } from '@saylau/views';
import type { Colour } from '../../data/colours.js';
import { contestSummary } from '../../data/contest.js';
import { colourIn } from '../../data/contest-full.js';
import { countedElection } from '../../data/counted-election.js';
import { listMargins } from '../../data/next-seat.js';
import type { ElectionSource } from '../../data/source.js';
import { ToldNames } from '../../data/told.js';
import type { Figure } from '../../site/telling.js';

/** One end of a list's seats: reached by some protocols that could still come, or a bound that may be out of reach. */
export interface OpenEnd {
  readonly seats: number;
  readonly isAttained: boolean;
  /** Only if a lot falls so. */
  readonly byLot?: true;
}

export interface OpenList {
  readonly id: string;
  readonly name: Text;
  readonly colour: Colour;
  readonly votes: Figure;
  /** By the votes counted so far. */
  readonly now?: number;
  readonly lowest: OpenEnd;
  readonly highest: OpenEnd;
  readonly threshold: 'over' | 'under' | 'open';
  /** By the votes counted so far: to be admitted, and for one seat more. */
  readonly toThreshold?: number;
  readonly toNextSeat?: number;
}

export interface OpenLists {
  readonly contest: string;
  readonly name: Text;
  readonly seats: number;
  /** Seats that are some list's whatever comes. */
  readonly safe: number;
  readonly outstanding: Figure;
  readonly lists: readonly OpenList[];
  readonly scenarios: readonly Scenario[];
}

export interface OpenPerson {
  readonly contest: string;
  readonly name: Text;
  readonly isDecided: boolean;
  readonly ahead?: { readonly name: Text; readonly colour: Colour };
  readonly lead?: Figure;
  readonly outstanding: Figure;
}

export interface OpenQuestion {
  readonly contest: string;
  readonly name: Text;
  readonly outstanding: Figure;
  readonly adopted: 'yes' | 'no' | 'open';
  readonly valid: 'yes' | 'no' | 'open';
  readonly majority: 'yes' | 'no' | 'open';
}

export interface OpenData {
  /** Every protocol is counted or annulled. */
  readonly isSettled: boolean;
  readonly expected: number;
  readonly arrived: number;
  /** Protocols that are missing, by what limits the votes in them. */
  readonly limits: Readonly<Record<Limit, number>>;
  readonly lists: readonly OpenLists[];
  /** Those that are open first, the smallest lead above. */
  readonly persons: readonly OpenPerson[];
  readonly questions: readonly OpenQuestion[];
  /** Why contests have no bounds, and how many. */
  readonly unbounded: readonly { readonly why: string; readonly contests: number }[];
  /** Lines taken as they stand now, although they can still grow. */
  readonly takenAsFinal: readonly Text[];
  /** Lots to be drawn and questions to be answered once every protocol is in. */
  readonly waits: number;
}

type Bounds = ReadonlyMap<string, ContestBounds>;

/** Undefined for an election of the past: nothing of it is open. */
export function openPage(source: ElectionSource): OpenData | undefined {
  const { record, loaded, outcome: count } = source;
  const found = record?.counter.bounds(record.election);
  if (record === undefined || found === undefined) return undefined;
  const names = new ToldNames(loaded);
  const maker = new Maker(source, names);
  const sum = (of: (one: StillOut) => number): number => found.open.reduce((all, one) => all + of(one), 0);
  return {
    isSettled: record.counter.state.contests(record.election).every(isSettled),
    expected: sum(({ expected }) => expected),
    arrived: sum(({ arrived }) => arrived),
    limits: {
      reported: sum(({ limits }) => limits.reported),
      ballots: sum(({ limits }) => limits.ballots),
      registered: sum(({ limits }) => limits.registered),
      unknown: sum(({ limits }) => limits.unknown),
    },
    lists: [...found.bounds].flatMap(([id, own]) => (own.kind === 'list' ? [maker.lists(id, own)] : [])),
    persons: [...found.bounds].flatMap(([id, own]) => maker.person(id, own)).sort(byLead),
    questions: [...found.bounds].flatMap(([id, own]) => maker.question(id, own)),
    unbounded: unboundedOf(found.bounds),
    takenAsFinal: takenAsFinal(found.bounds, names),
    waits: count().contests.reduce((all, { lots, questions }) => all + lots.length + questions.length, 0),
  };
}

class Maker {
  readonly #source: ElectionSource;
  readonly #names: ToldNames;

  constructor(source: ElectionSource, names: ToldNames) {
    this.#source = source;
    this.#names = names;
  }

  lists(contest: string, { seats, outstanding, lists, scenarios }: ListBounds): OpenLists {
    const { loaded, outcome: count } = this.#source;
    const { election, law } = loaded;
    const outcome = count().contests.find((one) => one.contest === contest);
    const options = outcome === undefined ? [] : contestSummary(outcome, election).options;
    const margins =
      outcome === undefined || law.rules === undefined
        ? undefined
        : listMargins(outcome, countedElection(this.#source), law.rules);
    return {
      contest,
      name: this.#names.tell((own) => own.contest(contest)),
      seats,
      safe: lists.reduce((sum, { lowest }) => sum + lowest.seats, 0),
      outstanding: integer(outstanding),
      lists: lists
        .map(({ option, votes, lowest, highest, threshold }): OpenList => {
          const own = options.find(({ id }) => id === option);
          const { toThreshold, toNextSeat } = margins?.get(option) ?? {};
          return {
            id: option,
            name: own?.name ?? {},
            colour: own?.colour ?? 'other',
            votes: integer(votes),
            ...(own?.seats === undefined ? {} : { now: own.seats }),
            lowest: endOf(lowest),
            highest: endOf(highest),
            threshold,
            ...(toThreshold === undefined ? {} : { toThreshold }),
            ...(toNextSeat === undefined ? {} : { toNextSeat }),
          };
        })
        .sort((one, other) => Number(other.votes) - Number(one.votes)),
      scenarios,
    };
  }

  person(contest: string, bounds: ContestBounds): readonly OpenPerson[] {
    if (bounds.kind !== 'plurality' && bounds.kind !== 'round') return [];
    const [first, second] = [...bounds.candidates].sort((one, other) => Number(other.votes - one.votes));
    const lead = bounds.kind === 'plurality' ? bounds.lead : first && second ? first.votes - second.votes : undefined;
    return [
      {
        contest,
        name: this.#names.tell((own) => own.contest(contest)),
        isDecided: bounds.kind === 'plurality' ? bounds.decided : bounds.decided !== 'open',
        ...(first === undefined || first.votes === 0n ? {} : { ahead: this.#named(contest, first.option) }),
        ...(lead === undefined ? {} : { lead: integer(lead) }),
        outstanding: integer(bounds.outstanding),
      },
    ];
  }

  question(contest: string, bounds: ContestBounds): readonly OpenQuestion[] {
    if (bounds.kind !== 'question') return [];
    const { outstanding, adopted, valid, majority } = bounds;
    const name = this.#names.tell((own) => own.contest(contest));
    return [{ contest, name, outstanding: integer(outstanding), adopted, valid, majority }];
  }

  #named(contest: string, id: string): { readonly name: Text; readonly colour: Colour } {
    const { election } = this.#source.loaded;
    const options = election.contests.find((one) => one.id === contest)?.options ?? [];
    const place = options.findIndex((option) => option.id === id);
    const option = options[place];
    const name = this.#names.tell((own) => own.option(contest, id));
    return { name, colour: option === undefined ? 'other' : colourIn(election, option, place) };
  }
}

function endOf(end: End): OpenEnd {
  return { seats: end.seats, isAttained: end.attained, ...(end.attained && end.lot === true ? { byLot: true } : {}) };
}

/** Open before decided, then the smallest lead. */
function byLead(one: OpenPerson, other: OpenPerson): number {
  return Number(one.isDecided) - Number(other.isDecided) || Number(one.lead ?? 0) - Number(other.lead ?? 0);
}

function unboundedOf(bounds: Bounds): OpenData['unbounded'] {
  const reasons = new Map<string, number>();
  for (const own of bounds.values())
    if (own.kind === 'not-bounded') reasons.set(own.why, (reasons.get(own.why) ?? 0) + 1);
  return [...reasons].map(([why, contests]) => ({ why, contests }));
}

function takenAsFinal(bounds: Bounds, names: ToldNames): readonly Text[] {
  const lines = new Map(
    [...bounds].flatMap(([id, own]) =>
      'takenAsFinal' in own ? own.takenAsFinal.map((line) => [line, id] as const) : [],
    ),
  );
  return [...lines].map(([line, contest]) => names.tell((own) => own.line(line, contest)));
}
