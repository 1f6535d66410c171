/** What is voted on: lists, one office, a question, many bodies or offices at once. */

import type { ElectionSource } from './source.js';

export type ElectionKind = 'lists' | 'persons' | 'question' | 'bodies';

export function electionKind({ loaded, outcome }: Pick<ElectionSource, 'loaded' | 'outcome'>): ElectionKind {
  const { election, law } = loaded;
  const [first, ...others] = election.contests;
  if (first === undefined || outcome().chambers.length > 1) return 'bodies';
  const ruleOf = (part: string) => law.rules?.parts.get(part)?.rule.rule;
  if (ruleOf(first.part) === 'question') return 'question';
  if (election.contests.some(({ part }) => ruleOf(part) === 'list')) return 'lists';
  return others.length === 0 ? 'persons' : 'bodies';
}
