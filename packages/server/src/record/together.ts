/** Acts that are taken all or not at all: tried on a copy of the state, so that nobody sees anything of them before it is certain. */

import type { RecordState } from '@saylau/acts';
import type { Crypto } from '@saylau/log';
import type { Answer } from './answers.js';
import { type Known, type NewLeavesTaken, type Turn, takeIn, type Waiting } from './batch.js';
import { checkSignatures, isUnchecked } from './signatures.js';

/** Acts after which others of this process have their turn. */
const atATime = 200;

/** What a trial came to: the acts with all their signatures checked, and an answer for each. */
export interface Tried {
  readonly acts: readonly Waiting[];
  readonly answers: readonly Answer[];
  /** Nothing is refused. */
  readonly isGood: boolean;
}

/**
 * Takes the acts into `copy`, which belongs to nobody else. An act that is refused keeps its place there and does nothing, so
 * that what follows is refused for its own reasons only.
 */
export async function tryTogether(
  crypto: Crypto,
  copy: RecordState,
  acts: readonly Waiting[],
  { received, known }: Pick<Turn, 'received' | 'known'>,
): Promise<Tried> {
  const checked: Waiting[] = [];
  const answers: Answer[] = [];
  const here = new Map(known);
  const tree = treeOf(copy.size);
  for (const [place, act] of acts.entries()) {
    const one = isUnchecked(copy, act.signed, act.checked)
      ? { ...act, checked: await checkSignatures(crypto, copy, act.signed) }
      : act;
    const {
      answers: [answer = { refusals: [] }],
      leaves: [leaf],
    } = takeIn([one], { crypto, state: copy, tree, received, known: onlyOf(here, one) });
    checked.push(one);
    answers.push(answer);
    if (leaf !== undefined) here.set(one.signed.act.id, leaf);
    else if ('refusals' in answer) {
      copy.pass();
      tree.append();
    }
    if (place % atATime === atATime - 1) await new Promise(setImmediate);
  }
  return { acts: checked, answers, isGood: answers.every((answer) => !('refusals' in answer)) };
}

/** Takes acts in that were tried. The caller lets nobody read the state meanwhile. Throws where one is refused after all: a defect. */
export async function takeTogether(acts: readonly Waiting[], turn: Turn): Promise<NewLeavesTaken> {
  const leaves: NewLeavesTaken['leaves'][number][] = [];
  const answers: Answer[] = [];
  const here = new Map<string, Known>(turn.known);
  for (let from = 0; from < acts.length; from += atATime) {
    const some = acts.slice(from, from + atATime);
    const taken = takeIn(some, { ...turn, known: here });
    if (taken.taken < some.length || taken.answers.some((answer) => 'refusals' in answer))
      throw new TypeError('an act that was tried and good is refused');
    for (const leaf of taken.leaves) here.set(leaf.leaf.act.id, leaf);
    leaves.push(...taken.leaves);
    answers.push(...taken.answers);
    await new Promise(setImmediate);
  }
  return { leaves, answers };
}

function onlyOf(known: ReadonlyMap<string, Known>, { signed }: Waiting): ReadonlyMap<string, Known> {
  const found = known.get(signed.act.id);
  return found === undefined ? new Map() : new Map([[signed.act.id, found]]);
}

/** Counts leaves, and keeps none. */
function treeOf(size: number): { readonly size: number; append(): void } {
  let leaves = size;
  return {
    get size() {
      return leaves;
    },
    append() {
      leaves += 1;
    },
  };
}
