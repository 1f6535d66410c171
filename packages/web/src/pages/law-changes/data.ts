/** The law on two days: what changed between them. */

import type { Text } from '@saylau/core';
import { isDay } from '@saylau/formats/leaves';
import { type Changes, changesBetween } from '../../data/law-history.js';
import type { Library } from '../../data/library.js';
import { toldHistory } from '../../data/told-history.js';
import type { ElectionRef } from '../../site/address.js';
import { refOf, type StatuteRef } from '../law/data.js';

/** An election that can be counted again under the law of another day. */
export interface CountedElection {
  readonly ref: ElectionRef;
  readonly name: Text;
  readonly date: string;
}

export interface LawChangesData {
  readonly statute: StatuteRef;
  readonly earlier: string;
  readonly later: string;
  readonly changes: Changes;
  readonly elections: readonly CountedElection[];
}

/** `hasLaboratory`: the site has pages that count an election again. */
export function lawChangesPage(
  { statutes, archive }: Library,
  [id = '', one = '', other = '']: readonly string[],
  hasLaboratory: boolean,
): LawChangesData | undefined {
  const statute = statutes.get(id);
  if (statute === undefined || !isDay(one) || !isDay(other)) return undefined;
  const [earlier, later] = one <= other ? [one, other] : [other, one];
  return {
    statute: refOf(statute),
    earlier,
    later,
    changes: changesBetween(toldHistory(statute), earlier, later, statute.comparison?.highlights ?? []),
    elections: (hasLaboratory ? electionsUnder(archive, id) : []).filter(
      ({ date }) => date === earlier || date === later,
    ),
  };
}

/** Elections of the past with votes for seats, the first one first. */
export function electionsUnder(archive: Library['archive'], statute: string): readonly CountedElection[] {
  return archive
    .filter(({ loaded }) => loaded.statute?.id === statute)
    .filter(({ loaded }) => loaded.election.contests.some(({ polls }) => polls.length > 0))
    .map(({ ref, loaded: { election } }) => ({ ref, name: election.name, date: election.date }));
}
