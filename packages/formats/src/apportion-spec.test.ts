/** The specification docs/formats/apportion.md and the code say the same. */

import { readFileSync } from 'node:fs';
import {
  type ApportionCase,
  apportionErrors,
  methods,
  minimumRules,
  overawardRules,
  remainderRules,
  solveCase,
  surplusRules,
} from '@saylau/core';
import { describe, expect, test } from 'vitest';
import { apportionErrorValue, apportionResultValue, readApportionCase } from './apportion-case.js';
import type { Plain } from './plain.js';

const spec = readFileSync(new URL('../../../docs/formats/apportion.md', import.meta.url), 'utf8');
const [cases = [], results = []] = [...spec.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block = '']) =>
  block
    .trim()
    .split('\n')
    .map((line): Plain => JSON.parse(line) as Plain),
);

/** The message is the command's own, in its user's language. */
function answerTo(given: ApportionCase): Plain {
  const result = solveCase(given);
  return result.ok
    ? apportionResultValue(result, given.problem.seats)
    : apportionErrorValue({ id: result.id, line: cases.length, code: result.code, message: '…' });
}

describe('the specification of apportionment', () => {
  test.each(cases.map((value, place) => [value, results[place]]))('example %j', (value, result) => {
    const read = readApportionCase('spec', value ?? null);
    expect(read.ok && answerTo(read.value)).toEqual(result);
  });

  test.each([...methods, ...apportionErrors, ...overawardRules, ...remainderRules, ...minimumRules, ...surplusRules])(
    'names %s',
    (word) => {
      expect(spec).toContain(`\`${word}\``);
    },
  );
});
