import type { Act, SignedAct } from '@saylau/acts';
import { actBytes } from '@saylau/acts';
import { keyFromSeed, nodeCrypto } from '@saylau/log/node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { castOf } from './cast.js';
import type { Answer } from './desk.js';
import { instantOf, instantText } from './instants.js';
import { Pace } from './pace.js';
import { apartFromSizes, busyNight, origin, PlainDesk, playedActs, playerOf } from './plain-desk.test-kit.js';
import { replayed } from './replayed.test-kit.js';
import { actIdOf, seedOf } from './secrets.js';
import { timelineOf } from './timeline.js';
import { Watch } from './watch.test-kit.js';

const { day, timeline } = busyNight('night', 24);
const whole = await playedActs(timeline);
const idsOf = (acts: readonly SignedAct[]): string[] => acts.map(({ act }) => act.id);

/** Steps on results. */
const statements = timeline.steps.filter(({ asks }) => asks !== undefined);
const stating = statements.length;

describe('handing in', () => {
  test('results that are due together are counted once', async () => {
    const desk = new PlainDesk();
    await playerOf(timeline, desk).play();
    expect(desk.asked).toBeLessThanOrEqual(new Set(statements.map(({ at }) => at)).size);
    expect(desk.asked).toBeGreaterThan(1);
    expect(desk.asked).toBeLessThan(stating);
    const stated = desk.acts.flatMap(({ act }) => ('results' in act.body ? [act.body.results] : []));
    expect(stated.map((results) => results.map(({ contest }) => contest))).toEqual(
      statements.map(({ asks }) => asks?.contests),
    );
  });

  test('the acts stand in the order of the steps, however few go together', async () => {
    for (const most of [1, 7, 10_000]) {
      const desk = new PlainDesk();
      const played = await playerOf(timeline, desk, {}, { most }).play();
      expect(desk.acts).toEqual(whole);
      expect(Math.max(...desk.batches)).toBeLessThanOrEqual(Math.max(most, stating));
      expect(played).toMatchObject({
        steps: whole.length,
        taken: whole.length,
        refused: 0,
        leftOut: 0,
        stopped: false,
      });
    }
    expect(whole.map(({ act }) => act.act)).toEqual(timeline.steps.map(({ act }) => act));
  });

  test('acts that do not rest on each other go together', async () => {
    const desk = new PlainDesk();
    await playerOf(timeline, desk).play();
    expect(Math.max(...desk.batches)).toBeGreaterThan(50);
    expect(desk.batches.reduce((sum, own) => sum + own, 0)).toBe(whole.length);
  });

  test('no act is on a version that the desk has not answered yet', async () => {
    class Slow extends PlainDesk {
      override async submit(acts: readonly SignedAct[]): Promise<readonly Answer[]> {
        for (const { act } of acts) {
          const { protocol = -1 } = act.body as { readonly protocol?: number };
          expect(protocol).toBeLessThan(this.acts.length);
        }
        await new Promise((resolve) => setImmediate(resolve));
        return super.submit(acts);
      }
    }
    const desk = new Slow();
    await playerOf(timeline, desk).play();
    expect(() => replayed(desk.acts)).not.toThrow();
    expect(desk.acts).toEqual(whole);
  });

  test('every act is signed by its persons’ keys', async () => {
    const own = timelineOf(day, timeline.cast, { documents: day.documents });
    const desk = new PlainDesk();
    await playerOf({ ...own, steps: own.steps.slice(0, 40) }, desk, { keyFromSeed }).play();
    const keys = new Map<string, Uint8Array>();
    for (const { act, signatures } of desk.acts) {
      if (act.act === 'log-opened' || act.act === 'key-vouched')
        for (const { key } of act.body.keys)
          keys.set(
            Buffer.from(nodeCrypto.sha256(Buffer.from(key, 'base64')).subarray(0, 8)).toString('hex'),
            Buffer.from(key, 'base64'),
          );
      for (const { key, signature } of signatures)
        expect(await nodeCrypto.verify(keys.get(key)!, actBytes(act), Buffer.from(signature, 'base64'))).toBe(true);
    }
    expect(desk.acts).toHaveLength(40);
  });
});

describe('taken up again', () => {
  /** Fails when so many acts were taken: some of the last batch are in the log, and no answer comes. */
  class Failing extends PlainDesk {
    constructor(
      readonly left: number,
      readonly before: readonly SignedAct[],
    ) {
      super();
      this.acts.push(...before);
    }

    override async submit(acts: readonly SignedAct[]): Promise<readonly Answer[]> {
      const room = this.left - (this.acts.length - this.before.length);
      const answers = await super.submit(acts.slice(0, Math.max(0, room)));
      if (answers.length < acts.length) throw new Error('gone');
      return answers;
    }
  }

  test('wherever it broke off, and however often, the log comes out the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: whole.length }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 60 }),
        async (breaks, most) => {
          let log: readonly SignedAct[] = [];
          for (const left of [...breaks, whole.length + 1]) {
            const desk = new Failing(left, log);
            const player = playerOf(timeline, desk, {}, { most });
            expect(await player.resume(log.map(({ act }) => act))).toBe(log.length);
            await player.play().catch(() => undefined);
            log = desk.acts;
          }
          expect(apartFromSizes(log)).toEqual(apartFromSizes(whole));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('acts of others among them are passed over, and leaves are counted with them', async () => {
    const stranger: SignedAct = { ...whole[0]!, act: { ...whole[0]!.act, id: 'A'.repeat(22) } as Act };
    // What comes after the stranger stands one leaf later.
    const desk = new PlainDesk();
    desk.acts.push(...whole.slice(0, 200), stranger);
    const player = playerOf(timeline, desk);
    expect(await player.resume(desk.acts.map(({ act }) => act))).toBe(200);
    const played = await player.play();
    expect(played.taken).toBe(whole.length);
    expect(() => replayed(desk.acts)).not.toThrow();
    expect(idsOf(desk.acts)).toEqual([...idsOf(whole.slice(0, 200)), stranger.act.id, ...idsOf(whole.slice(200))]);
  });

  test('a finished play has nothing left to do', async () => {
    const desk = new PlainDesk();
    desk.acts.push(...whole);
    const player = playerOf(timeline, desk);
    await player.resume(whole.map(({ act }) => act));
    expect(await player.play()).toMatchObject({ taken: whole.length, refused: 0 });
    expect(desk.batches).toEqual([]);
  });

  test('the same step has the same id, in this log alone', () => {
    expect(actIdOf(nodeCrypto, 'night', origin, 17)).toBe(whole[17]!.act.id);
    const others = [
      actIdOf(nodeCrypto, 'nights', origin, 17),
      actIdOf(nodeCrypto, 'night', `${origin}7`, 17),
      actIdOf(nodeCrypto, 'night', origin, 18),
    ];
    expect(new Set([...others, whole[17]!.act.id]).size).toBe(4);
  });
});

describe('refused', () => {
  const entered = (act: Act): boolean => act.act === 'protocol-entered';

  test('what rests on an act that was refused is left out, and the play goes on', async () => {
    const first = whole.find(({ act }) => entered(act))!.act.id;
    const desk = new PlainDesk(({ id }) => id === first);
    const played = await playerOf(timeline, desk).play();
    expect(played).toMatchObject({ refused: 1, stopped: false });
    expect(played.leftOut).toBeGreaterThanOrEqual(2);
    expect(played.taken + played.refused + played.leftOut).toBe(played.steps);
    expect(played.firstRefused.map(({ act, refusals }) => [act, refusals[0]?.code])).toEqual([
      ['protocol-entered', 'act-state'],
    ]);
    expect(() => replayed(desk.acts)).not.toThrow();
  });

  test('of many refusals the first hundred are kept', async () => {
    const played = await playerOf(
      timeline,
      new PlainDesk(({ act }) => act === 'turnout-reported' || act.startsWith('protocol-')),
    ).play();
    expect(played.refused).toBeGreaterThan(100);
    expect(played.firstRefused).toHaveLength(100);
  });

  test('a preparation that is refused ends the play', async () => {
    const played = await playerOf(timeline, new PlainDesk(({ act }) => act === 'log-opened'), {}, { most: 3 }).play();
    expect(played).toMatchObject({ stopped: true, refused: 1, taken: 1 });
  });

  test('results of which nothing can be said are not stated', async () => {
    class Mute extends PlainDesk {
      override async results(): ReturnType<PlainDesk['results']> {
        return { ...(await super.results('', [])), results: [] };
      }
    }
    const played = await playerOf(timeline, new Mute()).play();
    expect(played).toMatchObject({ leftOut: stating, refused: 0 });
  });

  test('a desk that answers too little is a defect', async () => {
    class Short extends PlainDesk {
      override async submit(acts: readonly SignedAct[]): Promise<readonly Answer[]> {
        return (await super.submit(acts)).slice(1);
      }
    }
    await expect(playerOf(timeline, new Short()).play()).rejects.toThrow(RangeError);
  });
});

describe('pace', () => {
  test('nobody waits for the preparation; from the opening on every act is handed in at its instant', async () => {
    const watch = new Watch();
    const { until } = new Pace(60, watch);
    const early: string[] = [];
    class Timed extends PlainDesk {
      override submit(acts: readonly SignedAct[]): Promise<readonly Answer[]> {
        const shown = instantText(timeline.begins + Math.ceil((watch.time / 1000) * 60));
        for (const { act } of acts) if (act.at > shown) early.push(`${act.act} ${act.at} ${shown}`);
        return super.submit(acts);
      }
    }
    const desk = new Timed();
    await playerOf(timeline, desk, { until }).play();
    expect(early).toEqual([]);
    expect(apartFromSizes(desk.acts)).toEqual(apartFromSizes(whole));
    const lasted = timeline.steps.at(-1)!.at - timeline.begins;
    expect(watch.time).toBeCloseTo((lasted / 60) * 1000, -1);
    expect(desk.batches[0]).toBe(2);
  });

  test('where acts take longer than their time, what is due is handed in together', async () => {
    const slow = new PlainDesk();
    const quick = new PlainDesk();
    await playerOf(timeline, slow, { until: new Pace(60, new Watch(60_000)).until }).play();
    await playerOf(timeline, quick, { until: new Pace(60, new Watch()).until }).play();
    expect(apartFromSizes(slow.acts)).toEqual(apartFromSizes(whole));
    expect(slow.batches.length).toBeLessThan(quick.batches.length / 2);
  });

  test('progress is told after every answer', async () => {
    const told: number[] = [];
    await playerOf(timeline, new PlainDesk(), { told: ({ taken }) => told.push(taken) }, { most: 50 }).play();
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(told.at(-1)).toBe(whole.length);
  });

  test('waiting that is broken off breaks the play off', async () => {
    const until = (): Promise<number> => Promise.reject(new Error('stop'));
    const desk = new PlainDesk();
    await expect(playerOf(timeline, desk, { until }).play()).rejects.toThrow('stop');
    expect(desk.acts.every(({ act }) => act.at < instantText(timeline.begins))).toBe(true);
    expect(desk.acts.length).toBeGreaterThan(5);
  });
});

describe('keys of persons', () => {
  test('each follows from seed, kind of log and holder, and from nothing else', () => {
    const cast = castOf(day.day, 'a', 'rehearsal');
    const holder = { office: 'territorial', area: 'north', role: 'chair' } as const;
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
    const all = [
      seedOf(nodeCrypto, cast, holder),
      seedOf(nodeCrypto, { ...cast, seed: 'b' }, holder),
      seedOf(nodeCrypto, { ...cast, kind: 'day' }, holder),
      seedOf(nodeCrypto, cast, { ...holder, role: 'member' }),
      seedOf(nodeCrypto, cast, { ...holder, area: 'south' }),
      seedOf(nodeCrypto, cast, { ...holder, office: 'district' }),
    ].map(hex);
    expect(new Set(all).size).toBe(6);
    expect(all[0]).toBe(hex(seedOf(nodeCrypto, castOf(day.day, 'a', 'rehearsal'), { ...holder })));
    expect(all[0]).toHaveLength(64);
  });

  test('the instants of a day are those of its zone', () => {
    expect(instantText(instantOf({ date: '2023-03-19', zone: '+06:00' }, 22 * 60 + 10))).toBe('2023-03-19T16:10:00Z');
    expect(instantText(instantOf({ date: '2023-03-19', zone: '-03:30' }, 24 * 60))).toBe('2023-03-20T03:30:00Z');
  });
});
