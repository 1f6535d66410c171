/** Every error of a handler as problem details, in the reader's language. */

import { tellProblem } from '@saylau/texts';
import { sayIn } from '@saylau/texts/say-in';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StoreError } from '../store/database.js';
import { languageOf } from './language.js';
import type { Metrics } from './metrics.js';
import { type HttpErrorCode, Problem, problem, unavailable } from './problem.js';
import { securityHeaders } from './security-headers.js';

/** What a framework's own error is to the reader. */
const frameworkErrors: Readonly<Record<string, HttpErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'http-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'http-media-type',
};

export function answerErrors(app: FastifyInstance, metrics: Metrics): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const found = problemOf(error);
    metrics.problem(found.code);
    if (found.code === 'http-defect') request.log.error({ err: error }, 'request failed');
    return sendProblem(found, request, reply);
  });
}

export function problemOf(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StoreError) return unavailable(error.code);
  const { code = '', statusCode = 500, message } = error as Partial<FastifyError>;
  const known = frameworkErrors[code];
  if (known !== undefined) return problem(known);
  if (statusCode === 429) return problem('http-too-many');
  return statusCode >= 400 && statusCode < 500
    ? problem('http-malformed', { found: (message ?? '').slice(0, 300) })
    : problem('http-defect');
}

export const problemType = 'application/problem+json; charset=utf-8';

/** RFC 9457: `type` names the code, `title` and `detail` say in the reader's language what is wrong and what to do. */
export function problemBody(found: Problem, request: Pick<FastifyRequest, 'query' | 'headers'>): object {
  const texts = sayIn(languageOf(request));
  const { wrong, todo } = tellProblem(texts, found);
  const refusals = found.refusals.map((refusal) => ({ ...refusal, ...tellProblem(texts, refusal) }));
  return {
    type: `/problems/${found.code}`,
    title: wrong,
    status: found.status,
    code: found.code,
    ...(todo === undefined ? {} : { detail: todo }),
    ...(Object.keys(found.params).length === 0 ? {} : { params: found.params }),
    ...(refusals.length === 0 ? {} : { refusals }),
  };
}

export function sendProblem(found: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const again = found.after ?? (found.status === 503 || found.status === 429 ? 1 : undefined);
  if (again !== undefined && !reply.hasHeader('retry-after')) reply.header('retry-after', again);
  return reply
    .code(found.status)
    .headers(securityHeaders)
    .header('cache-control', 'no-store')
    .header('content-language', languageOf(request))
    .header('vary', 'accept-language')
    .type(problemType)
    .send(JSON.stringify(problemBody(found, request)));
}
