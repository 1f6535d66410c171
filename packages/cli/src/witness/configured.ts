/** The witnesses that a server is told of: `--witness <verifier key>@<url>`, or those of a policy that have an address. */

import { keyTypes, sameKey, type VerifierKey } from '@saylau/log';
import type { ConfiguredWitness } from '@saylau/server';
import { UsageProblem } from '../problems.js';
import type { Session } from '../session.js';
import { trustIn } from '../verify/trust.js';

export interface WitnessesAsked {
  readonly witness?: readonly string[];
  readonly policy?: string;
}

/** Each once. Of a policy's witnesses without an address it is said that they are left out. */
export function witnessesIn(
  { io, texts }: Session,
  { witness = [], policy }: WitnessesAsked,
): readonly ConfiguredWitness[] {
  const named = witness.map(witnessIn);
  const trusted = policy === undefined ? [] : (trustIn({ policy }).policy?.witnesses ?? []);
  const reachable = trusted.flatMap(({ name, key, address }) => {
    if (address !== undefined) return [{ key, url: urlIn(address, address) }];
    io.err(`${texts.say('serve.witness-no-address', { what: name })}\n`);
    return [];
  });
  const all = [...named, ...reachable];
  return all.filter((one, at) => all.findIndex((other) => sameKey(one.key, other.key)) === at);
}

/** The first `@` before an address ends the key. */
function witnessIn(text: string): ConfiguredWitness {
  const [, key, url] = /^(.*?)@(https?:\/\/.*)$/.exec(text) ?? [];
  if (key === undefined || url === undefined) throw new UsageProblem('usage.witness', { what: text });
  return { key: cosigning(key, text), url: urlIn(url, text) };
}

/** Verifier keys. A private one is refused without being printed. Throws UsageProblem. */
export function verifierKeys(texts: readonly string[]): readonly VerifierKey[] {
  if (texts.some((text) => text.includes('PRIVATE+'))) throw new UsageProblem('usage.private-key');
  return trustIn({ key: texts }).keys ?? [];
}

function cosigning(text: string, whole: string): VerifierKey {
  const [key] = verifierKeys([text]);
  if (key?.type !== keyTypes.cosignature) throw new UsageProblem('usage.witness', { what: whole });
  return key;
}

function urlIn(url: string, whole: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageProblem('usage.witness', { what: whole });
  return url;
}
