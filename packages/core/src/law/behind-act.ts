/** The provisions behind an official act: looked up in the statute, for the elections that the act is about. */

import type { OfficialAct } from './official-acts.js';
import { provisionsOf } from './on.js';
import type { Provision, Statute } from './statute.js';

/**
 * The provisions behind an act at elections of any of `offices` (the systems of the statute), each once, in the statute's order.
 * None: the statute's sources give none, which is shown as unspecified. Whether one holds on the day of the act is in its history.
 */
export function behindAct(statute: Statute, act: OfficialAct, offices: readonly string[]): readonly Provision[] {
  const grounds = (statute.officialActs[act] ?? []).filter(
    (ground) => ground.offices === undefined || ground.offices.some((office) => offices.includes(office)),
  );
  const provisions = provisionsOf(statute);
  const ids = new Set(grounds.flatMap((ground) => ground.provisions));
  return [...ids].flatMap((id) => provisions.get(id) ?? []);
}
