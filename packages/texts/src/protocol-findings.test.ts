/** Findings in protocols in words: where, the rule with its figures, the lines, the likely slip, what to do. */

import { findingCodes, languages, type ProtocolFinding } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import type { DayWords } from './day-words.js';
import { tellCode, tellProtocolFinding } from './protocol-findings.js';
import { sayIn } from './say-in.js';

/** A day whose elections nobody knows. */
const words: DayWords = {
  place: () => 'Lists',
  area: (id) => `area ${id}`,
  contest: () => undefined,
  protocol: (named) => `protocol ${named}`,
  form: () => undefined,
};
const finding = (own: Partial<ProtocolFinding>): ProtocolFinding => ({
  code: 'line-absent',
  severity: 'error',
  lines: [],
  params: {},
  causes: [],
  ...own,
});
const english = sayIn('en');

describe('a finding', () => {
  it('is told with its figures grouped and the slip that explains it', () => {
    const told = tellProtocolFinding(
      english,
      words,
      finding({
        code: 'control',
        control: 'e1',
        station: '0034',
        lines: ['took-part'],
        params: { left: 12345, right: 12354, by: 9 },
        causes: [{ kind: 'digits-swapped', line: 'took-part', from: 12354, to: 12345 }],
      }),
    );
    expect(told).toEqual({
      where: '0034 · Lists',
      code: 'control e1',
      severity: 'error',
      sentence: 'e1. Here: 12,345 and 12,354, 9 apart.',
      lines: 'Lines: voters who took part',
      likely: ['Likely: voters who took part: two neighbouring digits changed places, 12,354 for 12,345.'],
    });
  });

  it('does not repeat lines that its sentence names', () => {
    const told = tellProtocolFinding(english, words, finding({ lines: ['valid', 'invalid'], area: 'abai' }));
    expect(told).toMatchObject({
      where: 'area abai · Lists',
      sentence: 'No figure for: valid ballots; invalid ballots.',
    });
    expect(told).not.toHaveProperty('lines');
  });

  it('names the two protocols of a room', () => {
    const params = { most: 'mazhilis list', least: 'maslikhat 3', largest: 900, smallest: 12, by: 888 };
    expect(tellProtocolFinding(english, words, finding({ code: 'room-took-part', params })).sentence).toBe(
      'Took part: 900 in protocol mazhilis list, 12 in protocol maslikhat 3, 888 apart.',
    );
  });
});

describe.each(languages)('in %s', (language) => {
  it.each(findingCodes)('%s has its rule and what to do in whole sentences', (code) => {
    const { rule, typist = '', coordinator = '' } = tellCode(sayIn(language), code);
    for (const sentence of [rule, typist, coordinator]) expect(sentence).toMatch(/^\P{Ll}.*\.$/u);
  });
});
