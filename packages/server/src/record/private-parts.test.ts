/** Withheld votes come with their act, or the act is not taken: without them nothing could be counted or compared. */

import { createHash } from 'node:crypto';
import type { Act } from '@saylau/acts';
import { nodeCrypto } from '@saylau/log/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { Site } from '../http/site.test-kit.js';
import type { OpenLog } from './open-log.js';
import { commitmentTo, wrongParts } from './private-parts.js';
import { playWithheld, withheldLeaves, withheldNight } from './withheld.test-kit.js';

const salt = createHash('sha256').update('salt').digest();
const part = (data: string) => ({ name: 'figures', salt, data: Buffer.from(data) });
const committing = (data: string): Act =>
  ({ act: 'protocol-entered', commitments: { figures: commitmentTo(nodeCrypto, part(data)) } }) as unknown as Act;

describe('the votes of an act that withholds them', () => {
  test.each([
    ['are there', '{"a":1}', true, []],
    ['are not there', '{"a":1}', false, ['missing']],
    ['are none', 'votes', true, ['figures']],
    ['are less than nothing', '{"a":-1}', true, ['figures']],
  ])('%s', (_, data, isThere, rules) => {
    const refusals = wrongParts(nodeCrypto, committing(data), isThere ? [part(data)] : []);
    expect(refusals.map(({ path, params }) => [path, params.rule])).toEqual(
      rules.map((rule) => ['/private/figures', rule]),
    );
  });

  test('are not asked for where another part is committed to', () => {
    expect(wrongParts(nodeCrypto, { commitments: { scan: '0'.repeat(64) } } as unknown as Act, [])).toEqual([]);
  });
});

describe('a log', () => {
  const night = withheldNight();
  let site: Site;
  let log: OpenLog;
  beforeAll(async () => {
    site = await Site.open();
    log = await playWithheld(site.context.rehearsal.records, site.store, night, withheldLeaves[0]);
    return () => site.close();
  });

  test('takes neither the protocol nor its second entry without their votes', async () => {
    for (const leaf of withheldLeaves) {
      const act = night.acts[leaf];
      if (act === undefined) throw new Error('there is no such act');
      const refused = [{ code: 'act-malformed', path: '/private/figures', params: { rule: 'missing' } }];
      expect(await log.submit([{ ...act, parts: [] }])).toEqual([{ refusals: refused }]);
      expect(await log.submit([act])).toMatchObject([{ index: leaf }]);
      // It stands: sent again it needs nothing.
      expect(await log.submit([{ ...act, parts: [] }])).toMatchObject([{ index: leaf, again: true }]);
    }
  });
});
