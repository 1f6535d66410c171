/**
 * Logs that are sound, and logs that somebody tampered with: one for each kind of attack, named after it. Where the attack needs it the
 * attacker holds the log's key, or keys of commissions, and signs anew: so each attack meets the claim that is there to find it.
 */

import { formatVerifierKey } from '@saylau/log';
import { checkpointAttacks } from './attacks/checkpoint.js';
import { disclosureAttacks } from './attacks/disclosure.js';
import { documentAttacks } from './attacks/documents.js';
import { brokenFiles } from './attacks/files.js';
import { leafAttacks } from './attacks/leaves.js';
import { countAttacks } from './attacks/results.js';
import { forgedOffices, signatureAttacks } from './attacks/signatures.js';
import { soundLogs } from './attacks/sound.js';
import { wrongSteps } from './attacks/steps.js';
import { treeAttacks } from './attacks/tree.js';
import { archiveOrigin, type Made, witnesses } from './attacks/with.js';
import { logSigner } from './people.js';
import { dayOrigin, rehearsalOrigin } from './story.js';

/** File name → bytes. */
export const fixtures: Readonly<Record<string, () => Made>> = {
  ...soundLogs(),
  ...treeAttacks(),
  ...checkpointAttacks(),
  ...documentAttacks(),
  ...leafAttacks(),
  ...signatureAttacks(),
  ...forgedOffices(),
  ...wrongSteps(),
  ...disclosureAttacks(),
  ...countAttacks(),
  ...brokenFiles(),
};

/** What readers trust: keys of the logs, and a policy in which two of three witnesses must have cosigned. */
export function trust(): { readonly keys: readonly string[]; readonly policy: string } {
  const origins = [rehearsalOrigin, dayOrigin, archiveOrigin];
  const keys = origins.map((origin) => formatVerifierKey(logSigner(origin).key));
  const named = witnesses.map(({ key }, at) => `witness w${at + 1} ${formatVerifierKey(key)}`);
  const lines = [...keys.map((key) => `log ${key}`), ...named, 'group most 2 w1 w2 w3', 'quorum most'];
  return { keys, policy: lines.map((line) => `${line}\n`).join('') };
}
