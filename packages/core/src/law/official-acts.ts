/** Official acts as the law sees them: the provisions behind each. What the acts are and who does them: docs/formats/acts.md. */

/** The closed list of acts, in the order of docs/formats/acts.md. A repository test holds it equal to the list of the record. */
export const officialActs = [
  'log-opened',
  'key-vouched',
  'key-revoked',
  'dataset-adopted',
  'election-opened',
  'station-opened',
  'station-closed',
  'turnout-reported',
  'protocol-entered',
  'paper-received',
  'protocol-confirmed',
  'protocol-disputed',
  'protocol-returned',
  'protocol-accepted',
  'entry-corrected',
  'protocol-replaced',
  'protocol-annulled',
  'repeat-voting-ordered',
  'totals-declared',
  'preliminary-announced',
  'result-established',
  'result-re-established',
  'lots-drawn',
  'decision-recorded',
  'observer-copy-handed-in',
  'figure-transcribed',
] as const;
export type OfficialAct = (typeof officialActs)[number];

/** Provisions behind an act, at elections of these offices; without `offices` at every election. */
export interface ActGround {
  readonly offices?: readonly string[];
  /** Ids of the statute's provisions. */
  readonly provisions: readonly string[];
}
