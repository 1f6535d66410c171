/** What a server needs to have rehearsals played to it from its own pages. Who starts it knows plans and seeds, and brings this along. */

import type { Says } from '@saylau/core';
import type { PlayFailure, PlayState } from '@saylau/views';

/** Simulated seconds in a second, 0 to stand still; or as fast as acts are taken. */
export type PlaySpeed = number | 'max';

/** A polling day that can be rehearsed. */
export interface PlayPlan {
  /** `kz-2023-03-19` */
  readonly id: string;
  readonly name: Says;
  readonly date: string;
}

export interface PlayAsked {
  /** Id of a plan. */
  readonly plan: string;
  readonly seed: string;
  readonly speed: PlaySpeed;
  /** How many stations it is made with, in place of the plan's own number. */
  readonly stations?: number;
}

export interface PlayTrouble {
  readonly code: PlayFailure;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A night that is played, or was the last one to be. */
export interface Play extends PlayAsked {
  /** `<plan>/<seed>` */
  readonly id: string;
  readonly state: PlayState;
  /** Origin of its log, once that is known. */
  readonly log?: string;
  /** What the simulated clock shows, once the polling day has begun: `2023-03-19T16:10:00Z`. */
  readonly at?: string;
  /** When the polling day begins, and the last act of the night. */
  readonly begins?: string;
  readonly ends?: string;
  readonly acts?: PlayActs;
  /** Where it failed. */
  readonly trouble?: PlayTrouble;
}

/** How many of a night's acts the log has, of how many, how many it refused, and up to which instant they were answered. */
export interface PlayActs {
  readonly done: number;
  readonly total: number;
  readonly refused: number;
  readonly upTo?: string;
}

export interface Plays {
  plans(): readonly PlayPlan[];
  /** The play that goes on, or the last one: at most one. */
  list(): readonly Play[];
  /** Begins a play, or takes up one that was broken off. Not called while one goes on. `address`: of the server. */
  begin(asked: PlayAsked, address: string): Play;
  /** Undefined where no play of this id goes on. */
  setSpeed(id: string, speed: PlaySpeed): Play | undefined;
  /** Ends a play where it is; it can be begun again. Whether one of this id went on. */
  end(id: string): Promise<boolean>;
  /** With the server. */
  close(): Promise<void>;
}

/** Whether a play in this state holds up others. */
export function goesOn({ state }: Pick<Play, 'state'>): boolean {
  return state !== 'finished' && state !== 'failed';
}
