/** Which counts a printed percentage stands for. */

/** A printed percentage, taken apart: `digits` ÷ `unit` of the whole, so "54.19" is 5419 ÷ 10 000. */
export interface Printed {
  readonly digits: number;
  readonly unit: number;
}

/** Takes "54.19" apart; undefined where it is no decimal of at most six places. */
export function printedOf(percent: string): Printed | undefined {
  const [, whole = '', places = ''] = /^(\d{1,3})(?:\.(\d{1,6}))?$/u.exec(percent) ?? [];
  if (whole === '') return undefined;
  return { digits: Number(whole + places), unit: Number(`1${'0'.repeat(places.length + 2)}`) };
}

/** Whole numbers from `least` to `most`; none where `least` is greater. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** How a percentage was cut to its printed places. */
export type Rounding = 'half-up' | 'down';

/** In halves of the last printed place: from where, and before where, a share prints as these digits. */
export function edgesOf({ digits }: Printed, rounding: Rounding): { readonly from: number; readonly before: number } {
  const shift = rounding === 'down' ? 0 : 1;
  return { from: Math.max(0, 2 * digits - shift), before: 2 * digits - shift + 2 };
}

/**
 * The whole numbers that print as this percentage of `base`: of 200 voters "0.50" is 1 to 1. Exact. None (`least` >
 * `most`) where no whole number does, and where the text is no percentage.
 */
export function countsFor(percent: string, base: number, rounding: Rounding = 'half-up'): Range {
  const printed = printedOf(percent);
  if (printed === undefined) return { least: 1, most: 0 };
  const { from, before } = edgesOf(printed, rounding);
  const [unit, whole] = [2n * BigInt(printed.unit), BigInt(base)];
  // from × base ≤ 2 × unit × count < before × base
  const least = divideUp(BigInt(from) * whole, unit);
  const most = divideUp(BigInt(before) * whole, unit) - 1n;
  return { least: Number(least), most: base === 0 ? 0 : Number(most < whole ? most : whole) };
}

function divideUp(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}
