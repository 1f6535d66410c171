/** `saylau restore`: puts a backup into an empty place, and says what must lie beside it. */

import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { heldLines, jsonOfBackup } from '../backup/told.js';
import { exitCodes } from '../exit-codes.js';
import { InputProblem, UsageProblem } from '../problems.js';
import { commandNamed, withLanguage } from '../program.js';
import type { Session } from '../session.js';
import { withStore } from '../store-problem.js';
import { makeFolder } from '../system-problem.js';

interface Options {
  readonly data?: string;
  readonly database?: string;
  readonly json?: true;
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const command = commandNamed('restore', session, 'help.restore', 'help.restore-examples')
    .usage(`<${say('arg.file')}> --data <${say('arg.folder')}> | --database <url>`)
    .argument('<file>', say('help.restore-file'))
    .option('--data <folder>', say('help.restore-data'))
    .option('--database <url>', say('help.restore-database'))
    .option('--json', say('help.json'))
    .action(async (file: string, options: Options) => end(await putBack(session, file, options)));
  return withLanguage(command, session);
}

async function putBack(session: Session, path: string, { data, database, json }: Options): Promise<number> {
  if ((data === undefined) === (database === undefined)) throw new UsageProblem('usage.one-target');
  if (!existsSync(path)) throw new InputProblem('problem.no-path', { path });
  const { databaseIn, readBackup, restore } = await import('@saylau/server');
  session.progress(session.texts.say('progress.restoring'));
  const origins: string[] = [];
  const { head } = await withStore(path, () => readBackup(path, logRows(origins)));
  const place = database === undefined ? { folder: databaseIn(resolve(data ?? '')) } : { url: database };
  if (data !== undefined) makeFolder(resolve(data));
  // Never the address of a database: there may be a password in it.
  const manifest = await withStore(data ?? 'PostgreSQL', () => restore(path, place));
  session.progress();
  const missing = await missingIn(data, origins);
  const file = { path, bytes: statSync(path).size, manifest, made: head.made };
  if (json === true) session.printJson({ ...jsonOfBackup(file), missing });
  else session.print([...heldLines(session, file), ...nextLines(session, missing)]);
  return exitCodes.fine;
}

/** Gathers the origins of all logs on the way. */
function logRows(origins: string[]) {
  return {
    head: () => Promise.resolve(),
    row: (table: string, row: string): Promise<void> => {
      if (!table.endsWith('.log')) return Promise.resolve();
      const { origin } = JSON.parse(row) as { readonly origin?: unknown };
      if (typeof origin === 'string') origins.push(origin);
      return Promise.resolve();
    },
  };
}

interface Missing {
  readonly secret: boolean;
  /** Origins of logs without a key in the folder. */
  readonly keys: readonly string[];
}

/** Of a database alone nobody knows which folder will stand beside it: then all of them. */
async function missingIn(data: string | undefined, origins: readonly string[]): Promise<Missing> {
  if (data === undefined) return { secret: true, keys: origins };
  const folder = resolve(data);
  const { hasSecret, keysIn, logsWithKeys } = await import('@saylau/server');
  const known = logsWithKeys(keysIn(folder));
  return { secret: !hasSecret(folder), keys: origins.filter((origin) => !known.includes(origin)) };
}

/** What is still to be done, before a server is started here. */
function nextLines({ page, texts }: Session, { secret, keys }: Missing): readonly string[] {
  const { say } = texts;
  const wanted = [
    ...(secret ? [say('restore.secret')] : []),
    ...(keys.length > 0 ? [say('restore.keys', { what: keys.join(say('list.separator')) })] : []),
  ];
  return [
    '',
    ...page.paragraph(say(wanted.length === 0 ? 'restore.whole' : 'restore.before'), ''),
    ...wanted.flatMap((one) => page.paragraph(one, '  ', '• ')),
    ...page.paragraph(say('restore.witnesses'), ''),
  ];
}
