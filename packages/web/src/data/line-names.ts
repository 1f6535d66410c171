/** Names of the lines of a form, as the law says them, and of the options under them. */

import type { RecordState } from '@saylau/acts';
import { numberedLines, provisionsOf, slotOptions, type Text } from '@saylau/core';

export interface LineName {
  /** `3`, or `8.2` for the second option under line 8. */
  readonly number: string;
  /** Empty where neither the law nor the election says it. */
  readonly name: Text;
}

/** Line or option → its name, of one contest of a log; empty where there is no such contest. */
export function lineNames(state: RecordState, election: string, contest: string): ReadonlyMap<string, LineName> {
  const opened = state.election(election);
  const ballot = state.totals(election).find(({ table }) => table.ballot.contests.some(({ id }) => id === contest))
    ?.table.ballot;
  const own = ballot?.contests.find(({ id }) => id === contest);
  if (opened === undefined || ballot === undefined || own === undefined) return new Map();
  const statute = state.definition?.statutes?.get(opened.election.statute ?? '');
  const provisions = statute === undefined ? undefined : provisionsOf(statute);
  const { form, part } = ballot;
  return new Map(
    numberedLines(form, slotOptions(own)).map(({ number, line }) => {
      const inForm = form.lines.find((one) => one.line === line);
      const cited = opened.law.rules?.cites.get(`parts.${part}.form.lines.${line}`);
      const said = cited === undefined ? undefined : provisions?.get(cited)?.says;
      const option = own.options.find(({ id }) => id === line);
      return [line, { number, name: (inForm === undefined ? option?.name : (said ?? inForm.name)) ?? {} }];
    }),
  );
}
