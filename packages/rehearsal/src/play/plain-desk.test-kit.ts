/** A desk that takes everything, and players whose signatures are none: for tests of plans and of handing in. No part of the product. */

import type { Act, SignedAct } from '@saylau/acts';
import { nodeCrypto } from '@saylau/log/node';
import { castOf } from './cast.js';
import type { Answer, Desk, KeyFromSeed } from './desk.js';
import type { PlayOptions } from './night.js';
import { Player, type PlayerOptions, type PlayPorts } from './player.js';
import { type SmallDay, smallDay } from './small-day.test-kit.js';
import type { Counted } from './step.js';
import { type Timeline, timelineOf } from './timeline.js';

export const origin = 'example.org/rehearsal/xx-2020/1';

/** Keeps every act that `refuses` lets through. Every contest has a result that says from how many leaves. */
export class PlainDesk implements Desk {
  /** How often results were asked for. */
  asked = 0;
  readonly acts: SignedAct[] = [];
  /** How many acts came together each time. */
  readonly batches: number[] = [];
  readonly #refuses: (act: Act) => boolean;

  constructor(refuses: (act: Act) => boolean = () => false) {
    this.#refuses = refuses;
  }

  submit(acts: readonly SignedAct[]): Promise<readonly Answer[]> {
    this.batches.push(acts.length);
    return Promise.resolve(acts.map((act) => this.#answer(act)));
  }

  #answer(signed: SignedAct): Answer {
    const known = this.acts.findIndex(({ act }) => act.id === signed.act.id);
    if (known >= 0) return { index: known };
    if (this.#refuses(signed.act)) return { refusals: [{ code: 'act-state', params: {} }] };
    return { index: this.acts.push(signed) - 1 };
  }

  results(_election: string, contests: readonly string[]): Promise<Counted> {
    const size = this.acts.length;
    this.asked += 1;
    return Promise.resolve({ size, results: contests.map((contest) => ({ contest, figures: { leaves: size } })) });
  }
}

/** Keys that cost nothing and sign nothing. */
export const plainKeys: KeyFromSeed = (seed) => ({
  publicKey: nodeCrypto.sha256(seed),
  sign: () => new Uint8Array(64),
});

export const atOnce: PlayPorts['until'] = () => Promise.resolve(Number.POSITIVE_INFINITY);

/** A player without wait, whose signatures are none unless keys are given. */
export function playerOf(
  timeline: Timeline,
  desk: Desk,
  ports: Partial<PlayPorts> = {},
  options: Partial<PlayerOptions> = {},
): Player {
  const all = { desk, crypto: nodeCrypto, keyFromSeed: plainKeys, until: atOnce, ...ports };
  return new Player(timeline, { origin, ...options }, all);
}

/** Acts without what depends on how many leaves there were when results were counted. */
export function apartFromSizes(acts: readonly { readonly act: Act }[]): readonly object[] {
  return acts.map(({ act, ...rest }) => {
    if (!('results' in act.body)) return { ...rest, act };
    const contests = act.body.results.map(({ contest }) => contest);
    return { act: { ...act, body: contests } };
  });
}

/** Plays all of it and gives the acts in the order of the log. */
export async function playedActs(timeline: Timeline): Promise<readonly SignedAct[]> {
  const desk = new PlainDesk();
  await playerOf(timeline, desk).play();
  return desk.acts;
}

/** A small day on which everything happens: stations without keys, observers, slips, recounts. */
export function busyNight(
  seed: string,
  stations: number,
  options: Partial<PlayOptions> = {},
): { readonly day: SmallDay; readonly timeline: Timeline } {
  const day = smallDay('1', stations);
  const cast = castOf(day.day, seed, 'rehearsal', { keyless: 8, observers: 3 });
  return { day, timeline: timelineOf(day, cast, { documents: day.documents, slips: 6, recounts: 8, ...options }) };
}
