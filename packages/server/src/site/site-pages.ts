/** Pages of the site by their place: made of the archive, of a log's state, or counted in the thread. */

import { outcomeOf } from '@saylau/core';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import { ChangeList } from '@saylau/views';
import {
  type ElectionRef,
  type ElectionSource,
  isFromRecord,
  type Library,
  type LogLine,
  type MadePage,
  type Page,
  type Place,
  pageOfElection,
  pageOfLibrary,
  pageOfRecord,
  type RehearsalRef,
  rehearsalPrefix,
} from '@saylau/web';
import type { ApiContext, Mode } from '../http/context.js';
import type { OpenLog } from '../record/open-log.js';
import { readableLog } from '../views/readable-log.js';
import { proverOf } from './prove.js';

/** A page, and a number that changes with what it is made of. */
export interface VersionedPage {
  readonly page: Page;
  readonly version: number;
}

interface FoundLog {
  readonly log: OpenLog;
  readonly mode: Mode;
  /** The election's id in it. */
  readonly election: string;
}

export class SitePages {
  readonly #context: ApiContext;
  readonly #archive: readonly ElectionSource[];
  readonly #changes = new WeakMap<OpenLog, ChangeList>();

  constructor(context: ApiContext) {
    this.#context = context;
    this.#archive = context.archive.map((loaded) => ({ ...sourceOf(loaded), maps: context.maps }));
  }

  /** Undefined where there is nothing at that place. Throws StoreError. */
  async page(place: Place): Promise<VersionedPage | undefined> {
    if (place.of === undefined) return await this.#ofLibrary(place);
    const found = await this.#logOf(place.of);
    if (found !== undefined)
      return isFromRecord(place.kind)
        ? await this.#ofRecord(found, place, place.of)
        : await this.#counted(found, place, place.of);
    const { election, rehearsal } = place.of;
    const source =
      rehearsal === undefined ? this.#archive.find(({ loaded }) => loaded.election.id === election) : undefined;
    const made = source && pageOfElection(place.kind, source, place.rest);
    return made && { page: pageOf(place, made), version: 0 };
  }

  /** A number that changes with every log. */
  get #libraryVersion(): number {
    return this.#logs().reduce((sum, { log }) => sum + log.size + 1, 0);
  }

  async #ofLibrary(place: Place): Promise<VersionedPage | undefined> {
    const version = this.#libraryVersion;
    const made = pageOfLibrary(place, await this.#library());
    return made && { page: pageOf(place, made), version };
  }

  async #library(): Promise<Library> {
    const { statutes, clock } = this.#context;
    const logs: LogLine[] = [];
    for (const { log } of this.#logs()) logs.push(await logLine(log));
    return { archive: this.#archive, statutes, logs, today: new Date(clock()).toISOString().slice(0, 10) };
  }

  async #ofRecord(
    { log, mode, election }: FoundLog,
    place: Place,
    ref: ElectionRef,
  ): Promise<VersionedPage | undefined> {
    const readable = readableLog(log, mode.store);
    const changes = this.#changes.get(log) ?? new ChangeList(readable);
    this.#changes.set(log, changes);
    const made = await pageOfRecord(
      place.kind,
      { origin: log.origin, ref, election, log: readable, changes, maps: this.#context.maps, prove: proverOf(log) },
      place.rest,
    );
    if (made === undefined) return undefined;
    const size = made.size ?? log.size;
    return {
      page: { ...pageOf(place, made), log: { origin: log.origin, size, isRehearsal: log.kind === 'rehearsal' } },
      version: size,
    };
  }

  /** By the thread, of a state that is that of a moment ago while acts stream in. */
  async #counted({ log, election }: FoundLog, place: Place, ref: ElectionRef): Promise<VersionedPage | undefined> {
    const { kind, rest } = place;
    const view = await this.#context.counting.view(log, { kind: 'page', election, page: kind, rest, ref });
    if (view === undefined) return undefined;
    // Written by the thread.
    const made = JSON.parse(view.plain.bytes.toString('utf8')) as MadePage;
    const size = view.version;
    return {
      page: { ...pageOf(place, made), log: { origin: log.origin, size, isRehearsal: log.kind === 'rehearsal' } },
      version: size,
    };
  }

  /** Logs of polling days and rehearsals, real ones first. */
  #logs(): readonly { readonly log: OpenLog; readonly mode: Mode }[] {
    const { real, rehearsal } = this.#context;
    return [real, rehearsal].flatMap((mode) =>
      mode.records
        .all()
        .filter(({ kind }) => kind === 'day' || kind === 'rehearsal')
        .map((log) => ({ log, mode })),
    );
  }

  /** The log in which an election was opened; undefined where there is none. */
  async #logOf({ election, rehearsal }: ElectionRef): Promise<FoundLog | undefined> {
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
    ...(rehearsal === undefined ? {} : { rehearsal }),
    ...(state.definition === undefined ? {} : { name: state.definition.day.name, date: state.definition.day.date }),
    elections: state.elections().map(({ election: { id, name } }) => {
      const contests = state.contests(id);
      return {
        id,
        name,
        expected: contests.reduce((sum, { expected }) => sum + expected, 0),
        counted: contests.reduce((sum, { counted }) => sum + counted, 0),
      };
    }),
  }));
}

function pageOf(place: Place, { size: _, ...made }: MadePage): Page {
  // The maker of a kind makes that kind's data.
  return { kind: place.kind, place, ...made } as Page;
}
