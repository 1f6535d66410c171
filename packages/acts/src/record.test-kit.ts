/** A log as a test writes it: acts by persons in office, one a line. No part of the product. */

import { createHash } from 'node:crypto';
import { toBase64 } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import type { Act, ActedAs, Body, Leaf, SignedAct } from './act.js';
import type { ActKind } from './bodies.js';
import { keyIdOf } from './bytes.js';
import type { Definition, FoldContext } from './definition.js';
import { madeDefinition, sheet, stationIds } from './made.test-kit.js';
import { readAct } from './read-act.js';
import { RecordState } from './record-state.js';
import type { Refusal, RefusalCode } from './refusal.js';
import { placeMember } from './table.js';
import type { Figures, Holder } from './views.js';
import { type LogKind, type Office, type Role, roles } from './words.js';

export const origin = 'example.org/rehearsal/made/1';

/** `central`, `territorial north`, `precinct a1`: an office and its place. */
export type Place = string;

export function asOf(place: Place): ActedAs {
  const [office = 'central', name = ''] = place.split(' ');
  const member = placeMember[office as Office];
  return { office: office as Office, ...(member === undefined ? {} : { [member]: name }) };
}

/** A person in office: `chair of precinct a1`. */
export type Person = `${Role} of ${Place}`;

export function publicKeyOf(person: Person): Uint8Array {
  return createHash('sha256').update(person).digest();
}

export const keyIdOfPerson = (person: Person): string => keyIdOf(nodeCrypto, publicKeyOf(person));

/** A key as acts name it, with its holder. */
export function held(person: Person): Body<'key-vouched'>['keys'][number] {
  const [role = '', place = ''] = person.split(' of ');
  const holder: Holder = { ...asOf(place), role: role as Role };
  return { key: toBase64(publicKeyOf(person)), holder };
}

export const everybody = (place: Place): readonly Person[] => roles.map((role): Person => `${role} of ${place}`);

/** A file of the test's that is always at hand, but for those called `lost`. */
export const file = (name: string) => ({ name, sha256: createHash('sha256').update(name).digest('hex'), bytes: 1 });

export function contextOf(definition: () => Definition | undefined = madeDefinition): FoldContext {
  return { crypto: nodeCrypto, definition, hasDocument: (sha256) => sha256 !== file('lost').sha256 };
}

/** What an act has beside its body. */
export interface Beside {
  readonly at?: string;
  readonly received?: string;
  readonly log?: string;
  readonly commitments?: Readonly<Record<string, string>>;
  readonly opened?: Figures;
}

export const someDay = '2023-03-19T18:00:00Z';
const received = '2026-11-22T05:00:00.000Z';

/** Acts are appended to the log with `does`; the leaves can be folded again. */
export class TestLog {
  state: RecordState;
  readonly context: FoldContext;
  readonly leaves: Leaf[] = [];

  constructor(context: FoldContext = contextOf(), own = origin) {
    this.context = context;
    this.state = new RecordState(own, context);
  }

  signed<K extends ActKind>(
    kind: K,
    by: readonly Person[],
    body: Body<K>,
    beside: Beside = {},
    place?: Place,
  ): SignedAct {
    const own = place ?? by[0]?.split(' of ')[1] ?? '';
    const act = {
      format: 'saylau-act/1',
      log: beside.log ?? this.state.origin,
      id: String(this.leaves.length).padStart(22, '0'),
      act: kind,
      as: asOf(own),
      at: beside.at ?? someDay,
      body,
      ...(beside.commitments === undefined ? {} : { commitments: beside.commitments }),
    } as unknown as Act;
    return { act, signatures: by.map((person) => ({ key: keyIdOfPerson(person), signature: `${'A'.repeat(86)}==` })) };
  }

  /** Why an act would be refused as the next leaf. */
  refusals<K extends ActKind>(
    kind: K,
    by: readonly Person[],
    body: Body<K>,
    beside: Beside = {},
    place?: Place,
  ): readonly Refusal[] {
    const signed = this.signed(kind, by, body, beside, place);
    const read = readAct(signed);
    return read.ok ? this.state.refusals(signed, beside.received ?? received, beside.opened) : read.refusals;
  }

  codes<K extends ActKind>(
    kind: K,
    by: readonly Person[],
    body: Body<K>,
    beside: Beside = {},
    place?: Place,
  ): readonly RefusalCode[] {
    return [...new Set(this.refusals(kind, by, body, beside, place).map(({ code }) => code))];
  }

  /** Appends an act that is not refused, and returns its leaf. */
  does<K extends ActKind>(kind: K, by: readonly Person[], body: Body<K>, beside: Beside = {}): number {
    const refusals = this.refusals(kind, by, body, beside);
    if (refusals.length > 0) throw new Error(`${kind} is refused: ${JSON.stringify(refusals)}`);
    return this.forces(kind, by, body, beside);
  }

  /** Appends an act whether or not it is refused. */
  forces<K extends ActKind>(kind: K, by: readonly Person[], body: Body<K>, beside: Beside = {}): number {
    const leaf: Leaf = { ...this.signed(kind, by, body, beside), received: beside.received ?? received };
    this.state.apply(leaf, beside.opened);
    return this.leaves.push(leaf) - 1;
  }

  protocol(station: string, contest = 'list', election = 'made') {
    const view = this.state.protocol(election, contest, station);
    if (view === undefined) throw new Error(`${station} does not vote on ${contest}`);
    return view;
  }
}

export const chair = (place: Place): Person => `chair of ${place}`;
export const secretary = (place: Place): Person => `secretary of ${place}`;
export const member = (place: Place): Person => `member of ${place}`;
/** Chair and secretary. */
export const both = (place: Place): readonly Person[] => [chair(place), secretary(place)];

/** A log with the keys of the central commission, and its definition adopted. */
export function begun(log = new TestLog(), kind: LogKind = 'rehearsal'): TestLog {
  const keys = [...everybody('central'), chair('log')].map(held);
  log.does('log-opened', [chair('central')], { kind, keys });
  log.does('dataset-adopted', [chair('central')], {
    dataset: 'polling-day',
    files: [file('polling-day.json')],
    counts: {},
  });
  return log;
}

/** The same of a log that is no rehearsal. */
export function begunReal(): TestLog {
  const context = contextOf(() => madeDefinition({ rehearsal: false }));
  return begun(new TestLog(context, 'example.org/made'), 'day');
}

export function opensElection(log: TestLog, election: string, more: Partial<Body<'election-opened'>> = {}): number {
  return log.does('election-opened', both('central'), { election, definition: 1, rules: file('rules.json'), ...more });
}

/** Commissions that have keys once the day is open; `a2` has none. */
export const commissions: readonly Place[] = [
  'territorial north',
  'territorial south',
  'territorial n1',
  'district c1',
  'district c2',
  'precinct a1',
  'precinct a3',
  'precinct b1',
  'precinct b2',
  'observer watch',
];

/** Both elections are open and everybody but station `a2` has keys. */
export function opened(disclosure?: Body<'election-opened'>['disclosure'], log = begun()): TestLog {
  opensElection(log, 'made', disclosure === undefined ? {} : { disclosure });
  opensElection(log, 'asked');
  log.does('key-vouched', [chair('central')], { keys: commissions.flatMap(everybody).map(held) });
  return log;
}

/** The same once the stations with keys are closed. */
export function closed(disclosure?: Body<'election-opened'>['disclosure'], begins = begun()): TestLog {
  const log = opened(disclosure, begins);
  for (const station of stationIds.filter((id) => id !== 'a2')) {
    log.does('station-opened', [chair(`precinct ${station}`)], { station });
    log.does('station-closed', [chair(`precinct ${station}`)], { station });
  }
  return log;
}

export const votes = sheet({ x: 50, y: 30, z: 20 });

/** The station enters its protocol of the national list; the leaf. */
export function enters(log: TestLog, station: string, figures: Figures = votes, contest = 'list'): number {
  const election = contest === 'question' || contest === 'head' ? 'asked' : 'made';
  const body = { election, contest, station, figures };
  if (station === 'a2') return log.does('paper-received', [secretary('central'), member('central')], body);
  return log.does('protocol-entered', both(`precinct ${station}`), body);
}

/** Entered, confirmed and accepted by the central commission; the leaf of the version. */
export function accepts(log: TestLog, station: string, figures: Figures = votes, contest = 'list'): number {
  const protocol = enters(log, station, figures, contest);
  log.does('protocol-confirmed', [chair('central')], { protocol, figures });
  log.does('protocol-accepted', [chair('central')], { protocol });
  return protocol;
}
