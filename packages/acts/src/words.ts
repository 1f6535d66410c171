/** The words that acts are made of: offices, roles, states. Closed lists (docs/formats/acts.md; a test holds both equal). */

/** Who acts. `log` is no commission: it is the holder of a key that signs checkpoints. */
export const offices = ['central', 'territorial', 'district', 'precinct', 'observer', 'archive', 'log'] as const;
export type Office = (typeof offices)[number];

/** Who holds a key within an office. */
export const roles = ['chair', 'secretary', 'member'] as const;
export type Role = (typeof roles)[number];

/** What a log is of. */
export const logKinds = ['day', 'rehearsal', 'register', 'archive'] as const;
export type LogKind = (typeof logKinds)[number];

/**
 * Where a protocol stands: that of one station, for one contest.
 * `expected`: none yet. `repeat`: annulled, and repeat voting is ordered.
 */
export const protocolStates = [
  'expected',
  'entered',
  'confirmed',
  'disputed',
  'returned',
  'accepted',
  'annulled',
  'repeat',
] as const;
export type ProtocolState = (typeof protocolStates)[number];

/** Protocols in these states are counted, unless an equation of severity error is broken. */
export const countedStates: readonly ProtocolState[] = ['entered', 'confirmed', 'accepted'];

export const stationStates = ['expected', 'opened', 'closed'] as const;
export type StationState = (typeof stationStates)[number];

/** Where the result of a contest stands. `changed`: after it was established, something changed that it was counted from. */
export const contestStates = ['open', 'announced', 'established', 'changed'] as const;
export type ContestState = (typeof contestStates)[number];

/** Why a protocol was replaced by a new paper. */
export const replacementCauses = ['recount', 'court', 'commission'] as const;
