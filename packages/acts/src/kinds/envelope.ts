/** What holds for acts of every kind: the log they are meant for, their size and time, the office that does them. */

import { type Act, type Leaf, largestLeaf, type SignedAct } from '../act.js';
import { leafBytes } from '../bytes.js';
import type { State } from '../state/state.js';
import { actRules } from '../table.js';
import type { LogKind } from '../words.js';
import type { Reasons } from './reasons.js';

/** How far the author's clock may be ahead, in milliseconds. */
const ahead = 5 * 60_000;

/** Adds the reasons that lie around the body. */
export function refuseEnvelope(state: State, { act, signatures }: SignedAct, received: string, to: Reasons): void {
  if (act.log !== state.origin) to.add('act-log', '/act/log', { log: act.log });
  if (isTooLarge({ act, signatures, received })) to.add('act-too-large', '', { limit: largestLeaf });
  if ((act.act === 'log-opened') !== (state.kind === undefined)) to.add('act-log-opened', '/act/act', { act: act.act });
  const kind = act.act === 'log-opened' ? act.body.kind : state.kind;
  refuseTimes(state, act.at, received, kind, to);
  const { by, logs } = actRules[act.act];
  if (kind !== undefined && !(logs.includes(kind) && mayStandIn(kind, act)))
    to.add('act-log-kind', '/act/act', { act: act.act, kind });
  if (!by.includes(act.as.office)) to.add('act-office', '/act/as/office', { act: act.act, office: act.as.office });
}

/** What was published in the past stands beside the logs of elections, never in them. */
function mayStandIn(kind: LogKind, { as }: Act): boolean {
  return as.office !== 'archive' || kind === 'archive' || kind === 'register';
}

function refuseTimes(state: State, at: string, received: string, kind: LogKind | undefined, to: Reasons): void {
  if (received < state.lastReceived) to.add('act-time', '/received', { before: state.lastReceived });
  if (kind !== 'rehearsal' && Date.parse(at) > Date.parse(received) + ahead) to.add('act-time', '/act/at', { at });
}

/** More than all members of bounded length have together: those of the leaf, and of the act beside these three. */
const bounded = 8000;

/** Few acts have to be written out to be measured. */
function isTooLarge(leaf: Leaf): boolean {
  const { body, commitments, cites } = leaf.act;
  const most = bounded + mostBytes(body) + mostBytes(commitments) + mostBytes(cites);
  return most > largestLeaf && leafBytes(leaf).length > largestLeaf;
}

/** What a value has at most in JSON: a character is six bytes where it is escaped, a number at most seventeen. */
function mostBytes(value: unknown): number {
  if (typeof value === 'string') return 6 * value.length + 2;
  if (typeof value !== 'object' || value === null) return 17;
  const record = value as Readonly<Record<string, unknown>>;
  let most = 2;
  for (const key of Object.keys(record)) most += 6 * key.length + 4 + mostBytes(record[key]);
  return most;
}
