/** A contest in short: its options with votes, shares and seats, its lines, and how far it could be counted. */

import type { ContestOutcome, Election, Option, Percentage, Status, Text } from '@saylau/core';
import { fraction, multiply, sumText, toDecimal } from '@saylau/core';
import { integer } from '@saylau/formats/outcome-json';
import type { Figure } from '../site/telling.js';
import { type Colour, colourOf, seatPlaces } from './colours.js';

export interface OptionResult {
  readonly id: string;
  readonly name: Text;
  readonly role: Option['role'];
  readonly party?: string;
  readonly colour: Colour;
  readonly votes?: Figure;
  /** Decimal, two places, of `percentOf`. */
  readonly percent?: string;
  readonly seats?: number;
  /** Elected, or for an answer adopted. */
  readonly isElected?: true;
  /** Goes on to the next round. */
  readonly isAdvancing?: true;
  /** Whether it met the threshold; left out where none was asked or it is not known. */
  readonly isAdmitted?: boolean;
  readonly declared?: { readonly percent?: string; readonly seats?: string };
}

export interface Share {
  readonly percent?: string;
  readonly votes: Figure;
  readonly base: Figure;
  /** "registered" */
  readonly of: string;
}

export interface ContestSummary {
  readonly id: string;
  readonly name: Text;
  readonly part: string;
  readonly area: string;
  readonly body?: string;
  readonly status: Status;
  /** Lines that nobody published and that keep it from being counted. */
  readonly missing: readonly string[];
  readonly options: readonly OptionResult[];
  readonly percentOf?: string;
  /** The sum that percentages are of. */
  readonly base?: Figure;
  readonly turnout?: Share;
  readonly lines: readonly { readonly line: string; readonly value: Figure }[];
  readonly result?: 'seats' | 'elected' | 'answer';
  readonly adopted?: boolean;
  readonly valid?: boolean;
  readonly secondRound?: boolean;
  readonly vacant?: number;
  /** Lots still to be drawn, questions that the law leaves open. */
  readonly open: number;
}

/** `withOptions`: false gives the leader and whoever is elected alone, for lists of many contests. */
export function contestSummary(outcome: ContestOutcome, election: Election): ContestSummary {
  const contest = election.contests.find(({ id }) => id === outcome.contest);
  const [percentage] = outcome.percentages;
  const rows = outcome.result?.kind === 'seats' ? outcome.result.rows : [];
  const places = seatPlaces(
    election.parties,
    rows.map(({ option, seats }) => [option, seats] as const),
  );
  const coloured = (option: Option, place: number): Colour => {
    const isStranger = rows.length > 0 && option.role === 'list' && !election.parties.has(option.party ?? option.id);
    return isStranger && !places.has(option.id) ? 'other' : colourOf(election, option, places.get(option.id) ?? place);
  };
  const { result, turnout, body, valid } = outcome;
  return {
    id: outcome.contest,
    name: outcome.name,
    part: outcome.part,
    area: outcome.area,
    ...(body === undefined ? {} : { body }),
    status: outcome.status,
    missing: outcome.missing,
    options: (contest?.options ?? []).map((option, place) => optionResult(outcome, option, coloured(option, place))),
    ...(percentage === undefined ? {} : { percentOf: sumText(percentage.of), base: integer(percentage.base) }),
    ...(turnout === undefined ? {} : { turnout: shareOf(turnout) }),
    lines: linesOf(outcome, contest?.options ?? []),
    ...resultOf(outcome),
    ...(valid === undefined || result?.kind !== 'seats' ? {} : { valid }),
    open: outcome.lots.length + outcome.questions.length,
  };
}

function resultOf({ result }: ContestOutcome): Partial<ContestSummary> {
  if (result === undefined) return {};
  switch (result.kind) {
    case 'seats':
      return { result: 'seats', vacant: result.vacant };
    case 'elected':
      return { result: 'elected', secondRound: result.secondRound, valid: result.valid, vacant: result.vacant };
    case 'answer':
      return { result: 'answer', adopted: result.adopted, valid: result.valid };
  }
}

function optionResult(outcome: ContestOutcome, option: Option, colour: Colour): OptionResult {
  const { id, name, role, party } = option;
  const { result } = outcome;
  const share = outcome.percentages.find(({ line }) => line === id);
  const votes = share?.votes ?? outcome.figures.find(({ line, round }) => line === id && round === 1)?.value;
  const seats = result?.kind === 'seats' ? result.rows.find(({ option: own }) => own === id)?.seats : undefined;
  const admitted = admissionOf(outcome, id);
  return {
    id,
    name,
    role,
    ...(party === undefined || party === null ? {} : { party }),
    colour,
    ...(votes === undefined ? {} : { votes: integer(votes) }),
    ...(share === undefined ? {} : percentOf(share)),
    ...(seats === undefined ? {} : { seats }),
    ...(isElected(outcome, id) ? { isElected: true } : {}),
    ...(result?.kind === 'elected' && result.advancing.includes(id) ? { isAdvancing: true } : {}),
    ...(admitted === undefined ? {} : { isAdmitted: admitted }),
    ...declaredOf(outcome, id),
  };
}

function isElected({ result, steps }: ContestOutcome, id: string): boolean {
  if (result?.kind === 'elected') return result.elected.includes(id);
  if (result?.kind !== 'answer' || !result.adopted) return false;
  return steps.some((step) => step.step === 'adopted' && step.answer === id);
}

function admissionOf({ steps }: ContestOutcome, id: string): boolean | undefined {
  const step = steps.find((one) => one.step === 'admitted');
  if (step?.step !== 'admitted') return undefined;
  if (step.options.includes(id)) return true;
  return step.excluded.includes(id) ? false : undefined;
}

function declaredOf({ comparisons }: ContestOutcome, id: string): Pick<OptionResult, 'declared'> {
  const of = (what: string) => comparisons.find((one) => one.what === what && one.key === id)?.declared;
  const [percent, seats] = [of('percent'), of('seats')];
  if (percent === undefined && seats === undefined) return {};
  return { declared: { ...(percent === undefined ? {} : { percent }), ...(seats === undefined ? {} : { seats }) } };
}

/** Lines of the form that are no options. */
function linesOf(outcome: ContestOutcome, options: readonly Option[]): ContestSummary['lines'] {
  const own = new Set(options.map(({ id }) => id));
  return outcome.figures
    .filter(({ line, round }) => round === 1 && !own.has(line))
    .map(({ line, value }) => ({ line, value: integer(value) }));
}

export function shareOf({ votes, base, of, share }: Percentage): Share {
  return {
    ...percentOf(share === undefined ? {} : { share }),
    votes: integer(votes),
    base: integer(base),
    of: sumText(of),
  };
}

/** A share of the count in percent, rounded to two places as commissions print it. */
export function percentOf({ share }: Pick<Percentage, 'share'>): { readonly percent?: string } {
  return share === undefined ? {} : { percent: toDecimal(multiply(share, fraction(100n)), 2) };
}
