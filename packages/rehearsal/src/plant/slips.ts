/** Slips of a typist, made on purpose. */

import { type Cause, largestFigure } from '@saylau/core';

/** A slip within one figure. */
export type DigitSlip = 'digits-swapped' | 'digit-wrong' | 'digit-extra' | 'digit-missing';
export const digitSlips: readonly DigitSlip[] = ['digits-swapped', 'digit-wrong', 'digit-extra', 'digit-missing'];

/** Every figure that one slip of this kind makes of `meant`, each once. */
export function typedFor(kind: DigitSlip, meant: number): readonly number[] {
  const text = String(meant);
  const texts = Array.from(text, (_, place) => slipsAt(kind, text, place)).flat();
  const typed = [...texts, ...(kind === 'digit-extra' ? digits.map((digit) => `${text}${digit}`) : [])];
  const sound = typed.filter((one) => /^(?:0|[1-9]\d*)$/u.test(one) && one !== text).map(Number);
  return [...new Set(sound)].filter((figure) => figure <= largestFigure);
}

const digits = [...'0123456789'];

function slipsAt(kind: DigitSlip, text: string, place: number): readonly string[] {
  const [before, own, after] = [text.slice(0, place), text.slice(place, place + 1), text.slice(place + 1)];
  switch (kind) {
    case 'digits-swapped':
      return after === '' ? [] : [`${before}${after.slice(0, 1)}${own}${after.slice(1)}`];
    case 'digit-wrong':
      return digits.map((digit) => `${before}${digit}${after}`);
    case 'digit-extra':
      return digits.map((digit) => `${before}${digit}${own}${after}`);
    case 'digit-missing':
      return [`${before}${after}`];
  }
}

/** Whether two slips are the same; the order of swapped lines does not matter. */
export function isSame(one: Cause, other: Cause): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf(cause: Cause): string {
  if (cause.kind === 'lines-swapped') return [cause.kind, ...cause.lines.toSorted()].join(' ');
  return [cause.kind, cause.line, 'from' in cause ? cause.from : '', cause.to].join(' ');
}
