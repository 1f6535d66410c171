import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, home, must, Site, TestDatabase, trailOf } from './access.test-kit.js';
import type { Identity } from './identity.js';
import type { KeyAsked } from './keys.js';
import { type Grant, maySubmit } from './permissions.js';

let database: TestDatabase;
let site: Site;
let admin: Identity & { readonly token: string };
let chair: Identity & { readonly token: string };

const station: Grant = { role: 'precinct', as: { office: 'precinct', station: '0001' } };

beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());
beforeEach(async () => {
  site = await Site.open(await database.fresh());
  admin = await site.signIn(await site.administrator());
  chair = await site.signIn(await site.person(admin, 'station-1', station));
});

function asked(changes: Partial<KeyAsked> = {}): KeyAsked {
  const expires = new Date(site.surroundings.time.getTime() + 30 * 86_400_000);
  return { label: 'scanner', scopes: ['submit-acts'], expires, ...changes };
}
const made = async (changes: Partial<KeyAsked> = {}) => must(await site.access.keys.make(chair, asked(changes)));
const identify = (key: string) => site.access.identify({ key, address: home });

describe('a key', () => {
  it('is shown once, is known by its beginning, and does what its scopes say as its account', async () => {
    const { key, text } = await made();
    expect(text).toMatch(/^saylau_[A-Za-z0-9_-]{43}$/);
    expect(key.prefix).toBe(text.slice(0, 13));
    const identity = must(await identify(text));
    expect(identity).toMatchObject({ name: 'station-1', scopes: ['submit-acts'], ...station });
    expect(identity.session).toBeUndefined();
    const act = { act: 'station-opened', as: { office: 'precinct', station: '0001' }, log: 'example.org/day' } as const;
    expect(maySubmit(identity, act)).toBe(true);
    expect(maySubmit(must(await identify((await made({ scopes: ['read-private'] })).text)), act)).toBe(false);
    expect((await trailOf(database)).at(-1)).toBe('key-made station-1 by station-1');
  });

  it('ends at its time', async () => {
    const { text } = await made();
    site.surroundings.pass(30 * 86_400 - 1);
    expect((await identify(text)).ok).toBe(true);
    site.surroundings.pass(1);
    expect(codeOf(await identify(text))).toBe('access-key');
  });

  it('ends when it is revoked, by its owner or an administrator and nobody else', async () => {
    const [one, other] = [await made(), await made({ label: 'second' })];
    const stranger = await site.signIn(await site.person(admin, 'station-2', station));
    const { keys } = site.access;
    expect(codeOf(await keys.revoke(stranger, one.key.id))).toBe('access-unknown');
    // The time that passed while people signed in has not ended the owner's session.
    must(await keys.revoke(chair, one.key.id));
    must(await keys.revoke(admin, other.key.id));
    expect(codeOf(await identify(one.text))).toBe('access-key');
    expect(codeOf(await identify(other.text))).toBe('access-key');
    expect(codeOf(await keys.revoke(chair, one.key.id))).toBe('access-unknown');
    expect(codeOf(await keys.revoke(admin, '\u0000'))).toBe('access-unknown');
    expect((await trailOf(database)).slice(-2)).toEqual([
      'key-revoked station-1 by station-1',
      'key-revoked station-1 by administrator',
    ]);
  });

  it('ends with its account', async () => {
    const { text } = await made();
    must(await site.access.accounts.close(admin, chair.account));
    expect(codeOf(await identify(text))).toBe('access-key');
  });

  it('is not made with scopes that the role has not, that keys cannot have, twice the same, or none', async () => {
    const make = async (by: Identity, scopes: unknown) =>
      codeOf(await site.access.keys.make(by, asked({ scopes: scopes as KeyAsked['scopes'] })));
    for (const scopes of [['read-trail'], ['take-backups'], ['submit-acts', 'submit-acts'], [], ['everything']]) {
      expect(await make(chair, scopes)).toBe('access-scope');
    }
    expect(await make(admin, ['manage-accounts'])).toBe('access-scope');
    expect(await make(admin, ['submit-acts'])).toBe('access-scope');
  });

  it('is not made without an end, with one in the past, or far in the future', async () => {
    const make = async (seconds: number) => {
      const expires = new Date(site.surroundings.time.getTime() + seconds * 1000);
      return codeOf(await site.access.keys.make(chair, asked({ expires })));
    };
    expect(await make(0)).toBe('access-expiry');
    expect(await make(366 * 86_400 + 1)).toBe('access-expiry');
    expect(await make(Number.NaN)).toBe('access-expiry');
    expect(await make(1)).toEqual(['granted', expect.anything()]);
  });

  it('is not made with a label that cannot be read', async () => {
    for (const label of ['', 'x'.repeat(101), 'a\u0000', 'a\nb', '\u202eabc', '\ud800', 'й'.normalize('NFD')]) {
      expect(codeOf(await site.access.keys.make(chair, asked({ label })))).toBe('access-label');
    }
    expect((await site.access.keys.make(chair, asked({ label: 'Сканер №1' }))).ok).toBe(true);
  });

  it('does not make keys, end sessions, or manage accounts', async () => {
    const expires = asked().expires;
    const { text } = must(await site.access.keys.make(admin, { label: 'k', scopes: ['read-trail'], expires }));
    const machine = must(await identify(text));
    const { keys, sessions, accounts, invitations } = site.access;
    expect(codeOf(await keys.make(machine, asked({ scopes: ['read-trail'] })))).toBe('access-signed-out');
    expect(codeOf(await sessions.end(machine, admin.session ?? ''))).toBe('access-signed-out');
    expect(codeOf(await accounts.close(machine, chair.account))).toBe('access-forbidden');
    expect(codeOf(await invitations.make(machine, 'another', { role: 'administrator' }))).toBe('access-forbidden');
    expect((await site.access.readTrail(machine, 0)).ok).toBe(true);
  });

  it('is noted when it is used, once an hour', async () => {
    const { text, key } = await made();
    const used = async () => must(await site.access.keys.list(chair)).find(({ id }) => id === key.id)?.used;
    expect(await used()).toBeUndefined();
    must(await identify(text));
    const first = site.surroundings.time;
    site.surroundings.pass(1800);
    must(await identify(text));
    expect(await used()).toEqual(first);
    site.surroundings.pass(1800);
    must(await identify(text));
    expect(await used()).toEqual(site.surroundings.time);
  });

  it('that is made up is nobody’s', async () => {
    const { text } = await made();
    for (const key of [
      '',
      'saylau_',
      text.slice(0, -1),
      `${text} `,
      text.toLowerCase(),
      text.slice(7),
      '\ud800\u0000',
    ]) {
      expect(codeOf(await identify(key))).toBe('access-key');
    }
  });
});

describe('the account of a machine', () => {
  it('has no way in but keys that an administrator makes, and none for handing in acts or reading private parts', async () => {
    const precinct = must(await site.access.accounts.makeMachine(admin, 'scanner-2', station));
    const machine = must(await site.access.accounts.makeMachine(admin, 'scanner-1', { role: 'auditor' }));
    const { keys } = site.access;
    for (const scope of ['submit-acts', 'read-private'] as const) {
      expect(codeOf(await keys.makeFor(admin, precinct.id, asked({ scopes: [scope] })))).toBe('access-scope');
      expect(codeOf(await keys.makeFor(admin, machine.id, asked({ scopes: [scope] })))).toBe('access-scope');
    }
    const { text } = must(await keys.makeFor(admin, machine.id, asked({ scopes: ['read-trail'] })));
    expect(must(await identify(text))).toMatchObject({ name: 'scanner-1', scopes: ['read-trail'] });
    const signIn = { name: 'scanner-1', password: '', code: '000000', address: home };
    expect(codeOf(await site.access.signIn(signIn))).toBe('access-sign-in');
    expect((await trailOf(database)).slice(-3, -1)).toEqual([
      'machine-made scanner-1 by administrator',
      'key-made scanner-1 by administrator',
    ]);
  });

  it('is no administrator, and is made by administrators only', async () => {
    const { accounts, keys } = site.access;
    expect(codeOf(await accounts.makeMachine(admin, 'robot', { role: 'administrator' }))).toBe('access-grant');
    expect(codeOf(await accounts.makeMachine(admin, 'station-1', { role: 'auditor' }))).toBe('access-name-used');
    expect(codeOf(await accounts.makeMachine(chair, 'robot', { role: 'auditor' }))).toBe('access-forbidden');
    const machine = must(await accounts.makeMachine(admin, 'robot', { role: 'auditor' }));
    const asks = asked({ scopes: ['read-trail'] });
    expect(codeOf(await keys.makeFor(chair, machine.id, asks))).toBe('access-forbidden');
    expect(codeOf(await keys.makeFor(admin, 'no such one', asks))).toBe('access-unknown');
  });

  it('is the only one that others make keys for: nobody gets a key to a person’s account', async () => {
    expect(codeOf(await site.access.keys.makeFor(admin, chair.account, asked({ scopes: ['read-private'] })))).toBe(
      'access-unknown',
    );
    expect(codeOf(await site.access.keys.list(chair, admin.account))).toBe('access-forbidden');
  });
});
