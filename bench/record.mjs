/**
 * Durable acknowledged protocols a second over HTTP, one in a request and many, against the bare store that is given the same leaves
 * in the same batches: on the embedded database and on PostgreSQL. Signatures of both persons are checked on the way in; the bare
 * store checks nothing, so a second figure has it work beside bare checks of the same signatures.
 */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { actBytes } from '../packages/acts/dist/index.js';
import { emptyRoot, fromBase64 } from '../packages/log/dist/index.js';
import { nodeCrypto } from '../packages/log/dist/node.js';
import { rehearserKeyFile, startServer } from '../packages/server/dist/index.js';
import { SqlRecordStore } from '../packages/server/dist/record/log-store.js';
import { openStore } from '../packages/server/dist/store/open-store.js';
import { nightActs, publicKeysOf, quantile, tableOf } from './lib/night-acts.mjs';
import { startPostgres } from './lib/postgres.mjs';

const origin = 'bench/rehearsal/kz-2023-03-19/bench';
/** Protocols handed in before anything is measured, one in a request, the same at half of that load, and many in a request. */
const numbers = { before: 500, single: 3000, paced: 2000, many: 9000 };
const atOnce = 200;
const clientsFile = fileURLToPath(new URL('lib/act-clients.mjs', import.meta.url));
const night = await nightActs({ plan: 'kz-2023-03-19', stations: 3000, origin });
// Protocols are handed in by themselves; everything that has to stand before them is prepared.
const prepared = night.acts.filter(({ act }) => !act.act.startsWith('protocol-') && act.act !== 'totals-declared');
const publicKeys = publicKeysOf(night.acts);
const protocols = night.acts.filter(({ act }) => act.act === 'protocol-entered');

const folder = mkdtempSync(join(tmpdir(), 'saylau-bench-'));
const rows = [];
try {
  rows.push(...(await measured('embedded', {})));
  const postgres = await startPostgres();
  if (postgres === undefined) rows.push(['PostgreSQL', 'not there', ...Array.from({ length: 6 }, () => '')]);
  else {
    rows.push(...(await measured('PostgreSQL', { url: postgres.url })));
    await postgres.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

process.stdout.write(`## Protocols into the record

Protocols signed by two persons each, from clients in another process of the same cores: 64 with one in a request, 8 with ${atOnce}.
The bare store takes the same leaves in the batches that the server made, alone and beside bare checks of the same signatures.
Latency of single protocols at half of their load, through 64 connections.

${tableOf(
  [
    'store',
    'in a request',
    'over HTTP, a second',
    'bare store',
    'ratio',
    'bare store and checks',
    'ratio',
    'p50',
    'p99',
  ],
  rows,
)}
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
  const running = await startServer(settings);
  const server = { ...running, key: readFileSync(join(data, rehearserKeyFile), 'utf8').trim() };
  const { records, store } = server.context.rehearsal;
  const log = await records.create(origin, 'rehearsal');
  for (const { sha256, data: bytes } of night.documents) await store.putDocument(sha256, bytes);
  await handIn(log, prepared);
  const batches = [];
  const append = store.append.bind(store);
  store.append = (given) => {
    batches.push(given);
    return append(given);
  };
  const left = [...protocols];
  const handedOver = async (number, size, how) => {
    const acts = left.splice(0, number);
    const { seconds, latencies } = await handedIn(server, { requests: bodies(acts, size), ...how });
    return { acts, batches: batches.splice(0), rate: acts.length / seconds, latencies };
  };
  await handedOver(numbers.before, 1, { clients: 64 });
  const single = await handedOver(numbers.single, 1, { clients: 64 });
  const { latencies } = await handedOver(numbers.paced, 1, { clients: 64, perSecond: single.rate / 2 });
  const many = await handedOver(numbers.many, atOnce, { clients: 8 });
  await server.close();
  const p = (share) => `${quantile(latencies, share).toFixed(0)} ms`;
  return [
    [name, '1', ...(await ratios(`${name}-1`, place, single)), p(0.5), p(0.99)],
    [name, String(atOnce), ...(await ratios(`${name}-${atOnce}`, place, many)), '', ''],
  ];
}

/** What the server took, and what the bare store takes, alone and with signatures checked beside it. */
async function ratios(name, place, { acts, batches, rate }) {
  const bare = await bareRate(`${name}-bare`, place, batches);
  const checked = await bareRate(`${name}-checked`, place, batches, acts);
  return [rate, bare, rate / bare, checked, rate / checked].map((number) => number.toFixed(number < 10 ? 2 : 0));
}

async function handIn(log, acts) {
  for (let from = 0; from < acts.length; from += 500) {
    const answers = await log.submit(acts.slice(from, from + 500).map((signed) => ({ signed, parts: [] })));
    const refused = answers.find((answer) => 'refusals' in answer);
    if (refused) throw new Error(JSON.stringify(refused));
  }
}

/** What clients in another process measured: `seconds` in all, `latencies` in milliseconds. */
function handedIn({ address, key }, asked) {
  const child = spawn(process.execPath, [clientsFile], { stdio: ['pipe', 'pipe', 'inherit'] });
  const where = `${address}/api/v1/logs/${encodeURIComponent(origin)}/acts`;
  child.stdin.end(JSON.stringify({ address: where, key, ...asked }));
  return json(child.stdout);
}

/** Bodies of requests with so many acts each. */
function bodies(acts, size) {
  return Array.from({ length: Math.ceil(acts.length / size) }, (_, place) => {
    const own = acts.slice(place * size, (place + 1) * size);
    return JSON.stringify(size === 1 ? own[0] : own);
  });
}

async function bareRate(name, place, batches, checked = []) {
  const store = await openStore(place.url === undefined ? { folder: join(folder, name) } : place);
  const records = new SqlRecordStore(store.database('saylau_rehearsal'));
  const epoch = await records.beginEpoch(undefined);
  const { log } = await records.createLog(`bench/${name}`, 'rehearsal', emptyRoot(nodeCrypto));
  let from = 0;
  const began = performance.now();
  const checking = checks(checked);
  for (const batch of batches) {
    await records.append({ ...batch, log, epoch, from });
    from += batch.leaves.length;
  }
  await checking;
  const seconds = (performance.now() - began) / 1000;
  await store.close();
  return from / seconds;
}

/** Checks all signatures, a few hundred at a time. */
async function checks(acts) {
  for (let from = 0; from < acts.length; from += atOnce) {
    const found = acts.slice(from, from + atOnce).flatMap(({ act, signatures }) => {
      const message = actBytes(act);
      return signatures.map(({ key, signature }) =>
        nodeCrypto.verify(publicKeys.get(key), message, fromBase64(signature)),
      );
    });
    if ((await Promise.all(found)).includes(false)) throw new Error('a wrong signature');
  }
}
