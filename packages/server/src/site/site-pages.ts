/** Pages of the site by their place: made of the archive, of a log's state, or counted in the thread. */

import type { LogKind, RecordState } from '@saylau/acts';
import { outcomeOf } from '@saylau/core';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import { formatVerifierKey, toHex } from '@saylau/log';
import { ChangeList, type ReadableLog } from '@saylau/views';
import {
  type ApiDocument,
  type ElectionRef,
  type ElectionSource,
  isFromRecord,
  type Library,
  type LogLine,
  type MadePage,
  type Page,
  type PageLog,
  type Place,
  pageOfElection,
  pageOfLibrary,
  pageOfRecord,
  type RecordSource,
  type RehearsalRef,
  rehearsalDayPage,
  rehearsalPrefix,
  type ScreenData,
  stageOfRecord,
} from '@saylau/web';
import type { ApiContext, Mode } from '../http/context.js';
import type { OpenLog } from '../record/open-log.js';
import { readableLog } from '../views/readable-log.js';

/** A page, and a number that changes with what it is made of. */
export interface VersionedPage {
  readonly page: Page;
  readonly version: number;
}

export interface FoundLog {
  readonly log: OpenLog;
  readonly mode: Mode;
  /** The election's id in it. */
  readonly election: string;
}

/** What polling days and rehearsals stand in. */
const ofDays: readonly LogKind[] = ['day', 'rehearsal'];

/** Milliseconds. */
const dayLength = 86_400_000;
/** More than all logs of a server have together. */
const mostLeaves = 1e9;

export class SitePages {
  readonly #context: ApiContext;
  /** The description of the API, once its routes are there. */
  readonly #api: () => ApiDocument;
  readonly #archive: readonly ElectionSource[];
  readonly #readable: typeof readableLog;
  readonly #read = new WeakMap<OpenLog, { readonly log: ReadableLog; readonly changes: ChangeList }>();

  /** `readable`: how the leaves of logs are read. */
  constructor(context: ApiContext, api: () => ApiDocument, readable = readableLog) {
    this.#api = api;
    this.#context = context;
    this.#readable = readable;
    this.#archive = context.archive.map((loaded) => ({ ...sourceOf(loaded), maps: context.maps }));
  }

  /** Undefined where there is nothing at that place. Throws StoreError. */
  async page(place: Place): Promise<VersionedPage | undefined> {
    if (place.day !== undefined) return await this.#ofDay(place, place.day);
    if (place.of === undefined) return await this.#ofLibrary(place);
    const found = await this.logOf(place.of);
    if (found !== undefined)
      return isFromRecord(place.kind)
        ? await this.#ofRecord(found, place, place.of)
        : await this.#counted(found, place, place.of);
    const { election, rehearsal } = place.of;
    const source = rehearsal === undefined ? this.past(election) : undefined;
    const made = source && pageOfElection(place.kind, source, place.rest);
    return made && { page: pageOf(place, made), version: 0 };
  }

  /** Of the past. */
  past(id: string): ElectionSource | undefined {
    return this.#archive.find(({ loaded }) => loaded.election.id === id);
  }

  async #ofDay(place: Place, day: RehearsalRef): Promise<VersionedPage | undefined> {
    const found = this.#logs().find(({ log }) => isOf(log, day));
    if (found === undefined) return undefined;
    return await found.log.read((state) => {
      const data = rehearsalDayPage(state, day);
      return { page: { ...pageOf(place, { data }), log: pageLog(found.log, state) }, version: state.size };
    });
  }

  /** The version that a page has now, where that is known before it is made: what is kept of it need not be made again. */
  async versionOf({ kind, of, day }: Place): Promise<number | undefined> {
    if (day !== undefined) return this.#logs().find(({ log }) => isOf(log, day))?.log.size;
    if (of === undefined) return this.#libraryVersion(this.#context.clock());
    const found = await this.logOf(of);
    // Of the past nothing changes; what the thread counts may be of a moment ago, which it knows.
    if (found === undefined) return 0;
    return isFromRecord(kind) ? found.log.size : undefined;
  }

  /** What an election's log stands at, where the page is of one: says all that the page is made of but the program. */
  async standsAt({ of }: Place): Promise<string | undefined> {
    const log = of && (await this.logOf(of))?.log;
    const root = await log?.read((state, own) => (own === undefined ? undefined : `${state.size} ${toHex(own)}`));
    return log === undefined || root === undefined ? undefined : `${log.origin} ${root} ${log.deletions}`;
  }

  /** Deletions of votes in all logs: what was made before one must not be shown after it. */
  get deletions(): number {
    return this.#logs().reduce((sum, { log }) => sum + log.deletions, 0);
  }

  /** A number that changes with every log and every day. */
  #libraryVersion(now: number): number {
    return Math.floor(now / dayLength) * mostLeaves + this.#logs().reduce((sum, { log }) => sum + log.size + 1, 0);
  }

  async #ofLibrary(place: Place): Promise<VersionedPage | undefined> {
    const now = this.#context.clock();
    const version = this.#libraryVersion(now);
    const library = await this.#library(now);
    const made = pageOfLibrary(place, place.kind === 'home' ? await this.#withHeadlines(library) : library);
    return made && { page: pageOf(place, made), version };
  }

  async #library(now: number): Promise<Library> {
    const { statutes } = this.#context;
    const logs: LogLine[] = [];
    for (const { log } of this.#logs([...ofDays, 'archive'])) logs.push(await logLine(log));
    return {
      archive: this.#archive,
      statutes,
      logs,
      today: new Date(now).toISOString().slice(0, 10),
      api: this.#api(),
    };
  }

  /** Of polling days: each election's headline, and how far the count was that it is of. */
  async #withHeadlines(library: Library): Promise<Library> {
    const logs = library.logs.map(async (line): Promise<LogLine> => {
      const log = this.#logs(['day']).find((one) => one.log.origin === line.origin)?.log;
      if (log === undefined) return line;
      const elections = line.elections.map(async (election): Promise<LogLine['elections'][number]> => {
        const ref = { election: election.id };
        const asked = { kind: 'page', election: election.id, page: 'screen', rest: [], ref } as const;
        const view = await this.#context.counting.view(log, asked);
        if (view === undefined) return election;
        // Written by the thread.
        const { data, stage } = JSON.parse(view.plain.bytes.toString('utf8')) as MadePage & {
          readonly data: ScreenData;
        };
        const { headline, progress } = data;
        const { expected, counted, isSettled = false } = progress ?? { ...election, isSettled: false };
        return { ...election, headline, expected, counted, isSettled, ...(stage === undefined ? {} : { stage }) };
      });
      return { ...line, elections: await Promise.all(elections) };
    });
    return { ...library, logs: await Promise.all(logs) };
  }

  /** A log as pages that tell what was done in it need it. */
  recordOf({ log, mode, election }: FoundLog, ref: ElectionRef): RecordSource {
    const read = this.#read.get(log) ?? this.#reading(log, mode);
    this.#read.set(log, read);
    return { origin: log.origin, ref, election, ...read, maps: this.#context.maps };
  }

  async #ofRecord(found: FoundLog, place: Place, ref: ElectionRef): Promise<VersionedPage | undefined> {
    const { log } = found;
    const made = await pageOfRecord(place.kind, this.recordOf(found, ref), place.rest);
    if (made === undefined) return undefined;
    const size = made.size ?? log.size;
    const about = await log.read((state) => pageLog(log, state));
    return { page: { ...pageOf(place, made), log: { ...about, size } }, version: size };
  }

  #reading(log: OpenLog, { store }: Mode): { readonly log: ReadableLog; readonly changes: ChangeList } {
    const readable = this.#readable(log, store);
    return { log: readable, changes: new ChangeList(readable) };
  }

  /** By the thread, of a state that is that of a moment ago while acts stream in. */
  async #counted({ log, election }: FoundLog, place: Place, ref: ElectionRef): Promise<VersionedPage | undefined> {
    const { kind, rest } = place;
    const view = await this.#context.counting.view(log, { kind: 'page', election, page: kind, rest, ref });
    if (view === undefined) return undefined;
    // Written by the thread.
    const made = JSON.parse(view.plain.bytes.toString('utf8')) as MadePage;
    const size = view.version;
    const about = await log.read((state) => pageLog(log, state));
    return { page: { ...pageOf(place, made), log: { ...about, size } }, version: size };
  }

  /** Logs of these kinds, real ones first. */
  #logs(kinds: readonly LogKind[] = ofDays): readonly { readonly log: OpenLog; readonly mode: Mode }[] {
    const { real, rehearsal } = this.#context;
    return [real, rehearsal].flatMap((mode) =>
      mode.records
        .all()
        .filter(({ kind }) => kinds.includes(kind))
        .map((log) => ({ log, mode })),
    );
  }

  /** The log in which an election was opened; undefined where there is none. */
  async logOf({ election, rehearsal }: ElectionRef): Promise<FoundLog | undefined> {
    const id = rehearsal === undefined ? election : rehearsalPrefix + election;
    for (const { log, mode } of this.#logs()) {
      if (rehearsal === undefined ? log.kind !== 'day' : !isOf(log, rehearsal)) continue;
      if (await log.read((state) => state.election(id) !== undefined)) return { log, mode, election: id };
    }
    return undefined;
  }
}

function sourceOf(loaded: LoadedElection): ElectionSource {
  let outcome: ReturnType<typeof outcomeOf> | undefined;
  return {
    ref: { election: loaded.election.id },
    loaded,
    outcome: () => {
      outcome ??= outcomeOf(loaded.election, loaded.law);
      return outcome;
    },
  };
}

/** `<server>/rehearsal/<plan>/<seed>` */
export function rehearsalOf({ origin, kind }: Pick<OpenLog, 'origin' | 'kind'>): RehearsalRef | undefined {
  if (kind !== 'rehearsal') return undefined;
  const [plan, seed] = origin.split('/').slice(2);
  return plan === undefined || seed === undefined ? undefined : { plan, seed };
}

function isOf(log: OpenLog, { plan, seed }: RehearsalRef): boolean {
  const own = rehearsalOf(log);
  return own?.plan === plan && own.seed === seed;
}

function logLine(log: OpenLog): Promise<LogLine> {
  const rehearsal = rehearsalOf(log);
  return log.read((state) => ({
    origin: log.origin,
    kind: log.kind,
    size: state.size,
    keys: log.keys.map(formatVerifierKey),
    ...(rehearsal === undefined ? {} : { rehearsal }),
    ...(state.definition === undefined ? {} : { name: state.definition.day.name, date: state.definition.day.date }),
    elections: state.elections().map(({ election: { id, name } }) => {
      const contests = state.contests(id);
      return {
        id,
        name,
        expected: contests.reduce((sum, { expected }) => sum + expected, 0),
        counted: contests.reduce((sum, { counted }) => sum + counted, 0),
        stage: stageOfRecord(state, id),
      };
    }),
  }));
}

function pageLog({ origin, kind, keys }: OpenLog, state: RecordState): PageLog {
  const zone = state.definition?.day.zone;
  return {
    origin,
    size: state.size,
    isRehearsal: kind === 'rehearsal',
    keys: keys.map(formatVerifierKey),
    ...(zone === undefined ? {} : { zone }),
  };
}

function pageOf(place: Place, { size: _, ...made }: MadePage): Page {
  // The maker of a kind makes that kind's data.
  return { kind: place.kind, place, ...made } as Page;
}
