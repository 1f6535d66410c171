/** `polling-day.json`: what the day is, its elections without their contests, the hierarchies of its stations (docs/formats/polling-day.md). */

import type { Declared, Election, Text } from '@saylau/core';
import { about, checkCited, contradictions } from '../about.js';
import type { At } from '../at.js';
import { declared } from '../contest.js';
import { day, formatName, id, known, label, text, words } from '../leaves.js';
import { limits } from '../limits.js';
import { isRecord, type Plain } from '../plain.js';
import { partiesOn, type Register } from '../registers.js';
import { rulesShape } from '../rules.js';
import {
  anything,
  list,
  mapOf,
  optional,
  plainValue,
  record,
  required,
  type Shape,
  shape,
  whole,
  wrongType,
} from '../shape.js';
import { checkSources, sources } from '../sources.js';
import { isDayId, isMarked } from '../station-id.js';
import { thresholds } from '../thresholds.js';

/** Ids of the day: words joined by `-`, in levels joined by `/`. */
const dayId: Shape<string> = shape('', (value, at) => {
  if (typeof value !== 'string') return wrongType(value, at, 'text', '');
  if (isDayId(value)) return value;
  at.fault('bad-id', { found: value });
  return '';
});

const zone: Shape<string> = shape('', (value, at) => {
  if (typeof value !== 'string') return wrongType(value, at, 'text', '');
  if (!/^[+-](0\d|1[0-4]):[0-5]\d$/.test(value)) at.fault('bad-value', { found: value, type: '+06:00' });
  return value;
});

const seatsBy = mapOf(dayId, whole(0));

const oneElection = record({
  id: required(dayId),
  name: required(text),
  office: required(id),
  country: optional(id),
  statute: optional(id),
  rules: optional(plainValue),
  round: optional(whole(1, limits.rounds)),
  parties: optional(anything),
  declared: optional(mapOf(dayId, declared)),
  declaredChamber: optional(seatsBy),
  declaredParts: optional(mapOf(id, seatsBy)),
  contradictions: optional(contradictions),
  decide: optional(mapOf(label, plainValue)),
  lots: optional(mapOf(dayId, list(dayId))),
  about: optional(about),
  sources: optional(sources),
});

type ElectionRead = typeof oneElection.standIn;

/** The whole file. */
export const top = record({
  format: required(formatName('saylau-polling-day/1')),
  id: required(dayId),
  name: required(text),
  date: required(day),
  zone: required(zone),
  rehearsal: optional(record({ of: required(dayId), seed: required(words) })),
  hierarchies: required(list(id, 1, limits.hierarchies)),
  elections: required(list(oneElection, 1, 100)),
  thresholds: optional(thresholds),
});

export type Top = typeof top.standIn;

/** An election of the day before its contests are read, with what is read of it beside. */
export interface Shell {
  readonly election: Election;
  readonly round: number;
  /** Contest → what was declared of it. */
  readonly declared: ReadonlyMap<string, Declared>;
  readonly parties: ReadonlyMap<string, Text> | undefined;
  readonly sources: ReadonlySet<string>;
}

/** Checks what the records of the file name, and the marks of a rehearsal. */
export function shellsOf(read: Top, registers: ReadonlyMap<string, Register>, at: At): readonly Shell[] {
  checkMark(read.id, read.rehearsal !== undefined, at.in('id'));
  checkColumns(read.hierarchies, at.in('hierarchies'));
  const seen = new Set<string>();
  return read.elections.map((one, index) => {
    const place = at.in('elections').in(index);
    if (one.id !== '' && seen.has(one.id)) place.in('id').fault('duplicate-id', { id: one.id });
    seen.add(one.id);
    checkMark(one.id, read.rehearsal !== undefined, place.in('id'));
    return shellOf(one, read.date, registers, place);
  });
}

const ownColumns = ['station', 'name', 'registered', 'ballots'];

function checkColumns(names: readonly string[], at: At): void {
  for (const [index, name] of names.entries()) {
    const twice = ownColumns.includes(name) || names.indexOf(name) < index;
    if (twice && name !== '') at.in(index).fault('duplicate-id', { id: name });
  }
}

/** Everything made up is marked, and nothing else. */
export function markFault(id: string, rehearsal: boolean): 'rehearsal-unmarked' | 'rehearsal-marked' | undefined {
  if (id === '' || isMarked(id) === rehearsal) return undefined;
  return rehearsal ? 'rehearsal-unmarked' : 'rehearsal-marked';
}

function checkMark(id: string, rehearsal: boolean, at: At): void {
  const code = markFault(id, rehearsal);
  if (code !== undefined) at.fault(code, { found: id });
}

function shellOf(read: ElectionRead, date: string, registers: ReadonlyMap<string, Register>, at: At): Shell {
  if (read.statute !== undefined && read.rules !== undefined) at.fault('conflicting-keys', { keys: 'statute, rules' });
  if (read.statute === undefined && read.rules === undefined) at.fault('missing', { key: 'statute or rules' });
  if (read.rules !== undefined) rulesShape().read(read.rules, at.in('rules'));
  const parties = partyMap(read.parties, date, registers, at.in('parties'));
  const cited = checkSources(read.sources ?? [], at.in('sources'));
  checkCited(read.about ?? about.standIn, read.contradictions ?? [], cited, at);
  const { round = 1, declared: said = new Map(), decide = new Map(), lots = new Map(), parties: _, ...rest } = read;
  const election: Election = {
    ...rest,
    date,
    areas: [],
    parties: parties ?? new Map(),
    contests: [],
    contradictions: read.contradictions ?? [],
    decided: decide,
    lots,
    about: read.about ?? about.standIn,
    sources: read.sources ?? [],
  };
  return { election, round, declared: said, parties, sources: cited };
}

const partyNames = mapOf(dayId, text);
const reference = record({ register: required(id) });

/** Party names of the file or of a register; undefined: the file names none, and any id may stand. */
function partyMap(value: Plain | undefined, date: string, registers: ReadonlyMap<string, Register>, at: At) {
  if (value === undefined) return undefined;
  if (!isRecord(value) || !Object.hasOwn(value, 'register')) return partyNames.read(value, at);
  const { register } = reference.read(value, at);
  known('unknown-register', register, registers, at.in('register'));
  const found = registers.get(register);
  return found === undefined ? undefined : partiesOn(found, date);
}
