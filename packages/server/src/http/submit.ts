/** Acts out of requests: read, checked for who may bring them, handed in. */

import { type Act, type ProtocolPlace, type RecordState, type Refusal, readAct } from '@saylau/acts';
import { guardText, pointerPart } from '@saylau/formats';
import { fromBase64 } from '@saylau/log';
import type { Identity } from '../access/identity.js';
import { maySubmit } from '../access/permissions.js';
import type { Answer, PrivatePart, Submitted } from '../record/answers.js';
import type { OpenLog } from '../record/open-log.js';
import type { Modes } from './context.js';
import { modeOfLog } from './log-of.js';
import type { Metrics } from './metrics.js';
import { problem } from './problem.js';

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** An act with its signatures and private parts out of a body of unknown shape. */
export function submittedOf(body: unknown): Read<Submitted> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return malformed('', 'act, signatures');
  const { private: given, ...rest } = body as { readonly private?: unknown };
  const signed = readAct(rest);
  const parts = partsOf(given);
  if (!signed.ok) return signed;
  const refusals = hiddenIn(signed.value.act.body, '/act/body');
  if (refusals.length > 0) return { ok: false, refusals };
  return parts.ok ? { ok: true, value: { signed: signed.value, parts: parts.value } } : parts;
}

/** Texts with characters that nobody sees or that turn the direction of writing: logs may hold them, and no new ones come in. */
function hiddenIn(value: unknown, path: string): readonly Refusal[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, one]) => hiddenIn(one, `${path}/${pointerPart(name)}`));
  const text = typeof value === 'string' ? guardText('', value) : undefined;
  if (text === undefined || text.ok) return [];
  const { character = '' } = text.faults[0]?.params ?? {};
  return [{ code: 'act-malformed', path, params: { rule: 'characters', character } }];
}

function partsOf(given: unknown): Read<readonly PrivatePart[]> {
  if (given === undefined) return { ok: true, value: [] };
  if (typeof given !== 'object' || given === null) return malformed('/private', 'salt, data');
  const parts: PrivatePart[] = [];
  for (const [name, value] of Object.entries(given as Readonly<Record<string, unknown>>)) {
    const { salt, data } = (value ?? {}) as { readonly salt?: unknown; readonly data?: unknown };
    const [saltBytes, dataBytes] = [bytesIn(salt), bytesIn(data)];
    if (saltBytes === undefined || dataBytes === undefined) return malformed(`/private/${name}`, 'salt, data');
    parts.push({ name, salt: saltBytes, data: dataBytes });
  }
  return { ok: true, value: parts };
}

function malformed(path: string, expected: string): Read<never> {
  return { ok: false, refusals: [{ code: 'act-malformed', path, params: { expected } }] };
}

function bytesIn(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return fromBase64(text);
  } catch {
    return undefined;
  }
}

/** Whether this account may bring the act to the log. Whether the act holds is for the log to say. */
export function mayBring(identity: Identity, log: OpenLog, { signed }: Submitted): boolean {
  const { act, as } = signed.act;
  return maySubmit(identity, { act, as, log: log.origin });
}

/** Throws a Problem where this process does not append to the log: it need not read what would come. Throws StoreError. */
export async function mustWrite(context: Modes, log: OpenLog): Promise<void> {
  if (log.isCopy) throw problem('http-copy', { log: log.origin });
  if (log.isWriting) return;
  const writer = await modeOfLog(context, log).records.writerAddress();
  throw problem('http-not-writing', writer === undefined ? {} : { writer });
}

/** Hands in what could be read; the answers stand in the order of all. Throws StoreError. */
export async function handIn(
  take: (acts: readonly Submitted[]) => Promise<readonly Answer[]>,
  read: readonly Read<Submitted>[],
  metrics: Metrics,
): Promise<readonly Answer[]> {
  const answers = [...(await take(read.flatMap((one) => (one.ok ? [one.value] : []))))];
  const all = read.map((one): Answer => (one.ok ? (answers.shift() ?? { refusals: [] }) : { refusals: one.refusals }));
  for (const answer of all) {
    if (!('refusals' in answer)) continue;
    for (const { code } of answer.refusals) metrics.refused(code);
  }
  return all;
}

/** The protocol that an act is about, where it is about one. */
export function protocolOf(state: RecordState, { body }: Act): ProtocolPlace | undefined {
  if ('protocol' in body) return state.protocolOf(body.protocol);
  if (!('station' in body && 'contest' in body)) return undefined;
  const { election, contest, station } = body;
  return { election, contest, station };
}
