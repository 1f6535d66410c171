/** Plays a rehearsal as a full election night: who acts, what they do when, and the handing in of their acts. */

export { type Cast, type CastOptions, castOf } from './play/cast.js';
export type { Answer, Desk, KeyFromSeed, SigningKey, Until } from './play/desk.js';
export { type Instant, instantOf, instantText } from './play/instants.js';
export type { Documents, Night, PlayOptions, Words } from './play/night.js';
export { type Clock, Pace, PaceStopped, type Speed } from './play/pace.js';
export { type Played, Player, type PlayerOptions, type PlayPorts, type Progress, type Refused } from './play/player.js';
export type { Counted, Known, Step, StepOf, Thing } from './play/step.js';
export { type Timeline, timelineOf } from './play/timeline.js';
