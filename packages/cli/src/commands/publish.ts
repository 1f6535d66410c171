/** `saylau publish`: the whole site as files, from a server that runs or from a data folder. */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PublishSource } from '@saylau/server';
import { oneLine, whole } from '@saylau/texts';
import type { Command } from 'commander';
import { printOf } from '../cache.js';
import { folders, idsIn, root } from '../data.js';
import { exitCodes } from '../exit-codes.js';
import { InputProblem, UsageProblem } from '../problems.js';
import { commandNamed, databaseOption, withLanguage } from '../program.js';
import { RemoteServer } from '../remote/client.js';
import type { Session } from '../session.js';
import { siteData } from '../site-data.js';
import { storeProblem } from '../store-problem.js';
import { folderProblem } from '../system-problem.js';
import { usualData } from './serve.js';

interface Options {
  readonly out?: string;
  readonly address?: string;
  readonly data: string;
  readonly database?: string;
  readonly name: string;
  readonly base: string;
  readonly url?: string;
  readonly json?: true;
}

/** Links that are printed one by one. */
const few = 20;
/** The largest file that is taken from a server, and the largest page, in bytes. */
const largest = { file: 1024 * 1024 * 1024, page: 64 * 1024 * 1024 };

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { texts, io } = session;
  const { say } = texts;
  const command = commandNamed('publish', session, 'help.publish', 'help.publish-examples')
    .usage(`--out <${say('arg.folder')}> [${say('arg.options')}]`)
    .option('--out <folder>', say('help.publish-out'))
    .option('--address <url>', say('help.publish-address'))
    .option('--data <folder>', say('help.publish-data'), io.env.SAYLAU_DATA ?? usualData)
    .addOption(databaseOption(session))
    .option('--name <host>', say('help.serve-name'), io.env.SAYLAU_NAME ?? 'localhost')
    .option('--base </folder>', say('help.publish-base'), '')
    .option('--url <url>', say('help.publish-url'))
    .option('--json', say('help.json'))
    .action(async (options: Options) => end(await publish(session, options)));
  return withLanguage(command, session);
}

async function publish(session: Session, options: Options): Promise<number> {
  const { texts } = session;
  const { out } = options;
  if (out === undefined) throw new UsageProblem('usage.publish-out');
  const base = options.base.replace(/\/+$/, '');
  if (!/^(?:\/[\w.~-]+)*$/.test(base)) throw new UsageProblem('usage.publish-base', { what: options.base });
  const host = options.url === undefined ? {} : { host: hostIn(options.url) };
  if (!existsSync(join(folders.site, 'manifest.json')))
    throw new InputProblem('problem.no-path', { path: folders.site });
  session.progress(texts.say('progress.starting'));
  // React has a second build, for those who write pages: it looks closer, and takes three times as long.
  process.env.NODE_ENV ??= 'production';
  const { OutFolderTaken, publishSite } = await import('@saylau/server');
  const source = await sourceOf(session, options);
  const told = (number: number, of: number): void =>
    session.progress(texts.say('progress.publishing', { number: whole(texts, number), of: whole(texts, of) }));
  try {
    const settings = { ...ofProgram(), source, siteFolder: folders.site, out: resolve(out), base, ...host, told };
    const report = await publishSite(settings);
    session.progress();
    if (options.json === true) session.printJson({ out, ...report });
    else session.print(reportLines(session, out, report));
    return report.broken.length + report.grown.length === 0 ? exitCodes.fine : exitCodes.faults;
  } catch (error) {
    if (error instanceof OutFolderTaken)
      // biome-ignore lint/style/useErrorCause: the cause is in the third argument
      throw new InputProblem('problem.publish-taken', { path: out }, { cause: error });
    throw folderProblem(error, out) ?? error;
  } finally {
    await source.close();
  }
}

/** The program that makes pages, and the registers whose maps they draw: elections and laws speak by the pages themselves. */
function ofProgram(): { readonly program: string } {
  const packages = join(root, 'packages');
  const built = idsIn(packages).map((name) => join(packages, name, 'dist'));
  return { program: printOf([...built, join(folders.site, 'manifest.json'), folders.registers]) };
}

interface Source extends PublishSource {
  close(): Promise<void>;
}

/** A server that runs, else the one of a data folder, which answers nobody but us. */
async function sourceOf(session: Session, { address, ...options }: Options): Promise<Source> {
  const { sourceIn, sourceOver, startServer } = await import('@saylau/server');
  if (address !== undefined) {
    const server = new RemoteServer(address, { language: session.texts.language });
    const get = (path: string): Promise<Uint8Array | undefined> =>
      server.bytes(path, path.endsWith('/data.json') ? largest.page : largest.file, { redirect: 'error' });
    return { ...sourceOver(get), close: () => Promise.resolve() };
  }
  const folder = resolve(options.data);
  if (options.database === undefined && !existsSync(folder))
    throw new InputProblem('problem.no-path', { path: options.data });
  const server = await startServer({
    folder,
    ...(options.database === undefined ? {} : { url: options.database }),
    ...{ name: options.name, host: '', port: 0, listens: false, trustProxy: false, logger: false },
    ...(await siteData()),
  }).catch((error: unknown) => {
    throw storeProblem(error, folder);
  });
  return { ...(await sourceIn(server)), close: () => server.close() };
}

function hostIn(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new InputProblem('problem.no-address', { what: url });
  return new URL(url).origin;
}

interface Report {
  readonly pages: number;
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly broken: readonly { readonly from: string; readonly to: string }[];
  readonly grown: readonly string[];
}

function reportLines({ texts }: Session, out: string, { broken, grown, ...report }: Report): string[] {
  const numbers = Object.fromEntries(Object.entries(report).map(([key, number]) => [key, whole(texts, number)]));
  return [
    texts.say('publish.done', { path: oneLine(out), ...numbers }),
    ...grown.map((log) => texts.say('publish.grown', { log: oneLine(log) })),
    ...(broken.length === 0 ? [] : [texts.say('publish.broken', { number: broken.length })]),
    ...broken.slice(0, few).map(({ from, to }) => `  ${oneLine(from === '' ? '/' : from)} → ${oneLine(to)}`),
  ];
}
