/** `saylau serve`: the server, until it is asked to stop. */

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { findElection, folders, idsIn } from '../data.js';
import { exitCodes } from '../exit-codes.js';
import { type LoadedElection, loadElection } from '../load.js';
import { InputProblem, UsageProblem } from '../problems.js';
import { commandNamed, withLanguage } from '../program.js';
import type { Session } from '../session.js';

interface Options {
  readonly data: string;
  readonly database?: string;
  readonly name: string;
  readonly host: string;
  readonly port: string;
  readonly trustProxy?: string;
  readonly log?: true;
}

/** Where a server keeps its things where nothing else is said. */
export const usualData = 'data';

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { texts, io } = session;
  const { say } = texts;
  const command = commandNamed('serve', session, 'help.serve', 'help.serve-examples')
    .usage(`[${say('arg.options')}]`)
    .option('--data <folder>', say('help.serve-data'), io.env.SAYLAU_DATA ?? usualData)
    .option('--database <url>', say('help.serve-database'), io.env.DATABASE_URL)
    .option('--name <host>', say('help.serve-name'), io.env.SAYLAU_NAME ?? 'localhost')
    .option('--host <address>', say('help.serve-host'), io.env.SAYLAU_HOST ?? '127.0.0.1')
    .option('--port <number>', say('help.serve-port'), io.env.SAYLAU_PORT ?? '8080')
    .option('--trust-proxy <addresses>', say('help.serve-trust-proxy'))
    .option('--log', say('help.serve-log'))
    .action(async (options: Options) => end(await serve(session, options)));
  return withLanguage(command, session);
}

async function serve(session: Session, options: Options): Promise<number> {
  const { texts, io } = session;
  if (!/^\d{1,5}$/.test(options.port) || Number(options.port) > 65_535)
    throw new UsageProblem('usage.port', { what: options.port });
  if (!/^[a-z0-9.-]{1,100}$/.test(options.name)) throw new UsageProblem('usage.server-name', { what: options.name });
  session.progress(texts.say('progress.starting'));
  const { startServer, StoreError } = await import('@saylau/server');
  const settings = {
    folder: resolve(options.data),
    ...(options.database === undefined ? {} : { url: options.database }),
    name: options.name,
    host: options.host,
    port: Number(options.port),
    trustProxy: options.trustProxy ?? (false as const),
    logger: options.log === true ? { level: 'info' } : false,
    archive: await archiveElections(),
  };
  const server = await startServer(settings).catch((error: unknown) => {
    if (error instanceof StoreError)
      throw new InputProblem(`problem.${error.code}`, { path: settings.folder, what: error.message });
    if (isTaken(error)) throw new InputProblem('problem.port-taken', { what: options.port });
    throw error;
  });
  session.progress();
  io.out(`${server.address}\n`);
  if (server.invitation !== undefined) io.err(`${texts.say('serve.invitation', { what: server.invitation })}\n`);
  io.err(`${texts.say('serve.ready', { path: settings.folder })}\n`);
  await asked();
  io.err(`${texts.say('serve.stopping')}\n`);
  await server.close();
  return exitCodes.fine;
}

/** Every election at hand: what was published of it goes into the archive. */
async function archiveElections(): Promise<readonly LoadedElection[]> {
  const loaded: LoadedElection[] = [];
  for (const id of idsIn(folders.elections)) loaded.push(await loadElection(findElection(id)));
  return loaded.sort((one, other) => (one.election.date < other.election.date ? -1 : 1));
}

/** Until somebody asks this process to stop. A second time it stops at once. */
function asked(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop());
  });
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
