/** How views leave: with their tag, in the encoding the reader takes, without a copy; or 304 where the reader has them. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Encoding, jsonType, KeptView } from '../views/kept-views.js';
import { dataHeaders } from './security-headers.js';

/** How long others may keep an answer. */
export const caching = {
  /** Never changes: content named by its hash, full tiles, leaves. */
  forever: 'public, max-age=31536000, immutable',
  /** Asked for again each time, answered with 304 where nothing changed. */
  revalidate: 'public, no-cache',
  /** Belongs to one reader. */
  private: 'private, no-store',
} as const;

/** Headers of what everybody may read, from any page. */
export function publicHeaders(
  control: (typeof caching)[keyof typeof caching] = caching.revalidate,
  type: string = jsonType,
): Readonly<Record<string, string>> {
  return {
    ...dataHeaders,
    'content-type': type,
    'cache-control': control,
    vary: 'accept-encoding',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'etag, saylau-size',
  };
}

const viewHeaders = publicHeaders();

/** A view of a log at a size, which it says. */
export function viewAt(size: number, value: unknown): KeptView {
  return viewOf(size, Buffer.from(JSON.stringify(value)));
}

/** The same out of its JSON. `tag`: of the bytes, where it is known. */
export function viewOf(size: number, bytes: Buffer, tag?: string): KeptView {
  return new KeptView(size, bytes, { ...viewHeaders, 'saylau-size': String(size) }, tag);
}

/** Sends a view, or says that the reader's copy is still the same. */
export function sendView(
  request: FastifyRequest,
  reply: FastifyReply,
  view: KeptView,
): FastifyReply | Promise<FastifyReply> {
  const { 'if-none-match': known, 'accept-encoding': accepted } = request.headers;
  if (known !== undefined && names(known, view.etag)) return reply.code(304).headers(view.unchanged).send();
  const encoded = accepted === undefined ? view.plain : view.in(encodingFor(accepted));
  if (encoded instanceof Promise) return encoded.then(({ bytes, headers }) => reply.headers(headers).send(bytes));
  return reply.headers(encoded.headers).send(encoded.bytes);
}

/** Whether an `If-None-Match` or `If-Match` names this tag. */
export function names(header: string, etag: string): boolean {
  return header.split(',').some((tag) => {
    const plain = tag.trim().replace(/^W\//, '');
    return plain === '*' || plain === etag;
  });
}

const chosen = new Map<string, Encoding>();
const mostChosen = 200;

/** The best encoding that the reader takes. */
export function encodingFor(accepted: string): Encoding {
  const known = chosen.get(accepted);
  if (known !== undefined) return known;
  const best = bestOf(accepted);
  if (chosen.size < mostChosen) chosen.set(accepted, best);
  return best;
}

function bestOf(accepted: string): Encoding {
  const taken = accepted
    .slice(0, 1000)
    .split(',')
    .map((word) =>
      word
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/),
    );
  const takes = (name: Encoding): boolean =>
    taken.some(([word, quality = '']) => word === name && !/^q=0(?:\.0*)?$/.test(quality));
  return (['br', 'gzip'] as const).find(takes) ?? 'identity';
}
