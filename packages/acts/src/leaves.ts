/** Leaves of the schemas: the values that bodies of acts are made of. */

import Type, { type TSchema } from 'typebox';
import { offices, roles } from './words.js';

const idPattern = '^[a-z0-9]+(?:[-/][a-z0-9]+)*$';

/** Lower-case words joined by `-`, in levels joined by `/`: `rehearsal/kz-2023-mazhilis`. */
export const Id = Type.String({ pattern: idPattern, maxLength: 200 });
export const StationId = Type.String({ minLength: 1, maxLength: 100 });
/** `amanat`, `against-all`, `took-part`: an option of the ballot or a line of the form. */
export const LineId = Id;
/** Any whole number that canonical JSON can hold. */
export const Whole = Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER });
/** The same from 0. */
export const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
/** A place in the log, from 0. */
export const LeafIndex = Count;
/** How many leaves a log has. */
export const TreeSize = Count;
export const Sha256Hex = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** The first eight bytes of SHA-256 of a public key, in hex. */
export const KeyId = Type.String({ pattern: '^[0-9a-f]{16}$' });
/** An Ed25519 public key: 32 bytes in base64, which leave two bits of the last character that are zero. */
export const PublicKey = Type.String({ pattern: '^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$' });
/** 64 bytes in base64: four bits of the last character are zero. */
export const Signature64 = Type.String({ pattern: '^[A-Za-z0-9+/]{85}[AQgw]==$' });
/** UTC, to the second. */
export const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' });
/** On the polling day in its zone; `24:00` to `47:59` on the day after. */
export const ClockTime = Type.String({ pattern: '^(?:[0-3]\\d|4[0-7]):[0-5]\\d$' });
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** A character that is no white space: no property `White_Space` of Unicode, and not U+FEFF. */
const notBlank = '[^\\s\\u0085]';
/** What a person writes, in the language written. */
export const Words = Type.String({ pattern: notBlank, minLength: 1, maxLength: 2000 });
/** A legal ground as cited, the number and date of a decision, or a source. */
export const Ground = Type.String({ pattern: notBlank, minLength: 1, maxLength: 500 });
/** Name of a log: a host and a path, without scheme. */
export const Origin = Type.String({ pattern: '^[a-z0-9.-]+(?:/[a-z0-9.-]+)*$', maxLength: 200 });

/** A figure of a protocol: what a column can hold. */
export const Figure = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
/** An id as a key: of keys a schema knows patterns alone, so the pattern has the length in it. */
const IdKey = Type.String({ pattern: idPattern.replace('^', '^(?=.{1,200}$)') });
/** A record with ids as keys. JSON Schema lets keys through that match no pattern, unless it is told not to. */
export const byId = <S extends TSchema>(values: S) => Type.Record(IdKey, values, { additionalProperties: false });
/** Line or option → figure. What is left out is absent, which is not zero. */
export const Figures = byId(Figure);
/** The same of many stations together. */
export const Totals = byId(Count);

/** Whose act it is: `area` with territorial and district, `station` with precinct, `name` with observer. */
export const As = Type.Object(
  {
    office: Type.Enum(offices),
    area: Type.Optional(Id),
    station: Type.Optional(StationId),
    name: Type.Optional(Id),
  },
  { additionalProperties: false },
);

/** Who holds a key. */
export const Holder = Type.Object(
  {
    office: Type.Enum(offices),
    area: Type.Optional(Id),
    station: Type.Optional(StationId),
    name: Type.Optional(Id),
    role: Type.Enum(roles),
  },
  { additionalProperties: false },
);

export const HeldKey = Type.Object({ key: PublicKey, holder: Holder }, { additionalProperties: false });

/** Another log, as it stood. */
export const Cite = Type.Object({ origin: Origin, size: TreeSize, root: Sha256Hex }, { additionalProperties: false });

/** A file that a log's acts rest on, named by its content. */
export const FileNamed = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]*(?:/[a-z0-9][a-z0-9.-]*)*$', maxLength: 100 }),
    sha256: Sha256Hex,
    bytes: Count,
  },
  { additionalProperties: false },
);

/** One contest's result as a commission states it. */
export const Result = Type.Object(
  {
    contest: Id,
    /** Of the contest's area, line by line. */
    figures: Totals,
    seats: Type.Optional(byId(Count)),
    elected: Type.Optional(Type.Array(LineId, { maxItems: 1000, uniqueItems: true })),
    /** Of a question. */
    adopted: Type.Optional(Type.Boolean()),
    valid: Type.Optional(Type.Boolean()),
    /** Who goes on to the next round. */
    next: Type.Optional(Type.Array(LineId, { maxItems: 1000, uniqueItems: true })),
  },
  { additionalProperties: false },
);
