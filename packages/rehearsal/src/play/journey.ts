/** The way of one protocol: entered, entered a second time, accepted; and the detours of some. */

import type { ActedAs } from '@saylau/acts';
import type { Chance } from '../fit/chance.js';
import { type Instant, minute } from './instants.js';
import type { Words } from './night.js';
import type { Change, Figures } from './paper.js';
import { byBoth, byChair, byMember, type Step, type Thing } from './step.js';

/** One protocol of a station. */
export interface Paper {
  readonly thing: Thing;
  readonly slot: { readonly election: string; readonly contest: string; readonly station: string };
  /** What it says in the end. */
  readonly figures: () => Figures;
  readonly arrives: Instant;
  /** Undefined: the station has no keys. */
  readonly precinct: ActedAs | undefined;
  readonly above: ActedAs;
  readonly observer: ActedAs | undefined;
}

/** What happens to it on the way. `broken`: its figures do not add up, and it stays sent back. */
export type Way = { readonly is: 'plain' | 'broken' } | { readonly is: 'slip' | 'recount'; readonly change: Change };

/** The steps of one protocol, in order. The last one is `protocol-accepted`, unless it is broken. */
export function journeyOf(paper: Paper, way: Way, words: Words, chance: Chance): readonly Step[] {
  const walk = new Walk(paper, words, chance);
  switch (way.is) {
    case 'plain':
      walk.enter();
      break;
    case 'broken':
      walk.enter();
      walk.sendBack(words.broken);
      return walk.steps;
    case 'slip':
      walk.enter(way.change);
      walk.dispute();
      walk.correct();
      break;
    case 'recount':
      walk.enter(way.change, way.change);
      walk.sendBack(words.doubted);
      walk.recount();
      break;
  }
  walk.settle();
  return walk.steps;
}

/** Goes from step to step: each some minutes after the one before. */
class Walk {
  readonly steps: Step[] = [];
  readonly #paper: Paper;
  readonly #words: Words;
  readonly #chance: Chance;
  #at: Instant;

  constructor(paper: Paper, words: Words, chance: Chance) {
    this.#paper = paper;
    this.#words = words;
    this.#chance = chance;
    this.#at = paper.arrives + chance.below(minute);
  }

  /** The first entry, and an observer's copy. `typed`: where it differs from the paper in the end; `written`: where the first paper does. */
  enter(typed: Change = {}, written: Change = {}): void {
    const { slot, figures, precinct, above, thing, observer } = this.#paper;
    const saying = (change: Change) => () => ({ ...slot, figures: { ...figures(), ...change } });
    const entry = { at: this.#at, brings: thing, body: saying(typed) };
    if (precinct === undefined) this.steps.push({ ...entry, act: 'paper-received', as: above, roles: byBoth });
    else this.steps.push({ ...entry, act: 'protocol-entered', as: precinct, roles: byBoth });
    if (observer === undefined) return;
    const at = this.#at + this.#chance.between(2 * minute, 20 * minute);
    this.steps.push({ at, act: 'observer-copy-handed-in', as: observer, roles: byMember, body: saying(written) });
  }

  dispute(): void {
    const { figures, above } = this.#paper;
    const reason = this.#words.misread;
    this.steps.push({
      ...this.#next(3, 15),
      act: 'protocol-disputed',
      as: above,
      roles: byMember,
      body: ({ leaf }) => ({ protocol: leaf, reason, figures: figures() }),
    });
  }

  sendBack(reason: string): void {
    this.steps.push({
      ...this.#next(5, 20),
      act: 'protocol-returned',
      as: this.#paper.above,
      roles: byChair,
      body: ({ leaf }) => ({ protocol: leaf, reason }),
    });
  }

  correct(): void {
    const { figures, precinct, above, thing } = this.#paper;
    const { mistyped: reason, ground } = this.#words;
    this.steps.push({
      ...this.#next(5, 30),
      act: 'entry-corrected',
      as: precinct ?? above,
      roles: byBoth,
      brings: thing,
      body: ({ leaf }) => ({ protocol: leaf, figures: figures(), reason, ground }),
    });
  }

  recount(): void {
    const { figures, precinct, above, thing } = this.#paper;
    const { recounted: reason, ground } = this.#words;
    this.steps.push({
      ...this.#next(30, 90),
      act: 'protocol-replaced',
      as: precinct ?? above,
      roles: byBoth,
      brings: thing,
      body: ({ leaf }) => ({ protocol: leaf, figures: figures(), reason, ground, cause: 'recount' }),
    });
  }

  settle(): void {
    const { figures, above } = this.#paper;
    this.steps.push({
      ...this.#next(3, 15),
      act: 'protocol-confirmed',
      as: above,
      roles: byMember,
      body: ({ leaf }) => ({ protocol: leaf, figures: figures() }),
    });
    this.steps.push({
      ...this.#next(1, 6),
      act: 'protocol-accepted',
      as: above,
      roles: byChair,
      body: ({ leaf }) => ({ protocol: leaf }),
    });
  }

  #next(least: number, most: number): { readonly at: Instant; readonly on: Thing } {
    this.#at += this.#chance.between(least * minute, most * minute);
    return { at: this.#at, on: this.#paper.thing };
  }
}
