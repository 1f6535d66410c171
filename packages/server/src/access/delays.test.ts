import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must, start, TestDatabase } from './access.test-kit.js';
import { accountDelays, addressDelays, afterFailure, type DelayState, Delays, forgetting } from './delays.js';
import { secondsAfter } from './surroundings.js';

const account = { key: 'account a', rule: accountDelays };
const address = { key: 'address b', rule: addressDelays };

/** Seconds of delay after each of so many failures, each made as soon as it may be. */
function delays(rule: typeof accountDelays, failures: number): readonly number[] {
  let state: DelayState | undefined;
  let now = start;
  return Array.from({ length: failures }, () => {
    state = afterFailure(rule, state, now);
    const seconds = (state.until.getTime() - now.getTime()) / 1000;
    now = state.until;
    return seconds;
  });
}

describe('the delay after a failure', () => {
  it('of an account doubles from the fifth on, up to a quarter of an hour', () => {
    expect(delays(accountDelays, 16)).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  it('of an address begins after thirty', () => {
    expect(delays(addressDelays, 33).slice(29)).toEqual([0, 1, 2, 4]);
  });

  it('stays at its longest after very many', () => {
    const state = { failures: 100_000, until: start, last: start };
    expect(afterFailure(accountDelays, state, start).until).toEqual(secondsAfter(start, 900));
  });

  it('is forgotten with the failures when no attempt came for the time of the rule, and not a moment before', () => {
    const state = { failures: 9, until: start, last: start };
    const next = (seconds: number) => afterFailure(accountDelays, state, secondsAfter(start, seconds)).failures;
    expect([next(86_400), next(86_400.001)]).toEqual([10, 1]);
  });
});

describe('attempts', () => {
  let database: TestDatabase;
  let counters: Delays;

  beforeAll(async () => {
    database = await TestDatabase.open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.fresh();
    counters = new Delays(database);
  });

  const failures = async (key: string) =>
    (await database.read('select failures from sign_in_delay where key = $1', [key]))[0]?.failures;

  it('are let in again when the delay is over, and not before', async () => {
    for (let n = 0; n < 7; n += 1) must(await counters.admit([account], secondsAfter(start, 10 * n)));
    const last = secondsAfter(start, 60);
    expect(await counters.admit([account], last)).toEqual({
      ok: false,
      code: 'access-delayed',
      until: secondsAfter(last, 4),
    });
    expect((await counters.admit([account], secondsAfter(last, 3.999))).ok).toBe(false);
    expect((await counters.admit([account], secondsAfter(last, 4))).ok).toBe(true);
  });

  it('that are refused are not counted: a flood does not make the delay longer', async () => {
    for (let n = 0; n < 5; n += 1) must(await counters.admit([account, address], start));
    for (let n = 0; n < 50; n += 1) expect((await counters.admit([account, address], start)).ok).toBe(false);
    expect([await failures(account.key), await failures(address.key)]).toEqual([5, 5]);
  });

  it('wait for the longer of two delays', async () => {
    for (let n = 0; n < 31; n += 1) must(await counters.admit([address], start));
    for (let n = 0; n < 6; n += 1) must(await counters.admit([account], secondsAfter(start, 2 * n - 9)));
    expect(await counters.admit([account, address], start)).toMatchObject({ until: secondsAfter(start, 3) });
  });

  it('that are taken back leave what failed before, and delays that others brought about', async () => {
    for (let n = 0; n < 30; n += 1) must(await counters.admit([address], start));
    const mine = must(await counters.admit([address], start));
    await counters.takeBack(mine);
    expect(await failures(address.key)).toBe(30);
    const again = must(await counters.admit([address], start));
    must(await counters.admit([address], secondsAfter(start, 1)));
    await counters.takeBack(again);
    expect(await failures(address.key)).toBe(31);
    expect((await counters.admit([address], secondsAfter(start, 1))).ok).toBe(false);
  });

  it('of one account or address do not touch another, and are forgotten when asked to', async () => {
    for (let n = 0; n < 5; n += 1) must(await counters.admit([account], start));
    expect((await counters.admit([{ ...account, key: 'account c' }], start)).ok).toBe(true);
    await database.run([forgetting(account.key)]);
    expect((await counters.admit([account], start)).ok).toBe(true);
  });

  it('that nobody needs any more are deleted', async () => {
    must(await counters.admit([account], start));
    must(await counters.admit([address], secondsAfter(start, 1)));
    await counters.tidy(secondsAfter(start, 86_400.5));
    expect([await failures(account.key), await failures(address.key)]).toEqual([undefined, 1]);
  });
});
