/** The law behind an act: the provisions of the statutes that the elections of a log are held under. */

import { type ActKind, actKinds, type RecordState } from '@saylau/acts';
import { behindAct, heldOn, type Provision, type Statute } from '@saylau/core';
import { jsonOf } from '@saylau/formats/outcome-json';
import type { LawBehindView } from './shapes.js';

/** Of one election. */
type LawBehind = LawBehindView['elections'][number];

/** Undefined for a word that is no act. */
export function lawBehindView(state: RecordState, act: string): LawBehindView | undefined {
  const kind = actKinds.find((known): known is ActKind => known === act);
  if (kind === undefined) return undefined;
  const elections = state.elections().map(({ election: { id, office, date, statute: named } }): LawBehind => {
    const statute = named === undefined ? undefined : state.definition?.statutes?.get(named);
    if (statute === undefined) return { election: id, provisions: [] };
    const provisions = behindAct(statute, kind, [office]).map((provision) => provisionOn(statute, provision, date));
    return { election: id, statute: statute.id, provisions };
  });
  return { act, elections };
}

/** A provision with the version that holds on a day: two where the day lies in a month of change; none. */
function provisionOn(statute: Statute, provision: Provision, day: string): LawBehind['provisions'][number] {
  const { id, says, type, history } = provision;
  const held = heldOn(history, day);
  const subject = statute.subjects.find(({ provisions }) => provisions.includes(provision))?.id ?? '';
  const versions = held.is === 'version' ? [held.version] : held.is === 'ambiguous' ? held.between : [];
  return { id, subject, says, type, versions: versions.map(jsonOf) };
}
