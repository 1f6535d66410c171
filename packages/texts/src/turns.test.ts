/** How a history is told. */

import { expect, it } from 'vitest';
import { tellingTurns } from './turns.js';

const wordsOf = (version: { readonly value: string } | undefined): string => version?.value ?? 'none';

it('what says the same as before is left out', () => {
  const turns = [
    { from: '2021-01-01', version: { value: '7' } },
    { from: '2022-01-01', version: { value: '5' } },
    { from: '2023-01-01', version: { value: '5' } },
  ];
  expect(tellingTurns('7', turns, wordsOf)).toEqual([{ from: '2022-01-01', words: '5' }]);
});
