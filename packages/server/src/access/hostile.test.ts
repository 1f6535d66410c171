/** Whatever is sent in: an answer of the closed list, never an exception. */

import { assert, asyncProperty, constantFrom, date, oneof, record, string, uint8Array } from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { must, Site, TestDatabase } from './access.test-kit.js';
import { type Answer, accessErrors } from './errors.js';
import type { Identity } from './identity.js';
import { accountRoles, keyScopes } from './permissions.js';

let database: TestDatabase;
let site: Site;
let admin: Identity;
let token: string;

beforeAll(async () => {
  database = await TestDatabase.open();
  site = await Site.open(await database.fresh());
  admin = await site.signIn(await site.administrator());
  token = must(await site.access.invitations.make(admin, 'invited', { role: 'auditor' })).token;
});
afterAll(() => database.close());

const special = constantFrom(
  '',
  '\u0000',
  '\ud800',
  "'; drop table trail; --",
  'й'.normalize('NFD'),
  '\u202e',
  '%',
  '\\',
);
/** Also halves of surrogate pairs: `binary` has every code unit. */
const text = oneof(
  special,
  string({ unit: 'binary' }),
  uint8Array().map((units) => String.fromCharCode(...units, 0xd800)),
);
const runs = { numRuns: 40 };

function isAnswer(answer: Answer<unknown>): boolean {
  return answer.ok || accessErrors.includes(answer.code);
}

describe('any text', () => {
  it('as name, password, code, address or session before', () =>
    assert(
      asyncProperty(record({ name: text, password: text, code: text, address: text, previous: text }), async (asked) =>
        isAnswer(await site.access.signIn(asked)),
      ),
      runs,
    ));

  it('as token, key, id or code', () =>
    assert(
      asyncProperty(text, async (any) => {
        const { sessions, keys, enrolment, invitations, accounts } = site.access;
        const answers = await Promise.all<Answer<unknown>>([
          site.access.identify({ session: any, address: any }),
          site.access.identify({ key: any, address: any }),
          enrolment.look(any),
          enrolment.begin(any, any),
          enrolment.begin(token, any),
          enrolment.finish(any, any, any),
          enrolment.finish(token, any, any),
          sessions.list(admin, any),
          sessions.end(admin, any),
          keys.list(admin, any),
          keys.revoke(admin, any),
          invitations.revoke(admin, any),
          invitations.reset(admin, any),
          accounts.close(admin, any),
          accounts.liftLock(admin, any),
        ]);
        return answers.every(isAnswer) && isAnswer(sessions.checkCsrf(any, any));
      }),
      runs,
    ));

  it('as name and place of an account, and in a key', () =>
    assert(
      asyncProperty(
        record({
          name: text,
          role: constantFrom(...accountRoles),
          place: text,
          expires: date({ noInvalidDate: false }),
          scope: constantFrom(...keyScopes),
        }),
        async ({ name, role, place, expires, scope }) => {
          const { invitations, accounts, keys } = site.access;
          const grants = [
            { role, as: { office: 'precinct', station: place } },
            { role, as: { office: 'territorial', area: place } },
            { role, as: { office: 'observer', name: place } },
          ] as const;
          const made = await Promise.all(grants.map((grant) => invitations.make(admin, name, grant)));
          const machine = await accounts.makeMachine(admin, name, { role });
          const key = await keys.make(admin, { label: place, scopes: [scope], expires });
          return [...made, machine, key].every(isAnswer);
        },
      ),
      runs,
    ));
});
