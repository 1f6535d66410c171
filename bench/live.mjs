/**
 * Readers: a public view against the framework sending a prepared buffer, and events to 5 000 readers, from the acknowledgement of
 * an act to the last of them.
 */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '../packages/server/dist/index.js';
import { nightActs, quantile, tableOf } from './lib/night-acts.mjs';

const readers = 5000;
const events = 30;
const origin = 'bench/rehearsal/sk-2023-09-30/bench';
const require = createRequire(new URL('../packages/server/package.json', import.meta.url));
const { default: Fastify } = await import(require.resolve('fastify'));
const night = await nightActs({ plan: 'sk-2023-09-30', stations: 1000, origin });
const folder = mkdtempSync(join(tmpdir(), 'saylau-bench-'));
const settings = {
  folder,
  name: 'bench',
  host: '127.0.0.1',
  port: 0,
  trustProxy: false,
  logger: false,
  archive: [],
  statutes: new Map(),
};
const server = await startServer(settings);
const log = await server.context.rehearsal.records.create(origin, 'rehearsal');
for (const { sha256, data } of night.documents) await server.context.rehearsal.store.putDocument(sha256, data);
const rest = night.acts.filter(({ act }) => act.act === 'turnout-reported' || act.act === 'protocol-entered');
const before = night.acts.filter(
  ({ act }) => !act.act.startsWith('protocol-') && act.act !== 'totals-declared' && act.act !== 'turnout-reported',
);
for (let from = 0; from < before.length; from += 500)
  await log.submit(before.slice(from, from + 500).map((signed) => ({ signed, parts: [] })));

const path = `/api/v1/logs/${encodeURIComponent(origin)}/elections/${encodeURIComponent(night.day.elections[0].id)}`;
const view = Buffer.from(await (await fetch(`${server.address}${path}`)).arrayBuffer());
const plain = Fastify();
plain.get('/prepared', (_, reply) => reply.type('application/json; charset=utf-8').send(view));
const prepared = `${await plain.listen({ port: 0, host: '127.0.0.1' })}/prepared`;
const pairs = [];
for (let round = 0; round < 5; round += 1) pairs.push([await load(prepared), await load(`${server.address}${path}`)]);
const [bare, ours] = pairs.toSorted(([a, b], [c, d]) => b / a - d / c)[2];
await plain.close();

const memory = () => process.memoryUsage().rss;
const rssBefore = memory();
const client = spawn(
  process.execPath,
  [
    fileURLToPath(new URL('lib/event-readers.mjs', import.meta.url)),
    `${server.address}/api/v1/logs/${encodeURIComponent(origin)}/events`,
    String(readers),
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const seen = new Map();
let connected;
const allThere = new Promise((resolve) => {
  connected = resolve;
});
let text = '';
client.stdout.on('data', (chunk) => {
  text += chunk;
  const lines = text.split('\n');
  text = lines.pop() ?? '';
  for (const line of lines) {
    const [what, value, at] = line.split(' ');
    if (what === 'connected') connected();
    else seen.set(Number(value), Number(at));
  }
});
await allThere;
await new Promise((resolve) => setTimeout(resolve, 1000));
globalThis.gc?.();
const perReader = (memory() - rssBefore) / readers / 1024;
const latencies = [];
for (let number = 0; number < events; number += 1) {
  const [answer] = await log.submit([{ signed: rest[number], parts: [] }]);
  if (!('index' in answer)) throw new Error(JSON.stringify(answer));
  const acknowledged = Date.now();
  const size = answer.index + 1;
  while (!seen.has(size)) await new Promise((resolve) => setTimeout(resolve, 5));
  latencies.push(seen.get(size) - acknowledged);
  await new Promise((resolve) => setTimeout(resolve, 300));
}
client.kill();
process.stdout.write(`## Readers

A public view of ${view.length} bytes, 64 connections of a client in the same process, five pairs, the middle one; events to ${readers} readers in another process, ${events} acts one after the other.

${tableOf(
  ['', ''],
  [
    ['prepared buffer, requests a second', bare.toFixed(0)],
    ['public view, requests a second', `${ours.toFixed(0)} (${(ours / bare).toFixed(2)} ×)`],
    ['acknowledged → last of the readers, p50', `${quantile(latencies, 0.5)} ms`],
    ['acknowledged → last of the readers, p99', `${quantile(latencies, 0.99)} ms`],
    ['memory of the server for a reader', `${perReader.toFixed(1)} KB`],
  ],
)}
`);
await server.close();
rmSync(folder, { recursive: true, force: true });
process.exit(0);

/** Requests a second of an own client that keeps its connections. */
async function load(url) {
  const { request, Agent } = await import('node:http');
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const once = () =>
    new Promise((resolve, reject) => {
      request(url, { agent }, (response) => {
        response.resume();
        response.on('end', resolve);
      })
        .on('error', reject)
        .end();
    });
  await Promise.all(Array.from({ length: 64 }, once));
  const number = 20_000;
  let left = number;
  const began = performance.now();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await once();
    }
  };
  await Promise.all(Array.from({ length: 64 }, worker));
  agent.destroy();
  return (number * 1000) / (performance.now() - began);
}
