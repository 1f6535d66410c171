/** A lease as an advisory lock of PostgreSQL: it lives as long as its connection. */

import { createHash } from 'node:crypto';
import type { ClientConfig } from 'pg';
import type { Lease } from '../database.js';
import { type Dedicated, dedicate } from './dedicated.js';

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
export function lockKey(name: string): string {
  return createHash('sha256').update(name).digest().readBigInt64BE(0).toString();
}

async function endAndThrow({ end }: Dedicated, error: unknown): Promise<never> {
  await end();
  throw error;
}
