/** The command's frame: commander with help, usage and errors in the chosen language. */

import { Command, type CommanderError } from 'commander';
import { UsageProblem } from './problems.js';
import type { Session } from './session.js';
import type { MessageKey } from './text.js';

/** A command that prints through the session and never ends the process. */
export function commandNamed(name: string, session: Session, about: MessageKey, examples?: MessageKey): Command {
  const { texts, io } = session;
  const command = new Command(name)
    .description(texts.say(about))
    .helpOption('-h, --help', texts.say('help.help'))
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      outputError: () => undefined,
      getOutHelpWidth: () => io.width,
      getErrHelpWidth: () => io.width,
      getOutHasColors: () => io.colours,
    })
    .configureHelp({
      styleTitle: (title) => session.page.colours.bold(titles(session)[title] ?? title),
      showGlobalOptions: false,
      // What stands left of the descriptions stays short, so that they have room.
      subcommandTerm: (own) => [own.name(), ...own.registeredArguments.slice(0, 1).map(argumentTerm)].join(' '),
    });
  if (examples !== undefined)
    command.addHelpText('after', `\n${session.page.colours.bold(texts.say('help.examples'))}\n${texts.say(examples)}`);
  return command;
}

function argumentTerm(argument: { name(): string; readonly required: boolean }): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
}

function titles({ texts }: Session): Readonly<Record<string, string>> {
  return {
    'Usage:': texts.say('help.usage'),
    'Arguments:': texts.say('help.arguments'),
    'Options:': texts.say('help.options'),
    'Commands:': texts.say('help.commands'),
  };
}

/** Options that every command has; they are taken out before commander reads the rest. */
export function withLanguage(command: Command, { texts }: Session): Command {
  return command.option('--lang <kk|ru|en>', texts.say('help.lang'));
}

/** Commander's complaint as a usage problem in the user's language. */
export function usageProblemOf(error: CommanderError): UsageProblem {
  const [, what = ''] = /'([^']*)'/.exec(error.message) ?? [];
  switch (error.code) {
    case 'commander.unknownCommand':
      return new UsageProblem('usage.unknown-command', { what });
    case 'commander.unknownOption':
      return new UsageProblem('usage.unknown-option', { what });
    case 'commander.missingArgument':
      return new UsageProblem('usage.missing-argument', { what });
    case 'commander.optionMissingArgument':
      return new UsageProblem('usage.option-without-value', { what });
    case 'commander.excessArguments':
      return new UsageProblem('usage.too-many-arguments');
    default:
      return new UsageProblem('usage.other', { what: error.message.replace(/^error: /, '') });
  }
}

/** Gathers the values of an option that may stand several times. */
export function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
