/** Many at once: acts as a file, and protocols as a table that is only looked at. */

import { PassThrough, type Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import { may } from '../../access/permissions.js';
import { type Bulk, type BulkAnswer, takeAll, takeEach } from '../bulk.js';
import { type CheckAnswer, checkProtocols } from '../check-protocols.js';
import type { ApiContext } from '../context.js';
import { problemBody, problemOf } from '../errors.js';
import { accessProblem, identityOf } from '../identify.js';
import { linesType, streamOf } from '../json-lines.js';
import { LogParams, logOf } from '../log-of.js';
import { problem } from '../problem.js';
import { caching } from '../send.js';
import { BulkLine, CheckLine } from '../shapes/acts.js';
import { mustWrite } from '../submit.js';

const BulkQuery = Type.Object({
  mode: Type.Optional(
    Type.Enum(['best', 'all'], {
      default: 'best',
      description: '`best`: each act by itself. `all`: all of them, in one transaction, or none.',
    }),
  ),
});

const linesOf = (schema: object) => ({ 200: { description: 'JSON lines', content: { [linesType]: { schema } } } });

/** On a scope where everybody is signed in. */
export function bulkRoutes(app: FastifyInstance, context: ApiContext): void {
  for (const type of [linesType, 'application/x-ndjson', 'text/csv'])
    app.addContentTypeParser(type, (_, body, done) => done(null, body));
  app.post(
    '/api/v1/logs/:log/bulk',
    {
      schema: {
        tags: ['acts'],
        summary: 'Hand in acts, one a line',
        consumes: [linesType],
        params: LogParams,
        querystring: BulkQuery,
        response: linesOf(BulkLine),
      },
    },
    async (request, reply) => {
      const log = logOf(context, request);
      const identity = identityOf(request);
      if (!may(identity, 'submit-acts')) throw accessProblem('access-forbidden');
      await mustWrite(context, log);
      const bulk = { log, identity, metrics: context.metrics, body: streamIn(request, 'jsonl') };
      const { mode } = request.query as Static<typeof BulkQuery>;
      return mode === 'all' ? await sendAll(bulk, request, reply) : await sendEach(bulk, request, reply);
    },
  );
  checkRoute(app, context);
}

/** The body as it comes; throws a Problem where it is of another type. */
function streamIn({ body }: FastifyRequest, what: string): Readable {
  if (body instanceof Object && 'pipe' in body) return body as Readable;
  throw problem('http-media-type', { what });
}

async function sendAll(bulk: Bulk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { isTaken, answers } = await takeAll(bulk);
  const told = shown(answers, request);
  return await startLines(reply, isTaken ? 200 : 422).send(streamOf(told));
}

async function sendEach(bulk: Bulk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const answers = takeEach(bulk);
  const first = await answers.next();
  // What fails before anything was answered has a status of its own.
  if (first.done !== true && 'problem' in first.value) throw first.value.problem;
  const all = (async function* () {
    if (first.done !== true) yield first.value;
    yield* answers;
  })();
  return await startLines(reply, 200).send(streamOf(shown(all, request)));
}

async function* shown(
  answers: AsyncIterable<BulkAnswer> | Iterable<BulkAnswer>,
  request: FastifyRequest,
): AsyncGenerator<object> {
  for await (const answer of answers)
    yield 'problem' in answer ? { line: answer.line, problem: problemBody(answer.problem, request) } : answer;
}

function startLines(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).header('cache-control', caching.private).type(`${linesType}; charset=utf-8`);
}

/** Looking at a table takes a while: not from anybody, and not all the time. */
const config = { rateLimit: { max: 30, timeWindow: '1 minute' } };
const largestTable = 256 * 1024 * 1024;

function checkRoute(app: FastifyInstance, context: ApiContext): void {
  app.post(
    '/api/v1/logs/:log/check',
    {
      config,
      schema: {
        tags: ['acts'],
        summary: 'Look at protocols as a table (docs/formats/protocols.md); nothing is entered',
        consumes: ['text/csv'],
        params: LogParams,
        response: linesOf(CheckLine),
      },
    },
    async (request, reply) => {
      const log = logOf(context, request);
      const body = limited(streamIn(request, 'csv'));
      const definition = await log.read((state) => state.definition);
      if (definition === undefined) throw problem('http-unknown', { what: 'definition', id: log.origin });
      const lines = new PassThrough({ highWaterMark: Number.MAX_SAFE_INTEGER });
      const tell = (answer: CheckAnswer | { readonly problem: object }): void => {
        lines.write(`${JSON.stringify(answer)}\n`);
      };
      checkProtocols(definition, body, tell)
        .catch((error: Error) => tell({ problem: problemBody(problemOf(error), request) }))
        .finally(() => lines.end());
      return await startLines(reply, 200).send(lines);
    },
  );
}

async function* limited(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > largestTable) throw problem('http-too-large', { limit: largestTable });
    yield chunk;
  }
}
