/** Statutes compiled to JSON: checked once when they are built, so that a command or a page loads them fast. */

import type { Statute } from '@saylau/core';
import type { Fault, Read } from './faults.js';

const format = 'saylau-statute/1';

/** The compiled form of a checked statute: one JSON text. */
export function compileStatute(statute: Statute): string {
  return JSON.stringify({ format, statute });
}

/**
 * Reads what `compileStatute` wrote. Precondition: the text comes with the program, not from a user:
 * only its format is looked at, its content was checked when it was compiled.
 */
export function statuteFromCompiled(file: string, text: string): Read<Statute> {
  const fault = (code: Fault['code'], params: Fault['params']): Read<never> => ({
    ok: false,
    faults: [{ code, file, place: '', params }],
  });
  let compiled: unknown;
  try {
    compiled = JSON.parse(text);
  } catch {
    return fault('json-syntax', { found: text.slice(0, 20) });
  }
  if (typeof compiled !== 'object' || compiled === null)
    return fault('wrong-type', { expected: 'record', found: typeof compiled });
  const found = 'format' in compiled ? String(compiled.format) : '';
  if (found !== format || !('statute' in compiled)) return fault('format-unknown', { found, expected: format });
  // Written by `compileStatute` from a checked statute, which is plain data: what stands there is a Statute.
  return { ok: true, value: compiled.statute as Statute };
}
