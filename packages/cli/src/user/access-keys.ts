/** Keys with which programs come to a server in the name of an account. */

import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KeyScope } from '@saylau/server';
import { writeNewFile } from '../keys/new-file.js';
import { InputProblem, UsageProblem } from '../problems.js';
import type { Session } from '../session.js';
import { type SignInAsked, signedIn } from './signed-in.js';

export interface KeyAsked extends SignInAsked {
  readonly label?: string;
  readonly scopes?: string;
  readonly days: string;
  readonly out?: string;
  readonly json?: true;
}

/** Of the server's answer, what is shown. */
interface AccessKey {
  readonly id: string;
  readonly prefix: string;
  readonly label: string;
  readonly scopes: readonly string[];
  readonly expires: string;
  readonly used?: string;
  readonly revoked?: string;
}

const secondsOfDay = 86_400;
const mostDays = 365;

/** Makes a key and prints it, this once, or writes it into a file that only its owner can read. */
export async function makeAccessKey(session: Session, address: string, asked: KeyAsked): Promise<void> {
  const { label, out, json } = asked;
  if (label === undefined) throw new UsageProblem('usage.missing-option', { what: '--label' });
  const scopes = scopesIn(asked.scopes ?? '');
  // Asked before: a key that was made and cannot be written is lost.
  if (out !== undefined) checkOut(out);
  const expires = new Date(Date.now() + daysIn(asked.days) * secondsOfDay * 1000).toISOString();
  const made = await signedIn(session, address, asked, (server) =>
    server.json<{ readonly key: AccessKey; readonly text: string }>('/api/v1/keys', {
      method: 'POST',
      body: { label, scopes, expires },
    }),
  );
  if (out !== undefined) writeNewFile(out, `${made.text}\n`, 0o600);
  const { text, ...shown } = made;
  if (json === true) session.printJson(out === undefined ? made : shown);
  else session.print(keyLines(session, made, out));
}

/** What keys may do: the closed list of the server. */
const known = ['submit-acts', 'read-private', 'read-trail', 'take-backups'] as const satisfies readonly KeyScope[];

function scopesIn(text: string): readonly string[] {
  const scopes = text.split(',').filter((scope) => scope !== '');
  if (scopes.length === 0) throw new UsageProblem('usage.missing-option', { what: '--scopes' });
  const strange = scopes.find((scope) => !known.some((one) => one === scope));
  if (strange !== undefined) throw new UsageProblem('usage.scope', { what: strange, known: known.join(', ') });
  return scopes;
}

function checkOut(out: string): void {
  if (existsSync(out)) throw new InputProblem('problem.key-exists', { path: out });
  if (!existsSync(dirname(out))) throw new InputProblem('problem.no-path', { path: dirname(out) });
}

function daysIn(text: string): number {
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= mostDays) return days;
  throw new UsageProblem('usage.number', { option: '--days', least: 1, most: mostDays, what: text });
}

function keyLines(
  { page, texts }: Session,
  { key, text }: { readonly key: AccessKey; readonly text: string },
  out: string | undefined,
): readonly string[] {
  const { say } = texts;
  const pairs = [
    [say('user.label'), key.label],
    [say('user.scopes'), key.scopes.join(', ')],
    [say('user.expires'), day(key.expires)],
    [say('user.prefix'), key.prefix],
  ] as const;
  const last = out === undefined ? [say('user.key-once'), `  ${text}`] : [say('user.key-written', { path: out })];
  return [...page.pairs(pairs, ''), '', ...last];
}

/** All keys of the account that signs in. */
export async function listAccessKeys(session: Session, address: string, asked: KeyAsked): Promise<void> {
  const keys = await signedIn(session, address, asked, (server) => server.json<readonly AccessKey[]>('/api/v1/keys'));
  if (asked.json === true) session.printJson(keys);
  else session.print(tableOf(session, keys));
}

function tableOf({ page, texts }: Session, keys: readonly AccessKey[]): readonly string[] {
  const { say } = texts;
  if (keys.length === 0) return [say('user.no-keys')];
  const heads = [say('user.prefix'), say('user.label'), say('user.scopes'), say('user.state')];
  const rows = keys.map(({ prefix, label, scopes, expires, revoked }) => [
    prefix,
    label,
    scopes.join(', '),
    revoked === undefined ? say('user.until', { when: day(expires) }) : say('user.revoked', { when: day(revoked) }),
  ]);
  return page.table(
    heads.map((head) => ({ head })),
    rows,
  );
}

/** Ends a key of the account that signs in, named by its prefix. */
export async function revokeAccessKey(
  session: Session,
  address: string,
  prefix: string,
  asked: KeyAsked,
): Promise<void> {
  await signedIn(session, address, asked, async (server) => {
    const keys = await server.json<readonly AccessKey[]>('/api/v1/keys');
    const key = keys.find((one) => one.prefix === prefix && one.revoked === undefined);
    if (key === undefined) throw new InputProblem('problem.unknown-access-key', { id: prefix });
    await server.json(`/api/v1/keys/${encodeURIComponent(key.id)}`, { method: 'DELETE' });
  });
  if (asked.json === true) session.printJson({ revoked: prefix });
  else session.print([session.texts.say('user.key-revoked', { what: prefix })]);
}

function day(iso: string): string {
  return iso.slice(0, 10);
}
