/** What came in on a polling day: stations, elections with their law, and the protocols of a file, read into tables. */

import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type {
  Area,
  PollingDay,
  ProtocolTable,
  Statute,
  TerritorialProtocol,
  Thresholds,
  TurnoutReports,
} from '@saylau/core';
import { usualThresholds } from '@saylau/core';
import type { Fault, Register } from '@saylau/formats';
import type { DayRead } from '@saylau/formats/polling-day';
import { cached } from './cache.js';
import { fileLimits, findElection, readText, statOf } from './data.js';
import { allRegisters, allStatutes, type LoadedElection, loadElection, surroundingTexts, valueIn } from './load.js';
import { InputProblem } from './problems.js';
import { textOf } from './stream.js';

/** The protocols of one day, or of one election without stations of its own. */
export interface Received {
  /** Absent where the protocols are of a single election. */
  readonly day?: PollingDay;
  readonly elections: readonly LoadedElection[];
  readonly areas: readonly Area[];
  readonly tables: readonly ProtocolTable[];
  readonly territorial: readonly TerritorialProtocol[];
  readonly turnout?: TurnoutReports;
  readonly thresholds: Thresholds;
}

/** What is told while files are read. */
export interface Watch {
  readonly fault: (fault: Fault) => void;
  /** `share`: of the file, in percent. */
  readonly progress: (share: number) => void;
}

const mainFile = 'polling-day.json';

/** The folder of a polling day: what is named itself, or what the named table lies in. Undefined: there is none. */
export function dayFolderOf(wanted: string): string | undefined {
  const path = resolve(wanted);
  if (existsSync(join(path, mainFile))) return path;
  const isTable = /\.csv(\.gz)?$/.test(path) && existsSync(path);
  return isTable && existsSync(join(dirname(path), mainFile)) ? dirname(path) : undefined;
}

/** The protocols in a polling day's folder: `protocols.csv`, or its gzip. Throws where there is neither, or both. */
export function protocolsIn(folder: string): string {
  const found = ['protocols.csv', 'protocols.csv.gz'].map((name) => join(folder, name)).filter(isThere);
  const [only] = found;
  if (only === undefined) throw new InputProblem('problem.no-protocols', { path: folder });
  if (found.length > 1) throw new InputProblem('problem.two-protocols', { path: folder });
  return only;
}

/** Whether a name stands there, even one of a link that leads nowhere: that is for the reader to refuse, not to pass over. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Reads a polling day's folder and its protocols, or those of `file`. Faults go to the watch; with any, nothing may be counted. */
export async function receiveDay(folder: string, file: string | undefined, watch: Watch): Promise<Received> {
  const { dayTarget, readProtocols, readTerritorial } = await import('@saylau/formats/protocols');
  const statutes = await allStatutes();
  const read = await readDay(folder, statutes);
  const { day, laws, tables, thresholds = usualThresholds } = read;
  const path = file ?? protocolsIn(folder);
  await readProtocols(path, watched(path, watch), dayTarget(read), watch.fault);
  const above = join(folder, 'territorial.csv');
  const commissions = { tables, rehearsal: day.rehearsal !== undefined };
  const territorial = isThere(above)
    ? (await readTerritorial(above, textOf(above), commissions, watch.fault)).protocols
    : [];
  const elections = day.elections.map((election): LoadedElection => {
    const statute: Statute | undefined = statutes.get(election.statute ?? '');
    const law = laws.get(election.id);
    if (law === undefined) throw new TypeError(`no law of ${election.id}`);
    return { election, statute, law };
  });
  const { areas } = day.stations;
  return { day, elections, areas, tables, territorial, thresholds, ...(day.turnout && { turnout: day.turnout }) };
}

/** A night counts the same day again and again: all of it but its protocols is kept, where it is not too large. */
async function readDay(folder: string, statutes: ReadonlyMap<string, Statute>): Promise<DayRead> {
  const { emptyTables, readPollingDay } = await import('@saylau/formats/polling-day');
  const files = dayFiles(folder);
  const make = async (): Promise<DayRead> => {
    // Registers are read only where the day refers to one: their YAML takes longer than the day itself.
    const registers =
      files.get(mainFile)?.includes('"register"') === true ? await allRegisters() : new Map<string, Register>();
    return valueIn(readPollingDay(files, { statutes, registers }), folder);
  };
  const size = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  if (size > mostKept) return make();
  const kept = await cached('day', [...files, ...surroundingTexts()], async () => {
    const { tables, ...rest } = await make();
    return { ...rest, ballots: tables.map(({ ballot }) => ballot) };
  });
  const { ballots, ...rest } = kept;
  return { ...rest, tables: emptyTables(ballots, rest.day.stations) };
}

/** Characters of a day's files up to which it is kept. */
const mostKept = 20_000_000;

/** The small files of the folder; protocols are streamed. */
function dayFiles(folder: string): ReadonlyMap<string, string> {
  const names = [mainFile, 'areas.csv', 'stations.csv', 'contests.csv', 'options.csv', 'turnout.csv'];
  const there = names.filter((name) => isThere(join(folder, name)));
  return new Map(there.map((name) => [name, readText(join(folder, name), fileLimits.table)]));
}

/** Reads the protocols of one election, whose stations the file itself names. */
export async function receiveElection(wanted: string, file: string, watch: Watch): Promise<Received> {
  const { OpenTarget, readProtocols } = await import('@saylau/formats/protocols');
  const loaded = await loadElection(findElection(wanted));
  const target = new OpenTarget(loaded.election, loaded.law);
  const { faults } = await readProtocols(file, watched(file, watch), target, watch.fault);
  const tables = faults > 0 ? [] : target.result().tables;
  const { areas } = loaded.election;
  return { elections: [loaded], areas, tables, territorial: [], thresholds: usualThresholds };
}

/** The text of a file; tells now and then how far it is. */
async function* watched(path: string, watch: Watch): AsyncGenerator<string> {
  const { size } = statOf(path);
  let read = 0;
  for await (const piece of textOf(path)) {
    read += piece.length;
    watch.progress(Math.min(100, Math.floor((read * 100) / Math.max(1, size))));
    yield piece;
  }
}
