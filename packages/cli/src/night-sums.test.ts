/** A day counted from its protocols comes to what its sums come to, end to end. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { captured } from './captured.test-kit.js';
import { type ContestJson, counted } from './night.test-kit.js';
import { folderOf, smallDay, sumsOf } from './small-day.test-kit.js';

const folder = mkdtempSync(join(tmpdir(), 'saylau-sums-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a contest came to, without where its figures are from. */
function cameTo({ contest, status, figures, percentages, turnout, result, lots, questions }: ContestJson): object {
  const values = figures.map(({ line, value }) => `${line} ${value}`).toSorted();
  return { contest, status, values, percentages, turnout, result, lots, questions };
}

describe('a random small day', () => {
  it('counted from its protocols comes to what its sums come to', async () => {
    await fc.assert(
      fc.asyncProperty(smallDay, async (day) => {
        const fromProtocols = await counted(folderOf(day, folder));
        const { out } = await captured(['count', sumsOf(day, folder), '--json']);
        const fromSums: { readonly contests: readonly ContestJson[] } = JSON.parse(out);
        const [own] = fromProtocols.elections;
        expect(own?.outcome.contests.map(({ status }) => status)).toContain('counted');
        expect(own?.outcome.contests.map(cameTo)).toEqual(fromSums.contests.map(cameTo));
      }),
      { numRuns: 25 },
    );
  });
});
