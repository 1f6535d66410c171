/** What of a state may be shown: without votes that the rule of disclosure withholds. */

import type { Disclosure, ProtocolView, RecordState } from '@saylau/acts';
import { contestIn, sumsShown } from './figures.js';
import { isWithheld, shownTotals, withoutVotes } from './withheld.js';

/** Counted is what is shown: an outcome tells votes as well as figures do. */
export function shownOf(state: RecordState): Pick<RecordState, 'protocol' | 'sums' | 'totals'> {
  const disclosures = new Map<string, Disclosure | undefined>();
  const disclosureOf = (election: string): Disclosure | undefined => {
    if (!disclosures.has(election)) disclosures.set(election, state.election(election)?.disclosure);
    return disclosures.get(election);
  };
  return {
    totals: (election) => shownTotals(state, election),
    sums: (election, contest, area) => {
      const found = contestIn(state, election, contest);
      return found && sumsShown(state, found, area);
    },
    protocol: (election, contest, station) => {
      const protocol = state.protocol(election, contest, station);
      const isShown = protocol === undefined || !isHidden(protocol, disclosureOf(election));
      return isShown ? protocol : withoutItsVotes(state, election, contest, protocol);
    },
  };
}

function isHidden({ committed, figures }: ProtocolView, disclosure: Disclosure | undefined): boolean {
  return committed || isWithheld(disclosure, figures);
}

function withoutItsVotes(state: RecordState, election: string, contest: string, protocol: ProtocolView): ProtocolView {
  const table = contestIn(state, election, contest)?.totals.table;
  return { ...protocol, withheld: true, figures: table === undefined ? {} : withoutVotes(protocol.figures, table) };
}
