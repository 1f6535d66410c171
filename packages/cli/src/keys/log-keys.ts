/** Keys of logs in a server's folder: a second one beside the first, and the first one out of use. */

import { formatVerifierKey } from '@saylau/log';
import type { PrivateSigner } from '@saylau/log/node';
import { statOf } from '../data.js';
import { InputProblem } from '../problems.js';
import type { Session } from '../session.js';
import { withStore } from '../store-problem.js';
import { jsonOfKey, keyLines } from './shown.js';

interface Asked {
  readonly data: string;
  readonly json?: true;
}

/** Makes a key that the server signs with from its next start, beside the one it has. */
export async function rotate(session: Session, origin: string, { data, json }: Asked): Promise<void> {
  const { keysIn, logKeys, logsWithKeys, makeLogKey } = await import('@saylau/server');
  const folder = keysIn(data);
  await withStore(folder, () => {
    const known = logsIn(data, logsWithKeys(folder)).join(', ');
    const before = logKeys(folder, origin);
    if (before.length === 0) throw new InputProblem('problem.no-log-keys', { id: origin, path: folder, known });
    const next = session.texts.say('keys.rotated', { number: before.length + 1, what: origin });
    tell(session, makeLogKey(folder, origin), { json, next });
    return Promise.resolve();
  });
}

/** Takes the oldest key out of use; its file stays under another name. */
export async function retire(session: Session, origin: string, { data, json }: Asked): Promise<void> {
  const { keysIn, logKeys, logsWithKeys, retireLogKey } = await import('@saylau/server');
  const folder = keysIn(data);
  await withStore(folder, () => {
    logsIn(data, logsWithKeys(folder));
    const { key, path } = retireLogKey(folder, origin);
    const left = logKeys(folder, origin).map((signer) => formatVerifierKey(signer.key));
    const next = session.texts.say('keys.retired', { what: left.map((one) => `  ${one}`).join('\n') });
    tell(session, key, { json, next, path });
    return Promise.resolve();
  });
}

/** The origins. Throws InputProblem where the folder is not there, or is not that of a server with keys. */
function logsIn(data: string, origins: readonly string[]): readonly string[] {
  if (!statOf(data).isDirectory()) throw new InputProblem('problem.not-a-folder', { path: data });
  if (origins.length === 0) throw new InputProblem('problem.no-keys', { path: data });
  return origins;
}

interface Told {
  readonly json: true | undefined;
  /** What is to be done now. */
  readonly next: string;
  readonly path?: string;
}

function tell(session: Session, { key }: PrivateSigner, { json, next, path }: Told): void {
  const open = { kind: 'signer', key } as const;
  if (json === true) session.printJson(jsonOfKey(open, path));
  else session.print([...keyLines(session.page, open, path), '', ...next.split('\n')]);
}
