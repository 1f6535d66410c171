/** A lease as an advisory lock of PostgreSQL: it lives as long as its connection. */

import { createHash } from 'node:crypto';
import type { ClientBase, ClientConfig } from 'pg';
import type { Lease } from '../database.js';
import { type Dedicated, dedicate } from './dedicated.js';

/** Does a connection have the lease of that name? So that who asks again and again needs no new connection for it. */
export async function isHeld(client: ClientBase, name: string): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from pg_locks where locktype = 'advisory' and granted and objsubid = 1
     and database = (select oid from pg_database where datname = current_database())
     and (classid::bigint << 32) | objid::bigint = $1::bigint`,
    [lockKey(name)],
  );
  return rows.length > 0;
}

/** The lease of that name, or undefined while another connection has it. */
export async function takeLease(config: ClientConfig, name: string): Promise<Lease | undefined> {
  const dedicated = await dedicate(config);
  const { rows } = await dedicated.client
    .query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lockKey(name)])
    .catch((error: unknown) => endAndThrow(dedicated, error));
  if (rows[0]?.taken === true) return leaseOf(dedicated);
  await dedicated.end();
  return undefined;
}

function leaseOf({ client, lost, end }: Dedicated): Lease {
  let released = false;
  return {
    lost: new Promise((resolve) => {
      lost.then(
        () => (released ? undefined : resolve()),
        () => undefined,
      );
    }),
    release: async () => {
      released = true;
      // The server notices the end of a connection a little later; whoever asks next must find it free.
      await client.query('select pg_advisory_unlock_all()').catch(() => undefined);
      await end();
    },
  };
}

/** The key of an advisory lock: 64 bits of a SHA-256, as PostgreSQL's bigint. */
function lockKey(name: string): string {
  return createHash('sha256').update(name).digest().readBigInt64BE(0).toString();
}

async function endAndThrow({ end }: Dedicated, error: unknown): Promise<never> {
  await end();
  throw error;
}
