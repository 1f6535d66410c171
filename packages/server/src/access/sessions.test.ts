import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, home, must, type Person, Site, TestDatabase, trailOf } from './access.test-kit.js';

let database: TestDatabase;
let site: Site;
let person: Person;

beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());
beforeEach(async () => {
  site = await Site.open(await database.fresh());
  person = await site.administrator();
});

const identified = async (token: string) => (await site.access.sessions.identify(token, home)).ok;

describe('a session', () => {
  it('without requests is over after 30 minutes', async () => {
    const { token } = await site.signIn(person);
    site.surroundings.pass(30 * 60 - 1);
    expect(await identified(token)).toBe(true);
    site.surroundings.pass(30 * 60);
    expect(await identified(token)).toBe(false);
  });

  it('with requests goes on, but not beyond 12 hours', async () => {
    const { token } = await site.signIn(person);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      site.surroundings.pass(20 * 60);
      expect(await identified(token)).toBe(true);
    }
    site.surroundings.pass(20 * 60 - 1);
    expect(await identified(token)).toBe(true);
    site.surroundings.pass(1);
    expect(await identified(token)).toBe(false);
  });

  it('that is over does not come back when the clock is set back a little, once it was tidied away', async () => {
    const { token } = await site.signIn(person);
    site.surroundings.pass(30 * 60);
    await site.access.tidy();
    site.surroundings.pass(-60);
    expect(await identified(token)).toBe(false);
  });

  it('that is not over is not tidied away', async () => {
    const { token } = await site.signIn(person);
    site.surroundings.pass(30 * 60 - 1);
    await site.access.tidy();
    expect(await identified(token)).toBe(true);
  });

  it('ends when its owner signs out, and stands in the trail', async () => {
    const by = await site.signIn(person);
    must(await site.access.sessions.signOut(by));
    expect(await identified(by.token)).toBe(false);
    expect(codeOf(await site.access.sessions.signOut(by))).toBe('access-signed-out');
    expect((await trailOf(database)).at(-1)).toBe('signed-out administrator by administrator');
  });

  it('of nobody: no made-up token is a session', async () => {
    await site.signIn(person);
    for (const token of ['', 'x', '\u0000', '\ud800', 'A'.repeat(43), 'x'.repeat(1_000_000)]) {
      expect(await identified(token)).toBe(false);
    }
  });
});

describe('fixation', () => {
  it('a token that somebody planted before signing in does not become the session', async () => {
    const planted = 'P'.repeat(43);
    site.surroundings.pass(60);
    const { token } = must(await site.access.signIn({ ...site.asked(person), previous: planted }));
    expect(token).not.toBe(planted);
    expect(await identified(planted)).toBe(false);
    expect(await identified(token)).toBe(true);
  });

  it('the session before ends with a new signing in, whosever it was', async () => {
    const attacker = await site.signIn(person);
    const admin = await site.signIn(person);
    const victim = await site.person(admin, 'victim', { role: 'auditor' });
    site.surroundings.pass(60);
    const { token } = must(await site.access.signIn({ ...site.asked(victim), previous: attacker.token }));
    expect(await identified(attacker.token)).toBe(false);
    expect(must(await site.access.sessions.identify(token, home)).name).toBe('victim');
    expect(await identified(admin.token)).toBe(true);
  });
});

describe('sessions of an account', () => {
  it('are listed without those that are over, and ended one by one', async () => {
    const first = await site.signIn(person);
    site.surroundings.pass(25 * 60);
    const second = await site.signIn(person);
    const ids = async () => must(await site.access.sessions.list(second)).map(({ id }) => id);
    expect(await ids()).toEqual([first.session, second.session]);
    must(await site.access.sessions.end(second, first.session ?? ''));
    expect(await identified(first.token)).toBe(false);
    expect(await ids()).toEqual([second.session]);
    await site.signIn(person);
    site.surroundings.pass(29 * 60);
    expect(await ids()).toHaveLength(1);
  });

  it('of others are neither seen nor ended, but by an administrator', async () => {
    const admin = await site.signIn(person);
    const chair = await site.signIn(await site.person(admin, 'chair', { role: 'auditor' }));
    const { sessions } = site.access;
    expect(codeOf(await sessions.list(chair, admin.account))).toBe('access-forbidden');
    expect(codeOf(await sessions.end(chair, admin.session ?? ''))).toBe('access-unknown');
    expect(must(await sessions.list(admin, chair.account))).toHaveLength(1);
    must(await sessions.end(admin, chair.session ?? ''));
    expect(await identified(chair.token)).toBe(false);
    expect((await trailOf(database)).at(-1)).toBe('session-ended chair by administrator');
    for (const id of ['', '\u0000', 'A'.repeat(16)])
      expect(codeOf(await sessions.end(admin, id))).toBe('access-unknown');
  });
});

describe('a request from another site', () => {
  it('does not know the token of the session against forged requests', async () => {
    const [one, other] = [await site.signIn(person), await site.signIn(person)];
    const { sessions } = site.access;
    expect(sessions.checkCsrf(one.token, sessions.csrf(one.token)).ok).toBe(true);
    for (const given of ['', sessions.csrf(other.token), one.token, `${sessions.csrf(one.token)} `]) {
      expect(codeOf(sessions.checkCsrf(one.token, given))).toBe('access-csrf');
    }
  });
});

it('who comes with nothing is nobody; who comes with a key as well is who the key says', async () => {
  const by = await site.signIn(person);
  expect(codeOf(await site.access.identify({ address: home }))).toBe('access-signed-out');
  expect(codeOf(await site.access.identify({ session: by.token, key: 'saylau_x', address: home }))).toBe('access-key');
});
