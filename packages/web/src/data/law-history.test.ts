/** The law on two days: what is told as changed, and what only as known of one of them. */

import { describe, expect, it } from 'vitest';
import { changesBetween, type LawHistory, type TellableVersion } from './law-history.js';

const name = { en: 'Seats' };

function version(from: string, same: number, state: TellableVersion['state'] = 'given'): TellableVersion {
  return { from, state, same, value: { en: `value ${same}` } };
}

function history(...versions: readonly TellableVersion[]): LawHistory {
  return { subjects: [{ id: 'all', name, provisions: [{ id: 'seats', says: name, versions }] }], systems: [] };
}

function changeOf(law: LawHistory, earlier = '2021-01-10', later = '2023-03-19') {
  return changesBetween(law, earlier, later, ['seats']).subjects[0]?.changes[0];
}

describe('changes of the law between two days', () => {
  it('tell a value that became another, and put it among the highlights', () => {
    const law = history(version('2004-04', 0), version('2022-06-08', 1));
    expect(changeOf(law)).toMatchObject({
      kind: 'changed',
      before: { values: [{ en: 'value 0' }] },
      after: { values: [{ en: 'value 1' }] },
    });
    expect(changesBetween(law, '2021-01-10', '2023-03-19', ['seats']).highlights).toHaveLength(1);
  });

  it('tell nothing of a new version that says the same', () => {
    expect(changeOf(history(version('2004-04', 0), version('2022-06-08', 0)))).toBeUndefined();
  });

  it('are no change of the law where the sources begin later', () => {
    const law = history(version('2022-06-08', 0));
    expect(changeOf(law)?.kind).toBe('first-known');
    expect(changesBetween(law, '2021-01-10', '2023-03-19', ['seats']).highlights).toEqual([]);
    expect(changeOf(history(version('2004-04', 0, 'unspecified'), version('2022-06-08', 1)))?.kind).toBe('first-known');
  });

  it('are not seen where the successor was not', () => {
    const law = history(version('2004-04', 0), version('2022-06-08', 1, 'superseded'));
    expect(changeOf(law)?.kind).toBe('not-seen');
  });

  it('know of a gap and of a thing that the law does not have', () => {
    expect(changeOf(history(version('2004-04', 0), version('2022-06-08', 1, 'gap')))?.kind).toBe('changed');
    expect(changeOf(history(version('2004-04', 0, 'none'), version('2022-06-08', 1)))?.kind).toBe('changed');
  });

  it('give both values of a month in which the day is not known', () => {
    const change = changeOf(history(version('2004-04', 0), version('2021-01', 1)), '2021-01-10', '2023-03-19');
    expect(change?.before).toMatchObject({ is: 'ambiguous', values: [{ en: 'value 0' }, { en: 'value 1' }] });
  });
});
