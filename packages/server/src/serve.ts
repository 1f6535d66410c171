/** Starts a server: store, logs, access, HTTP; and stops it so that it goes on where it was. */

import { mkdirSync } from 'node:fs';
import type { Statute } from '@saylau/core';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import { nodeCrypto } from '@saylau/log/node';
import { readDefinition } from '@saylau/verify';
import type { RegisterMap } from '@saylau/web';
import type { FastifyInstance } from 'fastify';
import { Access } from './access/access.js';
import { transcribeArchive } from './archive/transcribe.js';
import { FolderError } from './folder-error.js';
import { type AppSettings, buildApp } from './http/app.js';
import { type ApiContext, findLog, type Mode, type Modes } from './http/context.js';
import { Metrics } from './http/metrics.js';
import { viewOf } from './http/send.js';
import { Hubs } from './live/hubs.js';
import type { Plays } from './plays.js';
import { logsWithKeys } from './record/log-keys.js';
import { SqlRecordStore } from './record/log-store.js';
import type { OpenLog } from './record/open-log.js';
import { Records, type RecordsSettings } from './record/records.js';
import { Witnessing } from './record/witnessing.js';
import type { ConfiguredWitness, WitnessNews } from './record/witnessing-pair.js';
import { databaseIn, keepRehearserKey, keysIn, secretIn } from './server-folder.js';
import type { Schema } from './store/database.js';
import { openStore, type Store } from './store/open-store.js';
import { Counting, type FilesOf } from './views/counting/counting.js';
import { KeptViews } from './views/kept-views.js';

export interface ServerSettings {
  /** Holds the keys of logs, the secret of accounts and, without `url`, the embedded database. */
  readonly folder: string;
  /** Of a PostgreSQL server. */
  readonly url?: string;
  /** Stands first in the origins of its logs: a host name. */
  readonly name: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** False: nobody reaches it but who has `app`, for whom it answers as it would. */
  readonly listens?: boolean;
  /** Where clients reach it: told to those who hand in acts at another server on the same database. */
  readonly address?: string;
  readonly trustProxy: string | false;
  readonly logger: AppSettings['logger'];
  /** Elections of the past, for the archive. */
  readonly archive: readonly LoadedElection[];
  /** Maps of the registers; without one regions are shown as a table alone. */
  readonly maps?: readonly RegisterMap[];
  /** The law, by id of the statute. */
  readonly statutes: ReadonlyMap<string, Statute>;
  /** The browser's part of the site, as it was built. */
  readonly siteFolder?: string;
  readonly clock?: () => number;
  /** Rehearsals that its own pages may have played to it; only where it listens to this machine alone. */
  readonly plays?: Plays;
  /** Who cosigns the checkpoints of its logs. */
  readonly witnesses?: readonly ConfiguredWitness[];
  /** Told when a witness begins or ceases to cosign. */
  readonly witnessed?: (news: WitnessNews) => void;
}

export interface RunningServer {
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  /** The first administrator's invitation, on the first start only. */
  readonly invitation: string | undefined;
  readonly app: FastifyInstance;
  readonly context: ApiContext;
  close(): Promise<void>;
}

/**
 * Throws StoreError where the store cannot be opened, FolderError where keys or the secret are missing that belong to what is in it,
 * and what `listen` throws where the port is taken.
 */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const { folder, url } = settings;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const store = await openStore(url === undefined ? { folder: databaseIn(folder) } : { url });
  const [hubs, metrics, views] = [new Hubs(), new Metrics(), new KeptViews()];
  const modes: OpenMode[] = [];
  const counts: { counting?: Counting } = {};
  const forgot = forgetting(views, hubs, counts);
  const logging: { app?: FastifyInstance } = {};
  const closing: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    await settings.plays?.close();
    hubs.close();
    if (logging.app !== undefined) await closeApp(logging.app);
    for (const end of closing) await end();
    for (const { records, witnessing } of modes) {
      await witnessing.close();
      await records.close();
    }
    await store.close();
  };
  const witnessed = (news: WitnessNews): void => {
    logging.app?.log[news.trouble === undefined ? 'info' : 'warn'](news, 'witness');
    settings.witnessed?.(news);
  };
  try {
    const open = async (schema: Schema): Promise<OpenMode> => {
      const mode = await openMode({ ...settings, witnessed }, store, schema, { hubs, metrics, forgot });
      modes.push(mode);
      mustHaveKeys(mode.records.all(), keysIn(folder));
      return mode;
    };
    // What is missing beside the database is said before the record is read.
    const secret = await secretIn(folder, store.database('saylau'));
    const [real, rehearsal] = [await open('saylau'), await open('saylau_rehearsal')];
    mustBeNamed(settings.name, [real, rehearsal], keysIn(folder));
    const access = await Access.open({ database: store.database('saylau'), secret, issuer: settings.name });
    const counting = new Counting({ views, viewOf, filesOf: definitionFiles({ real, rehearsal }) });
    counts.counting = counting;
    closing.push(() => counting.close());
    const { name, archive, maps = [], statutes, plays, siteFolder, clock = Date.now } = settings;
    const context: ApiContext = {
      ...{ name, real, rehearsal, access, views, counting, hubs, metrics },
      ...{ statutes, archive, maps, clock, store, folder, plays, siteFolder },
    };
    await transcribeArchive(context, keysIn(folder), archive);
    const app = await buildApp(context, settings);
    logging.app = app;
    watchAll(metrics, hubs, modes);
    closing.push(tidying(access));
    if (settings.listens === false) return { address: '', invitation: undefined, app, context, close };
    // From the first request on a rehearsal may be played with it.
    await keepRehearserKey(folder, access);
    // biome-ignore lint/nursery/useAwaitThenable: without a callback `listen` gives a promise
    const address = await app.listen({ host: settings.host, port: settings.port });
    // It is shown this once: not where the server does not come to run.
    const invitation = (await access.invitations.first())?.token;
    return { address, invitation, app, context, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What was made of a log before votes of it were deleted is not shown any more. */
function forgetting(views: KeptViews, hubs: Hubs, counts: { readonly counting?: Counting }): RecordsSettings['forgot'] {
  return (log) => {
    views.clear();
    counts.counting?.forget(log);
    hubs.forgot(log);
  };
}

/** Milliseconds for what is being answered while the server stops. */
const grace = 3000;

/** Requests under way are answered; whoever has sent half of one is not waited for. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const impatience = setTimeout(() => app.server.closeAllConnections(), grace);
  await app.close();
  clearTimeout(impatience);
}

/** A mode with the witnesses of its logs. */
interface OpenMode extends Mode {
  readonly witnessing: Witnessing;
}

/** The files of a definition, from the store of the mode that a log belongs to. */
export function definitionFiles(modes: Modes): FilesOf {
  return async ({ origin }, files) => {
    const store = findLog(modes, origin)?.mode.store;
    const found = new Map<string, Uint8Array>();
    for (const { name, sha256 } of files) {
      const bytes = await store?.getDocument(sha256);
      if (bytes !== undefined) found.set(name, bytes);
    }
    return found;
  };
}

function watchAll(metrics: Metrics, hubs: Hubs, modes: readonly OpenMode[]): void {
  watchWitnesses(metrics, modes);
  watchReaders(metrics, hubs, modes);
}

function watchReaders(metrics: Metrics, hubs: Hubs, modes: readonly Mode[]): void {
  const logs = (): readonly OpenLog[] => modes.flatMap(({ records }) => records.all());
  metrics.gauge('saylau_readers', 'Readers of live updates', () => hubs.readers);
  metrics.gauge('saylau_readers_dropped', 'Readers dropped because they were too slow', () => hubs.dropped);
  metrics.gauge('saylau_waiting_acts', 'Acts that wait for their turn', () =>
    logs().reduce((sum, { waiting }) => sum + waiting, 0),
  );
  metrics.gauge(
    'saylau_writing',
    'Logs that this process appends to',
    () => logs().filter((log) => log.isWriting).length,
  );
}

/** Milliseconds between deletions of sessions and counters that are over. */
const tidyEvery = 300_000;

function tidying(access: Access): () => void {
  // Where the store is away this time it is done the next.
  const timer = setInterval(() => access.tidy().catch(() => undefined), tidyEvery).unref();
  return () => clearInterval(timer);
}

function watchWitnesses(metrics: Metrics, modes: readonly OpenMode[]): void {
  for (const { witnessing } of modes) witnessing.look();
  metrics.gauge(
    'saylau_witness_behind_seconds',
    'For how long a witness has owed its cosignature of a newest checkpoint',
    () => Math.max(...modes.map(({ witnessing }) => witnessing.secondsBehind)),
  );
  metrics.gauge('saylau_witness_refusing', 'Logs that a witness does not watch, counted for each witness', () =>
    modes.reduce((sum, { witnessing }) => sum + witnessing.refusing, 0),
  );
}

async function openMode(
  { folder, address, clock = Date.now, witnesses = [], witnessed = () => undefined }: ServerSettings,
  store: Store,
  schema: Schema,
  { hubs, metrics, forgot }: Pick<RecordsSettings, 'forgot'> & { readonly hubs: Hubs; readonly metrics: Metrics },
): Promise<OpenMode> {
  const database = store.database(schema);
  const own = new SqlRecordStore(database);
  const opened: { records?: Records } = {};
  const logs = (): readonly OpenLog[] => opened.records?.all() ?? [];
  const witnessing = new Witnessing({ witnesses, store: own, crypto: nodeCrypto, told: witnessed, logs });
  const settings: RecordsSettings = {
    database,
    store: own,
    keys: keysIn(folder),
    ...(address === undefined ? {} : { address }),
    crypto: nodeCrypto,
    readDefinition,
    clock,
    grown: (log, leaves) => {
      metrics.grown(log.kind, leaves.length);
      hubs.grown(log, leaves);
      witnessing.grown(log);
    },
    forgot,
    said: (what) => {
      if (what === 'failing' || what === 'recovering') metrics.storeFailed();
    },
  };
  opened.records = await Records.open(settings);
  return { records: opened.records, store: own, witnessing };
}

/** The name is the beginning of every log that is made here: under another name there would be a second of each. */
function mustBeNamed(name: string, modes: readonly Mode[], folder: string): void {
  const own = logsWithKeys(folder);
  const other = modes
    .flatMap(({ records }) => records.all())
    .find(({ origin }) => own.includes(origin) && !origin.startsWith(`${name}/`));
  if (other !== undefined) throw new FolderError('name-differs', folder, other.origin);
}

/** Its own, or those that it was imported with: a log whose key is lost is not to be taken for a copy. */
function mustHaveKeys(logs: readonly OpenLog[], folder: string): void {
  const without = logs.find(({ keys }) => keys.length === 0);
  if (without !== undefined) throw new FolderError('log-key-missing', folder, without.origin);
}
