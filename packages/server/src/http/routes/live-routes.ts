/** Server-sent events of a log: how it stands, whenever it has grown. */

import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { ApiContext } from '../context.js';
import { LogParams, logOf } from '../log-of.js';
import { problem } from '../problem.js';
import { dataHeaders } from '../security-headers.js';

/** Readers of all logs of this process. More are asked to come back, or to ask a mirror. */
const mostReaders = 20_000;

/** Public. */
export function liveRoutes(app: FastifyInstance, context: ApiContext): void {
  const schema = {
    tags: ['live'],
    summary: 'Changes as server-sent events: `head`, whose id is the size of the log, and `beat` as a sign of life',
    params: LogParams,
    headers: Type.Object({ 'last-event-id': Type.Optional(Type.String({ maxLength: 100 })) }),
    response: { 200: { description: 'Events', content: { 'text/event-stream': { schema: Type.String() } } } },
  };
  app.get('/api/v1/logs/:log/events', { schema, exposeHeadRoute: false }, (request, reply) => {
    const { hubs } = context;
    const hub = hubs.of(logOf(context, request));
    if (hubs.readers >= mostReaders) throw problem('http-too-many');
    const seen = Number(request.headers['last-event-id'] ?? Number.NaN);
    reply.hijack();
    const { raw } = reply;
    raw.on('close', () => hub.remove(raw));
    raw.on('error', () => hub.remove(raw));
    raw.writeHead(200, {
      ...dataHeaders,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'x-accel-buffering': 'no',
    });
    hub.add(raw, Number.isSafeInteger(seen) ? seen : undefined).catch(() => raw.destroy());
  });
}
