/** Logs: how they stand, their leaves and proofs, and the files of tiles that any mirror can copy. */

import { encodeEntries, parseTilePath, type TilePath, toHex, writeProofFile } from '@saylau/log';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import type { OpenLog } from '../../record/open-log.js';
import { fullWidth } from '../../record/tiles.js';
import { logView } from '../../views/log.js';
import { LeafView, LogView } from '../../views/shapes.js';
import { type ApiContext, findLog } from '../context.js';
import { viewOf } from '../kept-views.js';
import { problem } from '../problem.js';
import { caching, sendView } from '../send.js';

export const LogParams = Type.Object({ log: Type.String({ description: 'Origin, with / written as %2F.' }) });
type LogParams = Static<typeof LogParams>;

/** The log that a request names; throws a Problem where there is none. */
export function logOf(context: ApiContext, request: FastifyRequest): OpenLog {
  const { log: origin } = request.params as LogParams;
  const found = findLog(context, origin);
  if (found === undefined) throw problem('http-unknown', { what: 'log', id: origin.slice(0, 200) });
  return found.log;
}

export function logRoutes(app: FastifyInstance, context: ApiContext): void {
  app.get(
    '/api/v1/logs',
    { schema: { tags: ['logs'], summary: 'All logs', response: { 200: Type.Array(LogView) } } },
    async (request, reply) => {
      const logs = [...context.real.records.all(), ...context.rehearsal.records.all()];
      const views = await Promise.all(logs.map(viewOfLog));
      return sendView(request, reply, viewOf(0, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(views))));
    },
  );
  app.get(
    '/api/v1/logs/:log',
    { schema: { tags: ['logs'], summary: 'One log', params: LogParams, response: { 200: LogView } } },
    async (request, reply) => {
      const log = logOf(context, request);
      return sendView(request, reply, await context.views.of(`log ${log.origin}`, log.size, () => viewOfLog(log)));
    },
  );
  leafRoutes(app, context);
  proofRoutes(app, context);
  app.get('/log/*', { schema: { hide: true } }, (request, reply) => sendFile(context, request, reply));
}

function viewOfLog(log: OpenLog): Promise<LogView> {
  return log.read((state, root) => logView(state, { root, keys: log.keys, kind: log.kind }));
}

function leafRoutes(app: FastifyInstance, context: ApiContext): void {
  const params = Type.Object({ log: LogParams.properties.log, index: Type.Integer({ minimum: 0 }) });
  app.get(
    '/api/v1/logs/:log/leaves/:index',
    { schema: { tags: ['logs'], summary: 'A leaf', params, response: { 200: LeafView } } },
    async (request, reply) => {
      const { index } = request.params as Static<typeof params>;
      const [bytes] = await logOf(context, request).leaves(index, index + 1);
      if (bytes === undefined) throw problem('http-unknown', { what: 'leaf', id: index });
      const body = `{"index":${index},"leaf":${Buffer.from(bytes).toString('utf8')}}`;
      return sendView(request, reply, viewOf(0, 'application/json; charset=utf-8', Buffer.from(body)), caching.forever);
    },
  );
}

const ProofQuery = Type.Object({
  index: Type.Integer({ minimum: 0 }),
  size: Type.Optional(Type.Integer({ minimum: 1 })),
});
const ConsistencyQuery = Type.Object({
  from: Type.Integer({ minimum: 0 }),
  to: Type.Optional(Type.Integer({ minimum: 0 })),
});

function proofRoutes(app: FastifyInstance, context: ApiContext): void {
  const schema = { tags: ['logs'], params: LogParams };
  app.get(
    '/api/v1/logs/:log/proof/inclusion',
    { schema: { ...schema, summary: 'Proof that a leaf is in the log', querystring: ProofQuery } },
    async (request) => {
      const log = logOf(context, request);
      const { index, size = log.size } = request.query as Static<typeof ProofQuery>;
      if (size > log.size || index >= size) throw problem('http-unknown', { what: 'leaf', id: index });
      return { index, size, hashes: (await log.inclusion(index, size)).map(toHex) };
    },
  );
  app.get(
    '/api/v1/logs/:log/proof/consistency',
    { schema: { ...schema, summary: 'Proof that the log only grew', querystring: ConsistencyQuery } },
    async (request) => {
      const log = logOf(context, request);
      const { from, to = log.size } = request.query as Static<typeof ConsistencyQuery>;
      if (to > log.size || from > to) throw problem('http-unknown', { what: 'size', id: to });
      return { from, to, hashes: from === 0 || from === to ? [] : (await log.consistency(from, to)).map(toHex) };
    },
  );
  app.get(
    '/api/v1/logs/:log/proof/file',
    { schema: { ...schema, summary: 'A .tlog-proof file of a leaf', querystring: ProofQuery } },
    async (request, reply) => {
      const log = logOf(context, request);
      const { index } = request.query as Static<typeof ProofQuery>;
      const [checkpoint, size] = [await log.cosigned(), log.size];
      if (checkpoint === undefined || index >= size) throw problem('http-unknown', { what: 'leaf', id: index });
      const proof = await log.inclusion(index, size);
      return reply.type('text/plain; charset=utf-8').send(writeProofFile({ index, proof, checkpoint }));
    },
  );
}

/** `<origin>/checkpoint`, `<origin>/tile/…`: the files of docs/formats/log.md. */
async function sendFile(context: ApiContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { '*': path } = request.params as { readonly '*': string };
  const [, origin = '', file = ''] = /^(.*?)\/(checkpoint|tile\/.*)$/.exec(path) ?? [];
  const log = findLog(context, origin)?.log;
  if (log === undefined) throw problem('http-unknown', { what: 'log', id: origin.slice(0, 200) });
  if (file === 'checkpoint') return await sendCheckpoint(log, reply);
  const tile = tileAt(file);
  const has = tile === undefined ? 0 : widthIn(log.size, tile);
  if (tile === undefined || tile.width > has) throw problem('http-unknown', { what: 'tile', id: file.slice(0, 200) });
  const bytes = await bytesOf(log, tile);
  return reply.header('cache-control', caching.forever).type('application/octet-stream').send(Buffer.from(bytes));
}

async function sendCheckpoint(log: OpenLog, reply: FastifyReply): Promise<FastifyReply> {
  const checkpoint = await log.cosigned();
  if (checkpoint === undefined) throw problem('http-unknown', { what: 'checkpoint', id: log.origin });
  return reply.header('cache-control', 'public, max-age=1').type('text/plain; charset=utf-8').send(checkpoint);
}

function tileAt(path: string): TilePath | undefined {
  try {
    return parseTilePath(path);
  } catch {
    return undefined;
  }
}

/** How many hashes a tile has in a log of that size. */
function widthIn(size: number, { level, n }: TilePath): number {
  const below = fullWidth ** (level === 'entries' ? 0 : level);
  return Math.max(0, Math.min(fullWidth, Math.floor(size / below) - n * fullWidth));
}

async function bytesOf(log: OpenLog, { level, n, width }: TilePath): Promise<Uint8Array> {
  if (level !== 'entries') return await log.tile(level, n, width);
  return encodeEntries(await log.leaves(n * fullWidth, n * fullWidth + width));
}
