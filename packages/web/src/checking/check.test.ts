/** The check that a browser runs, on bundles sound and tampered with: it says what the command says. */

import { readFileSync } from 'node:fs';
import { holds } from '@saylau/verify';
import { beforeAll, describe, expect, it } from 'vitest';
import { besides } from './beside.js';
import { CheckFailed, checkLog } from './check.js';
import { type BrowserCrypto, browserCrypto } from './crypto.js';
import { judged } from './judgement.js';
import type { CheckDone, CheckProgress } from './messages.js';

const bundle = (name: string): Blob =>
  new Blob([readFileSync(new URL(`../../../../tests/record/bundles/${name}`, import.meta.url))]);
const trust = { keys: '', policy: '' };
let crypto: BrowserCrypto;
beforeAll(async () => {
  crypto = await browserCrypto();
});

const told: CheckProgress[] = [];
const check = (name: string, more: object = {}): Promise<CheckDone> =>
  checkLog({ log: { from: 'file', file: bundle(name) }, ...trust, ...more }, crypto, (one) => told.push(one));
const failedIn = ({ verification }: CheckDone): readonly string[] =>
  verification.claims.flatMap(({ claim, status }) => (status === 'failed' ? [claim] : []));

describe('a sound night', () => {
  it.each(['sound-night.saylau', 'sound-evening-packed.saylau.gz'])('%s holds, and is counted again', async (name) => {
    const done = await check(name);
    expect(holds(done.verification)).toBe(true);
    expect(done).toMatchObject({ isRehearsal: true, isOwnCrypto: true });
    expect(done.signatures).toBeGreaterThan(10);
    expect(done.counted).toMatchObject({ size: done.verification.size });
    expect(done.counted.elections[0]?.contests.length).toBeGreaterThan(0);
  });

  it('is told from its first reading to its last leaf', async () => {
    told.length = 0;
    const { verification } = await check('sound-night.saylau');
    expect(new Set(told.map(({ stage }) => stage))).toEqual(new Set(['fetching', 'checking', 'counting']));
    expect(told.at(-1)).toMatchObject({ leaves: verification.size, of: verification.size });
  });

  it('is counted at the size that a page shows, and stands beside it figure by figure', async () => {
    const whole = await check('sound-night.saylau');
    const earlier = await check('sound-night.saylau', { countAt: whole.verification.size - 20 });
    expect(earlier.counted.size).toBe(whole.verification.size - 20);
    const [shown] = whole.counted.elections;
    const [found] = earlier.counted.elections;
    if (shown === undefined) throw new Error('nothing was counted');
    expect(besides(shown, shown).flatMap(({ differing }) => differing)).toEqual([]);
    expect(besides(shown, undefined).flatMap(({ differing }) => differing).length).toBeGreaterThan(0);
    expect(besides(shown, found).length).toBe(shown.contests.length);
  });
});

describe('a sound night, for the page that it is checked on,', () => {
  it('is what the page shows, another record, of another size, or of other figures', async () => {
    const done = await check('sound-night.saylau');
    const { origin, size } = done.verification;
    const [election] = done.counted.elections;
    const [contest, ...others] = election?.contests ?? [];
    if (election === undefined || contest === undefined) throw new Error('nothing was counted');
    const forged = { ...contest, result: { ...contest.result, figures: { ...contest.result?.figures, turnout: 1 } } };
    expect(judged(done)).toMatchObject({ is: 'sound' });
    expect(judged(done, origin, { size, election })).toMatchObject({ is: 'sound' });
    expect(judged(done, `${origin}2`)).toEqual({ is: 'other-log', origin: `${origin}2` });
    expect(judged(done, origin, { size: size + 1, election })).toMatchObject({ is: 'other-size' });
    expect(judged(done, origin, { size, election: { ...election, contests: [forged, ...others] } })).toEqual({
      is: 'other-figures',
      number: 1,
    });
    const tampered = await check('figure-changed.saylau');
    expect(judged(tampered, origin, { size, election })).toMatchObject({ is: 'unsound' });
  });
});

describe('a bundle that was tampered with', () => {
  it.each([
    ['figure-changed.saylau', 'tree'],
    ['signature-wrong.saylau', 'signatures'],
    ['total-differs.saylau', 'totals'],
    ['result-seats-wrong.saylau', 'results'],
    ['document-swapped.saylau', 'documents'],
    ['truncated.saylau', 'bundle'],
  ])('%s fails %s', async (name, claim) => {
    expect(failedIn(await check(name))).toContain(claim);
  });

  it.each(['head-malformed.saylau', 'gzip-garbage.saylau.gz'])('%s is none', async (name) => {
    await expect(check(name)).rejects.toThrow(CheckFailed);
  });
});

it('keys and policies that are none are told before anything is read', async () => {
  await expect(check('sound-night.saylau', { keys: 'nobody' })).rejects.toMatchObject({ trouble: 'bad-key' });
  await expect(check('sound-night.saylau', { policy: 'trust me' })).rejects.toMatchObject({ trouble: 'bad-policy' });
});
