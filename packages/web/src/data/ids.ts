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

/** The number that a station is known by where it lies: its id ends in it; the id where it does not. */
export function stationNumber(id: string): string {
  return /\d+$/.exec(id)?.[0].replace(/^0+(?=\d)/, '') ?? plainId(id);
}

/** A station as lists tell it: "№ 12", and its name where it has one. */
export function stationLabel(id: string, name = ''): string {
  return [`№ ${stationNumber(id)}`, name].filter(Boolean).join(', ');
}

/** What all of them begin with; never the whole of one. */
export function commonStart(ids: readonly string[]): string {
  const [first = '', ...others] = ids;
  let length = Math.max(0, first.length - 1);
  for (const other of others) {
    length = Math.min(length, other.length - 1);
    while (length > 0 && !other.startsWith(first.slice(0, length))) length -= 1;
  }
  // A number is not cut in two.
  return first.slice(0, length).replace(/\d+$/, '');
}

/** Where a protocol stands on its station's page. */
export function protocolAnchor(contest: string): string {
  return `protocol-${wordOf(contest)}`;
}
