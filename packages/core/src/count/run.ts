/** One contest being counted: what it reads, and the ledger of its reasons. */

import type { ApportionErrorCode } from '../apportion/problem.js';
import type { Condition } from '../condition.js';
import type { Contest, Election, Option, Poll } from '../election.js';
import type { AreaId, LineId, OptionId } from '../figures.js';
import type { OrUnspecified, Part, Rules, Unspecified } from '../rules.js';
import type { Across } from './across.js';
import { type Asked, type Decision, decide } from './holds.js';
import type { OpenLot, Question, QuestionKind } from './outcome.js';
import type { ConditionUse, Step, StepKind } from './steps.js';
import { type AreaTree, type View, viewOf } from './view.js';

/** Seats won in a part that was counted before, by party, in an area where one is named; undefined where that is not known. */
export type SeatsWon = (part: string, area?: AreaId) => ReadonlyMap<string, number> | undefined;

export interface Run {
  readonly election: Election;
  readonly contest: Contest;
  readonly rules: Rules;
  readonly part: Part;
  readonly areas: AreaTree;
  readonly won: SeatsWon;
  /** Votes over the contests of the same part and body. */
  readonly across: () => Across;
  /** Provisions looked up before for contests of this part, by the keys asked about. */
  readonly cited: Map<string, readonly string[]>;
  /** Views of polls of this contest, each made once. */
  readonly views: Map<Poll, View>;
  readonly steps: Step[];
  readonly questions: Question[];
  readonly lots: OpenLot[];
  readonly refusals: ApportionErrorCode[];
  readonly missing: Set<LineId>;
  /** Lots drawn for this contest and not used up, in the order drawn. */
  readonly drawn: OptionId[];
  /** Whether the vote is valid (quorums), by round or contest; empty where nothing is asked or known. */
  readonly validity: boolean[];
}

/** A run that has read nothing yet. */
export function startRun(
  reads: Pick<Run, 'election' | 'contest' | 'rules' | 'part' | 'areas' | 'won' | 'across'>,
  cited: Run['cited'] = new Map(),
): Run {
  const drawn = [...(reads.election.lots.get(reads.contest.id) ?? [])];
  const ledger = { steps: [], questions: [], lots: [], refusals: [], missing: new Set<LineId>(), validity: [] };
  return { ...reads, ...ledger, cited, views: new Map(), drawn };
}

/** Provisions that gave the leaves at or below these keys of the part. */
function citesOf(run: Run, keys: readonly string[]): readonly string[] {
  const asked = keys.join(' ');
  const found = run.cited.get(asked) ?? citesUnder(run, keys);
  run.cited.set(asked, found);
  return found;
}

function citesUnder(run: Run, keys: readonly string[]): readonly string[] {
  const prefixes = keys.map((key) => pathOf(run, key));
  const under = (path: string): boolean => prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}.`));
  return [...new Set([...run.rules.cites].filter(([path]) => under(path)).map(([, provision]) => provision))];
}

function pathOf(run: Run, key: string): string {
  return `parts.${run.contest.part}.${key}`;
}

/** Records a reason, with the provisions behind these keys of the part. */
export function record(run: Run, step: StepKind, ...keys: readonly string[]): void {
  run.steps.push({ ...step, cites: citesOf(run, keys) });
}

/** The value of a leaf; where it is unspecified, puts the question and gives undefined. */
export function ask<T>(
  run: Run,
  key: string,
  kind: QuestionKind,
  value: OrUnspecified<T>,
  among: readonly OptionId[] = [],
): T | undefined {
  if (!isUnspecified(value)) return value;
  putQuestion(run, key, kind, among);
  return undefined;
}

export function putQuestion(run: Run, key: string, kind: QuestionKind, among: readonly OptionId[]): void {
  const path = pathOf(run, key);
  const under = [...run.rules.open].find(([open]) => open === path || open.startsWith(`${path}.`));
  const provision = under?.[1] ?? run.rules.cites.get(path);
  run.questions.push({
    contest: run.contest.id,
    path,
    kind,
    among,
    ...(provision === undefined ? {} : { provision }),
  });
}

export function isUnspecified(value: unknown): value is Unspecified {
  return typeof value === 'object' && value !== null && 'unspecified' in value;
}

/** The view of a poll of this contest. */
export function pollView(run: Run, poll: Poll): View {
  const view = run.views.get(poll) ?? viewOf(run.contest, poll, run.areas, run.rules.derive, run.part.againstAll);
  run.views.set(poll, view);
  return view;
}

/** The poll of a contest's first round; one without figures where none is there. */
export function firstPoll(contest: Contest): Poll {
  return contest.polls.find(({ round }) => round === 1) ?? { round: 1, tally: new Map() };
}

/** What a condition is asked about: an option, or the contest as a whole. */
export function asked(run: Run, view: View, option?: Option): Asked {
  return { view, across: run.across, won: run.won, ...(option === undefined ? {} : { option }) };
}

/** Decides a condition on the contest as a whole, records it, and notes what is missing. */
function decideWhole(run: Run, view: View, use: ConditionUse, condition: Condition, key: string): Decision {
  const decision = decide(condition, asked(run, view));
  recordDecision(run, use, condition, [decision], key);
  return decision;
}

/** Records one condition decided for one or many options as a single step. */
export function recordDecision(
  run: Run,
  use: ConditionUse,
  condition: Condition,
  decisions: readonly Decision[],
  key: string,
): void {
  const verdicts = decisions.map(({ verdict }) => verdict.is);
  const holds = verdicts.includes('unknown') ? 'unknown' : verdicts.includes('yes') ? 'yes' : 'no';
  const findings = decisions.flatMap((decision) => decision.findings);
  record(run, { step: 'condition', use, condition, findings, holds }, key);
}

/** Notes lines that are absent and keep the result from being known. */
export function miss(run: Run, lines: readonly LineId[]): void {
  for (const line of lines) run.missing.add(line);
}

/** Whether the vote counts at all (a quorum); undefined where that is not known. */
export function isValid(
  run: Run,
  view: View,
  valid: OrUnspecified<Condition> | undefined,
  key = 'valid',
): boolean | undefined {
  if (valid === undefined) return true;
  const condition = ask(run, key, 'valid', valid);
  if (condition === undefined) return undefined;
  const { verdict } = decideWhole(run, view, 'valid', condition, key);
  if (verdict.is === 'unknown') {
    miss(run, verdict.missing);
    return undefined;
  }
  run.validity.push(verdict.is === 'yes');
  if (verdict.is === 'no') record(run, { step: 'invalid' }, key);
  return verdict.is === 'yes';
}

/** Seats of the contest: its own number, else (or by a what-if) the rule's; undefined (and noted) where it is not public. */
export function seatsToFill(run: Run, byLaw: OrUnspecified<number>): number | undefined {
  if (run.contest.seats === undefined || run.part.seatsSet === true) return ask(run, 'seats', 'seats', byLaw);
  if (run.contest.seats === null) miss(run, ['seats']);
  return run.contest.seats ?? undefined;
}
