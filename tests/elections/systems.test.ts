/** Made elections of many systems come to what was worked out by hand. */

import { describe, expect, test } from 'vitest';
import { comparisonsOf, lineOf, outcomeOfText } from './self-contained.js';
import { chambers } from './systems/chambers.js';
import { fileOf } from './systems/made.js';
import { presidents } from './systems/presidents.js';
import { questions } from './systems/questions.js';

const all = [...presidents, ...questions, ...chambers];

describe.each(all.map((made) => [made.name, made] as const))('%s', (_, made) => {
  const outcome = outcomeOfText('made', fileOf(made));
  const declared = comparisonsOf(outcome).filter(([, { is }]) => is !== 'not-declared');

  test('every contest is counted', () => {
    expect(outcome.contests.filter(({ status }) => status !== 'counted')).toEqual([]);
  });

  test('what comes out is what was worked out', () => {
    expect(declared.filter(([, { is }]) => is !== 'agrees').map(lineOf)).toEqual([]);
    expect(declared.length + (made.nobody?.length ?? 0)).toBeGreaterThan(0);
  });

  test('nobody else is elected', () => {
    const empty = outcome.contests.filter(({ result }) => result?.kind === 'elected' && result.elected.length === 0);
    expect(empty.map(({ contest }) => contest)).toEqual(made.nobody ?? []);
  });
});
