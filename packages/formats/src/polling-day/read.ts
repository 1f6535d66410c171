/** Reads a polling day's folder but for its protocols: stations, elections, contests, turnout, and the empty tables that protocols are read into. */

import type {
  Contest,
  CountingLaw,
  Election,
  PollingDay,
  ProtocolTable,
  Rules,
  Stations,
  Statute,
  Thresholds,
  TurnoutReports,
} from '@saylau/core';
import { At, Faults } from '../at.js';
import { checkDeclared } from '../contest.js';
import { countingLaw } from '../counting-law.js';
import type { Read } from '../faults.js';
import { Guess } from '../guess.js';
import { readJson } from '../json.js';
import { known } from '../leaves.js';
import { lineIds, linesOf } from '../lines.js';
import type { Register } from '../registers.js';
import { readAreas } from './areas.js';
import { ballotsOf, tableOf } from './ballots.js';
import type { Ruled } from './begun.js';
import type { DayFiles } from './cells.js';
import { readContests } from './contests.js';
import { readStations } from './stations.js';
import { type Shell, shellsOf, type Top, top } from './top.js';
import { readTurnout } from './turnout.js';

/** What stands outside the day's own folder. */
export interface DaySurroundings {
  readonly statutes?: ReadonlyMap<string, Statute>;
  readonly registers?: ReadonlyMap<string, Register>;
}

/** A polling day as read, with the law of each election. */
export interface DayRead {
  readonly day: PollingDay;
  /** By election id. */
  readonly laws: ReadonlyMap<string, CountingLaw>;
  /** One for each part of each election that is voted on that day, without protocols. */
  readonly tables: readonly ProtocolTable[];
  /** Where the day sets any itself. */
  readonly thresholds?: Thresholds;
}

const mainFile = 'polling-day.json';

/** Files of the folder that other readers, or none, take. */
const others = [
  'protocols.csv',
  'protocols.csv.gz',
  'territorial.csv',
  'turnout.csv',
  'manifest.json',
  'faults.csv',
  'README.md',
];
const own = [mainFile, 'areas.csv', 'stations.csv', 'contests.csv', 'options.csv'];

/** Reads the files of a polling day by name: the day with its laws and empty tables, or all faults of all files at once. Protocols are read by `readProtocols`. */
export function readPollingDay(files: ReadonlyMap<string, string>, surroundings: DaySurroundings = {}): Read<DayRead> {
  const faults = new Faults();
  for (const file of files.keys()) {
    if (!own.includes(file) && !others.includes(file))
      faults.add({ code: 'file-unexpected', file, place: '', params: { file } });
  }
  const text = files.get(mainFile);
  if (text === undefined) faults.add({ code: 'file-missing', file: mainFile, place: '', params: { file: mainFile } });
  const parsed = text === undefined ? undefined : readJson(mainFile, text);
  if (parsed?.ok === false) faults.addAll(parsed.faults);
  // Without the main file nothing is known that the others could be checked against.
  if (parsed?.ok !== true) return faults.read(neverRead);
  const at = new At(mainFile, faults, parsed.value.locate);
  const read = top.read(parsed.value.value, at);
  const shells = shellsOf(read, surroundings.registers ?? new Map(), at);
  // Without hierarchies and elections every row of the other files would be at fault.
  if (read.hierarchies.length === 0 || shells.length === 0) return faults.read(neverRead);
  // Laws are made of what was found right.
  const laws = faults.count > 0 ? new Map<string, CountingLaw>() : lawsOf(shells, surroundings, at, faults);
  const day: DayFiles = {
    files,
    sink: (fault) => faults.add(fault),
    guess: new Guess(),
    rehearsal: read.rehearsal !== undefined,
  };
  return readTables({ read, shells, laws, day }, at, faults);
}

function neverRead(): never {
  throw new Error('a fault was reported before');
}

/** The law of each election on the day. */
function lawsOf(
  shells: readonly Shell[],
  { statutes = new Map() }: DaySurroundings,
  at: At,
  faults: Faults,
): ReadonlyMap<string, CountingLaw> {
  const laws = new Map<string, CountingLaw>();
  for (const [index, { election, round }] of shells.entries()) {
    const place = at.in('elections').in(index);
    if (election.statute !== undefined) known('unknown-statute', election.statute, statutes, place.in('statute'));
    const statute = statutes.get(election.statute ?? '');
    if (statute === undefined && election.rules === undefined) continue;
    const law = countingLaw(election, statute);
    if (!law.ok) faults.addAll(law.faults);
    else if (law.value.rules === undefined) place.fault('no-rules', { found: election.office, from: election.date });
    else {
      if (round > roundsOf(law.value.rules)) place.in('round').fault('unknown-round', { found: round });
      laws.set(election.id, law.value);
    }
  }
  return laws;
}

/** The most rounds that any part of the rules has. */
function roundsOf({ parts }: Rules): number {
  return Math.max(1, ...[...parts.values()].map(({ rule }) => (rule.rule === 'majority' ? rule.rounds.length : 1)));
}

interface Begun {
  readonly read: Top;
  readonly shells: readonly Shell[];
  readonly laws: ReadonlyMap<string, CountingLaw>;
  readonly day: DayFiles;
}

function readTables({ read, shells, laws, day }: Begun, at: At, faults: Faults): Read<DayRead> {
  const areas = readAreas(day);
  if (areas.areas.length === 0) return faults.read(neverRead);
  const stations = readStations(day, read.hierarchies, areas);
  if (stations.ids.length === 0) {
    day.sink({ code: 'empty', file: 'stations.csv', place: '', params: { least: 1 } });
    return faults.read(neverRead);
  }
  const ruled = new Map(
    shells.map((shell): [string, Ruled] => [shell.election.id, { shell, rules: laws.get(shell.election.id)?.rules }]),
  );
  const contests = readContests(day, ruled, areas);
  const turnout = readTurnout(day, stations);
  const elections = shells.map((shell, index) => {
    const held = contests.get(shell.election.id) ?? [];
    checkNames(shell, held, laws.get(shell.election.id)?.rules, at.in('elections').in(index));
    return { ...shell.election, areas: areas.areas, contests: held };
  });
  const tables = elections.flatMap((election, index) => {
    const rules = laws.get(election.id)?.rules;
    const round = shells[index]?.round ?? 1;
    return rules === undefined ? [] : tablesOf(election, rules, round, { stations, day });
  });
  return faults.read(() => ({
    day: dayOf(read, elections, stations, turnout),
    laws,
    tables,
    ...(read.thresholds === undefined ? {} : { thresholds: read.thresholds }),
  }));
}

/** What an election's record says of contests: each is there, and so is all that was declared of it. */
function checkNames(
  { election, declared, sources }: Shell,
  held: readonly Contest[],
  rules: Rules | undefined,
  at: At,
): void {
  const byId = new Map(held.map((contest) => [contest.id, contest]));
  const lines = new Set([...lineIds, 'against-all', ...(rules === undefined ? [] : linesOf(rules))]);
  for (const [id, said] of declared) {
    const place = at.in('declared').in(id);
    const contest = byId.get(id);
    if (contest === undefined) known('unknown-contest', id, byId, place);
    else checkDeclared(said, contest, { lines, sources }, place);
  }
  checkLots(election, byId, at.in('lots'));
  for (const part of rules === undefined ? [] : (election.declaredParts?.keys() ?? []))
    known('unknown-part', part, rules?.parts ?? new Map(), at.in('declaredParts').in(part));
}

function checkLots({ lots }: Election, contests: ReadonlyMap<string, Contest>, at: At): void {
  for (const [id, drawn] of lots) {
    const contest = contests.get(id);
    known('unknown-contest', id, contests, at.in(id));
    const options = new Map(contest?.options.map((option) => [option.id, option]));
    if (contest === undefined) continue;
    for (const [index, option] of drawn.entries()) known('unknown-option', option, options, at.in(id).in(index));
  }
}

function tablesOf(
  { id, contests }: Election,
  rules: Rules,
  round: number,
  { stations, day }: { readonly stations: Stations; readonly day: DayFiles },
): readonly ProtocolTable[] {
  return ballotsOf(id, contests, rules, round).map((ballot) => {
    const { table, clashes } = tableOf(ballot, stations);
    for (const { row, contests: both } of clashes) {
      const params = { found: stations.ids[row] ?? '', id: both.map((contest) => contest.id).join(', ') };
      day.sink({ code: 'station-two-contests', file: 'stations.csv', place: '', params });
    }
    return table;
  });
}

function dayOf(
  read: Top,
  elections: readonly Election[],
  stations: Stations,
  turnout: TurnoutReports | undefined,
): PollingDay {
  const { id, name, date, zone, rehearsal } = read;
  return {
    id,
    name,
    date,
    zone,
    ...(rehearsal === undefined ? {} : { rehearsal }),
    elections,
    stations,
    ...(turnout === undefined ? {} : { turnout }),
  };
}
