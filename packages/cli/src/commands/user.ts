/** `saylau user`: invitations, accounts and access keys at a server. */

import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';
import { commandNamed, databaseOption, withLanguage, withUsage } from '../program.js';
import type { Session } from '../session.js';
import type { MessageKey } from '../text.js';
import { type AcceptAsked, accept } from '../user/accept.js';
import { type KeyAsked, listAccessKeys, makeAccessKey, revokeAccessKey } from '../user/access-keys.js';
import { close, type ListAsked, list, reset } from '../user/accounts.js';
import { type InviteAsked, invite } from '../user/invite.js';
import { type RescueAsked, rescueAdministrator } from '../user/rescue.js';
import { withAccess } from '../user/signed-in.js';
import { usualData } from './serve.js';

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const group = commandNamed('user', session, 'help.user', 'help.user-examples').usage(
    `<${say('arg.command')}> [${say('arg.options')}]`,
  );
  const finish = async (work: Promise<void>): Promise<void> => {
    await work;
    end(exitCodes.fine);
  };
  const own = new Commands(session, finish);
  for (const one of [...own.persons(), ...own.keys(), own.rescue()])
    group.addCommand(withUsage(withLanguage(one.option('--json', say('help.json')), session), session));
  return withLanguage(group, session);
}

type Finish = (work: Promise<void>) => Promise<void>;

/** The commands of the group, each with its arguments and options. */
class Commands {
  readonly #session: Session;
  readonly #finish: Finish;

  constructor(session: Session, finish: Finish) {
    this.#session = session;
    this.#finish = finish;
  }

  #named(name: string, about: MessageKey): Command {
    return commandNamed(name, this.#session, about).argument('<address>', this.#session.texts.say('help.user-address'));
  }

  /** A command for which somebody signs in. */
  #signed(name: string, about: MessageKey): Command {
    const { say } = this.#session.texts;
    return this.#named(name, about)
      .option('--sign-in <name>', say('help.user-sign-in'))
      .option('--password-file <file>', say('help.user-password-file'))
      .option('--code <digits>', say('help.user-code'));
  }

  persons(): readonly Command[] {
    const session = this.#session;
    const finish = this.#finish;
    const { say } = session.texts;
    return [
      this.#named('accept', 'help.user-accept')
        .argument('[invitation]', say('help.user-invitation'))
        .option('--password-file <file>', say('help.user-password-file'))
        .option('--code <digits>', say('help.user-accept-code'))
        .action((address: string, token: string | undefined, asked: AcceptAsked) =>
          finish(accept(session, address, token, asked)),
        ),
      this.#signed('invite', 'help.user-invite')
        .option('--name <name>', say('help.user-name'))
        .option('--role <role>', say('help.user-role'))
        .option('--area <id>', say('help.user-area'))
        .option('--station <id>', say('help.user-station'))
        .option('--as-name <id>', say('help.user-as-name'))
        .action((address: string, asked: InviteAsked) => finish(invite(session, address, asked))),
      this.#signed('list', 'help.user-list')
        .option('--key <file>', say('help.user-key-file'))
        .action((address: string, asked: ListAsked & { readonly key?: string }) =>
          finish(withAccess(session, address, asked, (server) => list(session, server, asked))),
        ),
      this.#signed('close', 'help.user-close')
        .argument('<name>', say('help.user-account'))
        .action((address: string, name: string, asked: ListAsked) => finish(close(session, address, name, asked))),
      this.#signed('reset', 'help.user-reset')
        .argument('<name>', say('help.user-account'))
        .action((address: string, name: string, asked: ListAsked) => finish(reset(session, address, name, asked))),
    ];
  }

  keys(): readonly Command[] {
    const session = this.#session;
    const finish = this.#finish;
    const { say } = session.texts;
    return [
      this.#signed('key', 'help.user-key')
        .option('--label <text>', say('help.user-label'))
        .option('--scopes <list>', say('help.user-scopes'))
        .option('--days <number>', say('help.user-days'), '90')
        .option('--out <file>', say('help.user-out'))
        .action((address: string, asked: KeyAsked) => finish(makeAccessKey(session, address, asked))),
      this.#signed('keys', 'help.user-keys').action((address: string, asked: KeyAsked) =>
        finish(listAccessKeys(session, address, asked)),
      ),
      this.#signed('revoke', 'help.user-revoke')
        .argument('<prefix>', say('help.user-prefix'))
        .action((address: string, prefix: string, asked: KeyAsked) =>
          finish(revokeAccessKey(session, address, prefix, asked)),
        ),
    ];
  }

  rescue(): Command {
    const session = this.#session;
    const { say } = session.texts;
    return commandNamed('rescue', session, 'help.user-rescue')
      .option('--data <folder>', say('help.keys-data'), session.io.env.SAYLAU_DATA ?? usualData)
      .addOption(databaseOption(session))
      .option('--name <name>', say('help.user-name'))
      .action((asked: RescueAsked) => this.#finish(rescueAdministrator(session, asked)));
  }
}
