/** Rehearsals that are played to the server from its own pages: JSON Schema, for the description of the API. */

import Type from 'typebox';
import { type PlayAsked, playFailures, playStates } from '../../plays.js';

const strict = { additionalProperties: false };
const time = Type.String({ format: 'date-time' });
const count = Type.Integer({ minimum: 0 });

/** As fast as the command's: a million seconds a second. */
const Speed = Type.Union([Type.Number({ minimum: 0, maximum: 1_000_000 }), Type.Literal('max')], {
  description: 'Simulated seconds in a second, 0 to stand still; `max`: as fast as acts are taken.',
});

export const PlayParams = Type.Object({
  id: Type.String({ maxLength: 300, description: '`<plan>/<seed>`, with / written as %2F.' }),
});
export const NewPlay = Type.Object(
  {
    plan: Type.String({ minLength: 1, maxLength: 100, description: 'Id of a plan.' }),
    seed: Type.String({ maxLength: 40, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    speed: Speed,
    stations: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 2_000_000, description: 'In place of the plan’s own number.' }),
    ),
  },
  strict,
);
export const PlayChange = Type.Object({ speed: Speed }, strict);

export const PlayView = Type.Object({
  id: Type.String({ description: '`<plan>/<seed>`' }),
  plan: Type.String(),
  seed: Type.String(),
  stations: Type.Optional(count),
  speed: Speed,
  state: Type.Enum(playStates, { description: '`making`: of the night, its log and its documents.' }),
  log: Type.Optional(Type.String({ description: 'Origin of its log, once there is one.' })),
  at: Type.Optional({ ...time, description: 'What the simulated clock shows, once the polling day has begun.' }),
  begins: Type.Optional({ ...time, description: 'When the polling day begins.' }),
  ends: Type.Optional({ ...time, description: 'Of the last act of the night.' }),
  acts: Type.Optional(
    Type.Object(
      {
        ...{ done: count, total: count, refused: count },
        upTo: Type.Optional({
          ...time,
          description: 'Of the last act answered: earlier than `at` where acts lag behind.',
        }),
      },
      { description: '`done`: the log has them.' },
    ),
  ),
  problem: Type.Optional(
    Type.Object(
      {
        code: Type.Enum(playFailures),
        title: Type.String({ description: 'What is wrong, in the reader’s language.' }),
        detail: Type.Optional(Type.String({ description: 'What to do.' })),
        params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
      },
      { description: 'Why it failed.' },
    ),
  ),
});
export type PlayView = Type.Static<typeof PlayView>;

export const PlaysView = Type.Object({
  plans: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.Object({ kk: Type.String(), ru: Type.String(), en: Type.String() }),
      date: Type.String({ description: '2023-03-19' }),
    }),
    { description: 'What can be played. None: nothing can be played here.' },
  ),
  plays: Type.Array(PlayView, { description: 'The play that goes on, or was the last: at most one.' }),
});

/** What was asked, as the schema let it through. */
export type NewPlay = PlayAsked;
