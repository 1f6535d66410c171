/**
 * Durable acknowledged protocols a second over HTTP, against the bare store that is given the same leaves in the same batches:
 * on the embedded database and on PostgreSQL. Signatures of both persons are checked on the way in; the bare store checks nothing.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyRoot } from '../packages/log/dist/index.js';
import { nodeCrypto } from '../packages/log/dist/node.js';
import { rehearserKeyFile, startServer } from '../packages/server/dist/index.js';
import { SqlRecordStore } from '../packages/server/dist/record/log-store.js';
import { openStore } from '../packages/server/dist/store/open-store.js';
import { nightActs, quantile, tableOf } from './lib/night-acts.mjs';
import { startPostgres } from './lib/postgres.mjs';

const origin = 'bench/rehearsal/sk-2023-09-30/bench';
const atOnce = 200;
const clients = 8;
const night = await nightActs({ plan: 'sk-2023-09-30', stations: 4000, origin });
const first = night.acts.findIndex(({ act }) => act.act === 'protocol-entered');
// Protocols are handed in by themselves; everything that has to stand before them is prepared.
const prepared = night.acts.filter(({ act }) => !act.act.startsWith('protocol-') && act.act !== 'totals-declared');
const protocols = night.acts.filter(({ act }) => act.act === 'protocol-entered');
if (first < 0) throw new Error('a night without protocols');

const folder = mkdtempSync(join(tmpdir(), 'saylau-bench-'));
const rows = [];
try {
  rows.push(await measured('embedded', {}));
  const postgres = await startPostgres();
  if (postgres === undefined) rows.push(['PostgreSQL', 'not there', '', '', '', '']);
  else {
    rows.push(await measured('PostgreSQL', { url: postgres.url }));
    await postgres.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

process.stdout.write(`## Protocols into the record

${protocols.length} protocols, each signed by two persons, in requests of ${atOnce} from ${clients} clients in another process of the same two cores; the bare store takes the same
leaves in the batches that the server made. Latency at half of that load, each protocol in a request of its own.

${tableOf(['store', 'over HTTP, a second', 'bare store, a second', 'ratio', 'p50 at half load', 'p99 at half load'], rows)}
`);
process.exit(0);

async function measured(name, place) {
  const data = join(folder, name);
  const settings = {
    folder: data,
    name: 'bench',
    host: '127.0.0.1',
    port: 0,
    trustProxy: false,
    logger: false,
    archive: [],
    statutes: new Map(),
    ...place,
  };
  const batches = [];
  const running = await startServer(settings);
  const server = { ...running, key: readFileSync(join(data, rehearserKeyFile), 'utf8').trim() };
  const log = await server.context.rehearsal.records.create(origin, 'rehearsal');
  for (const { sha256, data: bytes } of night.documents)
    await server.context.rehearsal.store.putDocument(sha256, bytes);
  await handIn(log, prepared);
  const append = server.context.rehearsal.store.append.bind(server.context.rehearsal.store);
  server.context.rehearsal.store.append = (given) => {
    batches.push(given);
    return append(given);
  };
  const half = Math.floor(protocols.length / 2);
  const seconds = await overHttp(server, protocols.slice(0, half));
  const rate = half / seconds;
  const latencies = await atPace(server, protocols.slice(half, half + Math.min(1500, half)), rate / 2);
  const taken = batches.filter(({ leaves }) => leaves.length > 1);
  await server.close();
  const bare = await bareRate(name, place, taken);
  return [
    name,
    rate.toFixed(0),
    bare.toFixed(0),
    (rate / bare).toFixed(2),
    `${quantile(latencies, 0.5).toFixed(1)} ms`,
    `${quantile(latencies, 0.99).toFixed(1)} ms`,
  ];
}

async function handIn(log, acts) {
  for (let from = 0; from < acts.length; from += 500) {
    const answers = await log.submit(acts.slice(from, from + 500).map((signed) => ({ signed, parts: [] })));
    const refused = answers.find((answer) => 'refusals' in answer);
    if (refused) throw new Error(JSON.stringify(refused));
  }
}

async function overHttp(server, acts) {
  const requests = [];
  for (let from = 0; from < acts.length; from += atOnce) requests.push(JSON.stringify(acts.slice(from, from + atOnce)));
  const post = poster(server);
  const began = performance.now();
  const client = async () => {
    for (let body = requests.shift(); body !== undefined; body = requests.shift()) await post(body);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (performance.now() - began) / 1000;
}

/** Latencies of single protocols that come at a steady pace, whether or not the ones before were answered. */
async function atPace(server, acts, perSecond) {
  const post = poster(server);
  const began = performance.now();
  const sent = acts.map(async (act, place) => {
    const due = began + (place * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    const from = performance.now();
    await post(JSON.stringify([act]));
    return performance.now() - from;
  });
  return await Promise.all(sent);
}

function poster({ address, key }) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return async (body) => {
    const response = await fetch(`${address}/api/v1/logs/${encodeURIComponent(origin)}/acts`, {
      method: 'POST',
      headers,
      body,
    });
    const { answers } = await response.json();
    const refused = answers?.find((answer) => answer.refusals);
    if (!response.ok || refused) throw new Error(JSON.stringify(refused ?? response.status));
  };
}

async function bareRate(name, place, batches) {
  const store = await openStore(place.url === undefined ? { folder: join(folder, `${name}-bare`) } : place);
  const records = new SqlRecordStore(store.database('saylau_rehearsal'));
  const epoch = await records.beginEpoch(undefined);
  const { log } = await records.createLog(`${origin}-bare`, 'rehearsal', emptyRoot(nodeCrypto));
  let from = 0;
  const began = performance.now();
  for (const batch of batches) {
    await records.append({ ...batch, log, epoch, from });
    from += batch.leaves.length;
  }
  const seconds = (performance.now() - began) / 1000;
  await store.close();
  return from / seconds;
}
