/** People and machines with accounts, for tests of the API. No part of the product. */

import type { ActedAs } from '@saylau/acts';
import { Site as AccessSite, must, type Person, TestDatabase } from '../access/access.test-kit.js';
import type { Identity } from '../access/identity.js';
import { type AccountRole, type KeyScope, keyScopes, permissions } from '../access/permissions.js';
import { csrfHeader, sessionCookie } from './identify.js';

export type Headers = Readonly<Record<string, string>>;

export class People {
  readonly site: AccessSite;
  readonly database: TestDatabase;
  readonly administrator: Person;
  #made = 0;

  private constructor(site: AccessSite, database: TestDatabase, administrator: Person) {
    this.site = site;
    this.database = database;
    this.administrator = administrator;
  }

  static async open(): Promise<People> {
    const database = await TestDatabase.open();
    const site = await AccessSite.open(database);
    return new People(site, database, await site.administrator());
  }

  async close(): Promise<void> {
    await this.database.close();
  }

  /** Somebody new who is signed in. */
  async signedIn(role: AccountRole, as?: ActedAs): Promise<Identity & { readonly token: string }> {
    this.#made += 1;
    const grant = as === undefined ? { role } : { role, as };
    const by = await this.site.signIn(this.administrator);
    return await this.site.signIn(await this.site.person(by, `person-${this.#made}`, grant));
  }

  /** Headers of a page of somebody's session. */
  async sessionOf(role: AccountRole, as?: ActedAs): Promise<Headers> {
    return this.headersOf(await this.signedIn(role, as));
  }

  headersOf({ token }: { readonly token: string }): Headers {
    return { cookie: `${sessionCookie}=${token}`, [csrfHeader]: this.site.access.sessions.csrf(token) };
  }

  /** Headers with a key of somebody's own, for everything that the role may. */
  async keyOf(role: AccountRole, as?: ActedAs): Promise<Headers> {
    const identity = await this.signedIn(role, as);
    const own = Object.keys(permissions[role]);
    const scopes = keyScopes.filter((scope): scope is KeyScope => own.includes(scope));
    const expires = new Date(this.site.surroundings.time.getTime() + 86_400_000);
    const { text } = must(await this.site.access.keys.make(identity, { label: 'test', scopes, expires }));
    return { authorization: `Bearer ${text}` };
  }
}
