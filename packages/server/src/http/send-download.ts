/** How files leave: with a name that says what they are; large ones in pieces, compressed on the way. */

import { pipeline, Readable, type Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Download } from '../site/downloads.js';
import { KeptView, type KeptViews } from '../views/kept-views.js';
import { caching, encodingFor, names, publicHeaders, sendView } from './send.js';

export async function sendDownload(
  views: KeptViews,
  request: FastifyRequest,
  reply: FastifyReply,
  { type, name, version, deletions = 0, content, isPacked }: Download,
): Promise<FastifyReply> {
  const headers = {
    ...publicHeaders(caching.revalidate, type),
    'content-disposition': `attachment; filename="${name}"`,
    ...(version === 0 ? {} : { 'saylau-size': String(version) }),
  };
  if (content instanceof Buffer) {
    const key = `data ${deletions} ${name}`;
    const kept = views.peek(key, version) ?? views.keep(key, new KeptView(version, content, headers));
    return await sendView(request, reply, kept);
  }
  // Of one log and size the bytes are always the same.
  const etag = `"${name} ${deletions} ${version}"`;
  const { 'if-none-match': known, 'accept-encoding': accepted = '' } = request.headers;
  if (known !== undefined && names(known, etag))
    return reply
      .code(304)
      .headers({ ...headers, etag })
      .send();
  const source = Readable.from(content, { objectMode: false });
  const encoding = isPacked === true ? 'identity' : encodingFor(accepted);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  reply.headers({ ...headers, etag });
  if (isPacked === true || encoding === 'gzip') return await reply.send(through(source, createGzip()));
  if (encoding === 'identity') return await reply.send(source);
  const packing = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  return await reply.send(through(source, packing));
}

/** What fails in the source breaks off what is sent: half a file is not to look like a whole one. */
function through(source: Readable, packing: Transform): Transform {
  return pipeline(source, packing, () => undefined);
}
