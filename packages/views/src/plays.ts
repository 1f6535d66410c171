/** Rehearsals that are played to a server from its own pages: what a page is told of them. */

import Type from 'typebox';

export const playStates = ['making', 'playing', 'paused', 'finished', 'failed'] as const;
export type PlayState = (typeof playStates)[number];

/** Closed list of why a play failed. */
export const playFailures = [
  /** Fewer stations than its contests need; `least` is how many. */
  'play-stations-few',
  /** No figures meet the plan. */
  'play-unmade',
  /** The log of this plan and seed is of a night with another number of stations: `there`. */
  'play-other-night',
  /** The log refused an act of the preparation, or the server what comes before. */
  'play-refused',
  /** It broke off; the same plan and seed take it up again. */
  'play-broken',
] as const;
export type PlayFailure = (typeof playFailures)[number];

const time = Type.String({ format: 'date-time' });
const count = Type.Integer({ minimum: 0 });

/** As fast as the command's: a million seconds a second. */
export const PlaySpeed = Type.Union([Type.Number({ minimum: 0, maximum: 1_000_000 }), Type.Literal('max')], {
  description: 'Simulated seconds in a second, 0 to stand still; `max`: as fast as acts are taken.',
});

export const PlayView = Type.Object({
  id: Type.String({ description: '`<plan>/<seed>`' }),
  plan: Type.String(),
  seed: Type.String(),
  stations: Type.Optional(count),
  speed: PlaySpeed,
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

export type PlaysView = Type.Static<typeof PlaysView>;
