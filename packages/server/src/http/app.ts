/** The HTTP server: its routes, what is common to all answers, and nothing else. */

import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { ApiContext } from './context.js';
import { answerErrors, problemOf, sendProblem } from './errors.js';
import { onlySignedIn } from './identify.js';
import { describeProblems, describing } from './openapi.js';
import { problem } from './problem.js';
import { accountRoutes } from './routes/account-routes.js';
import { actRoutes } from './routes/act-routes.js';
import { backupRoutes } from './routes/backup-routes.js';
import { bulkRoutes } from './routes/bulk-routes.js';
import { countedRoutes } from './routes/counted-routes.js';
import { historyRoutes } from './routes/history-routes.js';
import { lawRoutes } from './routes/law-routes.js';
import { liveRoutes } from './routes/live-routes.js';
import { logRoutes } from './routes/log-routes.js';
import { documentRoutes, openingRoutes } from './routes/opening-routes.js';
import { operationRoutes } from './routes/operation-routes.js';
import { pageRoutes } from './routes/page-routes.js';
import { playRoutes } from './routes/play-routes.js';
import { privateRoutes } from './routes/private-routes.js';
import { sessionRoutes } from './routes/session-routes.js';
import { siteRoutes } from './routes/site-routes.js';
import { viewRoutes } from './routes/view-routes.js';
import { dataHeaders, overHttps, securityHeaders } from './security-headers.js';
import { answerNoRequest, answerUnknown } from './unknown-routes.js';

export interface AppSettings {
  /** Where structured logs go; false: nowhere. */
  readonly logger: boolean | { readonly level: string; readonly stream?: NodeJS.WritableStream };
  /** Addresses of proxies whose `X-Forwarded-For` is believed. */
  readonly trustProxy: string | false;
}

export async function buildApp(context: ApiContext, { logger, trustProxy }: AppSettings): Promise<FastifyInstance> {
  const app = Fastify({
    logger,
    trustProxy,
    // Requests are counted by metrics; a line for each would hold addresses of persons.
    logController: new LogController({ disableRequestLogging: true }),
    // Files of acts and documents take their time; headers do not.
    requestTimeout: 300_000,
    http: { headersTimeout: 20_000 },
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    ajv: { customOptions: { coerceTypes: true, removeAdditional: false, allErrors: false } },
    frameworkErrors: (error, request, reply) => sendProblem(problemOf(error), request, reply),
    clientErrorHandler: answerNoRequest,
  });
  app.removeContentTypeParser('text/plain');
  // Schemas of answers are their description: what leaves is what was made.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  answerErrors(app, context.metrics);
  answerUnknown(app, context.metrics);
  app.addHook('onRequest', guardAnswer);
  // Not for tests and files, which nobody waits for.
  app.addHook('onListen', (done) => {
    context.counting.start();
    done();
  });
  context.metrics.watch(app);
  describeProblems(app);
  await app.register(swagger, describing);
  publicRoutes(app, context);
  await app.register((scope, _, done) => {
    scopeWithCookies(scope, context);
    done();
  });
  return app;
}

function publicRoutes(app: FastifyInstance, context: ApiContext): void {
  logRoutes(app, context);
  viewRoutes(app, context);
  countedRoutes(app, context);
  historyRoutes(app, context);
  lawRoutes(app, context);
  documentRoutes(app, context);
  liveRoutes(app, context);
  playRoutes(app, context);
  operationRoutes(app, context);
  pageRoutes(app, context);
  siteRoutes(app, context);
}

/** Where it matters who asks. Everything else does without cookies, which take time to look for. */
function scopeWithCookies(app: FastifyInstance, context: ApiContext): void {
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
  app.register(cookie);
  app.register(rateLimit, { global: false, errorResponseBuilder: () => problem('http-too-many') });
  // Loaded after these two.
  app.register((open, _, done) => {
    sessionRoutes(open, context);
    done();
  });
  app.register((signedIn, _, done) => {
    onlySignedIn(signedIn, context);
    openingRoutes(signedIn, context);
    actRoutes(signedIn, context);
    bulkRoutes(signedIn, context);
    privateRoutes(signedIn, context);
    accountRoutes(signedIn, context);
    backupRoutes(signedIn, context);
    done();
  });
}

/** What an answer has that names no headers of its own: a redirect as much as a page. */
function guardAnswer(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  reply.headers(dataHeaders);
  if (request.protocol === 'https') reply.headers(overHttps);
  done();
}
