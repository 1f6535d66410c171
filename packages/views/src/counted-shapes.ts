/** What counted views look like: outcomes, results, what can still change. */

import Type, { type Static } from 'typebox';
import { ResultView } from './shapes.js';

const sized = { size: Type.Integer({ description: 'Counted from the leaves 0 to size − 1.' }) };
/** Its members are described elsewhere. */
const elsewhere = { additionalProperties: true, description: 'docs/formats/count.md' };

export const OutcomeView = Type.Object(
  { format: Type.Literal('saylau-outcome/1'), election: Type.String() },
  elsewhere,
);
export type OutcomeView = Static<typeof OutcomeView>;

export const OutcomeAtView = Type.Object({ ...sized, ...OutcomeView.properties }, elsewhere);
export type OutcomeAtView = Static<typeof OutcomeAtView>;

export const ResultsView = Type.Object({ ...sized, results: Type.Array(ResultView) });
export type ResultsView = Static<typeof ResultsView>;

export const BoundsView = Type.Object(
  { ...sized, election: Type.String(), open: Type.Array(Type.Unknown()), bounds: Type.Array(Type.Unknown()) },
  { description: 'As `.elections[].open` and `.elections[].bounds` of docs/formats/count.md.' },
);
export type BoundsView = Static<typeof BoundsView>;
