/** How files leave: with a name that says what they are; large ones in pieces, compressed on the way. */

import { createHash } from 'node:crypto';
import { finished, pipeline, Readable, type Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Download, LargeFile, Standing, WholeFile } from '../site/download.js';
import { KeptView, type KeptViews } from '../views/kept-views.js';
import { httpErrors, Problem, problem } from './problem.js';
import { caching, encodingFor, names, publicHeaders, sendView } from './send.js';

/** Large files that are made at the same time: each takes its share of the one thread that answers everybody. */
const mostAtOnce = 4;
/** Seconds after which who found them taken may ask again. */
const again = 10;
/** Milliseconds in which a reader of a large file has to take something of it. */
const patience = 30_000;

export class DownloadSender {
  readonly #views: KeptViews;
  readonly #build: string;
  #making = 0;

  /** `build`: of the program; what another one makes of the same is not the same. */
  constructor(views: KeptViews, build = '') {
    this.#views = views;
    this.#build = build;
  }

  /** Throws Problem where there is no such file after all. */
  async send(request: FastifyRequest, reply: FastifyReply, download: Download): Promise<FastifyReply> {
    const { file } = download;
    if ('make' in file) return await sendView(request, reply, await this.#whole(download, file));
    const { 'if-none-match': known, 'accept-encoding': accepted = '' } = request.headers;
    if (known !== undefined && names(known, this.#tagOf(download, file)))
      return await reply.code(304).headers(this.#headers(download, file)).send();
    if (request.method === 'HEAD') return await reply.headers(this.#headers(download, file)).send(Readable.from([]));
    this.#take(reply);
    const begun = await file.begin();
    if (begun === undefined) throw problem('http-unknown');
    const encoding = file.isPacked === true ? 'identity' : encodingFor(accepted);
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    reply.headers(this.#headers(download, begun));
    return await reply.send(packed(Readable.from(begun.pieces, { objectMode: false }), file, encoding));
  }

  /** One of the places for large files, until its answer is over or its reader gone. Throws Problem where all are taken. */
  #take({ raw }: FastifyReply): void {
    if (this.#making >= mostAtOnce) throw new Problem('http-busy', httpErrors['http-busy'], { after: again });
    this.#making += 1;
    finished(raw, () => {
      this.#making -= 1;
    });
    raw.setTimeout(patience, () => raw.destroy());
  }

  #headers(download: Download, standing: Standing): Readonly<Record<string, string>> {
    return { ...headersOf(download, standing.version), etag: this.#tagOf(download, standing) };
  }

  async #whole(download: Download, { version, deletions, make }: WholeFile): Promise<KeptView> {
    const key = `data ${deletions} ${download.path}`;
    const kept = this.#views.peek(key, version);
    if (kept !== undefined) return kept;
    return await this.#views.make(key, version, async () => {
      const made = await make();
      if (made === undefined) throw problem('http-unknown');
      return new KeptView(made.version, made.content, headersOf(download, made.version));
    });
  }

  #tagOf({ path }: Download, { of }: Standing): string {
    const named = JSON.stringify([path, of, this.#build]);
    return `"${createHash('sha256').update(named).digest('base64url').slice(0, 22)}"`;
  }
}

function headersOf({ type, name }: Download, version: number): Readonly<Record<string, string>> {
  return {
    ...publicHeaders(caching.revalidate, type),
    'content-disposition': `attachment; filename="${name}"`,
    ...(version === 0 ? {} : { 'saylau-size': String(version) }),
  };
}

function packed(source: Readable, { isPacked }: LargeFile, encoding: ReturnType<typeof encodingFor>): Readable {
  if (isPacked === true || encoding === 'gzip') return through(source, createGzip());
  if (encoding === 'identity') return source;
  return through(source, createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }));
}

/** What fails in the source breaks off what is sent: half a file is not to look like a whole one. */
function through(source: Readable, packing: Transform): Transform {
  return pipeline(source, packing, () => undefined);
}
