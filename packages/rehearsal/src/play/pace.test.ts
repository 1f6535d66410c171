import type { SignedAct } from '@saylau/acts';
import { describe, expect, test } from 'vitest';
import { instantText } from './instants.js';
import { Pace, PaceStopped, type Speed } from './pace.js';
import { apartFromSizes, busyNight, PlainDesk, playedActs, playerOf } from './plain-desk.test-kit.js';
import { StoppedWatch, Watch } from './watch.test-kit.js';

/** A pace at 100 that somebody waits with for the instant 2000, having waited for 1000 before. */
async function waiting(): Promise<{ pace: Pace; watch: StoppedWatch; came: () => number | undefined }> {
  const watch = new StoppedWatch();
  const pace = new Pace(100, watch);
  expect(pace.shown).toBeUndefined();
  expect(await pace.until(1000)).toBe(1000);
  let at: number | undefined;
  pace.until(2000).then(
    (instant) => {
      at = instant;
    },
    () => undefined,
  );
  await watch.pass(2000);
  expect([pace.shown, at]).toEqual([1200, undefined]);
  return { pace, watch, came: () => at };
}

describe('while somebody waits', () => {
  test.each<[Speed, number, number]>([
    [400, 2000, 2000],
    [10, 80_000, 2000],
    [0.5, 1_600_000, 2000],
  ])('speed %s holds from now on, and for what is left', async (speed, left, instant) => {
    const { pace, watch, came } = await waiting();
    pace.set(speed);
    await watch.pass(left - 10);
    expect(came()).toBeUndefined();
    await watch.pass(11);
    expect([came(), pace.speed]).toEqual([instant, speed]);
  });

  test('at full speed nobody waits, and the clock has gone on when it is slow again', async () => {
    const { pace, watch, came } = await waiting();
    pace.set('max');
    await watch.pass(0);
    const due = came() ?? 0;
    expect(due).toBeGreaterThanOrEqual(2000);
    expect(due).toBeLessThanOrEqual(2000 + 3600);
    expect(pace.shown).toBe(due);
    expect(await pace.until(50_000)).toBeGreaterThanOrEqual(50_000);
    pace.set(1);
    const { shown = 0 } = pace;
    await watch.pass(5000);
    expect(pace.shown).toBe(shown + 5);
  });

  test('a clock that stands still stands, however long, and goes on from there', async () => {
    const { pace, watch, came } = await waiting();
    pace.set(0);
    await watch.pass(1_000_000);
    expect([pace.shown, came()]).toEqual([1200, undefined]);
    pace.set(100);
    await watch.pass(7990);
    expect(came()).toBeUndefined();
    await watch.pass(10);
    expect(came()).toBe(2000);
  });

  test('stopped, whoever waits is told so, and so is who comes later', async () => {
    const watch = new StoppedWatch();
    for (const speed of [60, 0] as const) {
      const pace = new Pace(60, watch);
      await pace.until(1000);
      pace.set(speed);
      const waits = expect(pace.until(2000)).rejects.toThrow(PaceStopped);
      pace.stop();
      await waits;
      await expect(pace.until(3000)).rejects.toThrow(PaceStopped);
    }
  });
});

test('a desk that is held takes nothing while the clock stands still, and everything afterwards', async () => {
  const { timeline } = busyNight('night', 24);
  const watch = new StoppedWatch();
  const pace = new Pace('max', watch);
  const desk = new PlainDesk();
  const most = 5;
  let [last, atPause] = [0, 0];
  const held = pace.held({
    submit: (acts: readonly SignedAct[]) => desk.submit(acts),
    results: (election, contests) => desk.results(election, contests),
  });
  const ports = {
    until: pace.until,
    told: ({ taken }: { readonly taken: number }) => {
      if (taken > 200 && last <= 200) {
        atPause = taken;
        pace.set(0);
      }
      last = taken;
    },
  };
  const play = playerOf(timeline, held, ports, { most }).play();
  await watch.pass(0);
  // What was on its way was taken.
  const taken = desk.acts.length;
  expect(taken).toBeGreaterThan(200);
  expect(taken).toBeLessThanOrEqual(atPause + most);
  await watch.pass(1_000_000);
  expect(desk.acts).toHaveLength(taken);
  pace.set('max');
  await play;
  expect(apartFromSizes(desk.acts)).toEqual(apartFromSizes(await playedActs(timeline)));
  expect(last).toBe(timeline.steps.length);
});

test('the slowest speed does not wake up every moment: a timer takes no more than 24 days', async () => {
  const watch = new Watch();
  const pace = new Pace(0.0001, watch);
  await pace.until(1000);
  expect(instantText(await pace.until(2000))).toBe(instantText(2000));
  expect(Math.max(...watch.sleeps)).toBeLessThan(2 ** 31);
  expect(watch.sleeps.length).toBeLessThan(10);
});
