/** Starts a server: store, logs, access, HTTP; and stops it so that it goes on where it was. */

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import { nodeCrypto } from '@saylau/log/node';
import { readDefinition } from '@saylau/verify';
import type { FastifyInstance } from 'fastify';
import { Access } from './access/access.js';
import { transcribeArchive } from './archive/transcribe.js';
import { type AppSettings, buildApp } from './http/app.js';
import type { ApiContext, Mode } from './http/context.js';
import { KeptViews } from './http/kept-views.js';
import { Metrics } from './http/metrics.js';
import { Hubs } from './live/hubs.js';
import { SqlRecordStore } from './record/log-store.js';
import { Records, type RecordsSettings } from './record/records.js';
import type { Schema } from './store/database.js';
import { openStore, type Store } from './store/open-store.js';

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
  readonly trustProxy: string | false;
  readonly logger: AppSettings['logger'];
  /** Elections of the past, for the archive. */
  readonly archive: readonly LoadedElection[];
  readonly clock?: () => number;
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

/** Throws StoreError where the store cannot be opened, and what `listen` throws where the port is taken. */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const { folder, url } = settings;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const store = await openStore(url === undefined ? { folder: join(folder, 'database') } : { url });
  const hubs = new Hubs();
  const metrics = new Metrics();
  const modes: Mode[] = [];
  const close = async (app?: FastifyInstance): Promise<void> => {
    hubs.close();
    await app?.close();
    for (const { records } of modes) await records.close();
    await store.close();
  };
  try {
    const open = async (schema: Schema): Promise<Mode> => {
      const mode = await openMode(settings, store, schema, { hubs, metrics });
      modes.push(mode);
      return mode;
    };
    const [real, rehearsal] = [await open('saylau'), await open('saylau_rehearsal')];
    const secret = secretIn(folder);
    const access = await Access.open({ database: store.database('saylau'), secret, issuer: settings.name });
    const context = { name: settings.name, real, rehearsal, access, views: new KeptViews(), hub: hubs.of };
    await transcribeArchive(context, join(folder, 'keys'), settings.archive);
    const app = await buildApp(context, { ...settings, metrics });
    const invitation = (await access.invitations.first())?.token;
    await keepRehearserKey(folder, access);
    // biome-ignore lint/nursery/useAwaitThenable: without a callback `listen` gives a promise
    const address = await app.listen({ host: settings.host, port: settings.port });
    return { address, invitation, app, context, close: () => close(app) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openMode(
  { folder, clock = Date.now }: ServerSettings,
  store: Store,
  schema: Schema,
  { hubs, metrics }: { readonly hubs: Hubs; readonly metrics: Metrics },
): Promise<Mode> {
  const database = store.database(schema);
  const records: RecordsSettings = {
    database,
    store: new SqlRecordStore(database),
    keys: join(folder, 'keys'),
    crypto: nodeCrypto,
    readDefinition,
    clock,
    grown: (log, leaves) => {
      metrics.grown(log.kind, leaves.length);
      hubs.of(log).grown();
    },
    said: (what) => {
      if (what === 'failing' || what === 'recovering') metrics.storeFailed();
    },
  };
  return { records: await Records.open(records), store: records.store };
}

/** File in the server's folder with a key that plays rehearsals: whoever can read the folder may do that. */
export const rehearserKeyFile = 'rehearser.key';

/** Keeps a key for rehearsals in the folder; a new one where there is none that is good. */
async function keepRehearserKey(folder: string, access: Access): Promise<void> {
  const path = join(folder, rehearserKeyFile);
  const known = existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
  if (known !== undefined && (await access.keys.identify(known, '127.0.0.1')).ok) return;
  const made = await access.keys.makeRehearser('rehearser');
  if (made.ok) writeFileSync(path, `${made.value.text}\n`, { mode: 0o600 });
}

/** 32 bytes that seal what accounts are made of; made on the first start. */
function secretIn(folder: string): Uint8Array {
  const path = join(folder, 'secret');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' });
  return readFileSync(path);
}
