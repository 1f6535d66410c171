/** The way in for acts. Every act is signed by its authors; the account says who may bring it. */

import type { SignedAct } from '@saylau/acts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Answer, Submitted } from '../../record/answers.js';
import type { OpenLog } from '../../record/open-log.js';
import { KeptView } from '../../views/kept-views.js';
import type { ApiContext } from '../context.js';
import { protocolAt } from '../given-papers.js';
import { accessProblem, identityOf } from '../identify.js';
import { LogParams, logOf, modeOfLog } from '../log-of.js';
import { problem, refused } from '../problem.js';
import { names } from '../send.js';
import { ActAnswer, ActTaken, SubmittedAct } from '../shapes/acts.js';
import { handIn, mayBring, mustWrite, protocolOf, type Read, submittedOf } from '../submit.js';

/** Acts in one request. More come as a file (bulk). */
const mostActs = 500;
/** Scans of papers come with their acts. */
const largestBody = 64 * 1024 * 1024;

const Conditions = Type.Object({
  'if-match': Type.Optional(
    Type.String({ description: 'ETag of the protocol that the act is about: an act on any other is refused (412).' }),
  ),
  'idempotency-key': Type.Optional(
    Type.String({ description: 'The id of the act, where it is given at all: an act sent twice is one act.' }),
  ),
});

/** On a scope where everybody is signed in. */
export function actRoutes(app: FastifyInstance, context: ApiContext): void {
  app.post(
    '/api/v1/logs/:log/acts',
    {
      schema: {
        tags: ['acts'],
        summary: 'Hand in an act, or up to 500 in order',
        params: LogParams,
        headers: Conditions,
        body: Type.Union([SubmittedAct, Type.Array(SubmittedAct, { maxItems: mostActs })]),
        response: {
          200: Type.Union([ActTaken, Type.Object({ answers: Type.Array(ActAnswer) })]),
          201: ActTaken,
        },
      },
      // All faults of an act are told with their codes, which the framework's validation would not.
      validatorCompiler: () => () => true,
      bodyLimit: largestBody,
    },
    async (request, reply) => {
      const log = logOf(context, request);
      await mustWrite(context, log);
      const bodies: readonly unknown[] = Array.isArray(request.body) ? request.body : [request.body];
      if (bodies.length > mostActs) throw problem('http-too-large', { most: mostActs });
      const read = bodies.map(submittedOf);
      mustBring(request, log, read);
      await mustMeet(context, request, log, read);
      const answers = await handIn((acts) => log.submit(acts), read, context.metrics);
      if (Array.isArray(request.body)) return reply.send({ answers });
      const [answer] = answers;
      if (answer === undefined || 'refusals' in answer) throw refused(answer?.refusals ?? []);
      return reply.code(answer.again ? 200 : 201).send(answer satisfies Answer);
    },
  );
}

/** Nothing of a request is taken where any of its acts is not for this account to bring. */
function mustBring(request: FastifyRequest, log: OpenLog, read: readonly Read<Submitted>[]): void {
  const identity = identityOf(request);
  if (read.some((one) => one.ok && !mayBring(identity, log, one.value))) throw accessProblem('access-forbidden');
}

/** The conditions that the headers set, of a request with one act. */
async function mustMeet(
  context: ApiContext,
  request: FastifyRequest,
  log: OpenLog,
  read: readonly Read<Submitted>[],
): Promise<void> {
  const { 'if-match': match, 'idempotency-key': key } = request.headers;
  if (match === undefined && key === undefined) return;
  const [one] = read;
  if (read.length !== 1 || Array.isArray(request.body))
    throw problem('http-malformed', { found: 'if-match, idempotency-key' });
  if (one?.ok !== true) return;
  const { signed } = one.value;
  if (key !== undefined && key !== signed.act.id) throw problem('http-malformed', { found: 'idempotency-key' });
  if (match === undefined || names(match, await tagOf(log, signed))) return;
  // An act that stands has itself changed what it was about: sent again it is answered as it was.
  const stands = await modeOfLog(context, log).store.known(log.number, [signed.act.id]);
  if (stands.size === 0) throw problem('http-changed');
}

/** The tag of the protocol that an act is about, as readers see it. Throws a Problem where it is about none. */
async function tagOf(log: OpenLog, signed: SignedAct): Promise<string> {
  const place = await log.read((state) => protocolOf(state, signed.act));
  const view = place && (await protocolAt(log, place));
  if (view === undefined) throw problem('http-malformed', { found: 'if-match' });
  return new KeptView(0, Buffer.from(JSON.stringify(view.value)), {}).etag;
}
