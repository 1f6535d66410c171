/** What goes before acts: new logs, and the documents that acts will name. */

import { type LogKind, logKinds } from '@saylau/acts';
import { formatVerifierKey } from '@saylau/log';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { isRehearsal, maySubmit } from '../../access/permissions.js';
import { sha256Hex } from '../../record/documents.js';
import { type ApiContext, findLog, type Mode } from '../context.js';
import { accessProblem, identityOf } from '../identify.js';
import { LogParams, logOf, modeOfLog } from '../log-of.js';
import { problem, refused } from '../problem.js';
import { caching, publicHeaders } from '../send.js';

/** Levels that stay what they are in an address, and are no file of a log (docs/formats/log.md). */
const levelOfName = '(?!(?:tile|checkpoint)(?:/|$))[a-z0-9][a-z0-9.-]*';
const nameOfLog = `^${levelOfName}(?:/${levelOfName})*$`;

const NewLog = Type.Object(
  {
    kind: Type.Enum(logKinds),
    name: Type.String({ pattern: nameOfLog, maxLength: 100, description: 'kz-2023-03-19/7' }),
  },
  { additionalProperties: false },
);
const LogMade = Type.Object({
  origin: Type.String(),
  keys: Type.Array(Type.String(), { description: 'Verifier keys (docs/formats/log.md).' }),
});

/** On a scope where everybody is signed in. */
export function openingRoutes(app: FastifyInstance, context: ApiContext): void {
  app.post(
    '/api/v1/logs',
    { schema: { tags: ['acts'], summary: 'A new, empty log', body: NewLog, response: { 201: LogMade } } },
    async (request, reply) => {
      const { kind, name } = request.body as Static<typeof NewLog>;
      const origin = `${context.name}/${kind}/${name}`;
      // A log is opened by whoever may bring its first act.
      const asked = { act: 'log-opened', as: { office: writerOf(kind) }, log: origin } as const;
      if (!maySubmit(identityOf(request), asked)) throw accessProblem('access-forbidden');
      if (isRehearsal(origin) !== (kind === 'rehearsal')) throw refused([{ code: 'act-rehearsal', params: { kind } }]);
      if (findLog(context, origin) !== undefined) throw refused([{ code: 'act-log-opened', params: { log: origin } }]);
      const log = await modeOf(context, kind).records.create(origin, kind);
      return reply.code(201).send({ origin, keys: log.keys.map(formatVerifierKey) });
    },
  );
  documentIn(app, context);
}

function modeOf({ real, rehearsal }: ApiContext, kind: LogKind): Mode {
  return kind === 'rehearsal' ? rehearsal : real;
}

/** Who opens a log of that kind and adopts its datasets (docs/formats/acts.md). No account holds the office `archive`. */
function writerOf(kind: LogKind): 'archive' | 'central' {
  return kind === 'archive' ? 'archive' : 'central';
}

/** The largest document: stations and options of a large country. */
const largestDocument = 256 * 1024 * 1024;
const DocumentParams = Type.Object({
  log: LogParams.properties.log,
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});

function documentIn(app: FastifyInstance, context: ApiContext): void {
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: largestDocument },
    (_, body, done) => done(null, body),
  );
  app.put(
    '/api/v1/logs/:log/documents/:sha256',
    {
      schema: {
        tags: ['acts'],
        summary: 'A document that acts of the log will name',
        consumes: ['application/octet-stream'],
        params: DocumentParams,
        response: { 204: { type: 'null', description: 'It is kept.' } },
      },
      bodyLimit: largestDocument,
    },
    async (request, reply) => {
      const { sha256 } = request.params as Static<typeof DocumentParams>;
      const log = logOf(context, request);
      const asked = { act: 'dataset-adopted', as: { office: writerOf(log.kind) }, log: log.origin } as const;
      if (!maySubmit(identityOf(request), asked)) throw accessProblem('access-forbidden');
      const bytes = request.body;
      if (!Buffer.isBuffer(bytes) || sha256Hex(bytes) !== sha256) throw problem('http-malformed', { found: 'sha256' });
      await modeOfLog(context, log).store.putDocument(sha256, bytes);
      return reply.code(204).send();
    },
  );
}

/** Public. */
export function documentRoutes(app: FastifyInstance, context: ApiContext): void {
  const headers = publicHeaders(caching.forever, 'application/octet-stream');
  app.get(
    '/api/v1/logs/:log/documents/:sha256',
    { schema: { tags: ['logs'], summary: 'A document by its content', params: DocumentParams } },
    async (request, reply) => {
      const { sha256 } = request.params as Static<typeof DocumentParams>;
      const bytes = await modeOfLog(context, logOf(context, request)).store.getDocument(sha256);
      if (bytes === undefined) throw problem('http-unknown', { what: 'document', id: sha256 });
      return reply.headers({ ...headers, etag: `"${sha256}"` }).send(Buffer.from(bytes));
    },
  );
}
