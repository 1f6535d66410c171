/** Where data lie: of every election, of every day that was played, and of the law. */

import type { Text } from '@saylau/core';
import type { Library } from '../../data/library.js';
import { type ElectionRef, rehearsalPrefix } from '../../site/address.js';
import { dataPath } from '../../site/data-files.js';

export interface ElectionWithData {
  readonly ref: ElectionRef;
  readonly name: Text;
  /** ISO day. */
  readonly date?: string;
}

export interface AllDataData {
  /** The newest first. */
  readonly elections: readonly ElectionWithData[];
  readonly rehearsals: readonly ElectionWithData[];
  readonly laws: readonly {
    readonly id: string;
    readonly name: Text;
    readonly provisions: number;
    readonly path: string;
  }[];
}

export function allDataPage({ archive, logs, statutes }: Library): AllDataData {
  const live = logs
    .filter(({ kind }) => kind === 'day')
    .flatMap(({ date, elections }) => elections.map(({ id, name }) => withData({ election: id }, name, date)));
  const past = archive.map(({ ref, loaded: { election } }) => withData(ref, election.name, election.date));
  return {
    elections: [...live, ...past.reverse()],
    rehearsals: logs.flatMap(({ rehearsal, date, elections }) =>
      rehearsal === undefined
        ? []
        : elections.map(({ id, name }) =>
            withData({ election: id.slice(rehearsalPrefix.length), rehearsal }, name, date),
          ),
    ),
    laws: [...statutes.values()].map(({ id, name, subjects }) => ({
      id,
      name,
      provisions: subjects.reduce((sum, { provisions }) => sum + provisions.length, 0),
      path: dataPath({ file: `${id}.json` }),
    })),
  };
}

function withData(ref: ElectionRef, name: Text, date: string | undefined): ElectionWithData {
  return { ref, name, ...(date === undefined ? {} : { date }) };
}
