/** The quick look at equations never passes what core’s check does not, and passes what most protocols are. */

import { checkProtocol, type Form } from '@saylau/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Equations } from './equations.js';

const lines = ['registered', 'took-part', 'against-all', 'invalid'];
const options = ['x', 'y'];
const term = fc.record({
  sign: fc.constantFrom<1 | -1>(1, 1, -1),
  line: fc.constantFrom(...lines, 'options', 'against-all', 'x', 'unknown'),
});
const side = fc.oneof(
  { weight: 9, arbitrary: fc.record({ terms: fc.array(term, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ count: fc.bigInt({ min: 0n, max: 5n }) }) },
);
const control = fc.record({
  id: fc.constant('e'),
  left: side,
  right: side,
  is: fc.constantFrom<'=' | '<='>('=', '<=', '<='),
  severity: fc.constantFrom<'error' | 'warning'>('error', 'error', 'warning'),
});
const form: fc.Arbitrary<Form> = fc
  .record({ own: fc.subarray([...lines, 'options']), controls: fc.array(control, { maxLength: 2 }) })
  .map(({ own, controls }) => ({ lines: own.map((line) => ({ line })), controls }));
const figure = fc.oneof({ weight: 20, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.constant(undefined) });

test('whatever the form and the figures', () => {
  let passed = 0;
  fc.assert(
    fc.property(form, fc.array(figure, { minLength: 6, maxLength: 6 }), (own, figures) => {
      const columns = own.lines.map(({ line }) => line).filter((line) => line !== 'options');
      const names = [...columns, ...options];
      const row = names.map((_, column) => figures[column]);
      if (!new Equations(own, columns, options.length).surelyHold(row)) return;
      passed += 1;
      const given = new Map(
        names.map((name, column) => [name, row[column] === undefined ? undefined : BigInt(row[column])]),
      );
      expect(checkProtocol(own, options, given).filter(({ severity }) => severity === 'error')).toEqual([]);
    }),
    { numRuns: 3000 },
  );
  expect(passed).toBeGreaterThan(500);
});
