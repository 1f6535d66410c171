/** Totals that commissions declared beside the sums of the protocols counted, as both stand at the end. */

import type { DeclaredView, RecordState } from '@saylau/acts';
import type { Row } from '@saylau/core';
import type { Failure } from './claims.js';
import type { Ledger } from './ledger.js';
import { contestsOf, type Voted } from './protocols.js';
import { rowsByArea } from './rows-by-area.js';

/** What the stations of an area that vote on a contest come to. */
interface Sums {
  /** Undefined where a counted protocol lacks the figure: its votes are withheld. */
  of(line: string): number | undefined;
  /** Stations whose protocol is neither counted nor annulled. */
  readonly open: number;
}

/** Answers `totals`. */
export function checkTotals(state: RecordState, ledger: Ledger): void {
  const declared = state.declared();
  const rows = rowsByArea(
    state.definition?.day.stations,
    declared.map(({ area }) => area),
  );
  const voted = new Map([...contestsOf(state)].map((one) => [`${one.election} ${one.view.contest}`, one]));
  for (const one of declared) {
    const contest = voted.get(`${one.election} ${one.contest}`);
    ledger.checked('totals');
    if (contest !== undefined) compare(one, sumsOf(state, contest, one.area, rows.get(one.area) ?? []), ledger);
  }
}

function sumsOf(state: RecordState, { election, view, table, index }: Voted, area: string, rows: readonly Row[]): Sums {
  const own = rows.filter((row) => table.contestOf[row] === index);
  const protocols = own.map((row) => state.protocol(election, view.contest, table.stations.ids[row] ?? ''));
  const counted = protocols.filter((protocol) => protocol?.counted === true).length;
  const annulled = protocols.filter((protocol) => protocol?.state === 'annulled').length;
  const sums = counted === 0 ? undefined : state.sums(election, view.contest, area);
  const of = (line: string): number | undefined => (sums === undefined ? 0 : sums[line]);
  return { of, open: own.length - counted - annulled };
}

/** While stations are missing a total can only be too small: how much they will bring nobody knows. */
function compare({ leaf, election, contest, area, figures }: DeclaredView, sums: Sums, ledger: Ledger): void {
  if (sums.open > 0) ledger.cannot('totals', 'unsettled');
  for (const [line, stated] of Object.entries(figures)) {
    const found = sums.of(line);
    if (found === undefined) ledger.cannot('totals', 'withheld');
    else if (sums.open > 0 ? stated < found : stated !== found) {
      const failure: Failure = { code: 'total-differs', leaf, election, contest, area, line, stated, found };
      ledger.fail('totals', failure);
    }
  }
}
