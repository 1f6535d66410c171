/** The command `saylau`: finds the language, loads the one command that is asked for, turns problems into exit codes. */

import type { Params } from '@saylau/texts';
import { oneLine } from '@saylau/texts';
import { type Command, CommanderError } from 'commander';
import { exitCodes } from './exit-codes.js';
import { faultLine } from './fault-lines.js';
import { type Io, processIo } from './io.js';
import { FilesAtFault, InputProblem, UsageProblem } from './problems.js';
import { commandNamed, usageProblemOf, withLanguage } from './program.js';
import { Session } from './session.js';
import { asLanguage, languageOf } from './text.js';

/** What a command's module gives: its place under `saylau`, and the exit code that its action ended with. */
export interface CommandModule {
  readonly commandOf: (session: Session, end: (code: number) => void) => Command;
}

/** Loaded when it is needed: starting one command does not wait for the others. */
const commands: Readonly<Record<string, () => Promise<CommandModule>>> = {
  count: () => import('./commands/count.js'),
  validate: () => import('./commands/validate.js'),
  rehearse: () => import('./commands/rehearse.js'),
  show: () => import('./commands/show.js'),
  law: () => import('./commands/law.js'),
  apportion: () => import('./commands/apportion.js'),
  elections: () => import('./commands/elections.js'),
  serve: () => import('./commands/serve.js'),
  keys: () => import('./commands/keys.js'),
  witness: () => import('./commands/witness.js'),
  user: () => import('./commands/user.js'),
  backup: () => import('./commands/backup.js'),
  restore: () => import('./commands/restore.js'),
  verify: () => import('./commands/verify.js'),
  export: () => import('./commands/export.js'),
  publish: () => import('./commands/publish.js'),
  import: () => import('./commands/import.js'),
};

/** Runs `saylau` with these arguments; gives the exit code (docs/cli.md). Never throws. */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  const { chosen, rest } = withoutLanguage(argv);
  const session = new Session(io, languageOf(chosen, io.env));
  try {
    if (chosen !== undefined && asLanguage(chosen) === undefined)
      throw new UsageProblem('usage.language', { what: chosen });
    return await run(session, rest);
  } catch (error) {
    return report(session, error);
  }
}

/** Takes `--lang xx` out wherever it stands, so that help and errors before it are in that language too. */
function withoutLanguage(argv: readonly string[]): { readonly chosen?: string; readonly rest: readonly string[] } {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[at];
  if (word === undefined) return { rest: argv };
  if (word.startsWith('--lang=')) return { chosen: word.slice('--lang='.length), rest: argv.toSpliced(at, 1) };
  return { chosen: argv[at + 1] ?? '', rest: argv.toSpliced(at, 2) };
}

async function run(session: Session, argv: readonly string[]): Promise<number> {
  let code: number = exitCodes.fine;
  const end = (ended: number): void => {
    code = ended;
  };
  const program = withLanguage(
    commandNamed(session.texts.command, session, 'help.about', 'help.about-examples'),
    session,
  )
    .usage(session.texts.say('help.usage-line'))
    .version(await version(), '-V, --version', session.texts.say('help.version'));
  const named = argv.find((word) => !word.startsWith('-'));
  const wanted = named !== undefined && Object.hasOwn(commands, named) ? [named] : Object.keys(commands);
  for (const name of wanted) {
    const module = await commands[name]?.();
    if (module !== undefined) program.addCommand(module.commandOf(session, end));
  }
  if (argv.length === 0) {
    program.outputHelp();
    return exitCodes.usage;
  }
  await program.parseAsync([...argv], { from: 'user' });
  return code;
}

async function version(): Promise<string> {
  const { readFileSync } = await import('node:fs');
  const read: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : '';
}

/** Says on standard error what went wrong. */
function report(session: Session, error: unknown): number {
  const { io, texts } = session;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.fine;
    // A group of commands without one of them has printed its help.
    if (error.code === 'commander.help') return exitCodes.usage;
    return report(session, usageProblemOf(error));
  }
  if (error instanceof UsageProblem) {
    io.err(`saylau: ${texts.say(error.key, oneLined(error.params))}\n${texts.say('usage.help')}\n`);
    return exitCodes.usage;
  }
  if (error instanceof InputProblem) {
    io.err(`saylau: ${texts.say(error.key, oneLined(error.params))}\n`);
    return exitCodes.faults;
  }
  if (error instanceof FilesAtFault) {
    const lines = [...new Set(error.faults.map((fault) => faultLine(texts, fault)))];
    const more = error.more === 0 ? '' : `${texts.say('problem.more-faults', { number: error.more })}\n`;
    io.err(`${lines.join('\n')}\n${more}${texts.say('problem.faults', { number: lines.length + error.more })}\n`);
    return exitCodes.faults;
  }
  io.err(
    `saylau: ${texts.say('problem.internal')}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return exitCodes.internal;
}

/** What a sentence is filled in with may come from outside: it cannot begin a line of its own. */
function oneLined(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? oneLine(value) : value]),
  );
}
