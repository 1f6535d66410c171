/** What a command that could not be made ready ends with, and what it says. */

import { expect, test } from 'vitest';

interface Setup {
  readonly setupExitCode: number;
  readonly lawFault: (code: number, output: string) => { readonly exitCode: number; readonly message: string };
}

const url = new URL('../../scripts/setup.mjs', import.meta.url).href;
const { lawFault, setupExitCode }: Setup = await import(url);

test('faults of a law file end with 1, the faults first, then what to do', () => {
  const { exitCode, message } = lawFault(1, 'laws/kz/akims.yaml:2:7 /x: unknown-key\n');
  expect(exitCode).toBe(1);
  expect(message).toMatch(/^laws\/kz\/akims\.yaml:2:7 [^\n]*\nsaylau: [^\n]*Correct them; nothing was run\.$/);
});

test.each([70, 134, null])('a compiler that ended with %s has a mistake itself', (code) => {
  expect(lawFault(code ?? Number.NaN, '').exitCode).toBe(setupExitCode);
});
