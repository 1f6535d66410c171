/** Accounts as an administrator manages them. Accounts of persons come from invitations (`invitations.ts`). */

import { type Account, accountById, allAccounts, ending, inserting, isAccountName } from './account.js';
import { forgetting } from './delays.js';
import { type Answer, granted, refused } from './errors.js';
import { isGrant } from './grants.js';
import { doneBy, type Identity, manage } from './identity.js';
import { isNameUsed } from './invitation.js';
import type { Means } from './means.js';
import { type Grant, may } from './permissions.js';
import { newId } from './secrets.js';
import { accountCounter } from './sign-in.js';

export class Accounts {
  readonly #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  /** All accounts by name; also for who may read the trail. `access-forbidden` */
  async list(by: Identity): Promise<Answer<readonly Account[]>> {
    if (!may(by, 'manage-accounts') && !may(by, 'read-trail')) return refused('access-forbidden');
    return granted(await allAccounts(this.#means.database));
  }

  /**
   * An account without password, for a program that comes with a key. It is no administrator.
   * `access-name`, `access-name-used`, `access-grant`
   */
  async makeMachine(by: Identity, name: string, grant: Grant): Promise<Answer<Account>> {
    if (!isAccountName(name)) return refused('access-name');
    if (!isGrant(grant) || grant.role === 'administrator') return refused('access-grant');
    return await manage(this.#means, by, async () => {
      const { database, surroundings } = this.#means;
      const made = surroundings.now();
      if (await isNameUsed(database, name, made)) return refused('access-name-used');
      const account: Account = { ...grant, id: newId(surroundings), name, machine: true, state: 'active', made };
      const happened = { ...doneBy(by), event: 'machine-made', account: name, details: { role: grant.role } } as const;
      return { happened: [happened], statements: [inserting(account)], value: account };
    });
  }

  /**
   * Ends all ways in. The account stays, so that the trail can be read; an invitation to take it again opens it.
   * `access-unknown`, `access-own-account`
   */
  close(by: Identity, id: string): Promise<Answer<undefined>> {
    return manage(this.#means, by, async () => {
      const account = await accountById(this.#means.database, id);
      if (account === undefined || account.state === 'closed') return refused('access-unknown');
      if (id === by.account) return refused('access-own-account');
      const happened = { ...doneBy(by), event: 'account-closed', account: account.name } as const;
      const statements = ending(id, 'closed', this.#means.surroundings.now());
      return { happened: [happened], statements, value: undefined };
    });
  }

  /** Forgets the failures to sign in to an account, so that its owner need not wait. `access-unknown` */
  liftLock(by: Identity, id: string): Promise<Answer<undefined>> {
    const { database, secrets } = this.#means;
    return manage(this.#means, by, async () => {
      const account = await accountById(database, id);
      if (account === undefined) return refused('access-unknown');
      const happened = { ...doneBy(by), event: 'lock-lifted', account: account.name } as const;
      const statements = [forgetting(accountCounter(secrets, account.name))];
      return { happened: [happened], statements, value: undefined };
    });
  }
}
