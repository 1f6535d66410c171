/** A server without a network, a record in memory and a small night played to it: for tests of the API. No part of the product. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Act,
  type ActedAs,
  type ActKind,
  actBytes,
  actFormat,
  type Body,
  type Holder,
  keyIdOf,
  type Role,
  type SignedAct,
} from '@saylau/acts';
import type { Statute } from '@saylau/core';
import { readStatute } from '@saylau/formats';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import { toBase64 } from '@saylau/log';
import { keyFromSeed, nodeCrypto } from '@saylau/log/node';
import { readDefinition } from '@saylau/verify';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Cast } from '../../../rehearsal/src/play/cast.js';
import { busyNight } from '../../../rehearsal/src/play/plain-desk.test-kit.js';
import { Player } from '../../../rehearsal/src/play/player.js';
import { seedOf } from '../../../rehearsal/src/play/secrets.js';
import type { SmallDay } from '../../../rehearsal/src/play/small-day.test-kit.js';
import type { Timeline } from '../../../rehearsal/src/play/timeline.js';
import type { Access } from '../access/access.js';
import { Hubs } from '../live/hubs.js';
import type { Plays } from '../plays.js';
import { MemoryStore, quietDatabase } from '../record/memory-store.test-kit.js';
import type { OpenLog } from '../record/open-log.js';
import { Records } from '../record/records.js';
import { definitionFiles } from '../serve.js';
import { Counting } from '../views/counting/counting.js';
import { KeptViews } from '../views/kept-views.js';
import { buildApp } from './app.js';
import type { ApiContext } from './context.js';
import { Metrics } from './metrics.js';
import { viewOf } from './send.js';

export const origin = 'example.org/rehearsal/xx-2020/1';

/** What of a server a test brings itself. */
export interface SiteParts {
  readonly access?: Access;
  readonly archive?: readonly LoadedElection[];
  readonly statutes?: ReadonlyMap<string, Statute>;
  readonly clock?: () => number;
  readonly trustProxy?: string;
  readonly plays?: Plays;
}

export class Site {
  readonly context: ApiContext;
  readonly app: FastifyInstance;
  readonly store: MemoryStore;
  readonly #folder: string;

  private constructor(context: ApiContext, app: FastifyInstance, store: MemoryStore, folder: string) {
    this.context = context;
    this.app = app;
    this.store = store;
    this.#folder = folder;
  }

  static async open(parts: SiteParts = {}): Promise<Site> {
    const { archive = [], statutes = new Map(), clock = Date.now, trustProxy = false } = parts;
    const folder = mkdtempSync(join(tmpdir(), 'saylau-http-'));
    const [hubs, metrics, views] = [new Hubs(), new Metrics(), new KeptViews()];
    const stores = [new MemoryStore(), new MemoryStore()] as const;
    const counts: { counting?: Counting } = {};
    const forgot = (log: OpenLog): void => {
      views.clear();
      counts.counting?.forget(log);
      hubs.forgot(log);
    };
    const modeOf = async (store: MemoryStore) => {
      const grown = hubs.grown.bind(hubs);
      const settings = { database: quietDatabase, store, keys: join(folder, 'keys'), crypto: nodeCrypto };
      return {
        records: await Records.open({ ...settings, readDefinition, clock, grown, forgot, said: () => undefined }),
        store,
      };
    };
    const [real, rehearsal] = [await modeOf(stores[0]), await modeOf(stores[1])];
    const counting = new Counting({ views, viewOf, filesOf: definitionFiles({ real, rehearsal }) });
    counts.counting = counting;
    const context: ApiContext = {
      ...{ name: 'example.org', real, rehearsal, views, hubs, metrics, archive, statutes, clock, folder },
      counting,
      plays: parts.plays,
      siteFolder: undefined,
      maps: [],
      // Tests that need them bring them along.
      access: parts.access as Access,
      store: undefined as unknown as ApiContext['store'],
    };
    const app = await buildApp(context, { logger: false, trustProxy });
    await app.ready();
    return new Site(context, app, stores[1], folder);
  }

  inject(asked: InjectOptions): Promise<LightMyRequestResponse> {
    return this.app.inject(asked);
  }

  /** The answer's JSON. Throws where it is no success. */
  async json<T = Record<string, unknown>>(url: string): Promise<T> {
    const answer = await this.inject({ url });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
    return answer.json<T>();
  }

  /** A log of rehearsals. */
  log(name = origin): OpenLog {
    const found = this.context.rehearsal.records.find(name);
    if (found === undefined) throw new Error(`there is no log ${name}`);
    return found;
  }

  async close(): Promise<void> {
    this.context.hubs.close();
    await this.app.close();
    await this.context.counting.close();
    for (const { records } of [this.context.real, this.context.rehearsal]) await records.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A night on a site: its day, its cast, and whoever acts on it. */
export class PlayedNight {
  readonly site: Site;
  readonly day: SmallDay;
  readonly timeline: Timeline;
  #ids = 0;

  private constructor(site: Site, day: SmallDay, timeline: Timeline) {
    this.site = site;
    this.day = day;
    this.timeline = timeline;
  }

  /** Opens the log and plays up to a share of all steps: 1 is the whole night, 0 nothing. */
  static async play(site: Site, share = 1, stations = 30): Promise<PlayedNight> {
    const { day, timeline } = busyNight('night', stations);
    await site.context.rehearsal.records.create(origin, 'rehearsal');
    for (const [sha256, bytes] of day.contents) await site.store.putDocument(sha256, bytes);
    const night = new PlayedNight(site, day, timeline);
    await night.playTo(share);
    return night;
  }

  /** Goes on up to a share of all steps. */
  async playTo(share: number): Promise<void> {
    const log = this.site.log();
    const steps = this.timeline.steps.slice(0, Math.round(share * this.timeline.steps.length));
    const desk = {
      submit: (acts: readonly SignedAct[]) => log.submit(acts.map((signed) => ({ signed, parts: [] }))),
      results: async (election: string, contests: readonly string[]) => {
        const path = `/elections/${encodeURIComponent(election)}/results`;
        const all = await this.site.json<{
          size: number;
          results: { contest: string; figures: Record<string, number> }[];
        }>(`${logPath}${path}`);
        return { size: all.size, results: all.results.filter(({ contest }) => contests.includes(contest)) };
      },
    };
    const until = () => Promise.resolve(Number.POSITIVE_INFINITY);
    const player = new Player(
      { ...this.timeline, steps },
      { origin },
      { desk, crypto: nodeCrypto, keyFromSeed, until },
    );
    const known = await log.leaves(0, log.size);
    await player.resume(known.map((bytes) => JSON.parse(Buffer.from(bytes).toString()).act as { id: string }));
    const { firstRefused } = await player.play();
    if (firstRefused.length > 0) throw new Error(JSON.stringify(firstRefused[0]));
  }

  /** An act of the night's persons, with an id of its own. */
  signed<K extends ActKind>(
    kind: K,
    as: ActedAs,
    roles: readonly Role[],
    body: Body<K>,
    beside: Partial<Act> = {},
  ): SignedAct {
    this.#ids += 1;
    const id = `${this.#ids}`.padStart(22, 'A');
    const at = '2020-05-03T18:00:00Z';
    // An act of one kind is an act: the union is over the kinds.
    const act = { format: actFormat, log: origin, id, act: kind, as, at, body, ...beside } as unknown as Act;
    return { act, signatures: signaturesOf(act, this.timeline.cast, roles) };
  }
}

export function signaturesOf(act: Act, cast: Cast, roles: readonly Role[]): SignedAct['signatures'] {
  return roles.map((role) => {
    const holder: Holder = { ...act.as, role };
    const key = keyFromSeed(seedOf(nodeCrypto, cast, holder));
    return { key: keyIdOf(nodeCrypto, key.publicKey), signature: toBase64(key.sign(actBytes(act))) };
  });
}

export const logPath = `/api/v1/logs/${encodeURIComponent(origin)}`;

/** The law of the repository. */
export function statuteOf(id: string): Statute {
  const folder = fileURLToPath(new URL(`../../../../laws/${id}`, import.meta.url));
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const read = readStatute(id, new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')])));
  if (!read.ok) throw new Error(JSON.stringify(read.faults[0]));
  return read.value;
}
