/** What is handed in and how it is answered: JSON Schema, for the description of the API. */

import Type from 'typebox';

export const RefusalView = Type.Object({
  code: Type.String({ description: 'Of the closed list in docs/formats/acts.md.' }),
  path: Type.Optional(Type.String({ description: 'JSON pointer into the signed act.' })),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});

export const SubmittedAct = Type.Object({
  act: Type.Unknown({ description: 'docs/formats/acts.md' }),
  signatures: Type.Array(Type.Object({ key: Type.String(), signature: Type.String({ description: 'Base64.' }) })),
  private: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Object({ salt: Type.String({ description: 'Base64.' }), data: Type.String({ description: 'Base64.' }) }),
      { description: 'What the act commits to, by name.' },
    ),
  ),
});

export const ActTaken = Type.Object({
  index: Type.Integer({ description: 'Its leaf.' }),
  received: Type.String({ description: 'UTC, to the millisecond.' }),
  again: Type.Boolean({ description: 'The act was in the log before.' }),
});

export const ActAnswer = Type.Union([ActTaken, Type.Object({ refusals: Type.Array(RefusalView) })]);

/** A line of the answer to many acts. */
export const BulkLine = Type.Union([
  Type.Object({ line: Type.Integer({ minimum: 1 }), index: Type.Integer() }),
  Type.Object({ line: Type.Integer({ minimum: 1 }), refusals: Type.Array(RefusalView) }),
  Type.Object({
    line: Type.Integer({ minimum: 1 }),
    problem: Type.Unknown({ description: 'Problem details: of this line and those after it nothing is known.' }),
  }),
]);

/** A line of the answer to a table that was looked at. */
export const CheckLine = Type.Union([
  Type.Object({
    fault: Type.Object({
      code: Type.String({ description: 'docs/errors.md' }),
      place: Type.String({ description: 'line:column' }),
      params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
  }),
  Type.Object({
    line: Type.Optional(Type.Integer()),
    finding: Type.Unknown({ description: 'docs/findings.md' }),
  }),
  Type.Object(
    { rows: Type.Integer(), accepted: Type.Integer(), faults: Type.Integer(), findings: Type.Integer() },
    { description: 'The last line.' },
  ),
]);
