/** What goes to a witness over HTTP and comes back, which is believed only as far as its signature goes. */

import {
  type AddCheckpoint,
  addSignature,
  type Crypto,
  LogError,
  signaturesOf,
  type VerifierKey,
  writeAddCheckpoint,
} from '@saylau/log';

export interface WitnessReply {
  readonly status: number;
  readonly body: string;
}

/** Milliseconds for the whole conversation. */
const patience = 10_000;
/** Bytes of an answer: a few lines. */
const longest = 16_384;

/** Asks a witness. Undefined where nobody answers, not in time, or with too much. */
export async function addCheckpoint(
  url: string,
  request: AddCheckpoint,
  closing: AbortSignal,
): Promise<WitnessReply | undefined> {
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: writeAddCheckpoint(request),
      redirect: 'error',
      signal: AbortSignal.any([closing, AbortSignal.timeout(patience)]),
    });
    const body = await shortText(response);
    return body === undefined ? undefined : { status: response.status, body };
  } catch {
    // Refused, cut, too slow, or this process closes: there is no answer.
    return undefined;
  }
}

async function shortText(response: Response): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > longest) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

interface Cosigned {
  /** The checkpoint as the log signed it. */
  readonly note: string;
  readonly reply: string;
  readonly key: VerifierKey;
}

/** The line, with its end, by which that key cosigned the checkpoint; undefined where there is none. Other lines are passed over. */
export async function cosignatureIn(crypto: Crypto, { note, reply, key }: Cosigned): Promise<string | undefined> {
  const lines = reply.split('\n').filter((line) => line.startsWith(`— ${key.name} `));
  for (const line of lines.slice(0, 64)) {
    if (await isBy(crypto, key, note, `${line}\n`)) return `${line}\n`;
  }
  return undefined;
}

async function isBy(crypto: Crypto, key: VerifierKey, note: string, line: string): Promise<boolean> {
  try {
    return (await signaturesOf(crypto, addSignature(note, line), [key])).some(({ time }) => time !== undefined);
  } catch (error) {
    if (error instanceof LogError) return false;
    throw error;
  }
}
