/** How many declared figures agree with the count stands on two pages: the same number on both. */

import { outcomeOf } from '@saylau/core';
import { expect, it } from 'vitest';
import { findElection, folders, idsIn } from '../packages/cli/src/data.js';
import { loadElection } from '../packages/cli/src/load.js';
import { compared } from '../packages/web/src/data/comparisons.js';
import { checkPage } from '../packages/web/src/pages/check/data.js';

it.each(idsIn(folders.elections))('%s', async (id) => {
  const loaded = await loadElection(findElection(id));
  const outcome = outcomeOf(loaded.election, loaded.law);
  const { published = [] } = checkPage({ ref: { election: id }, loaded, outcome: () => outcome });
  expect(published.reduce((sum, { agrees }) => sum + agrees, 0)).toBe(compared(outcome, loaded).agree);
});
