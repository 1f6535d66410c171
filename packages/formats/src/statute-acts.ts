/** Official acts of a statute: the provisions behind each (`acts.yaml`, docs/formats/statute.md). */

import { type ActGround, type OfficialAct, officialActs, type Provision, type Statute } from '@saylau/core';
import type { At } from './at.js';
import { dottedId, id, known } from './leaves.js';
import { nearest } from './nearest.js';
import { list, mapOf, oneOf, optional, record, required, type Shape, shape } from './shape.js';

type OfficialActs = Statute['officialActs'];

const actsFile = record({
  officialActs: required(
    mapOf(
      oneOf(officialActs),
      list(record({ offices: optional(list(id, 1)), provisions: required(list(dottedId, 1)) }), 1),
    ),
  ),
});

/** The acts of a statute, checked against its provisions and the offices of its systems. */
export function officialActsShape(
  provisions: ReadonlyMap<string, Provision>,
  offices: ReadonlySet<string>,
): Shape<OfficialActs> {
  return shape<OfficialActs>({}, (value, at) => {
    const acts = actsFile.read(value, at).officialActs;
    for (const [act, grounds] of acts) checkGrounds(grounds, provisions, offices, at.in('officialActs').in(act));
    // The reader of the keys has taken each from the closed list.
    return Object.fromEntries(acts) as Partial<Record<OfficialAct, readonly ActGround[]>>;
  });
}

function checkGrounds(
  grounds: readonly ActGround[],
  provisions: ReadonlyMap<string, Provision>,
  offices: ReadonlySet<string>,
  at: At,
): void {
  for (const [index, ground] of grounds.entries()) {
    const place = at.in(index);
    checkOnce(ground.provisions, place.in('provisions'));
    checkOnce(ground.offices ?? [], place.in('offices'));
    for (const [n, provision] of ground.provisions.entries())
      known('unknown-provision', provision, provisions, place.in('provisions').in(n));
    for (const [n, office] of (ground.offices ?? []).entries()) {
      if (office !== '' && !offices.has(office))
        place
          .in('offices')
          .in(n)
          .fault('not-one-of', { found: office, allowed: [...offices].join(', '), ...nearest(office, offices) });
    }
  }
}

/** Reports every id that stands a second time. */
function checkOnce(ids: readonly string[], at: At): void {
  for (const [n, one] of ids.entries())
    if (one !== '' && ids.indexOf(one) !== n) at.in(n).fault('duplicate-id', { id: one });
}
