/** Every error of a handler as problem details, in the reader's language. */

import { sayIn, tellProblem } from '@saylau/texts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StoreError } from '../store/database.js';
import { languageOf } from './language.js';
import { type HttpErrorCode, Problem, problem, unavailable } from './problem.js';

/** What a framework's own error is to the reader. */
const frameworkErrors: Readonly<Record<string, HttpErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'http-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'http-media-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'http-malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'http-malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'http-malformed',
  FST_ERR_VALIDATION: 'http-malformed',
};

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const found = problemOf(error);
    if (found.status >= 500 && !(error instanceof Problem)) request.log.error({ err: error }, 'request failed');
    return sendProblem(found, request, reply);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(problem('http-unknown'), request, reply));
}

function problemOf(error: FastifyError): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StoreError) return unavailable(error.code);
  const known = frameworkErrors[error.code];
  if (known !== undefined) return problem(known, { found: error.message.slice(0, 300) });
  const status = error.statusCode ?? 500;
  if (status === 429) return problem('http-too-many');
  return status >= 400 && status < 500
    ? problem('http-malformed', { found: error.message.slice(0, 300) })
    : problem('http-defect');
}

/** RFC 9457: `type` names the code, `detail` says in the reader's language what is wrong and what to do. */
export function sendProblem(found: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const texts = sayIn(languageOf(request));
  const { wrong, todo } = tellProblem(texts, found);
  if (found.status === 503 || found.status === 429) reply.header('retry-after', '1');
  const refusals = found.refusals.map((refusal) => ({ ...refusal, ...tellProblem(texts, refusal) }));
  return reply
    .code(found.status)
    .header('cache-control', 'no-store')
    .header('content-language', texts.language)
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `/problems/${found.code}`,
        title: wrong,
        status: found.status,
        code: found.code,
        ...(todo === undefined ? {} : { detail: todo }),
        ...(Object.keys(found.params).length === 0 ? {} : { params: found.params }),
        ...(refusals.length === 0 ? {} : { refusals }),
      }),
    );
}
