import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Access } from './access.js';
import { codeAt, codeOf, goodPassword, home, must, Site, TestDatabase, trailOf } from './access.test-kit.js';
import type { Identity } from './identity.js';
import { systemSurroundings } from './surroundings.js';

let database: TestDatabase;
let site: Site;
let admin: Identity & { readonly token: string };

beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());
beforeEach(async () => {
  site = await Site.open(await database.fresh());
  admin = await site.signIn(await site.administrator());
});

describe('an account', () => {
  it('that is closed has no way in; it and its name stay', async () => {
    const person = await site.person(admin, 'chair', { role: 'auditor' });
    const chair = await site.signIn(person);
    must(await site.access.accounts.close(admin, chair.account));
    expect(codeOf(await site.access.sessions.identify(chair.token, home))).toBe('access-signed-out');
    site.surroundings.pass(60);
    expect(codeOf(await site.access.signIn(site.asked(person)))).toBe('access-sign-in');
    expect(codeOf(await site.access.accounts.close(admin, chair.account))).toBe('access-unknown');
    expect(codeOf(await site.access.invitations.make(admin, 'chair', { role: 'auditor' }))).toBe('access-name-used');
    const states = must(await site.access.accounts.list(admin)).map(({ name, state }) => [name, state]);
    expect(states).toEqual([
      ['administrator', 'active'],
      ['chair', 'closed'],
    ]);
    expect(await trailOf(database)).toContain('account-closed chair by administrator');
  });

  it('is not closed by its own owner, nor by others than administrators', async () => {
    const chair = await site.signIn(await site.person(admin, 'chair', { role: 'auditor' }));
    const { accounts } = site.access;
    expect(codeOf(await accounts.close(admin, admin.account))).toBe('access-own-account');
    expect(codeOf(await accounts.close(chair, admin.account))).toBe('access-forbidden');
    expect(codeOf(await accounts.liftLock(chair, admin.account))).toBe('access-forbidden');
    expect(codeOf(await accounts.liftLock(admin, '\u0000'))).toBe('access-unknown');
  });

  it('whose session ended a moment ago changes nothing any more, though the request was let in before', async () => {
    const second = await site.signIn(await site.person(admin, 'second', { role: 'administrator' }));
    must(await site.access.sessions.end(admin, second.session ?? ''));
    const made = await site.access.invitations.make(second, 'third', { role: 'administrator' });
    expect(codeOf(made)).toBe('access-signed-out');
  });
});

describe('the trail', () => {
  it('is read and checked by auditors and administrators, and by nobody else', async () => {
    const auditor = await site.signIn(await site.person(admin, 'auditor', { role: 'auditor' }));
    const central = await site.signIn(
      await site.person(admin, 'central', { role: 'central', as: { office: 'central' } }),
    );
    for (const by of [auditor, admin]) {
      const rows = must(await site.access.readTrail(by, 0));
      expect(rows[0]?.entry).toContain('invitation-made');
      expect(must(await site.access.checkTrail(by))).toMatchObject({ ok: true, head: { size: rows.length } });
    }
    expect(codeOf(await site.access.readTrail(central, 0))).toBe('access-forbidden');
    expect(codeOf(await site.access.checkTrail(central))).toBe('access-forbidden');
    expect(must(await site.access.accounts.list(auditor))).toHaveLength(3);
    expect(codeOf(await site.access.accounts.list(central))).toBe('access-forbidden');
  });

  it('has what other parts of the server record', async () => {
    const details = { log: 'example.org/day', leaf: 12, name: 'scan' };
    must(await site.access.record(admin, { event: 'private-read', details }));
    const rows = must(await site.access.readTrail(admin, 0));
    expect(JSON.parse(rows.at(-1)?.entry ?? '')).toMatchObject({
      event: 'private-read',
      by: 'administrator',
      address: admin.address,
      details,
    });
  });
});

it('all of it works with the real hash and chance', async () => {
  await database.fresh();
  let now = systemSurroundings.now();
  const surroundings = { ...systemSurroundings, now: () => now };
  const access = await Access.open({ database, surroundings, secret: new Uint8Array(32).fill(7), issuer: 'Saylau' });
  const issued = await access.invitations.first('first-administrator');
  const token = issued?.token ?? '';
  const { secret } = must(await access.enrolment.begin(token, goodPassword));
  must(await access.enrolment.finish(token, codeAt(secret, now), home));
  now = new Date(now.getTime() + 30_000);
  const code = codeAt(secret, now);
  const asked = { name: 'first-administrator', password: goodPassword, code, address: home };
  expect(codeOf(await access.signIn({ ...asked, name: 'nobody-here' }))).toBe('access-sign-in');
  expect(codeOf(await access.signIn({ ...asked, password: 'wrong password' }))).toBe('access-sign-in');
  const signedIn = must(await access.signIn(asked));
  expect(must(await access.identify({ session: signedIn.token, address: home })).name).toBe('first-administrator');
  expect(systemSurroundings.random(32)).not.toEqual(systemSurroundings.random(32));
});
