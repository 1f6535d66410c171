/** What the trail of access holds: entries in a chain of hashes. Who did what; never a password, token or code. */

import { createHash } from 'node:crypto';
import { canonical } from '@saylau/log';

/** Everything that the trail records: the closed list. */
export const trailEvents = [
  'invitation-made',
  'invitation-revoked',
  /** A person took an account, or took it again after it was reset. */
  'invitation-accepted',
  /** All sessions and keys of the account ended; its password and second factor are gone. */
  'account-reset',
  'account-closed',
  'machine-made',
  'signed-in',
  'sign-in-failed',
  /** A failure after which the account or the address has to wait. */
  'locked-out',
  'lock-lifted',
  'signed-out',
  /** A session ended by its account from another one, or by an administrator. */
  'session-ended',
  'key-made',
  'key-revoked',
  'private-read',
  'private-deleted',
  'backup-taken',
] as const;
export type TrailEvent = (typeof trailEvents)[number];

/** What happened, before it has its place. */
export interface Happened {
  readonly event: TrailEvent;
  /** Name of the account that it is about. Absent where nobody knows: a name typed wrong may be a password. */
  readonly account?: string;
  /** Name of the account that did it. Absent: nobody signed in, or who runs the server. */
  readonly by?: string;
  /** Tag of the address, the same for the same network and without the server's secret saying nothing. */
  readonly address?: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

export interface TrailEntry extends Happened {
  /** From 0. */
  readonly index: number;
  /** UTC, to the millisecond. */
  readonly at: string;
}

/** How far the trail goes: number of entries, and the hash of the last. Whoever keeps one can prove later that nothing before was changed. */
export interface TrailHead {
  readonly size: number;
  readonly hash: Uint8Array;
}

export const emptyTrail: TrailHead = { size: 0, hash: new Uint8Array(32) };

/** What is stored of an entry: the text of its canonical bytes. */
export function entryText(entry: TrailEntry): string {
  return new TextDecoder().decode(canonical(entry));
}

/** SHA-256(hash before || canonical bytes). */
export function chainHash(previous: Uint8Array, entry: string): Uint8Array {
  return createHash('sha256').update(previous).update(entry).digest();
}
