/** Lines, sums and tallies: what a count reads. Everything counted comes as one tally (area × line). */

/** A line of a protocol (`registered`, `invalid`, …) or an option of the ballot, by id. */
export type LineId = string;
export type OptionId = string;
export type AreaId = string;

/** An integer count of people or ballots; undefined is *absent*, which is not zero. */
export type Figure = bigint | undefined;

/** Published or summed figures: area → line → figure. A missing area or line is absent. */
export type Tally = ReadonlyMap<AreaId, ReadonlyMap<LineId, Figure>>;

/**
 * One term of a signed sum. `line` names a line, an option, or one of the two groups
 * `options` (all candidates, lists or answers) and `against-all` (the line against all; nothing where the ballot has none).
 */
export interface Term {
  readonly sign: 1 | -1;
  readonly line: LineId;
}

/** A signed sum of lines: the one type for bases, turnout and control equations. A bare count is allowed as base. */
export type Sum = { readonly terms: readonly Term[] } | { readonly count: bigint };

/** The value of a sum, or the lines that are absent and so keep it from being known. */
export type SumResult =
  | { readonly known: true; readonly value: bigint }
  | { readonly known: false; readonly missing: readonly LineId[] };

/** `a + b - c` as text, the form of sums in every file. */
export function sumText(sum: Sum): string {
  if ('count' in sum) return sum.count.toString();
  return sum.terms
    .map(({ sign, line }, index) => `${sign < 0 ? (index === 0 ? '-' : ' - ') : index === 0 ? '' : ' + '}${line}`)
    .join('');
}

/** Reads "valid + against-all - blank" or "6366441"; undefined where the text is no sum. */
export function parseSum(text: string): Sum | undefined {
  const plain = text.trim();
  if (/^\d{1,30}$/.test(plain)) return { count: BigInt(plain) };
  if (!/^-?\s*[a-z][a-z0-9-]*(\s+[+-]\s+[a-z][a-z0-9-]*)*$/i.test(plain)) return undefined;
  const terms = [...plain.matchAll(/([+-]?)\s*([a-z][a-z0-9-]*)(?=\s|$)/gi)];
  return { terms: terms.map(([, sign, line = '']): Term => ({ sign: sign === '-' ? -1 : 1, line })) };
}
