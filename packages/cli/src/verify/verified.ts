/** Runs the verification of a log, showing how far it is. */

import { nodeCrypto } from '@saylau/log/node';
import { type LogSource, type Verification, verifyLog } from '@saylau/verify';
import type { Session } from '../session.js';
import type { Trust } from './trust.js';

/** `origin`: the log that is expected, where one is. */
export async function verified(
  session: Session,
  { source, origin }: { readonly source: LogSource; readonly origin?: string },
  trust: Trust,
): Promise<Verification> {
  const { texts } = session;
  session.progress(texts.say('progress.fetching'));
  const verification = await verifyLog(source, {
    crypto: nodeCrypto,
    ...trust,
    ...(origin === undefined ? {} : { origin }),
    progress: (leaves, of) => {
      const share = Math.floor((leaves * 100) / Math.max(1, of));
      session.progress(texts.say('progress.verifying', { share }));
    },
  });
  session.progress();
  return verification;
}
