/** A witness over HTTP: docs/formats/log.md, Witness, and what it gives to everybody who asks. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { formatVerifierKey } from '@saylau/log';
import { originHash } from './state-folder.js';
import type { WitnessDesk, WitnessSettings } from './witness-desk.js';

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Bytes of a request: a note has at most a million, a proof 63 lines. */
const longestBody = 1_010_000;
/** Milliseconds for a request to arrive. */
const patience = 10_000;
/** Connections at once; a watched log needs one. */
const mostConnections = 500;

const plain = 'text/plain; charset=utf-8';

/** Not listening yet. `failed` is told of what the disk refused. */
export function witnessServer(
  desk: WitnessDesk,
  { logs, signer }: Pick<WitnessSettings, 'logs' | 'signer'>,
  failed: (error: unknown) => void,
): Server {
  const files = filesOf(desk, logs, `${formatVerifierKey(signer.key)}\n`);
  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path !== '/add-checkpoint') return isReading(request) ? files(path) : notAllowed;
    return request.method === 'POST' ? await add(desk, request) : notAllowed;
  };
  const server = createServer({ requestTimeout: patience, headersTimeout: patience }, (request, response) => {
    answer(request).then(
      (reply) => send(response, request, reply),
      (error: unknown) => {
        failed(error);
        send(response, request, { status: 500, type: plain, body: 'not kept, so not signed\n' });
      },
    );
  });
  server.maxConnections = mostConnections;
  return server;
}

const notFound: Reply = { status: 404, type: plain, body: 'there is nothing here\n' };
const notAllowed: Reply = { status: 405, type: plain, body: 'not asked in this way\n' };
const malformed: Reply = { status: 400, type: plain, body: 'not a request with a checkpoint\n' };

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** What is there to be read: `/` is the witness's verifier key. */
function filesOf(desk: WitnessDesk, logs: WitnessSettings['logs'], about: string): (path: string) => Reply {
  const origins = new Map(logs.map(({ name }) => [originHash(name), name]));
  return (path) => {
    if (path === '/') return { status: 200, type: plain, body: about };
    if (path === '/evidence') return evidenceOf(desk);
    const [, hash = ''] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path) ?? [];
    const body = desk.cosigned(origins.get(hash) ?? '');
    return body === undefined ? notFound : { status: 200, type: plain, body };
  };
}

async function add(desk: WitnessDesk, request: IncomingMessage): Promise<Reply> {
  const body = await bodyOf(request);
  return body === undefined ? malformed : await desk.addCheckpoint(body);
}

function evidenceOf(desk: WitnessDesk): Reply {
  const all = desk.evidence().map(({ path: _, ...evidence }) => evidence);
  return { status: 200, type: 'application/json; charset=utf-8', body: `${JSON.stringify(all)}\n` };
}

/** Undefined for what is too long, no UTF-8, or cut off. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of request as AsyncIterable<Uint8Array>) {
      length += piece.length;
      if (length > longestBody) return undefined;
      pieces.push(piece);
    }
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, request: IncomingMessage, { status, type, body }: Reply): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // What is left of a request that was not read to its end belongs to no next one.
    ...(request.complete ? {} : { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
