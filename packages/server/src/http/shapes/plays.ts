/** Rehearsals that are played to the server from its own pages: JSON Schema, for the description of the API. */

import { PlaySpeed } from '@saylau/views';
import Type from 'typebox';
import type { PlayAsked } from '../../plays.js';

const strict = { additionalProperties: false };

export const PlayParams = Type.Object({
  id: Type.String({ maxLength: 300, description: '`<plan>/<seed>`, with / written as %2F.' }),
});
export const NewPlay = Type.Object(
  {
    plan: Type.String({ minLength: 1, maxLength: 100, description: 'Id of a plan.' }),
    seed: Type.String({ maxLength: 40, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    speed: PlaySpeed,
    stations: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 2_000_000, description: 'In place of the plan’s own number.' }),
    ),
  },
  strict,
);
export const PlayChange = Type.Object({ speed: PlaySpeed }, strict);

/** What was asked, as the schema let it through. */
export type NewPlay = PlayAsked;
