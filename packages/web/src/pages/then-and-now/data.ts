/** Elections of the past side by side: chambers, turnout, thresholds, lists, stations; each figure with what it rests on. */

import { lawOn, type Text } from '@saylau/core';
import { partsOf } from '@saylau/formats/outcome-json';
import { type ChamberPicture, chamberPicture, sumOf } from '../../data/chamber.js';
import { type ContestSummary, contestSummary } from '../../data/contest.js';
import type { Library } from '../../data/library.js';
import type { ElectionSource } from '../../data/source.js';
import { toldIn } from '../../data/told.js';
import { toldLaw } from '../../data/told-law.js';
import type { ElectionRef } from '../../site/address.js';

/** What a figure rests on: counted from published votes, declared by a commission, told by another source. */
export type Basis = 'counted' | 'declared' | 'published';

export interface Known {
  /** A number, or a decimal in percent. */
  readonly value: string;
  readonly basis: Basis;
  /** What it is a share of. */
  readonly of?: Text;
}

interface Common {
  readonly ref: ElectionRef;
  readonly name: Text;
  readonly date: string;
  readonly turnout?: Known;
  readonly stations?: Known;
}

export interface ChamberThen extends Common {
  readonly chamber: ChamberPicture;
  /** The seats rest on a count, or on what was declared alone. */
  readonly basis: Basis;
  readonly lists?: Known;
  readonly threshold?: { readonly value: Text; readonly statute: string; readonly provision: string };
}

export interface VoteThen extends Common {
  readonly kind: 'persons' | 'question';
  readonly options: number;
  /** Whoever was elected, or the answer that was adopted. */
  readonly first?: { readonly name: Text; readonly share?: Known };
  readonly secondRound: boolean;
}

export interface OtherThen extends Common {
  readonly contests: number;
}

/** A party through the elections, under the name of each day. */
export interface PartyThen {
  readonly party: string;
  readonly colour: string;
  /** In the order of the chambers: undefined where it did not stand. */
  readonly in: readonly ({ readonly name: Text; readonly seats: number } | null)[];
}

export interface CountryThen {
  readonly country: string;
  readonly chambers: readonly ChamberThen[];
  readonly parties: readonly PartyThen[];
  readonly votes: readonly VoteThen[];
  readonly others: readonly OtherThen[];
}

export interface ThenAndNowData {
  readonly countries: readonly CountryThen[];
}

/** The country with most elections first; in each the earliest election first. */
export function thenAndNowPage({ archive }: Library): ThenAndNowData {
  const sorted = [...archive].sort((one, other) => compare(one.loaded.election.date, other.loaded.election.date));
  const countries = new Map<string, ElectionSource[]>();
  for (const source of sorted) {
    const country = source.loaded.election.country ?? '';
    countries.set(country, [...(countries.get(country) ?? []), source]);
  }
  return {
    countries: [...countries]
      .sort(([, one], [, other]) => other.length - one.length)
      .map(([country, sources]) => countryThen(country, sources)),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function countryThen(country: string, sources: readonly ElectionSource[]): CountryThen {
  const kinds = sources.map((source) => ({ source, kind: kindOf(source) }));
  const of = (kind: ReturnType<typeof kindOf>) => kinds.filter((one) => one.kind === kind).map((one) => one.source);
  const chambers = of('chamber');
  return {
    country,
    chambers: chambers.map(chamberThen),
    parties: partiesThen(chambers),
    votes: of('vote').map(voteThen),
    others: of('other').map((source) => ({
      ...common(source),
      contests: source.loaded.election.contests.length,
    })),
  };
}

function kindOf({ loaded: { election }, outcome }: ElectionSource): 'chamber' | 'vote' | 'other' {
  const hasLists = election.contests.some(({ options }) => options.some(({ role }) => role === 'list'));
  if (outcome().chambers.length === 1 && hasLists) return 'chamber';
  return election.contests.length === 1 ? 'vote' : 'other';
}

function first({ loaded: { election }, outcome }: ElectionSource): ContestSummary | undefined {
  const [contest] = outcome().contests;
  return contest && contestSummary(contest, election);
}

function common(source: ElectionSource): Common {
  const { ref, loaded } = source;
  const { election } = loaded;
  const turnout = turnoutOf(source);
  const stations = factOf(source, ['stations', 'polling-stations']);
  return {
    ref,
    name: election.name,
    date: election.date,
    ...(turnout === undefined ? {} : { turnout }),
    ...(stations === undefined ? {} : { stations }),
  };
}

/** As declared; else as it was counted; else as another source tells it. */
function turnoutOf(source: ElectionSource): Known | undefined {
  const { election } = source.loaded;
  if (election.contests.length > 1 && kindOf(source) === 'other') return undefined;
  const counted = first(source)?.turnout;
  const of = lineText(counted?.of ?? 'registered');
  const declared = election.contests[0]?.declared.turnout;
  if (declared !== undefined) return { value: declared, basis: 'declared', of };
  if (counted?.percent !== undefined) return { value: counted.percent, basis: 'counted', of };
  return factOf(source, ['turnout']);
}

function lineText(line: string): Text {
  return toldIn((texts) => texts.sayIf(`line.${line}`) ?? line);
}

function factOf({ loaded: { election } }: ElectionSource, ids: readonly string[]): Known | undefined {
  const value = election.about.facts.find(({ id }) => ids.includes(id))?.value;
  return value === undefined || !/^[\d.]+$/.test(value) ? undefined : { value, basis: 'published' };
}

function chamberThen(source: ElectionSource): ChamberThen {
  const { loaded, outcome } = source;
  const { election } = loaded;
  const [chamber] = outcome().chambers;
  const threshold = thresholdOf(source);
  const lists = listCount(source);
  return {
    ...common(source),
    chamber:
      chamber === undefined
        ? { parts: [], rows: [], vacant: 0 }
        : chamberPicture(chamber, election, partsOf(loaded).names),
    basis: chamber?.parts.every(({ status }) => status === 'counted') === true ? 'counted' : 'declared',
    ...(lists === undefined ? {} : { lists }),
    ...(threshold === undefined ? {} : { threshold }),
  };
}

/** As a source tells it; else those of the data, where all votes for them are known. */
function listCount(source: ElectionSource): Known | undefined {
  const told = factOf(source, ['lists']);
  const lists = first(source)?.options.filter(({ role }) => role === 'list') ?? [];
  const isWhole = lists.length > 0 && lists.every(({ votes }) => votes !== undefined);
  return told ?? (isWhole ? { value: String(lists.length), basis: 'counted' } : undefined);
}

/** The provision that the rules name for taking part in the distribution. */
function thresholdOf({ loaded: { election, statute } }: ElectionSource): ChamberThen['threshold'] {
  if (statute === undefined) return undefined;
  const held = lawOn(statute, election.office, election.date);
  if (held.is !== 'rules') return undefined;
  const id = [...held.plain.cites].find(([path]) => /^parts\.[^.]+\.admit/.test(path))?.[1];
  const law = toldLaw(statute);
  const provision = id === undefined ? undefined : law.provision(id);
  return provision && { value: law.line(provision, election.date).value, statute: statute.id, provision: provision.id };
}

function partiesThen(sources: readonly ElectionSource[]): readonly PartyThen[] {
  const pictures = sources.map((source) => ({ source, picture: chamberThen(source).chamber }));
  const ids = new Set(
    pictures
      .toReversed()
      .flatMap(({ source, picture }) => [
        ...picture.rows.filter((row) => sumOf(row) > 0).map(({ party }) => party),
        ...listsOf(source).map(({ id }) => id),
      ]),
  );
  return [...ids].map((party) => ({
    party,
    colour:
      pictures.flatMap(({ picture }) => picture.rows).find((row) => row.party === party)?.colour ??
      colourIn(sources, party),
    in: pictures.map(({ source, picture }) => {
      const row = picture.rows.find((one) => one.party === party);
      const list = listsOf(source).find(({ id }) => id === party);
      if (list === undefined && (row === undefined || sumOf(row) === 0)) return null;
      return { name: list?.name ?? row?.name ?? {}, seats: row === undefined ? 0 : sumOf(row) };
    }),
  }));
}

interface ListThen {
  readonly id: string;
  readonly name: Text;
  readonly colour: string;
}

function listsOf(source: ElectionSource): readonly ListThen[] {
  const options = first(source)?.options ?? [];
  return options
    .filter(({ role }) => role === 'list')
    .map(({ id, party, name, colour }) => ({ id: party ?? id, name, colour }));
}

function colourIn(sources: readonly ElectionSource[], party: string): string {
  return sources.flatMap(listsOf).find(({ id }) => id === party)?.colour ?? 'other';
}

function voteThen(source: ElectionSource): VoteThen {
  const summary = first(source);
  const options = summary?.options.filter(({ role }) => role === 'candidate' || role === 'answer') ?? [];
  const { adopted } = source.loaded.election.contests[0]?.declared ?? {};
  const winner = options.find(({ isElected }) => isElected === true) ?? answerOf(options, summary?.adopted ?? adopted);
  const share = winner?.declared?.percent ?? winner?.percent;
  const basis: Basis = winner?.declared?.percent === undefined ? 'counted' : 'declared';
  return {
    ...common(source),
    kind: options.some(({ role }) => role === 'answer') ? 'question' : 'persons',
    options: options.length,
    ...(winner === undefined
      ? {}
      : { first: { name: winner.name, ...(share === undefined ? {} : { share: { value: share, basis } }) } }),
    secondRound: summary?.secondRound === true,
  };
}

/** The answer that a question got, counted or declared. */
function answerOf(options: ContestSummary['options'], adopted: boolean | undefined) {
  return adopted === undefined ? undefined : options.find(({ id }) => id === (adopted ? 'yes' : 'no'));
}
