/** The HTTP server: its routes, what is common to all answers, and nothing else. */

import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { ApiContext } from './context.js';
import { answerErrors } from './errors.js';
import type { Metrics } from './metrics.js';
import { problem } from './problem.js';
import { accessRoutes } from './routes/access-routes.js';
import { actRoutes } from './routes/act-routes.js';
import { liveRoutes } from './routes/live-routes.js';
import { logRoutes } from './routes/log-routes.js';
import { operationRoutes } from './routes/operation-routes.js';
import { viewRoutes } from './routes/view-routes.js';

export interface AppSettings {
  /** Where structured logs go; false: nowhere. */
  readonly logger: boolean | { readonly level: string; readonly stream?: NodeJS.WritableStream };
  /** Addresses of proxies whose `X-Forwarded-For` is believed. */
  readonly trustProxy: string | false;
  readonly metrics: Metrics;
}

export async function buildApp(
  context: ApiContext,
  { logger, trustProxy, metrics }: AppSettings,
): Promise<FastifyInstance> {
  const app = Fastify({
    logger,
    trustProxy,
    // Requests are counted by metrics; a line for each would hold addresses of persons.
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 60_000,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    ajv: { customOptions: { coerceTypes: true, removeAdditional: false, allErrors: true } },
  });
  answerErrors(app);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: true, directives: { 'upgrade-insecure-requests': null } },
    // Data are for every page of the world.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => problem('http-too-many') });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Saylau',
        version: '1',
        description: 'Every official act of an election, and what they add up to.',
      },
    },
  });
  logRoutes(app, context);
  viewRoutes(app, context);
  actRoutes(app, context);
  liveRoutes(app, context);
  accessRoutes(app, context);
  operationRoutes(app, context, metrics);
  metrics.watch(app);
  return app;
}
