/** Private parts beside a log: what leaves only commit to (docs/formats/acts.md). */

import type { Act, Refusal } from '@saylau/acts';
import { type Crypto, toHex } from '@saylau/log';
import type { PrivatePart } from './answers.js';
import type { RecordStore } from './record-store.js';

/** Name of the part that holds votes withheld: the fold counts with it. */
export const votesPart = 'figures';

const label = new TextEncoder().encode('saylau-commitment/1\n');

/** The commitment to a private part, in hex. */
export function commitmentTo(crypto: Crypto, { salt, data }: Pick<PrivatePart, 'salt' | 'data'>): string {
  return toHex(crypto.sha256(Buffer.concat([label, salt, data])));
}

/** Parts that are not what the act commits to, or that it does not name; and votes that are withheld from this server too. */
export function wrongParts(crypto: Crypto, act: Act, parts: readonly PrivatePart[]): readonly Refusal[] {
  return [...differingParts(crypto, act, parts), ...missingVotes(act, parts)];
}

function differingParts(crypto: Crypto, { commitments = {} }: Act, parts: readonly PrivatePart[]): readonly Refusal[] {
  return parts.flatMap((part): readonly Refusal[] => {
    const stated = Object.hasOwn(commitments, part.name) ? commitments[part.name] : undefined;
    const isRight = part.salt.length === 32 && stated === commitmentTo(crypto, part);
    return isRight
      ? []
      : [{ code: 'act-malformed', path: `/private/${part.name}`, params: { expected: 'commitment' } }];
  });
}

/** The log is the last to see a commitment without its votes: nobody could count with it, or compare a second entry. */
function missingVotes(act: Act, parts: readonly PrivatePart[]): readonly Refusal[] {
  if (act.commitments?.figures === undefined || openedFigures(act, parts) !== undefined) return [];
  const rule = parts.some(({ name }) => name === votesPart) ? 'figures' : 'missing';
  return [{ code: 'act-malformed', path: `/private/${votesPart}`, params: { rule } }];
}

/** Withheld votes, where they are among the private parts: line or option → figure. */
export function openedFigures(act: Act, parts: readonly PrivatePart[]): Readonly<Record<string, number>> | undefined {
  const part = act.commitments?.figures === undefined ? undefined : parts.find(({ name }) => name === votesPart);
  if (part === undefined) return undefined;
  try {
    const figures: unknown = JSON.parse(new TextDecoder().decode(part.data));
    return isFigures(figures) ? figures : undefined;
  } catch {
    return undefined;
  }
}

function isFigures(value: unknown): value is Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((figure) => Number.isSafeInteger(figure) && figure >= 0);
}

/** Withheld votes of a leaf that was stored before, where they are still kept. */
export async function openedOf(
  store: Pick<RecordStore, 'privatePart'>,
  log: number,
  leaf: number,
  act: Act,
): Promise<Readonly<Record<string, number>> | undefined> {
  if (act.commitments?.figures === undefined) return undefined;
  const part = await store.privatePart(log, leaf, votesPart);
  return part === undefined || part === 'deleted' ? undefined : openedFigures(act, [part]);
}
