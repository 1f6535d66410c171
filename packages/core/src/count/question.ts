/** Referendum and recall: is the answer adopted? */

import type { QuestionRule } from '../rules.js';
import { decide } from './holds.js';
import type { Result } from './outcome.js';
import { ask, asked, firstPoll, isValid, miss, pollView, type Run, record, recordDecision } from './run.js';

/** Adopted where the vote is valid and the condition holds for the rule's answer. */
export function countQuestion(run: Run, rule: QuestionRule): Result | undefined {
  const view = pollView(run, firstPoll(run.contest));
  const answer = view.options.find(({ id }) => id === rule.answer);
  const valid = isValid(run, view, rule.valid);
  const adopt = ask(run, 'adopt', 'adopt', rule.adopt);
  if (answer === undefined) miss(run, [rule.answer]);
  if (adopt === undefined || answer === undefined) return undefined;
  const decision = decide(adopt, asked(run, view, answer));
  recordDecision(run, 'adopt', adopt, [decision], 'adopt');
  if (decision.verdict.is === 'unknown') miss(run, decision.verdict.missing);
  if (valid === undefined || (valid && decision.verdict.is === 'unknown')) return undefined;
  const adopted = valid && decision.verdict.is === 'yes';
  record(run, { step: 'adopted', answer: answer.id, adopted }, 'adopt', 'valid');
  return { kind: 'answer', adopted, valid };
}
