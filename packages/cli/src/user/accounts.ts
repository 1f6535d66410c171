/** Accounts and invitations at a server: who there is, who is invited, who is closed. */

import type { AccountRole } from '@saylau/server';
import { date } from '@saylau/texts';
import { suggestions } from '../data.js';
import { InputProblem } from '../problems.js';
import type { Session } from '../session.js';
import { type Issued, tellIssued } from './issued.js';
import { type Asking, type SignInAsked, signedIn } from './signed-in.js';

/** Of the server's answer, what is shown. */
interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly as?: { readonly area?: string; readonly station?: string; readonly name?: string };
  readonly machine?: boolean;
  readonly state?: string;
  readonly made: string;
}

interface Invitation extends Account {
  readonly expires: string;
  readonly used?: string;
  readonly revoked?: string;
}

export interface ListAsked extends SignInAsked {
  readonly json?: true;
}

/** All accounts, and invitations that can still be accepted. `server`: with a key or signed in. */
export async function list(session: Session, server: Asking, { json }: ListAsked): Promise<void> {
  const accounts = await server.json<readonly Account[]>('/api/v1/accounts');
  const all = await server.json<readonly Invitation[]>('/api/v1/invitations');
  const now = new Date().toISOString();
  const invitations = all.filter(
    ({ used, revoked, expires }) => used === undefined && revoked === undefined && expires > now,
  );
  if (json === true) session.printJson({ accounts, invitations });
  else session.print([...accountLines(session, accounts), ...openLines(session, invitations)]);
}

function accountLines({ page, texts }: Session, accounts: readonly Account[]): readonly string[] {
  const { say } = texts;
  const columns = [say('user.name'), say('user.role'), say('user.place'), say('user.state'), say('user.made')];
  const rows = accounts.map((account) => [
    account.name,
    account.role,
    placeIn(account),
    say(account.machine === true && account.state === 'active' ? 'user.state-machine' : stateKey(account.state)),
    date(texts, account.made.slice(0, 10)),
  ]);
  return [
    ...page.heading(say('user.accounts', { number: accounts.length })),
    ...page.table(
      columns.map((head) => ({ head })),
      rows,
    ),
  ];
}

function openLines({ page, texts }: Session, invitations: readonly Invitation[]): readonly string[] {
  if (invitations.length === 0) return [];
  const { say } = texts;
  const columns = [say('user.name'), say('user.role'), say('user.place'), say('user.expires')];
  const rows = invitations.map((one) => [
    one.name,
    one.role,
    placeIn(one),
    `${one.expires.slice(0, 16).replace('T', ' ')}Z`,
  ]);
  return [
    ...page.heading(say('user.invitations', { number: invitations.length })),
    ...page.table(
      columns.map((head) => ({ head })),
      rows,
    ),
  ];
}

function placeIn({ as }: Account): string {
  return as?.area ?? as?.station ?? as?.name ?? '';
}

function stateKey(state: string | undefined): 'user.state-active' | 'user.state-reset' | 'user.state-closed' {
  return state === 'closed' ? 'user.state-closed' : state === 'reset' ? 'user.state-reset' : 'user.state-active';
}

/** Ends all ways in to an account. */
export async function close(session: Session, address: string, name: string, asked: ListAsked): Promise<void> {
  await signedIn(session, address, asked, async (server) =>
    server.json(`/api/v1/accounts/${await idOf(server, name)}`, { method: 'DELETE' }),
  );
  if (asked.json === true) session.printJson({ closed: name });
  else session.print([session.texts.say('user.closed', { name })]);
}

/** Ends all ways in, and invites the person to take the account again. */
export async function reset(session: Session, address: string, name: string, asked: ListAsked): Promise<void> {
  const issued = await signedIn(session, address, asked, async (server) =>
    server.json<Issued>(`/api/v1/accounts/${await idOf(server, name)}/reset`, { method: 'POST' }),
  );
  tellIssued(session, issued, { address, json: asked.json });
}

async function idOf(server: Asking, name: string): Promise<string> {
  const accounts = await server.json<readonly Account[]>('/api/v1/accounts');
  const found = accounts.find((account) => account.name === name);
  if (found !== undefined) return encodeURIComponent(found.id);
  const near = suggestions(
    name,
    accounts.map((account) => account.name),
  ).join(', ');
  throw new InputProblem(near === '' ? 'problem.unknown-account' : 'problem.unknown-account-near', { id: name, near });
}
