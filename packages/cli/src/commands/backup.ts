/** `saylau backup`: a checked copy of everything in the databases, of a stopped server, of PostgreSQL, or of a server that runs. */

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Manifest } from '@saylau/server';
import type { Command } from 'commander';
import { takeFrom, takeHere } from '../backup/take.js';
import { apartLines, heldLines, jsonOfBackup } from '../backup/told.js';
import { exitCodes } from '../exit-codes.js';
import { UsageProblem } from '../problems.js';
import { commandNamed, withLanguage } from '../program.js';
import type { Session } from '../session.js';
import { type SignInAsked, withAccess } from '../user/signed-in.js';

interface Options extends SignInAsked {
  readonly data?: string;
  readonly database?: string;
  readonly out?: string;
  readonly key?: string;
  readonly json?: true;
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const command = commandNamed('backup', session, 'help.backup', 'help.backup-examples')
    .usage(`[${say('arg.address')}] --out <${say('arg.file')}> [${say('arg.options')}]`)
    .argument('[address]', say('help.backup-address'))
    .option('--data <folder>', say('help.backup-data'))
    .option('--database <url>', say('help.backup-database'))
    .option('--out <file>', say('help.backup-out'))
    .option('--key <file>', say('help.backup-key'))
    .option('--sign-in <name>', say('help.user-sign-in'))
    .option('--password-file <file>', say('help.user-password-file'))
    .option('--code <digits>', say('help.user-code'))
    .option('--json', say('help.json'))
    .action(async (address: string | undefined, options: Options) => end(await backUp(session, address, options)));
  return withLanguage(command, session);
}

async function backUp(session: Session, address: string | undefined, options: Options): Promise<number> {
  if (options.out === undefined) throw new UsageProblem('usage.missing-option', { what: '--out' });
  const path = resolve(options.out);
  session.progress(session.texts.say('progress.backup'));
  const manifest = await taken(session, address, options, path);
  session.progress();
  const file = { path: options.out, bytes: statSync(path).size, manifest };
  if (options.json === true) session.printJson(jsonOfBackup(file));
  else session.print([...heldLines(session, file), ...apartLines(session)]);
  return exitCodes.fine;
}

async function taken(session: Session, address: string | undefined, options: Options, out: string): Promise<Manifest> {
  const { data, database } = options;
  const places = [address, data, database].filter((place) => place !== undefined);
  if (places.length !== 1) throw new UsageProblem('usage.one-place');
  if (address !== undefined) return await withAccess(session, address, options, (server) => takeFrom(server, out));
  if (database !== undefined) return await takeHere({ url: database }, out);
  const { databaseIn } = await import('@saylau/server');
  return await takeHere({ folder: databaseIn(resolve(data ?? '')) }, out);
}
