/** A log in memory that refuses what a log refuses, for tests of this and other packages. No part of the product. */

import {
  actBytes,
  type FoldContext,
  keyIdOf,
  type Leaf,
  leafBytes,
  RecordState,
  type Refusal,
  readAct,
  readLeaf,
  resultsOf,
  type SignedAct,
} from '@saylau/acts';
import { fromBase64 } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import type { Answer, Desk } from './desk.js';
import type { SmallDay } from './small-day.test-kit.js';
import type { Counted } from './step.js';

/** What a fold of a small day's log needs. */
export function contextOf(day: SmallDay): FoldContext {
  return {
    crypto: nodeCrypto,
    definition: (files) => day.definition(files),
    hasDocument: (sha256) => day.contents.has(sha256),
  };
}

/** Keeps leaves and the state that they add up to. Leaves are received when their authors say that they did the act. */
export class MemoryDesk implements Desk {
  readonly leaves: Leaf[] = [];
  readonly state: RecordState;
  readonly #ids = new Map<string, number>();
  readonly #verifies: boolean;

  /** `leaves`: those that the log has already. `verifies`: also the signatures' mathematics. */
  constructor(
    origin: string,
    day: SmallDay,
    { leaves = [], verifies = true }: { readonly leaves?: readonly Leaf[]; readonly verifies?: boolean } = {},
  ) {
    this.state = new RecordState(origin, contextOf(day));
    this.#verifies = verifies;
    for (const leaf of leaves) this.#append(leaf);
  }

  async submit(acts: readonly SignedAct[]): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    for (const act of acts) answers.push(await this.#take(act));
    return answers;
  }

  results(election: string, contests: readonly string[]): Promise<Counted> {
    const results = resultsOf(this.state, election).filter(({ contest }) => contests.includes(contest));
    return Promise.resolve({ size: this.state.size, results });
  }

  async #take(value: SignedAct): Promise<Answer> {
    const read = readAct(JSON.parse(JSON.stringify(value)));
    if (!read.ok) return { refusals: read.refusals };
    const known = this.#ids.get(read.value.act.id);
    if (known !== undefined) return { index: known };
    const last = this.leaves.at(-1)?.received ?? '';
    const own = `${read.value.act.at.slice(0, -1)}.000Z`;
    const received = own < last ? last : own;
    const refusals = [...this.state.refusals(read.value, received), ...(await this.#unsigned(read.value))];
    if (refusals.length > 0) return { refusals };
    return { index: this.#append({ ...read.value, received }) };
  }

  async #unsigned(signed: SignedAct): Promise<readonly Refusal[]> {
    if (!this.#verifies) return [];
    const signers = this.state.signers(signed);
    if (!signers.ok) return signers.refusals;
    const keys = new Map(signers.value.map(({ keyId, publicKey }) => [keyId, publicKey]));
    const bytes = actBytes(signed.act);
    const right = await Promise.all(
      signed.signatures.map(({ key, signature }) => {
        const publicKey = keys.get(key) ?? new Uint8Array(32);
        return keyIdOf(nodeCrypto, publicKey) === key && nodeCrypto.verify(publicKey, bytes, fromBase64(signature));
      }),
    );
    return right.every(Boolean) ? [] : [{ code: 'act-signature', params: {} }];
  }

  #append(leaf: Leaf): number {
    const kept = readLeaf(leafBytes(leaf));
    if (!kept.ok) throw new Error(`no leaf: ${JSON.stringify(kept.refusals)}`);
    this.state.apply(kept.value);
    this.#ids.set(leaf.act.id, this.leaves.length);
    return this.leaves.push(kept.value) - 1;
  }
}
