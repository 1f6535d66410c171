/** A server of Saylau as commands talk to it: its addresses, the key they come with, and its refusals. */

import { InputProblem } from '../problems.js';

/** What the server answered where it did not do as asked (RFC 9457). */
export interface ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
}

/** The server's answer is a problem. */
export class RemoteProblem extends InputProblem {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super('problem.server-refused', {
      what: [details.title, details.detail].filter(Boolean).join(' '),
      code: details.code,
    });
    this.details = details;
  }
}

/** Answers that are read whole as JSON are at most so long: 64 MB. */
const mostJson = 64 * 1024 * 1024;

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON; bytes are sent as they are. */
  readonly body?: unknown;
  /** Sent beside the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `error`: nobody is asked whom the server names. So it is with a key, which is for whoever was asked. */
  readonly redirect?: 'follow' | 'error';
}

export class RemoteServer {
  readonly #address: () => string;
  readonly #key: string | undefined;
  readonly #language: string;

  /** `address`: `http://127.0.0.1:8080`, or what gives it anew for each request. Throws InputProblem where it is none. */
  constructor(
    address: string | (() => string),
    { key, language }: { readonly key?: string; readonly language: string },
  ) {
    this.#address = typeof address === 'string' ? () => address : address;
    if (!URL.canParse(this.address) || !/^https?:$/.test(new URL(this.address).protocol))
      throw new InputProblem('problem.no-address', { what: this.address });
    this.#key = key;
    this.#language = language;
  }

  get address(): string {
    return this.#address().replace(/\/+$/, '');
  }

  /** The answer as JSON; undefined where it has no content. Throws RemoteProblem, or InputProblem where nobody answers. */
  async json<T>(path: string, asked: Asked = {}): Promise<T> {
    const response = await this.fetch(path, asked);
    if (!response.ok) throw new RemoteProblem(await problemIn(response));
    // The server's own answers: their shape is that of its description.
    if (response.status === 204) return undefined as T;
    return JSON.parse(Buffer.from(await this.#body(response, mostJson)).toString('utf8')) as T;
  }

  /** The answer's bytes, at most so many; undefined where there is nothing of that name. Throws as `json` does. */
  async bytes(path: string, most: number, asked: Pick<Asked, 'redirect'> = {}): Promise<Uint8Array | undefined> {
    const response = await this.fetch(path, asked);
    if (response.status === 404) return undefined;
    if (!response.ok) throw new RemoteProblem(await problemIn(response));
    return await this.#body(response, most);
  }

  /** An answer without end is not read to its end: the server may be anybody's. */
  async #body(response: Response, most: number): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of response.body ?? []) {
      pieces.push(piece);
      length += piece.length;
      if (length > most) throw new InputProblem('problem.answer-too-large', { what: response.url, most });
    }
    return Buffer.concat(pieces, length);
  }

  /** Throws InputProblem `problem.unreachable` where nobody answers. */
  async fetch(
    path: string,
    { method = 'GET', body, headers: own = {}, redirect = 'follow' }: Asked = {},
  ): Promise<Response> {
    const isBytes = body instanceof Uint8Array;
    const headers = {
      'accept-language': this.#language,
      ...(this.#key === undefined ? {} : { authorization: `Bearer ${this.#key}` }),
      ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
      ...own,
    };
    try {
      return await fetch(`${this.address}${path}`, {
        method,
        headers,
        redirect: this.#key === undefined ? redirect : 'error',
        ...(body === undefined ? {} : { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
      });
    } catch (cause) {
      // biome-ignore lint/style/useErrorCause: the cause is in the third argument
      throw new InputProblem(
        isRedirect(cause) ? 'problem.redirected' : 'problem.unreachable',
        { what: this.address },
        { cause },
      );
    }
  }
}

/** The server named another address, where none but its own was to be asked. */
function isRedirect(error: unknown): boolean {
  return error instanceof TypeError && error.cause instanceof Error && error.cause.message === 'unexpected redirect';
}

/** What an answer that is no success says. */
export async function problemIn(response: Response): Promise<ProblemDetails> {
  const unreadable = { status: response.status, code: `http-${response.status}`, title: response.statusText };
  const body: unknown = await response.json().catch(() => undefined);
  return typeof body === 'object' ? { ...unreadable, ...body } : unreadable;
}

/** The path of a log in the API. */
export function logPath(origin: string): string {
  return `/api/v1/logs/${encodeURIComponent(origin)}`;
}
