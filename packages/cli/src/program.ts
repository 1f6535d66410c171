/** The command's frame: commander with help, usage and errors in the chosen language. */

import { distance } from '@saylau/formats/nearest';
import { type Argument, Command, type CommanderError, Option } from 'commander';
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
    .exitOverride((error) => {
      throw error.code === 'commander.unknownCommand' ? unknownCommand(error, command) : error;
    })
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
      argumentTerm: (argument) => argumentName(session, argument),
      optionDescription: (option) => optionWords(session, option),
      // What stands left of the descriptions stays short, so that they have room.
      subcommandTerm: (own) => [own.name(), ...own.registeredArguments.slice(0, 1).map(term)].join(' '),
    });
  const term = (argument: Argument): string => argumentTerm(session, argument);
  if (examples !== undefined)
    command.addHelpText('after', `\n${session.page.colours.bold(texts.say('help.examples'))}\n${texts.say(examples)}`);
  return command;
}

/** A usage line in the session's language, made of the command's own arguments. */
export function withUsage(command: Command, session: Session): Command {
  const terms = command.registeredArguments.map((argument) => argumentTerm(session, argument));
  return command.usage([...terms, `[${session.texts.say('arg.options')}]`].join(' '));
}

function argumentTerm(session: Session, argument: Argument): string {
  const name = `${argumentName(session, argument)}${argument.variadic ? '…' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function argumentName({ texts }: Session, argument: Argument): string {
  return texts.sayIf(`arg.${argument.name()}`) ?? argument.name();
}

/** What an option is for, and its usual value. */
function optionWords({ texts }: Session, { description, defaultValue, defaultValueDescription }: Option): string {
  if (defaultValue === undefined) return description;
  return `${description} (${texts.say('help.default', { what: defaultValueDescription ?? String(defaultValue) })})`;
}

/** With the commands that are called much like it. */
function unknownCommand(error: CommanderError, { commands }: Command): UsageProblem {
  const [, what = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const most = Math.max(1, Math.floor(what.length * 0.4));
  const near = commands.map((own) => own.name()).filter((name) => distance(what.slice(0, longestName), name) <= most);
  const key = near.length === 0 ? 'usage.unknown-command' : 'usage.unknown-command-near';
  return new UsageProblem(key, { what, near: near.join(', ') });
}

/** Letters of a wrong name that are compared. */
const longestName = 40;

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

/** A database's address; the one of the environment is not shown, because a password may stand in it. */
export function databaseOption({ texts, io }: Session): Option {
  return new Option('--database <url>', texts.say('help.serve-database')).default(io.env.DATABASE_URL, 'DATABASE_URL');
}

/** Gathers the values of an option that may stand several times. */
export function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
