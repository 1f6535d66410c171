import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  codeAt,
  codeOf,
  goodPassword,
  home,
  must,
  type Person,
  Site,
  TestDatabase,
  trailOf,
} from './access.test-kit.js';

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
  site.surroundings.pass(60);
});

const attempt = async (changes: object = {}) => codeOf(await site.access.signIn({ ...site.asked(person), ...changes }));
const sessionsOf = async () => Number((await database.read('select count(*) as n from session'))[0]?.n);
const lastEntry = async () =>
  JSON.parse(String((await database.read('select entry from trail order by index desc limit 1'))[0]?.entry));

describe('signing in', () => {
  it('takes the name, the password and the code; the session is then theirs', async () => {
    const { token, csrf } = must(await site.access.signIn(site.asked(person)));
    const identity = must(await site.access.identify({ session: token, address: home }));
    expect(identity).toMatchObject({ name: 'administrator', role: 'administrator' });
    expect(site.access.sessions.checkCsrf(token, csrf).ok).toBe(true);
    expect(await lastEntry()).toMatchObject({ event: 'signed-in', account: 'administrator', by: 'administrator' });
  });

  it('takes the name in any case, with spaces around', async () => {
    expect(await attempt({ name: ' Administrator ' })).toEqual(['granted', expect.anything()]);
  });

  it('answers a wrong name, password, code and malformed things alike', async () => {
    const wrong = [
      { name: 'nobody-here' },
      { name: "' or 1=1 --" },
      { name: '\u0000' },
      { name: '\ud800' },
      { password: 'wrong password' },
      { password: '' },
      { password: '\ud800' },
      { password: 'x'.repeat(100_000) },
      { code: '000000' },
      { code: '' },
      { code: 'x'.repeat(100_000) },
      { name: 'x'.repeat(100_000), password: '', code: '' },
    ];
    for (const changes of wrong) {
      expect(await attempt({ ...changes, address: JSON.stringify(changes).slice(0, 50) })).toBe('access-sign-in');
      site.surroundings.pass(1000);
    }
    expect(await sessionsOf()).toBe(0);
  });

  it('does the same work whether the account exists, is closed, or its password is wrong', async () => {
    const admin = await site.signIn(person);
    const closed = await site.person(admin, 'closed-one', { role: 'auditor' });
    must(await site.access.accounts.close(admin, (await site.signIn(closed)).account));
    const asked = [{ name: 'nobody-here' }, { name: closed.name }, { password: 'wrong password' }, { code: '000000' }];
    for (const changes of asked) {
      const before = site.hasher.verified;
      expect(await attempt(changes)).toBe('access-sign-in');
      expect(site.hasher.verified - before).toBe(1);
    }
  });

  it('fails when the account was closed, or taken again, while the password was looked at', async () => {
    const admin = await site.signIn(person);
    const chair = await site.person(admin, 'chair', { role: 'auditor' });
    const { account } = await site.signIn(chair);
    const other = await site.another();
    site.hasher.meanwhile = async () => {
      const { token } = must(await other.access.invitations.reset(admin, account));
      await other.accept(token, 'another good password');
    };
    site.surroundings.pass(60);
    expect(codeOf(await site.access.signIn(site.asked(chair)))).toBe('access-sign-in');
    site.hasher.meanwhile = () => other.access.accounts.close(admin, account);
    expect(codeOf(await site.access.signIn(site.asked(chair)))).toBe('access-sign-in');
  });
});

describe('a code', () => {
  it('that was used is not taken again, by nobody', async () => {
    expect(await attempt()).toEqual(['granted', expect.anything()]);
    expect(await attempt()).toBe('access-sign-in');
    expect(await attempt({ address: '198.51.100.1' })).toBe('access-sign-in');
    expect(await sessionsOf()).toBe(1);
  });

  it('that another process took while the password was looked at is not taken again', async () => {
    const other = await site.another();
    const asked = site.asked(person);
    site.hasher.meanwhile = () => other.access.signIn(asked);
    expect(codeOf(await site.access.signIn(asked))).toBe('access-sign-in');
    expect(await sessionsOf()).toBe(1);
  });

  it('that was used to accept the invitation is not taken to sign in', async () => {
    site.surroundings.pass(-60);
    expect(await attempt()).toBe('access-sign-in');
  });

  it('of the step before is not taken after a newer one, though its time is not over', async () => {
    const older = site.asked(person).code;
    site.surroundings.pass(30);
    expect(await attempt()).toEqual(['granted', expect.anything()]);
    expect(await attempt({ code: older })).toBe('access-sign-in');
  });

  it('of the next step, from a clock that is ahead, makes all before it worthless', async () => {
    const now = site.surroundings.time;
    const ahead = codeAt(person.secret, new Date(now.getTime() + 30_000));
    expect(await attempt({ code: ahead })).toEqual(['granted', expect.anything()]);
    expect(await attempt()).toBe('access-sign-in');
  });
});

describe('failures', () => {
  async function fail(times: number, changes: object = {}): Promise<void> {
    for (let n = 0; n < times; n += 1) expect(await attempt({ password: 'wrong', ...changes })).toBe('access-sign-in');
  }

  it('lock the account for everybody, and the right password does not help until the lock ends', async () => {
    await fail(5);
    expect(await attempt()).toBe('access-delayed');
    expect(await attempt({ address: '198.51.100.1' })).toBe('access-delayed');
    site.surroundings.pass(1);
    expect(await attempt()).toEqual(['granted', expect.anything()]);
  });

  it('say until when the lock lasts', async () => {
    await fail(5);
    const until = new Date(site.surroundings.time.getTime() + 1000);
    expect(await site.access.signIn(site.asked(person))).toEqual({ ok: false, code: 'access-delayed', until });
  });

  it('lock an account that does not exist in the same way: a lock tells nobody that there is one', async () => {
    await fail(5, { name: 'nobody-here' });
    expect(await attempt({ name: 'nobody-here' })).toBe('access-delayed');
    expect(await attempt()).toEqual(['granted', expect.anything()]);
  });

  it('while locked cost no hash and leave no entry: a flood fills neither processor nor disk', async () => {
    await fail(5);
    const entries = (await trailOf(database)).length;
    const { verified } = site.hasher;
    for (let n = 0; n < 20; n += 1) expect(await attempt()).toBe('access-delayed');
    expect(site.hasher.verified).toBe(verified);
    expect(await trailOf(database)).toHaveLength(entries);
  });

  it('are not counted where nothing was looked at, because too many came at once', async () => {
    const busy = await Site.open(database, 'busy', { atOnce: 1, waiting: 0 });
    busy.surroundings.time = site.surroundings.time;
    const codes: unknown[] = [];
    busy.hasher.meanwhile = async () => {
      for (let n = 0; n < 9; n += 1) codes.push(codeOf(await busy.access.signIn(busy.asked(person))));
    };
    expect(codeOf(await busy.access.signIn({ ...busy.asked(person), password: 'wrong' }))).toBe('access-sign-in');
    expect(codes).toEqual(Array.from({ length: 9 }, () => 'access-busy'));
    expect(await attempt()).toEqual(['granted', expect.anything()]);
  });

  it('at many accounts lock the address', async () => {
    for (let n = 0; n < 31; n += 1) await fail(1, { name: `account-${n}` });
    expect(await attempt()).toBe('access-delayed');
    expect(await attempt({ address: '198.51.100.1' })).toEqual(['granted', expect.anything()]);
  });

  it('of an address are not forgiven because its owner can sign in to an account', async () => {
    for (let n = 0; n < 30; n += 1) await fail(1, { name: `account-${n}` });
    expect(await attempt()).toEqual(['granted', expect.anything()]);
    await fail(1, { name: 'account-30' });
    site.surroundings.pass(0.5);
    expect(await attempt({ name: 'account-31' })).toBe('access-delayed');
  });

  it('of an account are forgiven when its owner signs in', async () => {
    await fail(4);
    expect(await attempt()).toEqual(['granted', expect.anything()]);
    await fail(4);
    site.surroundings.pass(60);
    expect(await attempt()).toEqual(['granted', expect.anything()]);
  });

  it('are lifted by an administrator', async () => {
    const admin = await site.signIn(person);
    const chair = await site.person(admin, 'chair', { role: 'auditor' });
    const { account } = await site.signIn(chair);
    site.surroundings.pass(60);
    await fail(5, { name: 'chair', address: '198.51.100.1' });
    const asked = site.asked(chair);
    expect(codeOf(await site.access.signIn(asked))).toBe('access-delayed');
    must(await site.access.accounts.liftLock(admin, account));
    expect((await site.access.signIn(asked)).ok).toBe(true);
  });

  it('stand in the trail with account and delay; what was typed as a name that nobody has does not', async () => {
    await fail(1);
    expect(await lastEntry()).toMatchObject({
      event: 'sign-in-failed',
      account: 'administrator',
      details: { seconds: 0 },
    });
    await fail(4);
    expect(await lastEntry()).toMatchObject({ event: 'locked-out', account: 'administrator', details: { seconds: 1 } });
    await fail(1, { name: 'my-secret-password' });
    expect(await lastEntry()).not.toHaveProperty('account');
    expect(await database.dump()).not.toContain('my-secret-password');
  });
});

describe('somebody with a copy of the database', () => {
  it('finds no token, password, code, secret or address in it', async () => {
    const admin = await site.signIn(person);
    const issued = must(await site.access.invitations.make(admin, 'chair', { role: 'auditor' }));
    const expires = new Date(site.surroundings.time.getTime() + 86_400_000);
    const key = must(await site.access.keys.make(admin, { label: 'backup', scopes: ['take-backups'], expires }));
    const begun = must(await site.access.enrolment.begin(issued.token, goodPassword));
    await attempt({ password: 'typed in vain' });
    const dump = await database.dump();
    const base32 = (text: string) => Buffer.from(text).toString('hex');
    for (const secret of [
      admin.token,
      issued.token,
      key.text,
      goodPassword,
      person.secret,
      begun.secret,
      home,
      'typed in vain',
    ]) {
      expect(dump).not.toContain(secret);
      expect(dump).not.toContain(base32(secret));
    }
    expect(dump).toContain('administrator');
  });

  it('comes in with none of the hashes that it holds', async () => {
    const admin = await site.signIn(person);
    const issued = must(await site.access.invitations.make(admin, 'chair', { role: 'auditor' }));
    const expires = new Date(site.surroundings.time.getTime() + 86_400_000);
    must(await site.access.keys.make(admin, { label: 'backup', scopes: ['take-backups'], expires }));
    const tables = ['session', 'access_key', 'invitation'].map((table) => database.read(`select hash from ${table}`));
    const hashes = (await Promise.all(tables)).flat().map(({ hash }) => Buffer.from(hash as Uint8Array));
    expect(hashes.length).toBeGreaterThanOrEqual(3);
    for (const hash of hashes) {
      for (const text of [hash.toString('base64url'), hash.toString('hex'), hash.toString('latin1')]) {
        expect(codeOf(await site.access.sessions.identify(text, home))).toBe('access-signed-out');
        for (const key of [text, `saylau_${text}`]) {
          expect(codeOf(await site.access.keys.identify(key, home))).toBe('access-key');
        }
        expect(codeOf(await site.access.enrolment.look(text))).toBe('access-invitation');
      }
    }
    expect(await attempt({ password: (await database.read('select password from account'))[0]?.password })).toBe(
      'access-sign-in',
    );
    expect(issued.invitation.id).not.toBe(issued.token);
  });

  it('who can write to it cannot give a known second factor to another account', async () => {
    const admin = await site.signIn(person);
    const chair = await site.person(admin, 'chair', { role: 'auditor' });
    await database.tamper(`update account set (password, factor) = (select password, factor from account where name = 'chair')
      where name = 'administrator'`);
    site.surroundings.pass(60);
    const asked = { ...site.asked(chair), name: 'administrator' };
    expect(codeOf(await site.access.signIn(asked))).toBe('access-sign-in');
  });
});
