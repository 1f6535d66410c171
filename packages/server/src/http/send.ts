/** How views leave: with their tag, in the encoding the reader takes, without a copy; or 304 where the reader has them. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodingFor, type KeptView } from './kept-views.js';

/** How long others may keep an answer. */
export const caching = {
  /** Never changes: content named by its hash, full tiles, leaves. */
  forever: 'public, max-age=31536000, immutable',
  /** Asked for again each time, answered with 304 where nothing changed. */
  revalidate: 'public, no-cache',
  /** Belongs to one reader. */
  private: 'private, no-store',
} as const;

/** Sends a view. What is common to all answers was set before. */
export function sendView(
  request: FastifyRequest,
  reply: FastifyReply,
  view: KeptView,
  control: string = caching.revalidate,
): FastifyReply {
  reply.header('etag', view.etag).header('cache-control', control).header('vary', 'accept-encoding, accept-language');
  if (matches(request.headers['if-none-match'], view.etag)) return reply.code(304).send();
  const encoding = encodingFor(request.headers['accept-encoding'], view.body('identity').length);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.type(view.type).send(view.body(encoding));
}

/** Whether an `If-None-Match` or `If-Match` names this tag. */
export function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
