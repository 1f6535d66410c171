/** Why an act is refused: the closed list of codes (docs/formats/acts.md; a test holds both equal). */

export const refusalCodes = [
  // the act by itself
  'act-malformed',
  'act-too-large',
  'act-log',
  'act-id-used',
  'act-time',
  // who signed it
  'act-key-unknown',
  'act-key-revoked',
  'act-key-used',
  'act-signature',
  'act-office',
  'act-holder',
  'act-second-person',
  'act-area',
  // what it speaks of
  'act-log-kind',
  'act-log-opened',
  'act-unknown',
  'act-rehearsal',
  'act-superseded',
  'act-figures',
  'act-disclosure',
  // the state it meets
  'act-state',
  'act-established',
  'act-same-person',
  'act-figures-differ',
  'act-errors',
  'act-papers',
  'act-incomplete',
  'act-size',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** One reason. `path`: a JSON pointer into the signed act (`/act/body/figures/x`, `/signatures/0/key`), or `/received`. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly path?: string;
  readonly params: Readonly<Record<string, string | number>>;
}
