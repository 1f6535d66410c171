/** Who asks: a person with a session, or a machine with a key, and what they may do. */

import type { Database } from '../store/database.js';
import { type Answer, type Refused, refused } from './errors.js';
import type { Means } from './means.js';
import { type Grant, may } from './permissions.js';
import type { Plan } from './trail.js';

/** Made by `Sessions.identify` and `Keys.identify` only. */
export interface Identity extends Grant {
  readonly account: string;
  readonly name: string;
  /** Id of the session; absent with a key. */
  readonly session?: string;
  /** Id of the key; absent with a session. */
  readonly key?: string;
  /** Tag of the address that the request came from. */
  readonly address: string;
}

/** Who did it and from where, as the trail has it. */
export function doneBy(by: Identity): { readonly by: string; readonly address: string } {
  return { by: by.name, address: by.address };
}

/**
 * A change that somebody makes who is signed in. That is asked anew within the change: between a request and its turn
 * the session may have ended. `access-signed-out`, and what the plan refuses with.
 */
export function changeBy<T>(means: Means, by: Identity, plan: () => Promise<Plan<T> | Refused>): Promise<Answer<T>> {
  return means.trail.write(async () => {
    return (await isSignedIn(means.database, by)) ? plan() : refused('access-signed-out');
  });
}

/** A change that takes an administrator. `access-forbidden` */
export function manage<T>(means: Means, by: Identity, plan: () => Promise<Plan<T> | Refused>): Promise<Answer<T>> {
  if (!may(by, 'manage-accounts')) return Promise.resolve(refused('access-forbidden'));
  return changeBy(means, by, plan);
}

async function isSignedIn(database: Database, by: Identity): Promise<boolean> {
  if (by.session === undefined) return false;
  const sql = "select 1 from session s join account a on a.id = s.account where s.id = $1 and a.state = 'active'";
  return (await database.read(sql, [by.session])).length === 1;
}
