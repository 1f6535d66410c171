/** Logs: how they stand, their leaves and proofs, and the files of tiles that any mirror can copy. */

import {
  encodeEntries,
  parseCheckpoint,
  parseTilePath,
  splitNote,
  type TilePath,
  toHex,
  writeProofFile,
} from '@saylau/log';
import { LeafView, LogView, logView } from '@saylau/views';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import type { OpenLog } from '../../record/open-log.js';
import { fullWidth } from '../../record/tiles.js';
import { KeptView } from '../../views/kept-views.js';
import { type ApiContext, findLog, type Mode } from '../context.js';
import { LeafIndex } from '../fields.js';
import { LogParams, logOf } from '../log-of.js';
import { problem } from '../problem.js';
import { caching, publicHeaders, sendView } from '../send.js';
import { sendLater, viewRoute } from '../view-route.js';

/** Public. */
export function logRoutes(app: FastifyInstance, context: ApiContext): void {
  listRoute(app, context);
  viewRoute(app, context, {
    path: '',
    tag: 'logs',
    summary: 'One log: how far it is, what it holds',
    shape: LogView,
    make: async (log) => {
      const value = await viewOfLog(log);
      return { size: value.size, value };
    },
  });
  leafRoute(app, context);
  proofRoutes(app, context);
  app.get('/log/*', { schema: { hide: true } }, (request, reply) => sendFile(context, request, reply));
}

function viewOfLog(log: OpenLog): Promise<LogView> {
  return log.read((state, root) => logView(state, { root, keys: log.keys, kind: log.kind }));
}

function listRoute(app: FastifyInstance, context: ApiContext): void {
  const schema = { tags: ['logs'], summary: 'All logs', response: { 200: Type.Array(LogView) } };
  const headers = publicHeaders();
  app.get('/api/v1/logs', { schema }, (request, reply) => {
    const logs = [...context.real.records.all(), ...context.rehearsal.records.all()];
    // Logs only grow, so that this grows whenever any of them does, one is added, or votes are deleted.
    const version = logs.reduce((sum, { size, deletions }) => sum + size + deletions + 1, 0);
    const kept = context.views.peek('logs', version);
    if (kept !== undefined) return sendView(request, reply, kept);
    const make = async (): Promise<KeptView> => {
      const views = await Promise.all(logs.map(viewOfLog));
      return new KeptView(version, Buffer.from(JSON.stringify(views)), headers);
    };
    return sendLater(context, request, reply, context.views.make('logs', version, make));
  });
}

function leafRoute(app: FastifyInstance, context: ApiContext): void {
  const params = Type.Object({ ...LogParams.properties, index: LeafIndex });
  const headers = publicHeaders(caching.forever);
  app.get(
    '/api/v1/logs/:log/leaves/:index',
    { schema: { tags: ['logs'], summary: 'A leaf', params, response: { 200: LeafView } } },
    async (request, reply) => {
      const { index } = request.params as Static<typeof params>;
      const [bytes] = await logOf(context, request).leaves(index, index + 1);
      if (bytes === undefined) throw problem('http-unknown', { what: 'leaf', id: index });
      const body = `{"index":${index},"leaf":${Buffer.from(bytes).toString('utf8')}}`;
      return await sendView(request, reply, new KeptView(0, Buffer.from(body), headers));
    },
  );
}

const ProofQuery = Type.Object({
  index: LeafIndex,
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
});
const ConsistencyQuery = Type.Object({ from: LeafIndex, to: Type.Optional(LeafIndex) });
const hashes = Type.Array(Type.String(), { description: 'Hex.' });
const InclusionView = Type.Object({ index: LeafIndex, size: LeafIndex, hashes });
const ConsistencyView = Type.Object({ from: LeafIndex, to: LeafIndex, hashes });

function proofRoutes(app: FastifyInstance, context: ApiContext): void {
  const schema = { tags: ['logs'], params: LogParams };
  // Of a size that is named a proof is always the same; of the size of now it is another one tomorrow.
  const headersFor = (size: number | undefined) => (size === undefined ? now : lasting);
  const [now, lasting] = [publicHeaders(), publicHeaders(caching.forever)];
  app.get(
    '/api/v1/logs/:log/proof/inclusion',
    {
      schema: {
        ...schema,
        summary: 'Proof that a leaf is in the log',
        querystring: ProofQuery,
        response: { 200: InclusionView },
      },
    },
    async (request, reply) => {
      const log = logOf(context, request);
      const { index, size: asked } = request.query as Static<typeof ProofQuery>;
      const size = asked ?? log.size;
      if (size > log.size || index >= size) throw problem('http-unknown', { what: 'leaf', id: index });
      return reply
        .headers(headersFor(asked))
        .send({ index, size, hashes: (await log.inclusion(index, size)).map(toHex) });
    },
  );
  app.get(
    '/api/v1/logs/:log/proof/consistency',
    {
      schema: {
        ...schema,
        summary: 'Proof that the log only grew',
        querystring: ConsistencyQuery,
        response: { 200: ConsistencyView },
      },
    },
    async (request, reply) => {
      const log = logOf(context, request);
      const { from, to: asked } = request.query as Static<typeof ConsistencyQuery>;
      const to = asked ?? log.size;
      if (to > log.size || from > to) throw problem('http-unknown', { what: 'size', id: to });
      const proof = from === 0 || from === to ? [] : await log.consistency(from, to);
      return reply.headers(headersFor(asked)).send({ from, to, hashes: proof.map(toHex) });
    },
  );
  fileRoute(app, context);
}

function fileRoute(app: FastifyInstance, context: ApiContext): void {
  const FileQuery = Type.Object({ index: LeafIndex });
  const summary = 'A .tlog-proof file of a leaf (docs/formats/log.md)';
  const response = { 200: { description: 'Text', content: { 'text/plain': { schema: Type.String() } } } };
  const headers = publicHeaders(caching.revalidate, 'text/plain; charset=utf-8');
  app.get(
    '/api/v1/logs/:log/proof/file',
    { schema: { tags: ['logs'], summary, params: LogParams, querystring: FileQuery, response } },
    async (request, reply) => {
      const log = logOf(context, request);
      const { index } = request.query as Static<typeof FileQuery>;
      const checkpoint = await checkpointWith(log, index);
      if (checkpoint === undefined) throw problem('http-unknown', { what: 'leaf', id: index });
      const proof = await log.inclusion(index, sizeOf(checkpoint));
      return reply.headers(headers).send(writeProofFile({ index, proof, checkpoint }));
    },
  );
}

/** A checkpoint of a size at which the leaf is there, cosigned if one is; undefined where the log does not have the leaf. */
async function checkpointWith(log: OpenLog, index: number): Promise<string | undefined> {
  const newest = log.checkpoint;
  const notes = [await log.cosigned(), newest];
  return notes.find((note) => note !== undefined && index < sizeOf(note));
}

function sizeOf(note: string): number {
  return parseCheckpoint(splitNote(note).text).size;
}

const tileHeaders = publicHeaders(caching.forever, 'application/octet-stream');
const checkpointHeaders = {
  ...publicHeaders(caching.revalidate, 'text/plain; charset=utf-8'),
  'cache-control': 'public, max-age=1',
};

const documentHeaders = publicHeaders(caching.forever, 'application/octet-stream');

/** `<origin>/checkpoint`, `<origin>/tile/…`: the files of docs/formats/log.md; and `<origin>/documents/<sha256>`. */
async function sendFile(context: ApiContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { '*': path } = request.params as { readonly '*': string };
  const [, origin = '', file = ''] = /^(.*?)\/(checkpoint|tile\/.*|documents\/[\da-f]{64})$/.exec(path) ?? [];
  const { log, mode } = findLog(context, origin) ?? {};
  if (log === undefined || mode === undefined) throw problem('http-unknown', { what: 'log', id: origin.slice(0, 200) });
  if (file === 'checkpoint') return await sendCheckpoint(log, reply);
  if (file.startsWith('documents/')) return await sendDocument(mode, file.slice('documents/'.length), reply);
  const tile = tileAt(file);
  const has = tile === undefined ? 0 : widthIn(log.size, tile);
  if (tile === undefined || tile.width > has) throw problem('http-unknown', { what: 'tile', id: file.slice(0, 200) });
  return reply.headers(tileHeaders).send(Buffer.from(await bytesOf(log, tile)));
}

async function sendCheckpoint(log: OpenLog, reply: FastifyReply): Promise<FastifyReply> {
  const checkpoint = await log.cosigned();
  if (checkpoint === undefined) throw problem('http-unknown', { what: 'checkpoint', id: log.origin });
  return reply.headers(checkpointHeaders).send(checkpoint);
}

async function sendDocument({ store }: Mode, sha256: string, reply: FastifyReply): Promise<FastifyReply> {
  const bytes = await store.getDocument(sha256);
  if (bytes === undefined) throw problem('http-unknown', { what: 'document', id: sha256 });
  return reply.headers(documentHeaders).send(Buffer.from(bytes));
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
