/** The checking thread: takes one log, tells how far it is, and what it found. The page stays responsive meanwhile. */

import { CheckFailed, checkLog } from './check.js';
import { browserCrypto } from './crypto.js';
import type { CheckAsked, CheckProgress, CheckTold } from './messages.js';
import { NetworkTrouble } from './source.js';

/** What of a thread's own scope is used: the types at hand are those of a page. */
interface Scope {
  onmessage: ((event: MessageEvent<CheckAsked>) => void) | null;
  postMessage(told: CheckTold): void;
}

const scope = globalThis as unknown as Scope;

/** Milliseconds between two words of progress. */
const calm = 100;

scope.onmessage = ({ data }) => {
  check(data).then(
    (told) => scope.postMessage(told),
    (error: unknown) => scope.postMessage(troubleOf(error)),
  );
};

async function check(asked: CheckAsked): Promise<CheckTold> {
  let told = 0;
  const tell = (progress: CheckProgress): void => {
    const now = performance.now();
    if (now - told < calm && progress.stage !== 'counting') return;
    told = now;
    scope.postMessage({ is: 'progress', progress });
  };
  return { is: 'done', done: await checkLog(asked, await browserCrypto(), tell) };
}

function troubleOf(error: unknown): CheckTold {
  const what = error instanceof Error ? error.message : String(error);
  if (error instanceof CheckFailed) return { is: 'trouble', trouble: error.trouble, what };
  return { is: 'trouble', trouble: error instanceof NetworkTrouble ? 'network' : 'failed', what };
}
