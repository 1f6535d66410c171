/** What is not there: an address that nothing answers (404), or not in this way (405), or that is none. */

import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { problemBody, problemType, sendProblem } from './errors.js';
import type { Metrics } from './metrics.js';
import { problem } from './problem.js';
import { securityHeaders } from './security-headers.js';

interface Known {
  readonly methods: readonly string[];
  readonly pattern: RegExp;
}

/** Has to be called before the routes are there: it learns of them as they come. */
export function answerUnknown(app: FastifyInstance, metrics: Metrics): void {
  const known: Known[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    known.push({ methods: [method].flat(), pattern: patternOf(url) });
  });
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const methods = new Set(known.flatMap((route) => (route.pattern.test(path) ? route.methods : [])));
    if (methods.size > 0) reply.header('allow', [...methods].sort().join(', '));
    const found = problem(methods.size === 0 ? 'http-unknown' : 'http-method');
    metrics.problem(found.code);
    return sendProblem(found, request, reply);
  });
}

/** `/api/v1/logs/:log` as a pattern. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}/?$`);
}

/** What is no request: its sender's language is not known. */
export function answerNoRequest(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const body = JSON.stringify(problemBody(problem('http-malformed'), { headers: {}, query: {} }));
  const headers = {
    ...securityHeaders,
    'content-type': problemType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('')}\r\n${body}`);
}
