/** The start page on a polling day: the record's election stands there with its headline, and with how far the count is. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HomeDay } from '../../../web/src/pages/home/data.js';
import { Site } from '../http/site.test-kit.js';
import { withheldNight } from '../record/withheld.test-kit.js';

let site: Site;
beforeAll(async () => {
  site = await Site.open();
  const { real } = site.context;
  const { acts, documents } = withheldNight('repeat-before-the-day');
  for (const [sha256, bytes] of documents) await real.store.putDocument(sha256, bytes);
  const log = await real.records.create('example.org/xx-2025-06-01', 'day');
  await log.submit(acts);
});
afterAll(() => site.close());

test('elections that are counted have their headlines, of one version with how far the count is', async () => {
  const { data } = await site.json<{ data: { days: readonly HomeDay[] } }>('/en/data.json');
  expect(data.days).toMatchObject([
    {
      origin: 'example.org/xx-2025-06-01',
      elections: [
        {
          ref: { election: 'xx-2025-council' },
          expected: 24,
          counted: 1,
          isSettled: false,
          stage: 'counting',
          headline: { kind: 'chamber', chamber: { seats: 12 } },
        },
        { ref: { election: 'xx-2025-question' }, counted: 0, stage: 'none' },
      ],
    },
  ]);
});
