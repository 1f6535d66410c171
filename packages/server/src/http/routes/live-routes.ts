/** Server-sent events of a log: how it stands, whenever it has grown. */

import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.js';
import { LogParams, logOf } from './log-routes.js';

export function liveRoutes(app: FastifyInstance, context: ApiContext): void {
  const schema = {
    tags: ['live'],
    summary: 'Changes as server-sent events; ids are sizes of the log',
    params: LogParams,
  };
  app.get('/api/v1/logs/:log/events', { schema }, (request, reply) => {
    const hub = context.hub(logOf(context, request));
    const seen = Number(request.headers['last-event-id'] ?? Number.NaN);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.on('close', () => hub.remove(raw));
    raw.on('error', () => hub.remove(raw));
    hub.add(raw, Number.isSafeInteger(seen) ? seen : undefined);
  });
}
