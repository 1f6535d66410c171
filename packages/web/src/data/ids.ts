/** Ids of areas and stations in addresses: without the mark of a rehearsal, which the address has already, and without slashes. */

import { rehearsalPrefix } from '../site/address.js';

/** "rehearsal/kz-2023-mazhilis/districts/smd-08" → "kz-2023-mazhilis~districts~smd-08" */
export function wordOf(id: string): string {
  return plainId(id).replaceAll('/', '~');
}

/** The id behind such a word; undefined where there is none. */
export function idOf(word: string, isThere: (id: string) => boolean): string | undefined {
  const id = word.replaceAll('~', '/');
  return [id, word, rehearsalPrefix + id].find(isThere);
}

/** An id as it is shown: its page says that it is of a rehearsal. */
export function plainId(id: string): string {
  return id.startsWith(rehearsalPrefix) ? id.slice(rehearsalPrefix.length) : id;
}
