/** The way in: documents, new logs, acts. Every act is signed by its authors; the account says who may bring it. */

import { type LogKind, logKinds, type Refusal, readAct } from '@saylau/acts';
import { formatVerifierKey, fromBase64 } from '@saylau/log';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import { maySubmit } from '../../access/permissions.js';
import type { Answer, PrivatePart, Submitted } from '../../record/answers.js';
import { sha256Hex } from '../../record/documents.js';
import type { OpenLog } from '../../record/open-log.js';
import { type ApiContext, findLog, type Mode } from '../context.js';
import { accessProblem, identify } from '../identify.js';
import { problem, refused } from '../problem.js';
import { LogParams, logOf } from './log-routes.js';

const NewLog = Type.Object(
  {
    kind: Type.Enum(logKinds),
    name: Type.String({ pattern: '^[a-z0-9.-]+(?:/[a-z0-9.-]+)*$', maxLength: 100, description: 'kz-2023-03-19/7' }),
  },
  { additionalProperties: false },
);

/** Acts in one request. More come as a file (bulk). */
const mostActs = 500;
const SubmittedAct = Type.Object({
  act: Type.Unknown({ description: 'docs/formats/acts.md' }),
  signatures: Type.Array(Type.Object({ key: Type.String(), signature: Type.String() })),
  private: Type.Optional(
    Type.Record(Type.String(), Type.Object({ salt: Type.String(), data: Type.String({ description: 'Base64.' }) })),
  ),
});

export function actRoutes(app: FastifyInstance, context: ApiContext): void {
  app.post(
    '/api/v1/logs',
    { schema: { tags: ['acts'], summary: 'A new, empty log', body: NewLog } },
    async (request, reply) => {
      const { kind, name } = request.body as Static<typeof NewLog>;
      await mayOpen(context, request, kind);
      const origin = `${context.name}/${kind}/${name}`;
      if (findLog(context, origin) !== undefined) throw refused([{ code: 'act-log-opened', params: { log: origin } }]);
      const log = await modeOf(context, kind).records.create(origin, kind);
      return reply.code(201).send({ origin, keys: log.keys.map(formatVerifierKey) });
    },
  );
  documentRoutes(app, context);
  app.post(
    '/api/v1/logs/:log/acts',
    {
      schema: {
        tags: ['acts'],
        summary: 'Hand in an act, or up to 500 in order',
        params: LogParams,
        body: Type.Union([SubmittedAct, Type.Array(SubmittedAct, { maxItems: mostActs })]),
      },
      // All faults of an act are told with their codes, which the framework's validation would not.
      validatorCompiler: () => () => true,
      bodyLimit: 64 * 1024 * 1024,
    },
    async (request, reply) => {
      const log = logOf(context, request);
      const identity = await identify(context, request);
      const many = Array.isArray(request.body);
      const bodies: readonly unknown[] = Array.isArray(request.body) ? request.body : [request.body];
      if (bodies.length > mostActs) throw problem('http-too-large', { most: mostActs });
      const answers = await submit(log, identity, bodies);
      if (many) return reply.send({ answers });
      const [answer] = answers;
      if (answer === undefined || 'refusals' in answer) throw refused(answer?.refusals ?? []);
      return reply.code(answer.again ? 200 : 201).send(answer);
    },
  );
}

/** Reads, checks who may bring them, and hands in; the answers stand in the order of the acts. */
export async function submit(
  log: OpenLog,
  identity: Parameters<typeof maySubmit>[0],
  bodies: readonly unknown[],
): Promise<readonly Answer[]> {
  const read = bodies.map((body) => submittedOf(body));
  const brought = read.flatMap((one) => (one.ok ? [one.value] : []));
  for (const { signed } of brought) {
    const { act, as } = signed.act;
    if (!maySubmit(identity, { act, as, log: log.origin })) throw accessProblem('access-forbidden');
  }
  const answers = [...(await log.submit(brought))];
  return read.map((one) => (one.ok ? (answers.shift() ?? { refusals: [] }) : { refusals: one.refusals }));
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** An act with its signatures and private parts out of a body of unknown shape. */
export function submittedOf(body: unknown): Read<Submitted> {
  const { private: given, ...rest } = typeof body === 'object' && body !== null ? (body as { private?: unknown }) : {};
  const signed = readAct(rest);
  const parts = partsOf(given);
  if (!signed.ok) return signed;
  return parts.ok ? { ok: true, value: { signed: signed.value, parts: parts.value } } : parts;
}

function partsOf(given: unknown): Read<readonly PrivatePart[]> {
  if (given === undefined) return { ok: true, value: [] };
  const wrong = (path: string): Read<never> => ({
    ok: false,
    refusals: [{ code: 'act-malformed', path: `/private${path}`, params: { expected: 'salt, data' } }],
  });
  if (typeof given !== 'object' || given === null) return wrong('');
  const parts: PrivatePart[] = [];
  for (const [name, value] of Object.entries(given as Readonly<Record<string, unknown>>)) {
    const { salt, data } = (value ?? {}) as { readonly salt?: unknown; readonly data?: unknown };
    const [saltBytes, dataBytes] = [bytesIn(salt), bytesIn(data)];
    if (saltBytes === undefined || dataBytes === undefined) return wrong(`/${name}`);
    parts.push({ name, salt: saltBytes, data: dataBytes });
  }
  return { ok: true, value: parts };
}

function bytesIn(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return fromBase64(text);
  } catch {
    return undefined;
  }
}

function modeOf({ real, rehearsal }: ApiContext, kind: LogKind): Mode {
  return kind === 'rehearsal' ? rehearsal : real;
}

/** A log is opened by whoever may bring its first act. */
async function mayOpen(context: ApiContext, request: FastifyRequest, kind: LogKind): Promise<void> {
  const identity = await identify(context, request);
  const office = kind === 'archive' || kind === 'register' ? 'archive' : 'central';
  const log = `${context.name}/${kind}/`;
  if (!maySubmit(identity, { act: 'log-opened', as: { office }, log })) throw accessProblem('access-forbidden');
}

/** The largest document: stations and options of a large country. */
const largestDocument = 256 * 1024 * 1024;

function documentRoutes(app: FastifyInstance, context: ApiContext): void {
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: largestDocument },
    (_, body, done) => done(null, body),
  );
  const params = Type.Object({ log: LogParams.properties.log, sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) });
  app.put(
    '/api/v1/logs/:log/documents/:sha256',
    {
      schema: { tags: ['acts'], summary: 'A document that acts of the log will name', params },
      bodyLimit: largestDocument,
    },
    async (request, reply) => {
      const { sha256 } = request.params as Static<typeof params>;
      const log = logOf(context, request);
      const identity = await identify(context, request);
      const as = { office: log.kind === 'archive' || log.kind === 'register' ? 'archive' : 'central' } as const;
      if (!maySubmit(identity, { act: 'dataset-adopted', as, log: log.origin }))
        throw accessProblem('access-forbidden');
      const bytes = request.body;
      if (!Buffer.isBuffer(bytes) || sha256Hex(bytes) !== sha256) throw problem('http-malformed', { found: 'sha256' });
      await modeOf(context, log.kind).store.putDocument(sha256, bytes);
      return reply.code(204).send();
    },
  );
  app.get(
    '/api/v1/logs/:log/documents/:sha256',
    { schema: { tags: ['logs'], summary: 'A document by its content', params } },
    async (request, reply) => {
      const { sha256 } = request.params as Static<typeof params>;
      const log = logOf(context, request);
      const bytes = await modeOf(context, log.kind).store.getDocument(sha256);
      if (bytes === undefined) throw problem('http-unknown', { what: 'document', id: sha256 });
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type('application/octet-stream')
        .send(Buffer.from(bytes));
    },
  );
}
