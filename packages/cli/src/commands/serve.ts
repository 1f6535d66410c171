/** `saylau serve`: the server, until it is asked to stop. */

import { join, resolve } from 'node:path';
import type { Plays, WitnessNews } from '@saylau/server';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';
import { ThreadPlays } from '../plays/thread-plays.js';
import { UsageProblem } from '../problems.js';
import { commandNamed, databaseOption, gather, withLanguage } from '../program.js';
import type { Session } from '../session.js';
import { siteData } from '../site-data.js';
import { storeProblem } from '../store-problem.js';
import { listenProblem, makeFolder } from '../system-problem.js';
import { accessKeyFile } from '../user/access-key-file.js';
import { isHere } from '../user/here.js';
import { addressHere, usual } from '../usual-address.js';
import { type WitnessesAsked, witnessesIn } from '../witness/configured.js';
import { witnessNewsLine } from '../witness/news.js';

interface Options extends WitnessesAsked {
  readonly data: string;
  readonly database?: string;
  readonly name: string;
  readonly host: string;
  readonly port: string;
  readonly address?: string;
  readonly trustProxy?: string;
  readonly log?: true;
  readonly play: boolean;
}

/** Where a server keeps its things where nothing else is said. */
export const usualData = 'data';

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { texts, io } = session;
  const { say } = texts;
  const command = commandNamed('serve', session, 'help.serve', 'help.serve-examples')
    .usage(`[${say('arg.options')}]`)
    .option('--data <folder>', say('help.serve-data'), io.env.SAYLAU_DATA ?? usualData)
    .addOption(databaseOption(session))
    .option('--name <host>', say('help.serve-name'), io.env.SAYLAU_NAME ?? 'localhost')
    .option('--host <address>', say('help.serve-host'), io.env.SAYLAU_HOST ?? usual.host)
    .option('--port <number>', say('help.serve-port'), io.env.SAYLAU_PORT ?? usual.port)
    .option('--address <url>', say('help.serve-address'), io.env.SAYLAU_ADDRESS)
    .option('--trust-proxy <addresses>', say('help.serve-trust-proxy'))
    .option('--log', say('help.serve-log'))
    .option('--no-play', say('help.serve-no-play'))
    .option('--witness <verifier key@url>', say('help.serve-witness'), gather)
    .option('--policy <file>', say('help.serve-policy'))
    .action(async (options: Options) => end(await serve(session, options)));
  return withLanguage(command, session);
}

async function serve(session: Session, options: Options): Promise<number> {
  const { texts, io } = session;
  const port = portIn(options.port);
  if (!/^[a-z0-9.-]{1,100}$/.test(options.name)) throw new UsageProblem('usage.server-name', { what: options.name });
  const witnesses = witnessesIn(session, options);
  const folder = resolve(options.data);
  makeFolder(folder);
  session.progress(texts.say('progress.starting'));
  // React has a second build, for those who write pages: it looks closer, and takes three times as long.
  process.env.NODE_ENV ??= 'production';
  const { startServer } = await import('@saylau/server');
  const plays = playsFor(session, options, folder);
  const settings = {
    folder,
    ...(options.database === undefined ? {} : { url: options.database }),
    name: options.name,
    host: options.host,
    port,
    ...(options.address === undefined ? {} : { address: options.address }),
    trustProxy: options.trustProxy ?? (false as const),
    logger: options.log === true ? { level: 'info' } : false,
    ...(await siteData()),
    ...(plays === undefined ? {} : { plays }),
    witnesses,
    witnessed: (news: WitnessNews) => io.err(`${witnessNewsLine(texts, news, new Date())}\n`),
  };
  const server = await startServer(settings).catch((error: unknown) => {
    throw listenProblem(error, settings) ?? storeProblem(error, settings.folder);
  });
  session.progress();
  io.out(`${server.address}\n`);
  const { invitation: what } = server;
  const address = addressHere(server.address, options.name);
  if (what !== undefined) io.err(`${texts.say('serve.invitation', { what, address })}\n`);
  io.err(`${texts.say('serve.ready', { path: settings.folder })}\n`);
  await asked();
  io.err(`${texts.say('serve.stopping')}\n`);
  await server.close();
  return exitCodes.fine;
}

/**
 * Rehearsals played from the server's own pages need no signing in: they are for a server that nobody else reaches. One that has a name,
 * another address or a proxy before it is meant for others.
 */
function playsFor(
  { io }: Session,
  { play, host, name, address, trustProxy }: Options,
  folder: string,
): Plays | undefined {
  const isOwn = isHere(host) && isHere(name) && address === undefined && trustProxy === undefined;
  if (!play || !isOwn) return undefined;
  return new ThreadPlays({
    key: () => accessKeyFile(join(folder, 'rehearser.key')),
    failed: (error) => io.err(`${error.stack ?? error.message}\n`),
  });
}

/** A port's number. Throws UsageProblem. */
export function portIn(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageProblem('usage.port', { what: text });
}

/** Milliseconds between looks at who started this process. */
const lookEvery = 500;

/** Until somebody asks this process to stop, or ends the npm that started it, which passes no signal on. A second time it stops at once. */
export function asked(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop());
    if (process.env.npm_lifecycle_event === undefined) return;
    const parent = process.ppid;
    const look = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(look);
      stop();
    }, lookEvery).unref();
  });
}
