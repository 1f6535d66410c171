/** Plays a rehearsal as an election night against a server, from the opening of its log to the established result. */

import type { LogCite } from '@saylau/acts';
import type { Statute } from '@saylau/core';
import { parseVerifierKey, toBase64 } from '@saylau/log';
import { keyFromSeed, nodeCrypto } from '@saylau/log/node';
import {
  type Clock,
  castOf,
  type Documents,
  type Instant,
  type Night,
  type Pace,
  type Played,
  Player,
  type Progress,
  timelineOf,
} from '@saylau/rehearsal/play';
import { InputProblem } from '../problems.js';
import { verifyAddress } from './address.js';
import { logPath, type RemoteServer } from './client.js';
import { type DayDocuments, type Document, documentsOf } from './documents.js';
import { HttpDesk } from './http-desk.js';

export interface PlayAsked {
  readonly night: Night;
  readonly seed: string;
  readonly statutes: ReadonlyMap<string, Statute>;
  readonly pace: Pace;
  /** Told when everything is made, before the first act is handed in. */
  readonly begun?: (begun: NightBegun) => void;
  readonly told: (progress: Progress) => void;
}

export interface NightBegun {
  readonly origin: string;
  readonly begins: Instant;
  readonly ends: Instant;
  readonly steps: number;
  /** Acts that the log holds already. */
  readonly before: number;
}

export interface NightPlayed extends Played {
  readonly origin: string;
  /** Acts that the log held already: the play was taken up where it had stopped. */
  readonly before: number;
}

/** Throws InputProblem where the server cannot be reached or refuses. */
export async function playNight(server: RemoteServer, asked: PlayAsked): Promise<NightPlayed> {
  const { night, seed, statutes, pace, told } = asked;
  const { origin, keys, cites } = await openLog(server, night);
  const documents = documentsOf(night.day, statutes);
  for (const document of allOf(documents)) await bring(server, origin, document);
  const cast = castOf(night.day, seed, 'rehearsal');
  const logKeys = keys.map((key) => toBase64(parseVerifierKey(nodeCrypto, key).publicKey));
  const timeline = timelineOf(night, cast, { documents: namesOf(documents), logKeys, cites });
  const desk = pace.held(new HttpDesk(server, origin, sleep));
  const player = new Player(timeline, { origin }, { desk, crypto: nodeCrypto, keyFromSeed, until: pace.until, told });
  const before = await player.resume(actsOf(server, origin));
  const { steps, begins } = timeline;
  asked.begun?.({ origin, begins, ends: steps.at(-1)?.at ?? begins, steps: steps.length, before });
  return { ...(await player.play()), origin, before };
}

interface LogAtServer {
  readonly origin: string;
  readonly size: number;
  /** Hex. */
  readonly root: string;
  readonly keys: readonly string[];
  readonly stations?: { readonly expected: number };
}

/** Logs that an act may cite. */
const mostCites = 20;

/** A new log for the rehearsal, or the one that a play before has opened; and how the server's other logs stand. */
async function openLog(
  server: RemoteServer,
  { day }: Night,
): Promise<LogAtServer & { readonly cites: readonly LogCite[] }> {
  const name = day.id.replace(/^rehearsal\//, '');
  const logs = await server.json<readonly LogAtServer[]>('/api/v1/logs');
  const known = logs.find(({ origin }) => origin.endsWith(`/rehearsal/${name}`));
  mustBeOf(day, known);
  const others = logs.filter((log) => log !== known && log.size > 0).slice(-mostCites);
  const own =
    known ?? (await server.json<LogAtServer>('/api/v1/logs', { method: 'POST', body: { kind: 'rehearsal', name } }));
  return { ...own, cites: others.map(({ origin, size, root }) => ({ origin, size, root })) };
}

/** The day of a plan and a seed has one id, however many stations it is made with. */
function mustBeOf(day: Night['day'], log: LogAtServer | undefined): void {
  const there = log?.stations?.expected ?? day.stations.ids.length;
  if (log !== undefined && there !== day.stations.ids.length)
    throw new InputProblem('problem.other-night', { what: log.origin, number: there });
}

function allOf({ day, elections }: DayDocuments): readonly Document[] {
  const laws = [...elections.values()].flatMap(({ rules, statute }) =>
    statute === undefined ? [rules] : [rules, statute],
  );
  return [...day, ...laws];
}

async function bring(server: RemoteServer, origin: string, { sha256, data }: Document): Promise<void> {
  await server.json(`${logPath(origin)}/documents/${sha256}`, { method: 'PUT', body: data });
}

/** The same without their bytes, as acts name them. */
function namesOf({ day, elections }: DayDocuments): Documents {
  const named = ({ name, sha256, bytes }: Document) => ({ name, sha256, bytes });
  return {
    day: day.map(named),
    elections: new Map(
      [...elections].map(([id, { rules, statute }]) => [
        id,
        { rules: named(rules), ...(statute === undefined ? {} : { statute: named(statute) }) },
      ]),
    ),
  };
}

/** Ids of the acts that a log holds, in its order. */
async function* actsOf(server: RemoteServer, origin: string): AsyncGenerator<{ readonly id: string }> {
  for await (const piece of verifyAddress(server, origin).pieces()) {
    if (piece.what !== 'leaves') continue;
    for (const bytes of piece.leaves) if (bytes !== 'too-long') yield idIn(bytes);
  }
}

function idIn(bytes: Uint8Array): { readonly id: string } {
  // A leaf that the server took is of this form.
  const { act } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { readonly act: { readonly id: string } };
  return { id: act.id };
}

/** The clock of this machine. */
export const realClock: Clock = { now: () => performance.now(), sleep };

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
