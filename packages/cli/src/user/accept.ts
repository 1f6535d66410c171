/** Accepting an invitation: a password, the secret for an authenticator app, and a code that proves that it works. */

import { UsageProblem } from '../problems.js';
import { RemoteProblem, type RemoteServer } from '../remote/client.js';
import { spokenTo } from '../remote/spoken-to.js';
import type { Session } from '../session.js';
import { askHidden, askLine, canAsk } from './ask.js';
import { passwordOf, trustedServer } from './signed-in.js';

export interface AcceptAsked {
  readonly passwordFile?: string;
  /** Ends what was begun before. */
  readonly code?: string;
  readonly json?: true;
}

/** Codes that a person may mistype. */
const mostCodes = 5;

/** Where nobody can be asked it takes two calls: the first shows the secret, the second brings the code. */
export async function accept(
  session: Session,
  address: string,
  given: string | undefined,
  asked: AcceptAsked,
): Promise<void> {
  const server = trustedServer(session, address);
  // Nobody can be asked: then it is said where the invitation stands.
  if (given === undefined && !canAsk(session)) throw new UsageProblem('usage.no-invitation', { address });
  const token = given ?? (await askHidden(session, session.texts.say('user.invitation'), 'invitation'));
  if (asked.code !== undefined) return told(session, await finish(server, token, asked.code), asked);
  const password = asked.passwordFile === undefined ? await newPassword(session) : await passwordOf(session, asked);
  const asking = server.json<Begun>('/api/v1/enrolment/begin', { method: 'POST', body: { token, password } });
  const begun = await spokenTo(server.address, asking);
  const canFinish = asked.json !== true && canAsk(session);
  if (asked.json === true) session.printJson(begun);
  else session.print(secretLines(session, begun, canFinish ? undefined : { address, token }));
  if (canFinish) told(session, await finishAsking(session, server, token), asked);
}

interface Begun {
  readonly secret: string;
  readonly uri: string;
}

async function newPassword(session: Session): Promise<string> {
  const { say } = session.texts;
  const password = await askHidden(session, say('user.new-password'), '--password-file');
  if (password !== (await askHidden(session, say('user.password-again'), '--password-file')))
    throw new UsageProblem('usage.passwords-differ');
  return password;
}

async function finishAsking(session: Session, server: RemoteServer, token: string): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const code = await askLine(session, session.texts.say('user.code'), '--code');
    const name = await finish(server, token, code).catch((error: unknown) => {
      const isWrong = error instanceof RemoteProblem && error.details.code === 'access-code' && tries < mostCodes;
      if (!isWrong) throw error;
      session.io.err(`${session.texts.say('user.wrong-code')}\n`);
    });
    if (name !== undefined) return name;
  }
}

async function finish(server: RemoteServer, token: string, code: string): Promise<string> {
  const body = { token, code: code.replaceAll(' ', '') };
  return (await server.json<{ readonly name: string }>('/api/v1/enrolment/finish', { method: 'POST', body })).name;
}

/** `later`: with what it is ended by another call, where nobody can be asked now. */
function secretLines(
  { page, texts }: Session,
  { secret, uri }: Begun,
  later: { readonly address: string; readonly token: string } | undefined,
): readonly string[] {
  const groups = secret.match(/.{1,4}/g) ?? [];
  return [
    ...page.paragraph(texts.say('user.secret'), ''),
    `  ${groups.join(' ')}`,
    '',
    texts.say('user.uri'),
    uri,
    ...(later === undefined ? [] : ['', texts.say('user.finish-later', later)]),
  ];
}

function told(session: Session, name: string, { json }: AcceptAsked): void {
  if (json === true) session.printJson({ name });
  else session.print([session.texts.say('user.accepted', { name })]);
}
