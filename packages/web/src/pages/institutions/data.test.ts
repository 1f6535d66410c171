/** Who acts on whom on two days: what stayed, what came and went, what is not known. */

import { describe, expect, it } from 'vitest';
import { library, provision, statute } from '../../data/law.test-kit.js';
import { institutionsPage } from './data.js';

const elected = (whom: string) => ({ who: 'voters', does: 'elects', whom });
const page = institutionsPage(
  library(
    statute([
      provision('a', 'relation', ['2004-04', elected('parliament')]),
      provision(
        'b',
        'relation',
        ['2004-04', { who: 'council', does: 'elects', whom: 'mayor' }],
        ['2021-06-05', elected('mayor')],
      ),
      provision('c', 'relation', ['2004-04', { state: 'unspecified' }], ['2022-06-08', elected('judge')]),
      provision('d', 'count', ['2004-04', 7]),
    ]),
  ),
  ['xx'],
);

const told = (relations: NonNullable<typeof page>['before']['relations'] | undefined) =>
  relations?.map(({ who, whom, isKept }) => `${who} ${whom}${isKept ? ' kept' : ''}`);

describe('institutions on two days', () => {
  it('tell what stayed from what came and went', () => {
    expect(told(page?.before.relations)).toEqual(['voters parliament kept', 'council mayor']);
    expect(told(page?.after.relations)).toEqual(['voters parliament kept', 'voters mayor', 'voters judge']);
  });

  it('name what is not known, each on its day', () => {
    expect(page?.before.unknown.map((one) => one.provision)).toEqual(['c']);
    expect(page?.after.unknown).toEqual([]);
  });

  it('are no page where a statute has no relations', () => {
    expect(institutionsPage(library(statute([provision('d', 'count', ['2004-04', 7])])), ['xx'])).toBeUndefined();
  });
});
