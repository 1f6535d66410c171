import { type Leaf, outcomeAt, RecordState, type SignedAct } from '@saylau/acts';
import { keyFromSeed } from '@saylau/log/node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { castOf } from './cast.js';
import type { Answer } from './desk.js';
import { contextOf, MemoryDesk } from './memory-desk.test-kit.js';
import { apartFromSizes, busyNight, origin, plainKeys, playerOf } from './plain-desk.test-kit.js';
import { outcomesOf, type SmallDay, smallDay } from './small-day.test-kit.js';
import { type Timeline, timelineOf } from './timeline.js';

/** Every contest is established, and its result is what the figures of the day count to. */
function expectOfficial(state: RecordState, day: SmallDay): void {
  for (const [election, outcome] of outcomesOf(day)) {
    expect(outcomeAt(state, election)?.contests).toEqual(outcome.contests);
    const contests = state.contests(election);
    expect(contests.map(({ state: stands }) => stands)).toEqual(contests.map(() => 'established'));
    expect(contests).toHaveLength(outcome.contests.length);
    for (const { contest, area, established } of contests) {
      const own = day.territorial.find((one) => one.contest === contest && one.area === area);
      const figures = [...(own?.figures ?? [])].map(([line, figure]) => [line, Number(figure)]);
      expect(established?.result.figures).toEqual(Object.fromEntries(figures));
    }
  }
}

describe('a night played to a log', () => {
  test('nothing is refused, and what is established is what the folder counts to', async () => {
    const { day, timeline } = busyNight('night', 40);
    const desk = new MemoryDesk(origin, day);
    const played = await playerOf(timeline, desk, { keyFromSeed }).play();
    expect(played.firstRefused).toEqual([]);
    expect(played).toMatchObject({ taken: timeline.steps.length, leftOut: 0, stopped: false });
    expect(desk.leaves).toHaveLength(timeline.steps.length);
    expectOfficial(desk.state, day);
  });

  test('whatever the seed, the number of stations, and how much goes wrong', async () => {
    const shares = fc.record({ slips: fc.nat(5), recounts: fc.nat(5), keyless: fc.nat(5), observers: fc.nat(5) });
    await fc.assert(
      fc.asyncProperty(
        fc.stringMatching(/^[a-z0-9]{1,8}$/),
        fc.integer({ min: 24, max: 45 }),
        shares,
        async (seed, stations, own) => {
          const day = smallDay(seed, stations);
          const timeline = timelineOf(day, castOf(day.day, seed, 'rehearsal', own), {
            documents: day.documents,
            ...own,
          });
          const desk = new MemoryDesk(origin, day, { verifies: false });
          expect((await playerOf(timeline, desk, { keyFromSeed: plainKeys }).play()).firstRefused).toEqual([]);
          expectOfficial(desk.state, day);
        },
      ),
      { numRuns: 6 },
    );
  });

  test('contests within territories are established by their own commissions', async () => {
    const whole = smallDay('3', 40);
    const day = { ...whole, tables: whole.tables.slice(1) };
    const timeline = timelineOf(day, castOf(day.day, 's', 'rehearsal'), { documents: day.documents });
    const desk = new MemoryDesk(origin, day, { verifies: false });
    expect((await playerOf(timeline, desk).play()).firstRefused).toEqual([]);
    const states = desk.state.contests(day.day.elections[0]!.id).map(({ contest, state }) => [contest, state]);
    expect(states.filter(([, state]) => state !== 'established')).toEqual([['list', 'open']]);
  });

  test('a key of another seed is refused: the log knows whose night it is', async () => {
    const { day, timeline } = busyNight('night', 24);
    const desk = new MemoryDesk(origin, day);
    const opening = { ...timeline, steps: timeline.steps.slice(0, 60) };
    await playerOf(opening, desk, { keyFromSeed }).play();
    const other = { ...opening, cast: { ...timeline.cast, seed: 'other' } };
    const played = await playerOf(other, desk, { keyFromSeed }).play();
    expect(played).toMatchObject({ taken: 0, stopped: true });
    expect(played.firstRefused[0]?.refusals.map(({ code }) => code)).toContain('act-log-opened');
  });
});

describe('broken off and taken up again', () => {
  const { day, timeline } = busyNight('night', 24);

  /** Takes so many acts, then none, without saying which. */
  class Failing extends MemoryDesk {
    #left: number;
    constructor(left: number, leaves: readonly Leaf[]) {
      super(origin, day, { leaves, verifies: false });
      this.#left = left;
    }

    override async submit(acts: readonly SignedAct[]): Promise<readonly Answer[]> {
      const answers = await super.submit(acts.slice(0, this.#left));
      this.#left -= answers.length;
      if (answers.length < acts.length) throw new Error('gone');
      return answers;
    }
  }

  async function playedFrom(plan: Timeline, left: number, leaves: readonly Leaf[], most: number): Promise<MemoryDesk> {
    const desk = new Failing(left, leaves);
    const player = playerOf(plan, desk, {}, { most });
    await player.resume(leaves.map(({ act }) => act));
    await player.play().catch((error: Error) => expect(error.message).toBe('gone'));
    return desk;
  }

  test('the log and its state are those of a night without a break', async () => {
    const whole = await playedFrom(timeline, Number.POSITIVE_INFINITY, [], 500);
    expect(whole.leaves).toHaveLength(timeline.steps.length);
    const state = whole.state.snapshot();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 3 }),
        fc.integer({ min: 1, max: 80 }),
        async (breaks, most) => {
          let desk = new MemoryDesk(origin, day);
          for (const left of [...breaks, Number.POSITIVE_INFINITY])
            desk = await playedFrom(timeline, left, desk.leaves, most);
          expect(apartFromSizes(desk.leaves)).toEqual(apartFromSizes(whole.leaves));
          expectOfficial(desk.state, day);
        },
      ),
      { numRuns: 8 },
    );
    const again = await playedFrom(timeline, 0, whole.leaves, 500);
    expect(again.state.snapshot()).toEqual(state);
    expectOfficial(again.state, day);
    expect(RecordState.restore(origin, contextOf(day), state).size).toBe(whole.leaves.length);
  });
});
