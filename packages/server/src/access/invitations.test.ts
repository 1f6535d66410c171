import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeAt, codeOf, goodPassword, home, must, Site, TestDatabase, trailOf } from './access.test-kit.js';
import type { Identity } from './identity.js';
import type { Grant } from './permissions.js';

let database: TestDatabase;
let site: Site;

beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());
beforeEach(async () => {
  site = await Site.open(await database.fresh());
});

const station: Grant = { role: 'precinct', as: { office: 'precinct', station: '0001' } };

async function invited(by: Identity, name = 'station-1', grant = station) {
  return must(await site.access.invitations.make(by, name, grant));
}

describe('the first start', () => {
  it('is not missed because a machine that rehearses was there before', async () => {
    must(await site.access.keys.makeRehearser('rehearser'));
    expect(await site.access.invitations.first()).toBeDefined();
  });

  it('makes one invitation, as long as it is open, and none once somebody has an account', async () => {
    const { invitations } = site.access;
    const issued = await invitations.first();
    expect(issued?.invitation).toMatchObject({ name: 'administrator', role: 'administrator' });
    expect(await invitations.first()).toBeUndefined();
    site.surroundings.pass(72 * 3600);
    const again = await invitations.first();
    expect(again).toBeDefined();
    await site.accept(again?.token ?? '');
    site.surroundings.pass(365 * 86_400);
    expect(await invitations.first()).toBeUndefined();
    expect(await trailOf(database)).toEqual([
      'invitation-made administrator by -',
      'invitation-made administrator by -',
      'invitation-accepted administrator by administrator',
    ]);
  });
});

describe('an invitation', () => {
  it('fixes name, role, office and place; the account has exactly these', async () => {
    const admin = await site.signIn(await site.administrator());
    const { token, invitation } = await invited(admin);
    expect(must(await site.access.enrolment.look(token))).toEqual(invitation);
    expect(invitation).toMatchObject({ ...station, name: 'station-1' });
    const identity = await site.signIn(await site.accept(token));
    expect(identity).toMatchObject({ ...station, name: 'station-1' });
    expect(identity.scopes).toBeUndefined();
  });

  it('is used once', async () => {
    const admin = await site.signIn(await site.administrator());
    const { token } = await invited(admin);
    const { enrolment } = site.access;
    const { secret } = must(await enrolment.begin(token, goodPassword));
    const code = codeAt(secret, site.surroundings.time);
    must(await enrolment.finish(token, code, home));
    expect(codeOf(await enrolment.finish(token, code, home))).toBe('access-invitation');
    expect(codeOf(await enrolment.begin(token, goodPassword))).toBe('access-invitation');
    expect(codeOf(await enrolment.look(token))).toBe('access-invitation');
  });

  it('is over after 72 hours, at the very second, also when it was begun before', async () => {
    const admin = await site.signIn(await site.administrator());
    const { token, invitation } = await invited(admin);
    const { enrolment } = site.access;
    site.surroundings.pass(72 * 3600 - 1);
    const { secret } = must(await enrolment.begin(token, goodPassword));
    site.surroundings.pass(1);
    expect(site.surroundings.time).toEqual(invitation.expires);
    const code = codeAt(secret, site.surroundings.time);
    expect(codeOf(await enrolment.finish(token, code, home))).toBe('access-invitation');
    expect(codeOf(await enrolment.begin(token, goodPassword))).toBe('access-invitation');
  });

  it('that was revoked is not accepted, also when it was begun before', async () => {
    const admin = await site.signIn(await site.administrator());
    const { token, invitation } = await invited(admin);
    const { enrolment, invitations } = site.access;
    const { secret } = must(await enrolment.begin(token, goodPassword));
    must(await invitations.revoke(admin, invitation.id));
    const code = codeAt(secret, site.surroundings.time);
    expect(codeOf(await enrolment.finish(token, code, home))).toBe('access-invitation');
    expect(codeOf(await invitations.revoke(admin, invitation.id))).toBe('access-unknown');
  });

  it('is not finished without a beginning, with a wrong code, or with the code of an earlier beginning', async () => {
    const admin = await site.signIn(await site.administrator());
    const { token } = await invited(admin);
    const { enrolment } = site.access;
    expect(codeOf(await enrolment.finish(token, '123456', home))).toBe('access-not-begun');
    const first = must(await enrolment.begin(token, goodPassword));
    const second = must(await enrolment.begin(token, goodPassword));
    expect(second.secret).not.toBe(first.secret);
    const codes = [first, second].map(({ secret }) => codeAt(secret, site.surroundings.time));
    expect(codeOf(await enrolment.finish(token, codes[0] ?? '', home))).toBe('access-code');
    expect(codeOf(await enrolment.finish(token, 'not a code', home))).toBe('access-code');
    expect(codeOf(await enrolment.finish(token, codes[1] ?? '', home))).toEqual(['granted', 'station-1']);
  });

  it('is not begun with a bad password', async () => {
    const admin = await site.signIn(await site.administrator());
    const { token } = await invited(admin);
    const begin = async (password: string) => codeOf(await site.access.enrolment.begin(token, password));
    expect(await begin('elevenchars')).toBe('access-password-short');
    expect(await begin('station-1 station-1')).toBe('access-password-name');
    expect(await begin('x'.repeat(1025))).toBe('access-password-long');
  });

  it('is made by administrators only', async () => {
    const admin = await site.signIn(await site.administrator());
    const chair = await site.signIn(await site.person(admin, 'station-1', station));
    expect(codeOf(await site.access.invitations.make(chair, 'station-2', station))).toBe('access-forbidden');
    expect(codeOf(await site.access.invitations.list(chair))).toBe('access-forbidden');
  });

  it('is not made for a name that is taken, is none, or looks like another', async () => {
    const admin = await site.signIn(await site.administrator());
    await invited(admin);
    const make = async (name: string) => codeOf(await site.access.invitations.make(admin, name, station));
    expect(await make('station-1')).toBe('access-name-used');
    expect(await make('administrator')).toBe('access-name-used');
    for (const name of ['', 'ab', 'Station-2', 'stаtion-2', '-station', 'a b', 'x'.repeat(65), 'a\u0000b']) {
      expect(await make(name)).toBe('access-name');
    }
  });

  it('is not made where role and office do not fit', async () => {
    const admin = await site.signIn(await site.administrator());
    const wrong: readonly Grant[] = [
      { role: 'precinct' },
      { role: 'precinct', as: { office: 'precinct' } },
      { role: 'precinct', as: { office: 'territorial', area: 'abai' } },
      { role: 'precinct', as: { office: 'precinct', station: '0001', area: 'abai' } },
      { role: 'precinct', as: { office: 'precinct', station: '' } },
      { role: 'precinct', as: { office: 'precinct', station: 'й'.normalize('NFD') } },
      { role: 'precinct', as: { office: 'precinct', station: '\u0000' } },
      { role: 'precinct', as: { office: 'precinct', station: '\ud800' } },
      { role: 'precinct', as: { office: 'precinct', station: '\u202e1000' } },
      { role: 'territorial', as: { office: 'territorial', area: 'Abai' } },
      { role: 'central', as: { office: 'central', area: 'abai' } },
      { role: 'observer', as: { office: 'observer' } },
      { role: 'auditor', as: { office: 'central' } },
      { role: 'administrator', as: { office: 'central' } },
      { role: 'rehearser', as: { office: 'precinct', station: '0001' } },
    ];
    for (const grant of wrong) {
      expect([grant, codeOf(await site.access.invitations.make(admin, 'station-2', grant))]).toEqual([
        grant,
        'access-grant',
      ]);
    }
  });

  it('cannot bring scopes along', async () => {
    const admin = await site.signIn(await site.administrator());
    const { invitation } = await invited(admin, 'station-1', { ...station, scopes: [] });
    expect(invitation.scopes).toBeUndefined();
  });
});

describe('a reset', () => {
  it('ends password, second factor, sessions and keys at once, and invites to the same account', async () => {
    const admin = await site.signIn(await site.administrator());
    const person = await site.person(admin, 'station-1', station);
    const before = await site.signIn(person);
    const expires = new Date(site.surroundings.time.getTime() + 86_400_000);
    const key = must(await site.access.keys.make(before, { label: 'scanner', scopes: ['submit-acts'], expires }));
    const issued = must(await site.access.invitations.reset(admin, before.account));
    expect(codeOf(await site.access.sessions.identify(before.token, home))).toBe('access-signed-out');
    expect(codeOf(await site.access.keys.identify(key.text, home))).toBe('access-key');
    site.surroundings.pass(60);
    expect(codeOf(await site.access.signIn(site.asked(person)))).toBe('access-sign-in');
    const again = await site.signIn(await site.accept(issued.token, 'another good password'));
    expect(again.account).toBe(before.account);
    expect(codeOf(await site.access.sessions.identify(before.token, home))).toBe('access-signed-out');
    expect(again).toMatchObject({ ...station, name: 'station-1' });
    expect(codeOf(await site.access.keys.identify(key.text, home))).toBe('access-key');
    expect(codeOf(await site.access.signIn(site.asked(person)))).toBe('access-sign-in');
  });

  it('made again makes the invitation before worthless', async () => {
    const admin = await site.signIn(await site.administrator());
    const { account } = await site.signIn(await site.person(admin, 'station-1', station));
    const [first, second] = [
      must(await site.access.invitations.reset(admin, account)),
      must(await site.access.invitations.reset(admin, account)),
    ];
    expect(codeOf(await site.access.enrolment.look(first.token))).toBe('access-invitation');
    expect((await site.access.enrolment.look(second.token)).ok).toBe(true);
  });

  it('opens an account that was closed', async () => {
    const admin = await site.signIn(await site.administrator());
    const { account } = await site.signIn(await site.person(admin, 'station-1', station));
    must(await site.access.accounts.close(admin, account));
    const { token } = must(await site.access.invitations.reset(admin, account));
    expect((await site.signIn(await site.accept(token))).account).toBe(account);
  });

  it('is not for oneself, not for machines, and not for others than administrators to give', async () => {
    const admin = await site.signIn(await site.administrator());
    const chair = await site.signIn(await site.person(admin, 'station-1', station));
    const machine = must(await site.access.accounts.makeMachine(admin, 'mirror', { role: 'auditor' }));
    const { invitations } = site.access;
    expect(codeOf(await invitations.reset(admin, admin.account))).toBe('access-own-account');
    expect(codeOf(await invitations.reset(admin, machine.id))).toBe('access-unknown');
    expect(codeOf(await invitations.reset(admin, 'nobody'))).toBe('access-unknown');
    expect(codeOf(await invitations.reset(chair, admin.account))).toBe('access-forbidden');
  });
});

describe('when no administrator can sign in any more', () => {
  it('who runs the server makes a new one, and it stands in the trail', async () => {
    await site.administrator();
    expect(codeOf(await site.access.invitations.rescue('administrator'))).toBe('access-name-used');
    const { token } = must(await site.access.invitations.rescue('second-administrator'));
    expect(await site.signIn(await site.accept(token))).toMatchObject({ role: 'administrator' });
    expect(await trailOf(database)).toContain('invitation-made second-administrator by -');
  });
});
