/** The closed list of acts, each with the schema of its body (docs/formats/acts.md). */

import Type, { type TProperties, type TSchema } from 'typebox';
import {
  byId,
  ClockTime,
  Count,
  Day,
  Figure,
  Figures,
  FileNamed,
  Ground,
  HeldKey,
  Id,
  KeyId,
  LeafIndex,
  LineId,
  Origin,
  Result,
  StationId,
  Totals,
  TreeSize,
  Whole,
  Words,
} from './leaves.js';
import { logKinds, replacementCauses } from './words.js';

const record = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false });

/** Whose protocol: one station, one contest of one election. */
const slot = { election: Id, contest: Id, station: StationId } as const;
/** The protocol meant: the leaf of the act that brought its current version. */
const protocol = { protocol: LeafIndex } as const;
const why = { reason: Words, ground: Ground } as const;

/**
 * Ballot papers of one ballot at the station, where the form has no lines for them: got from above, issued to voters,
 * spoiled and exchanged, left over, found in the boxes.
 */
const Papers = record({
  received: Figure,
  issued: Figure,
  spoiled: Figure,
  unused: Figure,
  found: Figure,
});

/** What a protocol says, as typed in. `repeat`: the leaf of the order under which voting was repeated. */
const entered = { ...slot, figures: Figures, papers: Type.Optional(Papers), repeat: Type.Optional(LeafIndex) } as const;

export const bodies = {
  'log-opened': record({ kind: Type.Enum(logKinds), keys: Type.Array(HeldKey, { minItems: 1, maxItems: 20 }) }),
  'key-vouched': record({ keys: Type.Array(HeldKey, { minItems: 1, maxItems: 400 }) }),
  'key-revoked': record({ key: KeyId, reason: Words }),
  'dataset-adopted': record({
    dataset: Id,
    files: Type.Array(FileNamed, { minItems: 1, maxItems: 100 }),
    counts: byId(Count),
    replaces: Type.Optional(LeafIndex),
    /** Against the dataset replaced. */
    difference: Type.Optional(byId(Whole)),
  }),
  'election-opened': record({
    election: Id,
    /** The leaf of the `polling-day` dataset that defines it. */
    definition: LeafIndex,
    /** The statute's bytes; absent where the definition brings its own rules. */
    statute: Type.Optional(FileNamed),
    /** The rules of the day that follow from it: what is counted by. */
    rules: FileNamed,
    /** Votes of a station at which the line stays below this are withheld from that day on. */
    disclosure: Type.Optional(
      record({
        line: LineId,
        below: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
        from: Day,
        ground: Ground,
      }),
    ),
  }),
  'station-opened': record({ station: StationId }),
  'station-closed': record({ station: StationId }),
  'turnout-reported': record({ station: StationId, time: ClockTime, voters: Figure }),
  'protocol-entered': record(entered),
  'paper-received': record(entered),
  'protocol-confirmed': record({ ...protocol, figures: Figures }),
  'protocol-disputed': record({ ...protocol, reason: Words, figures: Type.Optional(Figures) }),
  'protocol-returned': record({ ...protocol, reason: Words }),
  'protocol-accepted': record(protocol),
  'entry-corrected': record({ ...protocol, ...why, figures: Figures, papers: Type.Optional(Papers) }),
  'protocol-replaced': record({
    ...protocol,
    ...why,
    cause: Type.Enum(replacementCauses),
    figures: Figures,
    papers: Type.Optional(Papers),
  }),
  'protocol-annulled': record({ ...protocol, ...why }),
  'repeat-voting-ordered': record({
    election: Id,
    contest: Id,
    stations: Type.Array(StationId, { minItems: 1, maxItems: 400, uniqueItems: true }),
    date: Day,
    ...why,
  }),
  'totals-declared': record({ election: Id, contest: Id, area: Id, figures: Totals }),
  'preliminary-announced': record({
    election: Id,
    /** Leaves that it was counted from: 0 to size − 1. */
    size: TreeSize,
    results: Type.Array(Result, { minItems: 1, maxItems: 200 }),
  }),
  'result-established': record({
    election: Id,
    size: TreeSize,
    results: Type.Array(Result, { minItems: 1, maxItems: 200 }),
  }),
  'result-re-established': record({
    election: Id,
    size: TreeSize,
    results: Type.Array(Result, { minItems: 1, maxItems: 200 }),
    ...why,
  }),
  'lots-drawn': record({
    election: Id,
    contest: Id,
    drawn: Type.Array(LineId, { minItems: 1, maxItems: 1000, uniqueItems: true }),
  }),
  'decision-recorded': record({
    election: Id,
    /** The provision, or the path of the rule, that the law leaves open. */
    question: Type.String({ minLength: 1, maxLength: 200 }),
    answer: Type.Union([Type.String({ maxLength: 500 }), Whole, Type.Boolean()]),
    ground: Ground,
  }),
  'observer-copy-handed-in': record({ ...slot, figures: Figures, note: Type.Optional(Words) }),
  'figure-transcribed': record({
    election: Id,
    contest: Type.Optional(Id),
    area: Type.Optional(Id),
    round: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
    line: Type.String({ minLength: 1, maxLength: 200 }),
    /** As printed: digits, a percentage, a name. */
    value: Type.String({ minLength: 1, maxLength: 500 }),
    stage: Type.Enum(['reported', 'preliminary', 'final']),
    source: Ground,
    log: Type.Optional(Origin),
  }),
} as const satisfies Readonly<Record<string, TSchema>>;

export type ActKind = keyof typeof bodies;
export const actKinds = Object.keys(bodies) as readonly ActKind[];
