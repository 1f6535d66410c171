/** One batch: acts taken in order, each refused or made into a leaf and applied to the state. */

import { actBytes, type Leaf, largestLeaf, leafBytes, type RecordState, type Refusal, readLeaf } from '@saylau/acts';
import { type Crypto, leafHash } from '@saylau/log';
import type { Answer, NewLeaf, Submitted } from './answers.js';
import { openedFigures, wrongParts } from './private-parts.js';
import { isUnchecked, type SignaturesChecked, wrongSignatures } from './signatures.js';

/** An act waiting for its turn. */
export interface Waiting extends Submitted {
  readonly checked: SignaturesChecked;
}

/** Where an act with this id stands already. */
export interface Known {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** A tree that leaves are appended to. */
export interface GrowingTree {
  readonly size: number;
  append(leaf: Uint8Array): void;
}

export interface Turn {
  readonly crypto: Crypto;
  readonly state: RecordState;
  readonly tree: GrowingTree;
  /** UTC, to the millisecond. */
  readonly received: string;
  /** By act id. */
  readonly known: ReadonlyMap<string, Known>;
}

/** New leaves, and an answer for each act. */
export interface NewLeavesTaken {
  readonly answers: readonly Answer[];
  readonly leaves: readonly NewLeaf[];
}

/** What became of a batch; `taken` acts of it, the others wait for the next: a key of theirs is known only now. */
export interface Taken extends NewLeavesTaken {
  readonly taken: number;
}

/** Takes the acts in, in order. What the state and the tree become is only true once the leaves are durable. */
export function takeIn(waiting: readonly Waiting[], turn: Turn): Taken {
  const leaves: NewLeaf[] = [];
  const answers: Answer[] = [];
  const here = new Map<string, Known>(turn.known);
  for (const one of waiting) {
    const { act } = one.signed;
    const known = here.get(act.id);
    if (known === undefined && isUnchecked(turn.state, one.signed, one.checked)) break;
    const taken = known === undefined ? takeOne(one, turn) : answerOfKnown(one, known);
    if ('leaf' in taken) {
      here.set(act.id, taken);
      leaves.push(taken);
      answers.push({ index: taken.index, received: turn.received, again: false });
    } else answers.push(taken);
  }
  return { answers, leaves, taken: answers.length };
}

/** The same act sent again has the answer that it had; another act with its id is refused. */
function answerOfKnown({ signed }: Submitted, { index, bytes }: Known): Answer {
  const leaf = readLeaf(bytes);
  if (leaf.ok && Buffer.compare(actBytes(leaf.value.act), actBytes(signed.act)) === 0)
    return { index, received: leaf.value.received, again: true };
  return { refusals: [{ code: 'act-id-used', path: '/act/id', params: { index } }] };
}

function takeOne(one: Waiting, { crypto, state, tree, received }: Turn): NewLeaf | { refusals: readonly Refusal[] } {
  const { signed, parts, checked } = one;
  // What nobody signed is not looked at any further: reading a definition or a law takes long.
  const unsigned = wrongSignatures(state, signed, checked);
  if (unsigned.length > 0) return { refusals: unsigned };
  const opened = openedFigures(signed.act, parts);
  const refusals = [...state.refusals(signed, received, opened), ...wrongParts(crypto, signed.act, parts)];
  const leaf: Leaf = { ...signed, received };
  const bytes = leafBytes(leaf);
  if (bytes.length > largestLeaf)
    refusals.push({ code: 'act-too-large', path: '', params: { bytes: bytes.length, limit: largestLeaf } });
  if (refusals.length > 0) return { refusals: withoutDoubles(refusals) };
  const index = tree.size;
  const hash = leafHash(crypto, bytes);
  state.apply(leaf, opened);
  tree.append(hash);
  return { index, leaf, bytes, hash, parts };
}

/** An unknown key is told by whoever looks at keys; once is enough. */
function withoutDoubles(refusals: readonly Refusal[]): readonly Refusal[] {
  const seen = new Set<string>();
  return refusals.filter(({ code, path }) => {
    const mark = `${code} ${path}`;
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
}
