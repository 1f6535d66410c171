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
import type { Fault, Read } from './faults.js';
import { readRules } from './rules.js';

export interface LawWanted {
  /** ISO day; the election's own where nothing else is asked. */
  readonly on?: string;
  /** What-if: provision or rule path → value. */
  readonly set?: Overrides;
  /** Answers to questions that the law leaves open, over those of the election's file. */
  readonly decide?: Overrides;
}

/** The rules for `election`: of its own file, or of `statute` on the day wanted. Faults: a path or provision unknown, a value not of its type. */
export function countingLaw(
  election: Election,
  statute: Statute | undefined,
  wanted: LawWanted = {},
): Read<CountingLaw> {
  const decided = new Map([...election.decided, ...(wanted.decide ?? [])]);
  const set = wanted.set ?? new Map<string, PlainValue>();
  const changed = [...changes(set, 'what-if'), ...changes(decided, 'decision')];
  const values = new Map([...decided, ...set]);
  const on = wanted.on ?? election.date;
  if (election.rules !== undefined) return ofFile(election, election.rules, values, { on, is: 'rules', changed });
  if (statute === undefined)
    return { ok: false, faults: [fault(election.id, 'statute', 'missing', { key: 'statute' })] };
  return ofStatute(election, statute, values, { statute: statute.id, on, is: 'rules', changed });
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
  const parts = [...rules.parts].map(([key, part]) => [key, keys.includes(key) ? { ...part, againstAll: false } : part] as const);
  return { ...rules, parts: new Map(parts) };
}

function parsed(election: Election, plain: PlainRules, byPath: Overrides): Read<Rules> {
  const { rules, unknown } = setLeaves(plain.rules, byPath);
  if (unknown.length > 0) {
    return { ok: false, faults: unknown.map((path) => fault(election.id, path, 'unknown-provision', { found: path })) };
  }
  return readRules(rules, { file: `law:${election.office}`, origin: { cites: plain.cites, open: plain.open } });
}
