/** What several processes do at the same moment. On every database: the embedded one gives each transaction its turn, a server does not. */

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, describeOnEach } from '../store/lanes.test-kit.js';
import { codeAt, codeOf, goodPassword, home, must, Site, start, TestDatabase, trailOf } from './access.test-kit.js';
import { accountDelays, addressDelays, Delays } from './delays.js';
import { Trail } from './trail.js';
import { checkTrail } from './trail-check.js';

describeOnEach('at the same moment', (bench: () => Bench) => {
  let database: TestDatabase;
  let sites: readonly [Site, Site, Site];

  beforeAll(async () => {
    database = await TestDatabase.open(bench());
    return () => database.close();
  });
  beforeEach(async () => {
    const site = await Site.open(await database.fresh());
    sites = [site, await site.another(), await site.another()];
  });

  describe('writers of the trail', () => {
    const writers = () => sites.map(({ surroundings }) => new Trail(database, surroundings));

    it('make one chain, in which nothing is lost and whose check is not disturbed', async () => {
      const records = writers().flatMap((writer, w) =>
        Array.from({ length: 10 }, (_, n) => writer.record({ event: 'signed-in', account: `w-${w}`, details: { n } })),
      );
      const checks = Array.from({ length: 10 }, () => checkTrail(database));
      expect((await Promise.all(records)).every(({ ok }) => ok)).toBe(true);
      expect((await Promise.all(checks)).every(({ ok }) => ok)).toBe(true);
      expect(await checkTrail(database)).toMatchObject({ ok: true, head: { size: 30 } });
      const written = await trailOf(database);
      const counts = [0, 1, 2].map((w) => written.filter((line) => line === `signed-in w-${w} by -`).length);
      expect(counts).toEqual([10, 10, 10]);
    });

    it('make each plan anew on what the others wrote: a counter is never counted from an old value', async () => {
      await database.run([{ sql: "insert into sign_in_delay values ('counter', 0, now(), now())" }]);
      let plans = 0;
      const count = (writer: Trail) =>
        writer.write(async () => {
          plans += 1;
          const [row] = await database.read('select failures from sign_in_delay');
          const value = Number(row?.failures) + 1;
          const statements = [{ sql: 'update sign_in_delay set failures = $1', values: [value] }];
          return { happened: [{ event: 'signed-in' }], statements, value };
        });
      const answers = await Promise.all(writers().flatMap((writer) => [count(writer), count(writer), count(writer)]));
      expect(answers.map(must).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(plans).toBeGreaterThan(9);
    });
  });

  it('processes that start make one first invitation', async () => {
    const made = await Promise.all(sites.map(({ access }) => access.invitations.first()));
    expect(made.filter((one) => one !== undefined)).toHaveLength(1);
  });

  it('an invitation is accepted once', async () => {
    const issued = await sites[0].access.invitations.first();
    const token = issued?.token ?? '';
    const { secret } = must(await sites[0].access.enrolment.begin(token, goodPassword));
    const code = codeAt(secret, start);
    const finish = sites.flatMap(({ access }) => [0, 1].map(() => access.enrolment.finish(token, code, home)));
    const codes = (await Promise.all(finish)).map(codeOf);
    expect(codes.filter((one) => one !== 'access-invitation')).toEqual([['granted', 'administrator']]);
    expect(await database.read('select 1 from account')).toHaveLength(1);
  });

  it('a code signs in once', async () => {
    const person = await sites[0].administrator();
    const asked = { ...sites[0].asked(person), code: codeAt(person.secret, new Date(start.getTime() + 30_000)) };
    const answers = await Promise.all([...sites, sites[0]].map(({ access }) => access.signIn(asked)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database.read('select 1 from session')).toHaveLength(1);
  });

  it('guesses gain nothing: all are counted before any is looked at', async () => {
    const person = await sites[0].administrator();
    const guesses = sites.flatMap((site) =>
      Array.from({ length: 10 }, (_, n) => site.access.signIn({ ...site.asked(person), password: `guess ${n}` })),
    );
    const codes = (await Promise.all(guesses)).map(codeOf);
    expect(codes.filter((code) => code === 'access-sign-in')).toHaveLength(5);
    expect(codes.filter((code) => code === 'access-delayed')).toHaveLength(25);
  });

  it('no failure is lost from a counter', async () => {
    const counted = [
      { key: 'account a', rule: { ...accountDelays, free: 100 } },
      { key: 'address b', rule: { ...addressDelays, free: 100 } },
    ];
    const counters = sites.map(() => new Delays(database));
    await Promise.all(counters.flatMap((one) => Array.from({ length: 10 }, () => one.admit(counted, start))));
    const rows = await database.read('select failures from sign_in_delay');
    expect(rows).toEqual([{ failures: 30 }, { failures: 30 }]);
  });

  it('of two administrators who close each other one stays', async () => {
    const [site, other] = sites;
    const one = await site.signIn(await site.administrator());
    const two = await site.signIn(await site.person(one, 'second', { role: 'administrator' }));
    const answers = await Promise.all([
      site.access.accounts.close(one, two.account),
      other.access.accounts.close(two, one.account),
    ]);
    expect(answers.map(codeOf).sort()).toEqual([['granted', undefined], 'access-signed-out'].sort());
    expect(await database.read("select 1 from account where state = 'active'")).toHaveLength(1);
  });
});
