/** Faults: what can be wrong with a file. The closed list of codes; the sentences for users live in the texts, by code. */

/** Every code, grouped by the reader that gives it. Meanings: docs/errors.md (a test holds both equal). */
export const faultCodes = [
  // raw text
  'text-too-large',
  'text-encoding',
  'text-control',
  'text-bidi',
  'text-invisible',
  'text-digit',
  // JSON, YAML, CSV
  'json-syntax',
  'yaml-syntax',
  'yaml-alias',
  'yaml-tag',
  'too-deep',
  'duplicate-key',
  'number-unsafe',
  'csv-syntax',
  'csv-header',
  'csv-duplicate-row',
  'ragged',
  // files of a folder
  'file-missing',
  'file-unexpected',
  'format-unknown',
  // the shape of a value
  'missing',
  'unknown-key',
  'wrong-type',
  'not-one-of',
  'conflicting-keys',
  'empty',
  'too-many',
  'out-of-range',
  'bad-id',
  'bad-date',
  'bad-fraction',
  'bad-sum',
  'bad-condition',
  'bad-value',
  'missing-language',
  'figure-negative',
  'figure-not-whole',
  // how values of one file belong together
  'duplicate-id',
  'area-cycle',
  'area-orphan',
  'area-roots',
  'area-outside',
  'option-is-line',
  'unknown-area',
  'unknown-option',
  'unknown-line',
  'unknown-part',
  'unknown-party',
  'unknown-contest',
  'unknown-source',
  'unknown-act',
  'unknown-instrument',
  'unknown-provision',
  'missing-word',
  'unknown-register',
  'not-open',
  'version-order',
  'version-overlap',
  'version-state',
  // tables read as a stream, and gzip around them
  'csv-quotes',
  'csv-column-missing',
  'csv-column-unknown',
  'csv-column-twice',
  'csv-columns-both',
  'csv-formula',
  'gzip-corrupt',
  'gzip-truncated',
  'gzip-too-large',
  // polling days
  'bad-station-id',
  'id-confusable',
  'rehearsal-unmarked',
  'rehearsal-marked',
  'unknown-statute',
  'no-rules',
  'station-two-contests',
  'times-order',
  // protocols
  'unknown-election',
  'unknown-round',
  'unknown-station',
  'rehearsal-mixed',
  'ballot-not-here',
  'station-two-areas',
  'protocol-twice',
  'bad-time',
  'figure-too-large',
  'figure-out-of-place',
  'no-form',
] as const;

export type FaultCode = (typeof faultCodes)[number];

/** One thing wrong with one file. */
export interface Fault {
  readonly code: FaultCode;
  /** Name of the file as the caller gave it. */
  readonly file: string;
  /** `line:column`, a path such as `/contests/0/area`, or both: `12:5 /contests/0/area`. Empty: the whole file. */
  readonly place: string;
  /** What the sentence for the code needs: the word found, the words allowed, the nearest known word (`nearest`). */
  readonly params: Readonly<Record<string, string | number>>;
}

/** What every reader gives: the value, or all the faults of the input at once (at least one). */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };
