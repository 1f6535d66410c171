/** The official acts that the law knows are those of the record. */

import { expect, test } from 'vitest';
import { actKinds } from '../../packages/acts/src/bodies.js';
import { officialActs } from '../../packages/core/src/law/official-acts.js';

test('the law and the record have the same acts, in the same order', () => {
  expect(officialActs).toEqual(actKinds);
});
