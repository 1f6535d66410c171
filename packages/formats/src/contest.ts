/** Contests: options, polls, tallies and what was declared, each checked against its election's areas, parties and rules. */

import type { Contest, Declared, Option, Poll, Rules, Tally } from '@saylau/core';
import type { AreaIndex } from './areas.js';
import type { At } from './at.js';
import { day, figure, id, known, partKey, percentage, text, words } from './leaves.js';
import { limits } from './limits.js';
import { formLines, groups, lineIds } from './lines.js';
import type { Plain } from './plain.js';
import { list, mapOf, oneOf, optional, record, required, type Shape, shape, whole, yesNo } from './shape.js';

/** What a contest is checked against. */
export interface ContestContext {
  readonly areas: AreaIndex;
  /** Undefined: the file names no parties, so any id may stand. */
  readonly parties?: ReadonlyMap<string, unknown>;
  /** Undefined: the rules are not at hand. */
  readonly rules?: Rules;
  /** Lines that figures may be of, beside the contest's options. */
  readonly lines: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  /** Contests by id, those read so far. */
  readonly seen: Map<string, Contest>;
}

const tally: Shape<Tally> = mapOf(id, mapOf(id, figure));
const seatsById = mapOf(id, whole(0));

/** What was declared of a contest or round. */
export const declared: Shape<Declared> = record({
  stage: optional(oneOf(['preliminary', 'final'])),
  date: optional(day),
  seats: optional(seatsById),
  percent: optional(mapOf(id, percentage)),
  percentRounding: optional(oneOf(['half-up', 'down'])),
  turnout: optional(percentage),
  elected: optional(list(id)),
  admitted: optional(list(id)),
  secondRound: optional(yesNo),
  adopted: optional(yesNo),
  valid: optional(yesNo),
  source: optional(words),
});

/** A value, or null: not public. */
function orAbsent<T>(of: Shape<T>): Shape<T | null> {
  return shape<T | null>(of.standIn, (value, at) => (value === null ? null : of.read(value, at)));
}

const option = record({
  id: required(id),
  name: optional(text),
  role: optional(oneOf(['list', 'candidate', 'answer', 'others', 'against-all'])),
  party: optional(orAbsent(id)),
  order: optional(whole(1)),
  born: optional(day),
  registered: optional(day),
  candidates: optional(whole(0)),
  group: optional(id),
  tags: optional(list(id)),
});

const poll = record({
  round: required(whole(1, limits.rounds)),
  date: optional(day),
  options: optional(list(id)),
  tally: required(tally),
  declared: optional(declared),
});

const contest = record({
  id: required(id),
  part: required(partKey),
  name: optional(text),
  body: optional(words),
  area: optional(id),
  seats: optional(orAbsent(whole(0))),
  candidates: optional(whole(0)),
  held: optional(seatsById),
  options: optional(list(option)),
  tally: optional(tally),
  polls: optional(list(poll)),
  declared: optional(declared),
  preliminary: optional(record({ at: optional(words), tally: optional(tally), declared: optional(declared) })),
});

type ContestRead = typeof contest.standIn;

/** Reads one contest and checks all that it names. */
export function readContest(value: Plain, context: ContestContext, at: At): Contest {
  const read = contest.read(value, at);
  if (read.polls !== undefined && read.tally !== undefined) at.fault('conflicting-keys', { keys: 'tally, polls' });
  const found = contestOf(read, context);
  checkContest(found, context, at);
  checkOptions(found.options.slice(0, read.options?.length ?? 0), context, at.in('options'));
  checkFigures(read, found, context, at);
  checkDeclared(found.declared, found, context, at.in('declared'));
  if (read.preliminary?.declared !== undefined) {
    checkDeclared(read.preliminary.declared, found, context, at.in('preliminary').in('declared'));
  }
  return found;
}

function contestOf(read: ContestRead, context: ContestContext): Contest {
  const { name = {}, area = context.areas.root, options = [], tally, polls, declared = {}, ...rest } = read;
  const role = roleIn(read.part, context.rules);
  const listed = options.map(
    (one): Option => ({
      ...one,
      name: one.name ?? {},
      role: one.role ?? (one.id === againstAll ? againstAll : role),
      tags: one.tags ?? [],
    }),
  );
  const held: readonly Poll[] = polls ?? (tally === undefined ? [] : [{ round: 1, tally }]);
  return { ...rest, name, area, options: withAgainstAll(listed, held), polls: held, declared };
}

const againstAll = 'against-all';

/** The line against all is an option even where only its figure is given. */
function withAgainstAll(options: readonly Option[], polls: readonly Poll[]): readonly Option[] {
  const counted = polls.some((poll) => [...poll.tally.values()].some((lines) => lines.has(againstAll)));
  if (!counted || options.some(({ role }) => role === againstAll)) return options;
  return [...options, { id: againstAll, name: {}, role: againstAll, tags: [] }];
}

/** What an option is where it does not say so. Without rules at hand: a candidate. */
function roleIn(part: string, rules: Rules | undefined): Option['role'] {
  const rule = rules?.parts.get(part)?.rule.rule;
  return rule === 'list' ? 'list' : rule === 'question' ? 'answer' : 'candidate';
}

function checkContest(found: Contest, { areas, rules, seen }: ContestContext, at: At): void {
  if (found.id !== '' && seen.has(found.id)) at.in('id').fault('duplicate-id', { id: found.id });
  seen.set(found.id, found);
  if (rules !== undefined) known('unknown-part', found.part, rules.parts, at.in('part'));
  known('unknown-area', found.area, areas.byId, at.in('area'));
}

function checkOptions(options: readonly Option[], { parties, rules }: ContestContext, at: At): void {
  const lines = new Set([...lineIds, ...groups, ...(rules === undefined ? [] : formLines(rules))]);
  const seen = new Set<string>();
  for (const [index, { id, role, party }] of options.entries()) {
    const place = at.in(index);
    if (id !== '' && seen.has(id)) place.in('id').fault('duplicate-id', { id });
    seen.add(id);
    if (lines.has(id) && role !== id) place.in('id').fault('option-is-line', { id });
    if (typeof party === 'string' && parties !== undefined) known('unknown-party', party, parties, place.in('party'));
  }
}

function checkFigures(read: ContestRead, found: Contest, context: ContestContext, at: At): void {
  if (read.tally !== undefined) checkTally(read.tally, found, context, at.in('tally'));
  checkRounds(read.polls ?? [], at.in('polls'));
  for (const [index, one] of (read.polls ?? []).entries()) checkPoll(one, found, context, at.in('polls').in(index));
  const early = read.preliminary?.tally;
  if (early !== undefined) checkTally(early, found, context, at.in('preliminary').in('tally'));
  for (const party of found.held?.keys() ?? []) {
    if (context.parties !== undefined) known('unknown-party', party, context.parties, at.in('held').in(party));
  }
}

/** Each round once, from the first on without a gap. */
function checkRounds(polls: readonly Poll[], at: At): void {
  const seen = new Set<number>();
  for (const [index, { round }] of polls.entries()) {
    const place = at.in(index).in('round');
    if (seen.has(round)) place.fault('duplicate-id', { id: String(round) });
    // So many different whole numbers from 1 on have no gap if none is above their count.
    else if (round > polls.length) place.fault('out-of-range', { found: round, least: 1, most: polls.length });
    seen.add(round);
  }
}

function checkPoll(one: Poll, found: Contest, context: ContestContext, at: At): void {
  const options = optionIds(found);
  checkTally(one.tally, found, context, at.in('tally'));
  checkIds(one.options ?? [], options, at.in('options'));
  if (one.declared !== undefined) checkDeclared(one.declared, found, context, at.in('declared'));
  if (one.options === undefined) return;
  const ballot = new Set([
    ...one.options,
    ...found.options.flatMap(({ id, role }) => (role === againstAll ? [id] : [])),
  ]);
  for (const [area, figures] of one.tally) {
    for (const [line, votes] of figures) {
      if (votes !== undefined && options.has(line))
        known('unknown-option', line, ballot, at.in('tally').in(area).in(line));
    }
  }
}

/** Areas of a tally must be the contest's own or lie below it; its lines are lines of protocols or the contest's options. */
function checkTally(tally: Tally, found: Contest, { areas, lines }: ContestContext, at: At): void {
  const options = optionIds(found);
  const all = new Set([...lines, ...options.keys()]);
  for (const [area, figures] of tally) {
    const place = at.in(area);
    known('unknown-area', area, areas.byId, place);
    const placed = areas.byId.has(area) && areas.byId.has(found.area);
    if (placed && !areas.within(area, found.area)) place.fault('area-outside', { found: area, of: found.area });
    for (const line of figures.keys()) known('unknown-line', line, all, place.in(line));
    checkAgainstAll(found, figures, place);
  }
}

/** One line against all: an option that is this line under another id leaves no second one. */
function checkAgainstAll({ options }: Contest, named: ReadonlyMap<string, unknown>, at: At): void {
  const other = options.find(({ id, role }) => role === againstAll && id !== againstAll);
  if (other === undefined || !named.has(againstAll)) return;
  at.in(againstAll).fault('conflicting-keys', { keys: `${againstAll}, ${other.id}` });
}

function optionIds({ options }: Contest): ReadonlyMap<string, Option> {
  return new Map(options.map((option) => [option.id, option]));
}

function checkIds(ids: readonly string[], options: ReadonlyMap<string, Option>, at: At): void {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    known('unknown-option', id, options, at.in(index));
    if (id !== '' && seen.has(id)) at.in(index).fault('duplicate-id', { id });
    seen.add(id);
  }
}

/** Checks all that was declared against the contest's options, the lines and the sources. */
export function checkDeclared(
  declared: Declared,
  found: Contest,
  { lines, sources }: Pick<ContestContext, 'lines' | 'sources'>,
  at: At,
): void {
  const options = optionIds(found);
  const all = new Set([...lines, ...options.keys()]);
  for (const id of declared.seats?.keys() ?? []) known('unknown-option', id, options, at.in('seats').in(id));
  for (const id of declared.percent?.keys() ?? []) known('unknown-line', id, all, at.in('percent').in(id));
  if (declared.percent !== undefined) checkAgainstAll(found, declared.percent, at.in('percent'));
  checkIds(declared.elected ?? [], options, at.in('elected'));
  checkIds(declared.admitted ?? [], options, at.in('admitted'));
  if (declared.source !== undefined) known('unknown-source', declared.source, sources, at.in('source'));
}
