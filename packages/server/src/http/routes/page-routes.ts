/** The server's own pages: codes of problems. And the description of the API for programs. */

import type { Language } from '@saylau/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import { KeptView } from '../../views/kept-views.js';
import type { ApiContext } from '../context.js';
import { languageOf, redirectTo } from '../language.js';
import { problemPage } from '../pages/problem-page.js';
import { style } from '../pages/style.js';
import { problem } from '../problem.js';
import { pageHeaders } from '../security-headers.js';
import { publicHeaders, sendView } from '../send.js';

const headersOf = (type: string): Readonly<Record<string, string>> => ({
  ...publicHeaders('public, no-cache', type),
  ...pageHeaders,
  vary: 'accept-encoding, accept-language',
});
const hidden = { schema: { hide: true } };

/** Public. */
export function pageRoutes(app: FastifyInstance, context: ApiContext): void {
  const { views } = context;
  const sheet = new KeptView(0, Buffer.from(style), headersOf('text/css; charset=utf-8'));
  app.get('/style.css', hidden, (request, reply) => sendView(request, reply, sheet));
  app.get('/api', hidden, (request, reply) => redirectTo(request, reply, '/api'));
  app.get('/openapi.json', hidden, (request, reply) => {
    const key = 'openapi';
    const made = () => new KeptView(0, Buffer.from(JSON.stringify(app.swagger())), publicHeaders());
    return sendView(request, reply, views.peek(key, 0) ?? views.keep(key, made()));
  });
  const params = Type.Object({ code: Type.String({ maxLength: 100 }) });
  app.get('/problems/:code', { schema: { hide: true, params } }, (request, reply) =>
    sendPage(request, reply, (language) => {
      const { code } = request.params as Static<typeof params>;
      const page = problemPage(code, language);
      return page === undefined ? undefined : pageOf(page);
    }),
  );
}

const htmlHeaders = headersOf('text/html; charset=utf-8');

function pageOf(html: string, version = 0): KeptView {
  return new KeptView(version, Buffer.from(html), htmlHeaders);
}

function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  make: (language: Language) => KeptView | undefined,
): FastifyReply | Promise<FastifyReply> {
  const language = languageOf(request);
  const page = make(language);
  if (page === undefined) throw problem('http-unknown');
  reply.header('content-language', language);
  return sendView(request, reply, page);
}
