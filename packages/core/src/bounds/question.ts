/** Bounds of a question: adopted whatever comes, rejected whatever comes, or open. */

import { isUnspecified } from '../count/run.js';
import type { QuestionRule } from '../rules.js';
import type { ContestBounds } from './contest-bounds.js';
import { certaintyOf } from './judge.js';
import type { OpenContest } from './open-contest.js';
import { both, validityOf } from './persons.js';

/** Quorum, majority and majorities of regions together; a region may get all votes that are out. */
export function boundsOfQuestion(open: OpenContest, rule: QuestionRule): ContestBounds {
  const answer = open.view.options.find(({ id }) => id === rule.answer);
  if (answer === undefined) return { kind: 'not-bounded', why: 'figures-absent', at: rule.answer };
  const { adopt } = rule;
  if (isUnspecified(adopt)) return { kind: 'not-bounded', why: 'law-open', at: 'adopt' };
  const valid = validityOf(open, rule.valid);
  const majority = certaintyOf(open, adopt, answer);
  const takenAsFinal = [...open.takenAsFinal];
  return { kind: 'question', outstanding: open.votes, takenAsFinal, adopted: both(valid, majority), valid, majority };
}
