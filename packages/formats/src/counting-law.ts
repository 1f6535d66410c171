/** The law that a count runs under: a statute on a day, or the rules that stand in the election's own file. */

import {
  type CountingLaw,
  type Election,
  lawOn,
  type OutcomeLaw,
  type Overrides,
  type PlainRules,
  type PlainValue,
  provisionsOf,
  type Rules,
  type Statute,
  setLeaves,
} from '@saylau/core';
import { sorted } from './decisions.js';
import type { Fault, Read } from './faults.js';
import { isDay } from './leaves.js';
import { readRules } from './rules.js';

export interface LawWanted {
  /** ISO day; the election's own where nothing else is asked. */
  readonly on?: string;
  /** What-if: provision or rule path → value. */
  readonly set?: Overrides;
  /** Answers to questions that the law leaves open, over those of the election's file. */
  readonly decide?: Overrides;
  /**
   * Leaves decisions out that this law does not ask for, instead of refusing them: for the law of the day beside a what-if,
   * whose questions are others.
   */
  readonly whereOpen?: boolean;
}

/**
 * The rules for `election`: of its own file, or of `statute` on the day wanted.
 * Faults: a day that does not exist, a path or provision unknown, a value not of its type, a decision on what is not open.
 * A decision of the file is left out where a what-if has closed its question.
 */
export function countingLaw(
  election: Election,
  statute: Statute | undefined,
  wanted: LawWanted = {},
): Read<CountingLaw> {
  const on = wanted.on ?? election.date;
  if (!isDay(on)) return refused([fault(election.id, 'on', 'bad-date', { found: on })]);
  const set = wanted.set ?? new Map<string, PlainValue>();
  const { decided, faults } = decisions(election, statute, wanted, on);
  if (faults.length > 0) return refused(faults);
  const changed = [...changes(set, 'what-if'), ...changes(decided, 'decision')];
  const values = new Map([...decided, ...set]);
  if (election.rules !== undefined) {
    return withSeatsSet(ofFile(election, election.rules, values, { on, is: 'rules', changed }), set);
  }
  if (statute === undefined) return refused([fault(election.id, 'statute', 'missing', { key: 'statute' })]);
  return withSeatsSet(ofStatute(election, statute, values, { statute: statute.id, on, is: 'rules', changed }), set);
}

/** Marks the numbers of seats that a what-if sets, by their path or their provision: they stand before contests' own. */
function withSeatsSet(read: Read<CountingLaw>, set: Overrides): Read<CountingLaw> {
  if (!read.ok || set.size === 0) return read;
  const { rules, readings, ...rest } = read.value;
  const marked = rules === undefined ? {} : { rules: markSeats(rules, set) };
  const others = readings.map((reading) => ({ ...reading, rules: markSeats(reading.rules, set) }));
  return { ok: true, value: { ...rest, ...marked, readings: others } };
}

function markSeats(rules: Rules, set: Overrides): Rules {
  const isSet = (path: string): boolean => set.has(path) || set.has(rules.cites.get(path) ?? '');
  const parts = [...rules.parts].map(
    ([key, part]) => [key, isSet(`parts.${key}.seats`) ? { ...part, seatsSet: true as const } : part] as const,
  );
  return { ...rules, parts: new Map(parts) };
}

function refused(faults: readonly Fault[]): Read<never> {
  return { ok: false, faults };
}

/** The decisions that hold under the law wanted, and a fault for each that answers what nobody asks. */
function decisions(
  election: Election,
  statute: Statute | undefined,
  { set = new Map(), decide = new Map(), whereOpen = false }: LawWanted,
  on: string,
): { readonly decided: Overrides; readonly faults: readonly Fault[] } {
  const all: Overrides = new Map([...election.decided, ...decide]);
  const asking = all.size === 0 ? undefined : undecided(election, statute, set, on);
  if (asking === undefined) return { decided: all, faults: [] };
  const { open, closed } = sorted(all, set, asking);
  const isWhatIf = set.size > 0 || on !== election.date;
  const wrong = whereOpen ? [] : closed.filter((key) => decide.has(key) || !isWhatIf);
  return { decided: open, faults: wrong.map((key) => fault(election.id, key, ...whyClosed(key, statute, asking))) };
}

/** A path that does not exist is told as such. */
function whyClosed(key: string, statute: Statute | undefined, asking: Asking): [Fault['code'], Fault['params']] {
  const isKnown = statute !== undefined && provisionsOf(statute).has(key);
  const isPath = isKnown || setLeaves(asking.rules, new Map([[key, 'unspecified']])).unknown.length === 0;
  return [isPath ? 'not-open' : 'unknown-provision', { found: key }];
}

type Asking = Pick<PlainRules, 'rules' | 'cites'>;

/** The plain rules with every what-if and no decision; undefined where there are none that day. */
function undecided(election: Election, statute: Statute | undefined, set: Overrides, on: string): Asking | undefined {
  if (election.rules !== undefined) return { rules: setLeaves(election.rules, set).rules, cites: new Map() };
  const onDay = statute === undefined ? undefined : lawOn(statute, election.office, on, set);
  if (onDay?.is !== 'rules') return undefined;
  return { rules: setLeaves(onDay.plain.rules, set).rules, cites: onDay.plain.cites };
}

function changes(values: Overrides, as: 'what-if' | 'decision'): OutcomeLaw['changed'][number][] {
  return [...values].map(([provision, value]) => ({ provision, value: JSON.stringify(value), as }));
}

function fault(file: string, place: string, code: Fault['code'], params: Fault['params']): Fault {
  return { code, file, place, params };
}

function ofFile(election: Election, plain: PlainValue, values: Overrides, law: OutcomeLaw): Read<CountingLaw> {
  const { rules, unknown } = setLeaves(plain, values);
  const unknownFaults = unknown.map((path) => fault(election.id, path, 'unknown-provision', { found: path }));
  const read = readRules(rules, { file: election.id });
  if (!read.ok || unknownFaults.length > 0)
    return { ok: false, faults: [...unknownFaults, ...(read.ok ? [] : read.faults)] };
  return { ok: true, value: { law, rules: read.value, readings: [] } };
}

/** Provisions are set before the rules are composed; paths ("parts.list.ties") in the composed rules. */
function ofStatute(election: Election, statute: Statute, values: Overrides, law: OutcomeLaw): Read<CountingLaw> {
  const provisions = provisionsOf(statute);
  const byProvision = new Map([...values].filter(([key]) => provisions.has(key)));
  const byPath = new Map([...values].filter(([key]) => !provisions.has(key)));
  const onDay = lawOn(statute, election.office, law.on, byProvision);
  if (onDay.is !== 'rules') {
    const note = onDay.note === undefined ? {} : { note: onDay.note };
    return { ok: true, value: { law: { ...law, is: onDay.is, ...note }, readings: [] } };
  }
  const main = parsed(election, onDay.plain, byPath);
  const readings = onDay.readings.map((reading) => ({ reading, rules: parsed(election, reading, byPath) }));
  const faults = [main, ...readings.map(({ rules }) => rules)].flatMap((read) => (read.ok ? [] : read.faults));
  if (!main.ok || faults.length > 0) return { ok: false, faults };
  const notOnBallot = lineNotAsked(election, statute, main.value, law.on);
  const others = readings.flatMap(({ reading, rules }) =>
    rules.ok
      ? [{ provision: reading.provision, says: reading.says, rules: withoutLine(rules.value, notOnBallot) }]
      : [],
  );
  return { ok: true, value: { law, rules: withoutLine(main.value, notOnBallot), notOnBallot, readings: others } };
}

/** Parts that have a line against all under this law but had none on the election's own day: nobody could vote so. */
function lineNotAsked(election: Election, statute: Statute, rules: Rules, on: string): readonly string[] {
  if (on === election.date) return [];
  const then = lawOn(statute, election.office, election.date);
  const own = then.is === 'rules' ? parsed(election, then.plain, new Map()) : undefined;
  if (own?.ok !== true) return [];
  return [...rules.parts].flatMap(([key, part]) =>
    part.againstAll && own.value.parts.get(key)?.againstAll === false ? [key] : [],
  );
}

function withoutLine(rules: Rules, keys: readonly string[]): Rules {
  const parts = [...rules.parts].map(
    ([key, part]) => [key, keys.includes(key) ? { ...part, againstAll: false } : part] as const,
  );
  return { ...rules, parts: new Map(parts) };
}

function parsed(election: Election, plain: PlainRules, byPath: Overrides): Read<Rules> {
  const { rules, unknown } = setLeaves(plain.rules, byPath);
  if (unknown.length > 0) {
    return { ok: false, faults: unknown.map((path) => fault(election.id, path, 'unknown-provision', { found: path })) };
  }
  return readRules(rules, { file: `law:${election.office}`, origin: { cites: plain.cites, open: plain.open } });
}
