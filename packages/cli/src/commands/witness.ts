/** `saylau witness`: cosigns the checkpoints of the logs that it watches, until it is asked to stop. */

import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { formatVerifierKey, keyTypes, type VerifierKey } from '@saylau/log';
import { nodeCrypto, type PrivateSigner } from '@saylau/log/node';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';
import { readSigner } from '../keys/key-file.js';
import { InputProblem, UsageProblem } from '../problems.js';
import { commandNamed, gather, withLanguage } from '../program.js';
import type { Session } from '../session.js';
import { withStore } from '../store-problem.js';
import { listenProblem, makeFolder } from '../system-problem.js';
import { verifierKeys } from '../witness/configured.js';
import { type Evidence, EvidenceFolder } from '../witness/evidence.js';
import { WitnessDesk } from '../witness/witness-desk.js';
import { witnessServer } from '../witness/witness-server.js';
import { asked, portIn } from './serve.js';

interface Options {
  readonly key?: string;
  readonly log?: readonly string[];
  readonly data?: string;
  readonly host: string;
  readonly port: string;
  readonly evidence?: true;
  readonly json?: true;
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const command = commandNamed('witness', session, 'help.witness', 'help.witness-examples')
    .usage(`--key <${say('arg.file')}> --log <verifier key> --data <${say('arg.folder')}> [${say('arg.options')}]`)
    .option('--key <file>', say('help.witness-key'))
    .option('--log <verifier key>', say('help.witness-log'), gather)
    .option('--data <folder>', say('help.witness-data'))
    .option('--host <address>', say('help.serve-host'), '127.0.0.1')
    .option('--port <number>', say('help.serve-port'), '8090')
    .option('--evidence', say('help.witness-evidence'))
    .option('--json', say('help.witness-json'))
    .action(async (options: Options) => end(await (options.evidence === true ? list : run)(session, options)));
  return withLanguage(command, session);
}

async function run(session: Session, options: Options): Promise<number> {
  const { io, texts } = session;
  const port = portIn(options.port);
  const folder = resolve(needed(options.data, '--data'));
  const signer = witnessKey(needed(options.key, '--key'));
  const logs = logKeys(needed(options.log, '--log'));
  const { lockFolder } = await import('@saylau/server');
  makeFolder(folder);
  const lock = await withStore(folder, () => lockFolder(folder));
  try {
    const split = (evidence: Evidence, path: string): void => io.err(`${splitLine(session, { ...evidence, path })}\n`);
    const desk = new WitnessDesk({ crypto: nodeCrypto, signer, logs, folder, clock: Date.now, split });
    const failed = (error: unknown): void => io.err(`${texts.say('witness.not-kept', { what: String(error) })}\n`);
    const server = witnessServer(desk, { logs, signer }, failed);
    io.out(`${await listening(server, options.host, port)}\n`);
    io.err(`${readyLines(session, { signer, logs, folder }).join('\n')}\n`);
    for (const evidence of desk.evidence()) io.err(`${splitLine(session, evidence)}\n`);
    await asked();
    io.err(`${texts.say('serve.stopping')}\n`);
    await closed(server);
  } finally {
    await lock.release();
  }
  return exitCodes.fine;
}

/** What is kept of split views; 1 where there is any. */
function list(session: Session, options: Options): Promise<number> {
  const all = new EvidenceFolder(resolve(needed(options.data, '--data'))).all();
  if (options.json === true) session.printJson(all);
  else
    session.print(
      all.length === 0
        ? [session.texts.say('witness.no-evidence')]
        : all.map((evidence) => splitLine(session, evidence)),
    );
  return Promise.resolve(all.length === 0 ? exitCodes.fine : exitCodes.faults);
}

function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new UsageProblem('usage.missing-option', { what });
  return value;
}

function witnessKey(path: string): PrivateSigner {
  const signer = readSigner(path);
  if (signer.key.type !== keyTypes.cosignature) throw new InputProblem('problem.no-witness-key', { path });
  return signer;
}

function logKeys(texts: readonly string[]): readonly VerifierKey[] {
  const keys = verifierKeys(texts);
  const other = keys.find(({ type }) => type !== keyTypes.ed25519);
  if (other !== undefined) throw new UsageProblem('usage.log-key', { what: formatVerifierKey(other) });
  return keys;
}

function readyLines(
  { texts }: Session,
  { signer, logs, folder }: { signer: PrivateSigner; logs: readonly VerifierKey[]; folder: string },
): readonly string[] {
  const origins = [...new Set(logs.map(({ name }) => name))];
  return [
    texts.say('witness.key', { what: formatVerifierKey(signer.key) }),
    texts.say('witness.watches', { what: origins.join(texts.say('list.separator')) }),
    texts.say('serve.ready', { path: folder }),
  ];
}

function splitLine({ texts }: Session, { origin, size, seen, path }: Evidence & { readonly path: string }): string {
  return texts.say('witness.evidence', { log: origin, size, seen: seen.slice(0, 19).replace('T', ' '), path });
}

function listening(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolved, rejected) => {
    server.once('error', (error) => rejected(listenProblem(error, { host, port }) ?? error));
    server.listen({ host, port }, () => {
      const address = server.address();
      const shown = host.includes(':') ? `[${host}]` : host;
      resolved(`http://${shown}:${typeof address === 'object' && address !== null ? address.port : port}`);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolved) => {
    server.close(() => resolved());
    server.closeIdleConnections();
  });
}
