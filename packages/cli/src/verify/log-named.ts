/** The log that a command's arguments name: in a bundle, at a server, or among published files. */

import { oneLine, whole } from '@saylau/texts';
import type { LogSource, OtherLog } from '@saylau/verify';
import { InputProblem, UsageProblem } from '../problems.js';
import { tilesAt, verifyAddress } from '../remote/address.js';
import { RemoteServer } from '../remote/client.js';
import { spokenTo } from '../remote/spoken-to.js';
import type { Session } from '../session.js';
import { bundleFile } from './bundle-file.js';

export interface LogNamed {
  readonly source: LogSource;
  readonly from: 'bundle' | 'server' | 'server-without-keys';
  /** The log that is expected; undefined: the one that the bundle says it is. */
  readonly origin?: string;
  /** Other logs of the same server, by their origins. */
  readonly logAt?: (origin: string) => Promise<OtherLog | undefined>;
}

/**
 * `named`: a bundle's path, `http://127.0.0.1:8080`, or the address of one log of a server's API. A published site has the list of its logs where a server has it.
 * Throws a problem where there is no such log, or more than one.
 */
export async function logNamed(session: Session, named: string, origin: string | undefined): Promise<LogNamed> {
  if (!/^https?:\/\//i.test(named))
    return { source: bundleFile(named), from: 'bundle', ...(origin === undefined ? {} : { origin }) };
  const [, address = named, own] = /^(.*)\/api\/v1\/logs\/([^/?#]+)\/?$/.exec(named) ?? [];
  const server = new RemoteServer(address, { language: session.texts.language });
  const logs = await logsAt(server);
  const log = chosen(session, server, logs, origin ?? (own === undefined ? undefined : decoded(own)));
  if (log.size === 0) throw new InputProblem('problem.log-empty', { id: log.origin });
  const from = log.keys.length === 0 ? 'server-without-keys' : 'server';
  const source = verifyAddress(server, log.origin, log.keys);
  return { source, from, origin: log.origin, logAt: (cited) => Promise.resolve(otherLog(server, logs, cited)) };
}

interface LogAtServer {
  readonly origin: string;
  readonly size: number;
  readonly keys: readonly string[];
}

/** Throws InputProblem where nobody answers, or something else than a server of Saylau. */
export async function logsAt(server: RemoteServer): Promise<readonly LogAtServer[]> {
  const answer = await spokenTo(server.address, server.json<unknown>('/api/v1/logs'));
  if (!Array.isArray(answer)) throw new InputProblem('problem.no-saylau', { what: server.address });
  return answer.filter(isLog);
}

function otherLog(server: RemoteServer, logs: readonly LogAtServer[], origin: string): OtherLog | undefined {
  const log = logs.find((one) => one.origin === origin);
  return log && { size: log.size, tile: tilesAt(server, origin, log.size) };
}

/** A name in an address; as it stands where it is badly written. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function chosen(
  session: Session,
  server: RemoteServer,
  logs: readonly LogAtServer[],
  origin: string | undefined,
): LogAtServer {
  const [only] = logs;
  if (only === undefined) throw new InputProblem('problem.no-logs', { what: server.address });
  if (origin === undefined) {
    if (logs.length === 1) return only;
    session.io.err(`${listOf(session, logs).join('\n')}\n\n`);
    throw new UsageProblem('usage.which-log');
  }
  const found = logs.find((log) => log.origin === origin);
  const known = logs.map((log) => log.origin).join(', ');
  if (found === undefined) throw new InputProblem('problem.unknown-log', { id: origin, known });
  return found;
}

function listOf({ page, texts }: Session, logs: readonly LogAtServer[]): string[] {
  const columns = [{ head: texts.say('verify.log') }, { head: texts.say('verify.size'), align: 'right' as const }];
  return page.table(
    columns,
    logs.map(({ origin, size }) => [oneLine(origin), whole(texts, size)]),
  );
}

/** Whether a server, which may be anybody's, told a log as its description says. */
function isLog(value: unknown): value is LogAtServer {
  if (typeof value !== 'object' || value === null) return false;
  const { origin, size, keys } = value as Readonly<Record<string, unknown>>;
  return (
    typeof origin === 'string' &&
    typeof size === 'number' &&
    Array.isArray(keys) &&
    keys.every((key) => typeof key === 'string')
  );
}
