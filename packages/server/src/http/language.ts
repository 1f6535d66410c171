/** The language of an answer: `?lang=`, else what the reader takes, else English. */

import { type Language, languages } from '@saylau/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { caching } from './send.js';

export function languageOf(request: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  // Of an address that is none there is no query.
  const { lang } = (request.query ?? {}) as { readonly lang?: unknown };
  const wanted = [lang, ...acceptedBy(request.headers['accept-language'])];
  return (
    languages.find((language) => language === wanted.find((word) => languages.some((own) => own === word))) ?? 'en'
  );
}

/** Languages of an `Accept-Language`, the most wanted first; regions left out. */
function acceptedBy(header: string | undefined): readonly string[] {
  if (header === undefined) return [];
  const taken = header
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [tag = '', quality = ''] = part.trim().split(';');
      const weight = Number(/^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(quality)?.[1] ?? 1);
      return { language: tag.trim().toLowerCase().split('-')[0] ?? '', weight };
    });
  return taken
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ language }) => language);
}

/** To a page of the site in the reader's language. `path`: without one. */
export function redirectTo(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
  return reply
    .header('vary', 'accept-language')
    .header('cache-control', caching.revalidate)
    .redirect(`/${languageOf(request)}${path}`, 302);
}
