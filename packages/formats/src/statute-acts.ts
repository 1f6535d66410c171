/** Official acts of a statute: the provisions behind each (`acts.yaml`, docs/formats/statute.md). */

import { officialActs, type Provision, type Statute } from '@saylau/core';
import type { At } from './at.js';
import { dottedId, id, known } from './leaves.js';
import { nearest } from './nearest.js';
import { list, optional, record, required, type Shape, shape } from './shape.js';

type OfficialActs = Statute['officialActs'];

/** The acts of a statute, checked against its provisions and the offices of its systems. */
export function officialActsShape(
  provisions: ReadonlyMap<string, Provision>,
  offices: ReadonlySet<string>,
): Shape<OfficialActs> {
  const ground = record({
    offices: optional(distinct(id, (office, at) => knownOffice(office, offices, at))),
    provisions: required(distinct(dottedId, (one, at) => known('unknown-provision', one, provisions, at))),
  });
  const grounds = optional(list(ground, 1));
  const file = record({
    officialActs: required(record(Object.fromEntries(officialActs.map((act) => [act, grounds])))),
  });
  return shape<OfficialActs>({}, (value, at) => file.read(value, at).officialActs);
}

/** Ids, at least one, each checked and none twice. */
function distinct(item: Shape<string>, check: (read: string, at: At) => void): Shape<readonly string[]> {
  const ids = list(item, 1);
  return shape<readonly string[]>([], (value, at) => {
    const read = ids.read(value, at);
    for (const [index, one] of read.entries()) {
      check(one, at.in(index));
      if (one !== '' && read.indexOf(one) !== index) at.in(index).fault('duplicate-id', { id: one });
    }
    return read;
  });
}

/** Where no office could be read nothing is said of it: the systems have faults of their own. */
function knownOffice(found: string, offices: ReadonlySet<string>, at: At): void {
  if (found === '' || offices.size === 0 || offices.has(found)) return;
  at.fault('not-one-of', { found, allowed: [...offices].join(', '), ...nearest(found, offices) });
}
