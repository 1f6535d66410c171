/** A reform as a difference of two days. */

import { expect, test } from 'vitest';
import { lawDiff } from './diff.js';
import { provision, statute, system, version } from './law.test-kit.js';

const law = statute(
  [
    provision('changed', version('2007-01-01', 7), version('2021-06-05', 5)),
    provision(
      'renewed',
      version('2007-01-01', 3),
      version('2021-06-05', 3, { by: 'el-2021', cite: { act: 'EL', article: '9', sources: [] } }),
    ),
    provision('began', version('2021-06-05', 1)),
    provision('ended', version('2007-01-01', 1, { to: '2020-01-01' })),
    provision(
      'read-anew',
      version('2007-01-01', 1),
      version('2021-06-05', 1, { reading: { value: 2, says: { kk: 'қ', ru: 'р', en: 'e' } } }),
    ),
    provision('lost', version('2007-01-01', 1), version('2021-06-05', undefined, { state: 'unspecified' })),
    provision('doubtful', version('2007-01-01', 1), version('2021-06', 2)),
    provision('back', version('2007-01-01', 1), version('2010-01-01', 2), version('2015-01-01', 1)),
  ],
  [system('2007-01-01', { parts: {} }), { from: '2022-06-08', state: 'gap' }, system('2023-01-01', { parts: {} })],
);

const changed = (earlier: string, later: string) =>
  lawDiff(law, earlier, later).provisions.map(({ provision: { id } }) => id);

test('a provision is listed where its state, value or reading is another, not where only its citation is', () => {
  expect(changed('2008-01-01', '2021-06-10')).toEqual(['changed', 'began', 'ended', 'read-anew', 'lost', 'doubtful']);
});

test('the same day, and the other way round', () => {
  expect(changed('2021-06-10', '2021-06-10')).toEqual([]);
  expect(changed('2021-06-10', '2008-01-01')).toEqual(changed('2008-01-01', '2021-06-10'));
});

test('both days of a change are given with it', () => {
  const [first] = lawDiff(law, '2008-01-01', '2022-01-01').provisions;
  expect(first).toMatchObject({ subject: 'all', before: { version: { value: 7 } }, after: { version: { value: 5 } } });
});

test('a system that fell away is listed; one composed as before is not', () => {
  expect(lawDiff(law, '2021-01-01', '2022-07-01').systems).toMatchObject([
    { before: { is: 'version' }, after: { version: { state: 'gap' } } },
  ]);
  expect(lawDiff(law, '2021-01-01', '2023-02-01').systems).toEqual([]);
});
