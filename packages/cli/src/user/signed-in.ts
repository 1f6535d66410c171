/** A person signed in at a server, for as long as one command takes. */

import { readText } from '../data.js';
import { InputProblem, UsageProblem } from '../problems.js';
import { problemIn, RemoteProblem, RemoteServer } from '../remote/client.js';
import { spokenTo } from '../remote/spoken-to.js';
import type { Session } from '../session.js';
import { accessKeyFile, accessKeyIn } from './access-key-file.js';
import { askHidden, askLine } from './ask.js';
import { isHere } from './here.js';

export interface SignInAsked {
  readonly signIn?: string;
  readonly passwordFile?: string;
  readonly code?: string;
}

/** Asks a server in somebody's name. */
export type Asking = Pick<RemoteServer, 'json' | 'fetch'>;

/** The work, with the access key of `--key` or SAYLAU_KEY where there is one and nobody wants to sign in; else signed in. */
export async function withAccess<T>(
  session: Session,
  address: string,
  asked: SignInAsked & { readonly key?: string },
  work: (server: Asking) => Promise<T>,
): Promise<T> {
  const { SAYLAU_KEY: own } = session.io.env;
  if (asked.signIn !== undefined) return await signedIn(session, address, asked, work);
  if (asked.key === undefined && own === undefined) throw new UsageProblem('usage.sign-in-or-key');
  const key = asked.key === undefined ? accessKeyIn(own ?? '', 'SAYLAU_KEY') : accessKeyFile(asked.key);
  return await work(trustedServer(session, address, key));
}

/** The work, by a person who signs in for it and out after it. Throws RemoteProblem, InputProblem, UsageProblem. */
export async function signedIn<T>(
  session: Session,
  address: string,
  asked: SignInAsked,
  work: (server: Asking) => Promise<T>,
): Promise<T> {
  const { signIn: name } = asked;
  if (name === undefined) throw new UsageProblem('usage.missing-option', { what: '--sign-in' });
  const server = trustedServer(session, address);
  const password = await passwordOf(session, asked);
  const code = asked.code ?? (await askLine(session, session.texts.say('user.code'), '--code'));
  const headers = await begin(server, { name, password, code });
  try {
    return await work({
      json: (path, given = {}) => server.json(path, { ...given, headers }),
      fetch: (path, given = {}) => server.fetch(path, { ...given, headers }),
    });
  } finally {
    await server.fetch('/api/v1/session', { method: 'DELETE', headers }).catch(() => undefined);
  }
}

/** A server to which a password or key may go: nobody listens on the way. Throws InputProblem. */
export function trustedServer({ texts }: Session, address: string, key?: string): RemoteServer {
  const server = new RemoteServer(address, { language: texts.language, ...(key === undefined ? {} : { key }) });
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:' && !isHere(hostname)) throw new InputProblem('problem.plain-http', { what: address });
  return server;
}

/** Of the file that is named, else as it is typed. */
export async function passwordOf(session: Session, { passwordFile }: SignInAsked): Promise<string> {
  if (passwordFile !== undefined) return readText(passwordFile, 10_000).replace(/\r?\n$/, '');
  return await askHidden(session, session.texts.say('user.password'), '--password-file');
}

/** Throws RemoteProblem. */
async function answerOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw new RemoteProblem(await problemIn(response));
  return (await response.json()) as T;
}

/** What requests of the session are sent with. */
async function begin(server: RemoteServer, body: object): Promise<Readonly<Record<string, string>>> {
  const response = await server.fetch('/api/v1/session', { method: 'POST', body });
  const { csrf } = await spokenTo(server.address, answerOf<{ readonly csrf: string }>(response));
  const cookie = response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
  return { cookie: cookie.join('; '), 'x-saylau-csrf': csrf };
}
