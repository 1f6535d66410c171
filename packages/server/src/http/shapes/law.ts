/** Answers about the law by itself, and about elections of the past. */

import { TextView } from '@saylau/views';
import Type from 'typebox';

export const StatutesView = Type.Array(
  Type.Object({
    id: Type.String(),
    name: TextView,
    offices: Type.Array(Type.Object({ office: Type.String(), name: TextView })),
    subjects: Type.Array(Type.Object({ id: Type.String(), name: TextView, provisions: Type.Array(Type.String()) })),
  }),
);
export const LawView = Type.Object(
  { format: Type.String(), statute: Type.String(), provisions: Type.Array(Type.Unknown()) },
  { additionalProperties: true, description: 'docs/formats/law.md' },
);

export const PastElections = Type.Array(
  Type.Object({
    id: Type.String(),
    name: TextView,
    date: Type.String(),
    office: Type.String(),
    statute: Type.Optional(Type.String()),
    contests: Type.Integer({ minimum: 0 }),
  }),
);
