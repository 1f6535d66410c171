/** Steps of a count in words: the names that the election gives, figures grouped, comparisons each with its verdict. */

import type { Contest, Election, Finding, Fraction, Option, Step } from '@saylau/core';
import { languages } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { Names } from './names.js';
import { sayIn } from './say-in.js';
import { type StepWords, tellStep } from './steps.js';

const fraction = (num: bigint, den = 1n): Fraction => ({ num, den });
const named = (en: string) => ({ kk: `${en} (kk)`, ru: `${en} (ru)`, en });
const list = (id: string): Option => ({ id, name: named(id.toUpperCase()), role: 'list', tags: [] });
const contest: Contest = {
  id: 'list',
  name: {},
  part: 'list',
  area: 'all',
  options: [list('a'), list('b'), { id: 'against-all', name: {}, role: 'against-all', tags: [] }],
  polls: [],
  declared: {},
} as unknown as Contest;
const election = {
  id: 'e',
  name: named('Election'),
  areas: [
    { id: 'all', name: named('Country'), kind: 'country', weight: fraction(1n) },
    { id: 'abai', name: named('Abai'), parent: 'all', kind: 'region', weight: fraction(1n) },
  ],
  parties: new Map(),
  contests: [contest],
} as unknown as Election;
const parts = { names: new Map([['list', named('Lists')]]), ballots: new Map(), lines: new Map() };

const wordsIn = (language: 'kk' | 'ru' | 'en', steps: readonly Step[] = []): StepWords => {
  const texts = sayIn(language);
  return { texts, names: new Names(texts, election, parts), contest: 'list', steps };
};
const english = wordsIn('en');

const bound = { amount: fraction(1n, 20n), strict: false };
const finding = (holds: Finding['holds'], more: Partial<Finding>): Finding => ({
  kind: 'share',
  bound,
  holds,
  missing: [],
  ...more,
});
const admit: Step = {
  cites: [],
  step: 'condition',
  use: 'admit',
  condition: { kind: 'share', bound, of: { terms: [{ sign: 1, line: 'options' }] } },
  holds: 'yes',
  findings: [
    finding('yes', { option: 'a', area: 'all', value: fraction(50_001n), of: { value: fraction(1_000_000n) } }),
    finding('no', { option: 'b', area: 'abai', value: fraction(3n), of: { value: fraction(100n) } }),
    finding('unknown', { option: 'a', area: 'abai', missing: ['valid'] }),
  ],
};

describe('a step', () => {
  it('that is a condition has its demand, and its comparisons with as many decimals as tell them from the bound', () => {
    expect(tellStep(english, admit)).toEqual({
      sentence: 'To take part in the distribution: at least 5\u00a0% (of: votes for all lists)',
      findings: [
        { holds: 'yes', sentence: 'A: 50,001 of 1,000,000 = 5.0001\u00a0%' },
        { holds: 'no', sentence: 'Abai — B: 3 of 100 = 3.00\u00a0%' },
      ],
      silent: '1 area. Missing: valid ballots.',
    });
  });

  it('that gives out whole quotas has a table, its numbers as the language writes them', () => {
    const rows = [{ option: 'a', votes: 12_345n, seats: 3, remainder: fraction(5n, 2n) }];
    const told = tellStep(wordsIn('ru'), { cites: [], step: 'whole', rows });
    expect(told.table?.rows).toEqual([['A (ru)', '12\u202f345', '3', '2,5']]);
    expect(told.table?.heads).toHaveLength(4);
  });

  it('names the last seat by quotient alone while a lot for it is open', () => {
    const lot: Step = { cites: [], step: 'lot', among: ['a', 'b'], seats: 1 };
    const last = { option: 'a', seat: 2, value: fraction(7n) };
    const divisors: Step = { cites: [], step: 'divisors', last, next: { ...last, option: 'b' } };
    expect(tellStep(wordsIn('en', [lot, divisors]), divisors).sentence).toBe(
      'The last seat: quotient 7, the same for A, B.',
    );
    expect(tellStep(english, divisors).sentence).toContain('The last seat: A, its seat no. 2');
  });

  it.each(languages)('is a sentence in %s, whose names are in that language too', (language) => {
    const elected: Step = { cites: [], step: 'elected', round: 1, options: ['a', 'against-all'] };
    const { sentence } = tellStep(wordsIn(language), elected);
    expect(sentence).toContain(language === 'en' ? 'A' : `A (${language})`);
    expect(sentence).toContain(sayIn(language).say('option.against-all'));
    expect(sentence).not.toMatch(/[{}…]/);
  });
});
