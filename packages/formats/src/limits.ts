/** Limits on what is read: generous for real elections, small enough that no file can exhaust a reader. */

export const limits = {
  /** Characters (UTF-16 units) of one JSON or CSV text. The night of 2023 is about 50 000 protocols, some 20 million characters. */
  text: 64_000_000,
  /** Characters of one YAML text: written by people. The reader's work grows faster than for JSON. */
  yaml: 1_000_000,
  /** Tokens of one YAML text: words, marks, spaces and line ends. */
  tokens: 200_000,
  /** Levels of lists and records inside each other. */
  depth: 64,
  /** Faults reported of one input; the rest is left out and said so (`too-many`). */
  faults: 1000,
  /** Characters of one line of text (a name, a summary, a note). */
  words: 10_000,
  /** Characters of one id. */
  id: 100,
  /** Digits of one figure. */
  digits: 30,
  /** Seats, candidates, members: more than any body has. Counting works in steps of one seat. */
  seats: 100_000,
  /** Rounds of one contest. */
  rounds: 100,
  /** Entries of one list or record. */
  entries: 1_000_000,
  /** Characters of one line of a table read as a stream. */
  row: 100_000,
  /** Columns of such a table. */
  columns: 5000,
  /** Rows of such a table: two hundred times the night of 2023. */
  rows: 10_000_000,
  /** Characters of a table that is read whole (stations, contests): a million stations are some 220 million. */
  table: 500_000_000,
  /** Versions of one protocol. */
  versions: 1000,
  /** Options of one contest. */
  options: 1000,
  /** Hierarchies of areas over the same stations. */
  hierarchies: 10,
  /** Times of one day at which turnout is reported. */
  times: 200,
  /** Terms of one sum: real ones have a dozen at most. */
  terms: 200,
  /** Terms of all equations of one form: a term may stand for all options of a contest, so that work grows with both. */
  formTerms: 500,
  /** Conditions inside one condition, in all. */
  conditions: 200,
} as const;
