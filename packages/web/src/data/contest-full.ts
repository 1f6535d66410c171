/** A contest as a page of its own tells it: options in the order of their votes, rounds, lines by name, how far its count is. */

import type { Contest, ContestOutcome, Election, Option, Part, PollOutcome, Text } from '@saylau/core';
import { integer } from '@saylau/formats/outcome-json';
import { isSettled } from '@saylau/views';
import type { Figure } from '../site/telling.js';
import { type Colour, colourOf, partyColour } from './colours.js';
import { type ContestSummary, contestSummary, type OptionResult, percentOf, type Share, shareOf } from './contest.js';
import { type First, firstOf } from './first.js';
import { type ListMargin, listMargins } from './next-seat.js';
import type { ElectionSource } from './source.js';
import { percentAsked } from './thresholds.js';
import { areaName, type ToldNames } from './told.js';

export interface RankedOption extends OptionResult {
  /** Share that the law asks of it, in percent of the same base. */
  readonly threshold?: string;
  readonly margin?: ListMargin;
  /** Declared elected, where the votes that show it were not published. */
  readonly isDeclared?: true;
  /** Of the party behind a candidate; empty for who stands for themselves, left out where it is not known. */
  readonly partyName?: Text;
}

export interface NamedLine {
  readonly line: string;
  readonly name: Text;
  readonly value: Figure;
}

/** Figures of another poll of the same contest: before the final ones, or in a later round. */
export interface OtherPoll {
  readonly options: readonly { readonly id: string; readonly votes: Figure; readonly percent?: string }[];
  readonly turnout?: Share;
  /** What stands beside the options. */
  readonly lines: readonly NamedLine[];
}

export interface Standing {
  /** open, announced, established, changed */
  readonly state: string;
  readonly expected: number;
  readonly counted: number;
  /** Every protocol is counted or annulled. */
  readonly isSettled: boolean;
}

export interface ContestFull extends Omit<ContestSummary, 'options' | 'lines' | 'missing' | 'percentOf'> {
  readonly areaName: Text;
  /** Most votes first, the line against all last. */
  readonly options: readonly RankedOption[];
  readonly lines: readonly NamedLine[];
  /** In words; empty where nothing is missing. */
  readonly missing: Text;
  /** "votes for all lists + against all" */
  readonly percentOf?: Text;
  /** "voters who received ballots ÷ voters on the lists" */
  readonly turnoutOf?: Text;
  /** As declared, where it is not counted. */
  readonly declaredTurnout?: string;
  /** Lines without which turnout cannot be counted. */
  readonly turnoutMissing?: Text;
  readonly rounds: readonly (OtherPoll & { readonly round: number })[];
  readonly preliminary?: OtherPoll & { readonly at?: string };
  /** Of a log. */
  readonly standing?: Standing;
  /** Votes between the last who is elected, or leads, and the next. */
  readonly lead?: Figure;
  /** What it is to be first; left out where seats are divided and where no votes are known. */
  readonly first?: First;
  /** How many stood, where not all of them are named. */
  readonly candidates?: number;
}

export interface FullOptions {
  /** How far lists are from seats and the threshold: only for lists, and it takes counting. */
  readonly withMargins?: boolean;
}

export function contestFull(
  source: ElectionSource,
  outcome: ContestOutcome,
  names: ToldNames,
  { withMargins = false }: FullOptions = {},
): ContestFull {
  const { election, law } = source.loaded;
  const contest = election.contests.find(({ id }) => id === outcome.contest);
  const { missing, percentOf, lines, options, ...summary } = contestSummary(outcome, election);
  const { contest: id, turnout, turnoutMissing, comparisons } = outcome;
  const [percentage] = outcome.percentages;
  const margins = withMargins && law.rules !== undefined ? listMargins(outcome, election, law.rules) : none;
  const part = law.rules?.parts.get(outcome.part);
  // In one contest of many the colour is the party's, as in all of them; of two of one party the names tell.
  const isOfParties = options.length > mostColours || election.contests.length > 1;
  const ranked = options.map((one) => {
    const option = contest?.options.find((own) => own.id === one.id);
    const margin = margins.get(one.id);
    const colour = isOfParties && one.role === 'candidate' ? personColour(election, one.party) : one.colour;
    return {
      ...one,
      name: namedOption(one, names, id),
      colour,
      ...lawOf(option, part, percentOf),
      ...(margin === undefined ? {} : { margin }),
      ...declaredElected(outcome, contest, one.id),
      ...partyOf(election, option),
    };
  });
  const sorted = byVotes(ranked);
  const other = (poll: PollOutcome): OtherPoll =>
    otherPoll(poll, contest?.options ?? [], (line) => names.line(line, id));
  const declaredTurnout = comparisons.find(({ what, key }) => what === 'turnout' && key === 'turnout')?.declared;
  const lead = leadOf(sorted);
  return {
    ...summary,
    areaName: areaName(election, outcome.area),
    options: sorted,
    lines: lines.map(({ line, value }) => ({ line, name: names.line(line, id), value })),
    missing: missing.length === 0 ? {} : names.tell((own) => own.lines(missing, id)),
    ...(percentage === undefined ? {} : { percentOf: names.tell((own) => own.sum(percentage.of, id)) }),
    ...(turnout === undefined
      ? {}
      : { turnoutOf: names.tell((own) => `${own.line(turnout.line, id)} ÷ ${own.sum(turnout.of, id)}`) }),
    ...(turnout === undefined && declaredTurnout !== undefined ? { declaredTurnout } : {}),
    ...(turnout === undefined && turnoutMissing.length > 0
      ? { turnoutMissing: names.tell((own) => own.lines(turnoutMissing, id)) }
      : {}),
    rounds: outcome.laterRounds.map(({ round, ...poll }) => ({ round, ...other(poll) })),
    ...(outcome.preliminary === undefined
      ? {}
      : {
          preliminary: {
            ...other(outcome.preliminary),
            ...(outcome.preliminary.at === undefined ? {} : { at: outcome.preliminary.at }),
          },
        }),
    ...standingOf(source, id),
    ...firstIn(source, outcome, contest),
    ...(lead === undefined ? {} : { lead }),
    ...(contest?.candidates === undefined ? {} : { candidates: contest.candidates }),
  };
}

const none: ReadonlyMap<string, ListMargin> = new Map();

/** Candidates beyond which those of no party have no colour of their own: there are not so many that can be told apart. */
const mostColours = 10;

/** Its own name; the line against all and answers have one in any case. */
function namedOption({ id, name, role }: OptionResult, names: ToldNames, contest: string): Text {
  const isNamed = Object.keys(name).length > 0;
  return isNamed || role === 'candidate' ? name : names.tell((own) => own.option(contest, id));
}

/** Of a candidate's party; of none where there is none. */
export function personColour({ parties }: Election, party: string | null | undefined): Colour {
  return party === undefined || party === null ? 'other' : partyColour(parties, party, 0);
}

function declaredElected(
  { result }: ContestOutcome,
  contest: Contest | undefined,
  id: string,
): Pick<RankedOption, 'isDeclared'> {
  return result === undefined && contest?.declared.elected?.includes(id) === true ? { isDeclared: true } : {};
}

/** In one contest of many a candidate has the colour of the party, as everywhere. */
export function colourIn(election: Election, option: Option, place: number): Colour {
  return option.role === 'candidate' && election.contests.length > 1
    ? personColour(election, option.party)
    : colourOf(election, option, place);
}

function partyOf(election: Election, option: Option | undefined): Pick<RankedOption, 'partyName'> {
  if (option?.role !== 'candidate' || option.party === null || election.parties.size === 0) return {};
  const { party } = option;
  return { partyName: party === undefined ? {} : (election.parties.get(party) ?? { en: party }) };
}

function lawOf(
  option: Option | undefined,
  part: Part | undefined,
  base: string | undefined,
): Pick<RankedOption, 'threshold'> {
  const condition = conditionOf(part);
  if (option === undefined || condition === undefined || option.role === 'against-all' || option.role === 'others')
    return {};
  const threshold = percentAsked(condition, option, base);
  return threshold === undefined ? {} : { threshold };
}

/** What the law asks of each option: to take part in the seats, to win in the first round. */
function conditionOf(part: Part | undefined) {
  const rule = part?.rule;
  const leaf = rule?.rule === 'list' ? rule.admit : rule?.rule === 'majority' ? rule.rounds[0]?.win : undefined;
  return typeof leaf === 'object' && 'kind' in leaf ? leaf : undefined;
}

/** Most votes first; those whose votes are not known, then what stands for several, then the line against all. */
export function byVotes<O extends OptionResult>(options: readonly O[]): readonly O[] {
  const rank = ({ role }: O): number => (role === 'against-all' ? 2 : role === 'others' ? 1 : 0);
  return [...options].sort(
    (one, other) => rank(one) - rank(other) || Number(other.votes ?? -1) - Number(one.votes ?? -1),
  );
}

/** Between the first and the second; undefined where either is not known. */
function leadOf(options: readonly RankedOption[]): Figure | undefined {
  const [first, second] = options.filter(({ role }) => role === 'candidate');
  if (first?.votes === undefined || second?.votes === undefined) return undefined;
  return integer(BigInt(first.votes) - BigInt(second.votes));
}

function firstIn(
  source: ElectionSource,
  outcome: ContestOutcome,
  contest: Contest | undefined,
): Pick<ContestFull, 'first'> {
  const { contest: id, figures, result } = outcome;
  const of = new Map(figures.filter(({ round }) => round === 1).map(({ line, value }) => [line, value]));
  const votes = (contest?.options ?? [])
    .filter(({ role }) => role === 'candidate')
    .map((option) => of.get(option.id))
    .sort((one, other) => Number((other ?? -1n) - (one ?? -1n)));
  if (result?.kind === 'seats' || (votes[0] ?? 0n) === 0n) return {};
  const isOpen = standingOf(source, id).standing?.isSettled === false;
  return { first: firstOf(outcome, { votes, isDeclared: contest?.declared.elected !== undefined, isOpen }) };
}

function otherPoll(
  { figures, percentages, turnout }: PollOutcome,
  options: readonly Option[],
  nameOf: (line: string) => Text,
): OtherPoll {
  const ids = new Set(options.map(({ id }) => id));
  return {
    options: figures
      .filter(({ line }) => ids.has(line))
      .map(({ line, value }) => {
        return { id: line, votes: integer(value), ...percentOf(percentages.find((one) => one.line === line) ?? {}) };
      }),
    ...(turnout === undefined ? {} : { turnout: shareOf(turnout) }),
    lines: figures
      .filter(({ line }) => !ids.has(line))
      .map(({ line, value }) => ({ line, name: nameOf(line), value: integer(value) })),
  };
}

export function standingOf({ record }: ElectionSource, contest: string): { readonly standing?: Standing } {
  const standing = record?.counter.state.contest(record.election, contest);
  if (standing === undefined) return {};
  const { state, expected, counted } = standing;
  return { standing: { state, expected, counted, isSettled: isSettled(standing) } };
}
