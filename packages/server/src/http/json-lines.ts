/** Lines of JSON in and out: a request's body line by line, and answers that leave as they come. */

import { Readable } from 'node:stream';

export const linesType = 'application/jsonl';

/** A line that is too long is given without its text. */
export interface TextLine {
  /** From 1. */
  readonly line: number;
  /** Undefined: it is longer than it may be, or not UTF-8. */
  readonly text: string | undefined;
}

/** The lines of a stream of bytes; blank ones are left out. Keeps no more than one line. */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<TextLine> {
  let line = 1;
  let parts: Uint8Array[] = [];
  let held = 0;
  const take = (bytes: Uint8Array): void => {
    held += bytes.length;
    if (held <= longest) parts.push(bytes);
    else parts = [];
  };
  const end = (): TextLine => {
    const text = held > longest ? undefined : textOf(Buffer.concat(parts));
    [parts, held] = [[], 0];
    return { line, text };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, from)) {
      take(chunk.subarray(from, at));
      const ended = end();
      if (ended.text?.trim() !== '') yield ended;
      line += 1;
      from = at + 1;
    }
    take(chunk.subarray(from));
  }
  const last = end();
  if (last.text?.trim() !== '') yield last;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Undefined where it is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Answers that may wait before the reader of them is waited for: some clients read nothing until all they send is sent. */
const mostWaiting = 64 * 1024 * 1024;

/** Values as a stream of lines. */
export function streamOf(values: AsyncIterable<unknown>): Readable {
  const lines = (async function* () {
    for await (const value of values) yield Buffer.from(`${JSON.stringify(value)}\n`);
  })();
  return Readable.from(lines, { objectMode: false, highWaterMark: mostWaiting });
}
