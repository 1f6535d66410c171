/** How far a contest is counted, what was declared beside it, and its turnout, in words. */

import type { Election, PollOutcome } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { Names } from './names.js';
import { tellComparison, tellStatus, tellTurnout } from './outcomes.js';
import { sayIn } from './say-in.js';
import { tellWord } from './words.js';

const english = sayIn('en');
const election = { id: 'e', name: {}, areas: [], parties: new Map(), contests: [] } as unknown as Election;
const names = new Names(english, election, { names: new Map(), ballots: new Map(), lines: new Map() });
const words = { texts: english, names, contest: 'list' };

describe('turnout', () => {
  const of = { terms: [{ sign: 1, line: 'registered' }] } as const;
  const share = { num: 22_948n, den: 100_000n };
  const turnout = { line: 'took-part', votes: 22_948n, of, base: 100_000n, share };
  const poll: PollOutcome = { turnout, comparisons: [], figures: [] } as unknown as PollOutcome;

  it('is told with its two sums, cut where the declared shares were', () => {
    const how = '22,948 (voters who took part) ÷ 100,000 (voters on the lists)';
    expect(tellTurnout(words, { poll, missing: [] })).toEqual({ share: '22.95\u00a0%', how });
    expect(tellTurnout(words, { poll, missing: [], rounding: 'down' })?.share).toBe('22.94\u00a0%');
  });

  it('that nobody can count is the declared one, with what is missing', () => {
    const comparisons = [{ what: 'turnout', key: 'turnout', declared: '54.21', is: 'not-counted' }];
    const declared = { figures: [], comparisons } as unknown as PollOutcome;
    expect(tellTurnout(words, { poll: declared, missing: ['registered'] })).toEqual({
      declared: 'declared 54.21 %',
      missing: 'cannot be counted, missing: voters on the lists',
    });
  });

  it('of which nothing is known is not told at all', () => {
    const nothing = { figures: [], comparisons: [] } as unknown as PollOutcome;
    expect(tellTurnout(words, { poll: nothing, missing: ['registered'] })).toBeUndefined();
  });
});

it('what was declared stands beside what was counted, with the sign of the difference', () => {
  const comparison = { what: 'percent', key: 'a', counted: '5.00', declared: '5.02' } as const;
  expect(tellComparison(english, { ...comparison, is: 'differs', by: '0.02' })).toBe('differs by +0.02');
  expect(tellComparison(sayIn('ru'), { ...comparison, is: 'differs', by: '-0.02' })).toContain('−0,02');
  expect(tellComparison(english, { ...comparison, is: 'differs' })).toBe('declared: 5.02');
  expect(tellComparison(english, { ...comparison, is: 'agrees' })).toBe('agrees');
});

it('a contest whose percentages are counted and whose result is not says both', () => {
  expect(tellStatus(english, { status: 'counted', percentages: [] })).toBe('counted');
  expect(tellStatus(english, { status: 'declared-only', percentages: [] })).toBe('declared only');
  const percentages = [{ line: 'a', votes: 1n, of: { count: 1n }, base: 1n }];
  expect(tellStatus(english, { status: 'declared-only', percentages })).toContain('percentages counted');
});

it('a word of a closed list is said; one that nobody knows is itself', () => {
  expect(tellWord(english, 'protocol', 'confirmed')).toBe(english.say('protocol.confirmed'));
  expect(tellWord(english, 'office', 'of-tomorrow')).toBe('of-tomorrow');
});
