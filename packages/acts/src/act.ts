/** An act as a value: what is signed, the signed act, and the leaf that the log keeps. Schemas are JSON Schema. */

import Type, { type Static } from 'typebox';
import type { ActKind, bodies } from './bodies.js';
import { As, byId, Cite, Instant, KeyId, Origin, Sha256Hex, Signature64 } from './leaves.js';

export const actFormat = 'saylau-act/1';

/** Body of an act of one kind. */
export type Body<K extends ActKind> = Static<(typeof bodies)[K]>;

/** Whose act it is. */
export type ActedAs = Static<typeof As>;

/** How another log stood. */
export type LogCite = Static<typeof Cite>;

/** What is signed: RFC 8785 bytes of this. */
export interface ActOf<K extends ActKind> {
  readonly format: typeof actFormat;
  /** Origin of the log it is meant for: it is refused by every other. */
  readonly log: string;
  /** 22 characters of base64url, drawn by chance: an act sent twice is one act. */
  readonly id: string;
  readonly act: K;
  readonly as: ActedAs;
  /** When it was done, as its author says: UTC, to the second. */
  readonly at: string;
  readonly body: Body<K>;
  /** How other logs stood. */
  readonly cites?: readonly LogCite[];
  /** Name → salted commitment to a private part that lies outside the log and can be deleted (docs/formats/acts.md). */
  readonly commitments?: Readonly<Record<string, string>>;
}

/** An act of any kind: a tagged union by `act`. */
export type Act = { readonly [K in ActKind]: ActOf<K> }[ActKind];

export interface ActSignature {
  readonly key: string;
  /** Base64 of 64 bytes. */
  readonly signature: string;
}

export interface SignedAct {
  readonly act: Act;
  readonly signatures: readonly ActSignature[];
}

/** What the log keeps, as RFC 8785 bytes: the signed act, and when the log received it (UTC, to the millisecond). */
export interface Leaf extends SignedAct {
  readonly received: string;
}

/** All but `act` and `body`, whose schemas follow from the kind (`bodies`). */
export const envelope = {
  format: Type.Literal(actFormat),
  log: Origin,
  id: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }),
  as: As,
  at: Instant,
  cites: Type.Optional(Type.Array(Cite, { maxItems: 20 })),
  commitments: Type.Optional(byId(Sha256Hex)),
} as const;

export const Signatures = Type.Array(
  Type.Object({ key: KeyId, signature: Signature64 }, { additionalProperties: false }),
  { minItems: 1, maxItems: 2 },
);

/** UTC, to the millisecond. */
export const Received = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });

/** The largest leaf that a tile of entries can hold: its length is two bytes. */
export const largestLeaf = 65_535;
