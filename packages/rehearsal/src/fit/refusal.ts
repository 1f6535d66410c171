/** Why nothing can be fitted: a value that is handed back, never an exception. */

/** Closed list of reasons. */
export type RefusalCode =
  /** A number is negative, not whole or beyond 2^53. */
  | 'not-whole'
  /** The least amounts together are more than the total, or the most that has a place is less. */
  | 'no-room'
  /** The rows of a table add up to something else than its columns. */
  | 'margins-differ'
  /** The cells that must stay zero, or the most a cell may hold, leave no table with these margins. */
  | 'no-table'
  /** Published figures that no whole numbers can meet together. */
  | 'contradiction'
  /** Neither whole numbers nor a proof that there are none were found. */
  | 'not-found';

export interface Refusal {
  readonly refused: RefusalCode;
}

/** Was it refused? */
export function isRefusal<T extends object>(answer: T | Refusal): answer is Refusal {
  return 'refused' in answer;
}

/** Can all these be counts: whole, not negative, below 2^53? */
export function areCounts(numbers: readonly number[]): boolean {
  return numbers.every((number) => Number.isSafeInteger(number) && number >= 0);
}

/** The sum of a list of counts. */
export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
