/** A way back in for who runs the server, when no administrator can sign in any more. */

import { randomBytes } from 'node:crypto';
import { openStore, type Place } from '../store/open-store.js';
import type { Answer } from './errors.js';
import { Invitations, type IssuedInvitation } from './invitations.js';
import { Secrets } from './secrets.js';
import { systemSurroundings } from './surroundings.js';
import { Trail } from './trail.js';

/** Invites a new administrator, straight in the store. `access-name`, `access-name-used`; throws StoreError, as `openStore`. */
export async function rescue(place: Place, name: string): Promise<Answer<IssuedInvitation>> {
  const store = await openStore(place);
  try {
    const database = store.database('saylau');
    const surroundings = systemSurroundings;
    // Nothing is sealed here, and there is no address to be tagged: the server's own secret is not needed.
    const secrets = new Secrets(randomBytes(32), surroundings);
    const trail = new Trail(database, surroundings);
    return await new Invitations({ database, surroundings, secrets, trail }).rescue(name);
  } finally {
    await store.close();
  }
}
