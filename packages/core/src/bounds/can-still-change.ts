/** What can still change while votes are outstanding: for every contest, what is certain and what is open. No forecasts. */

import { areaTree } from '../count/view.js';
import type { Election } from '../election.js';
import type { Rules } from '../rules.js';
import type { ContestBounds, Outstanding } from './contest-bounds.js';
import { boundsOfList } from './list.js';
import { type OpenContest, openContest } from './open-contest.js';
import { boundsOfPlurality } from './plurality.js';
import { boundsOfQuestion } from './question.js';
import { boundsOfRound } from './round.js';

/**
 * Bounds for every contest that has a part in the rules, by contest. `election` holds the tallies so far. The votes that
 * are still out may go to any option or against all, be invalid, or not come. `registered` is taken as final, so its
 * figure has to be that of all stations; `ContestBounds.takenAsFinal` names it where it was used.
 * What cannot be bounded is said to be `not-bounded`; nothing is thrown.
 */
export function canStillChange(
  election: Election,
  rules: Rules,
  outstanding: ReadonlyMap<string, Outstanding>,
): ReadonlyMap<string, ContestBounds> {
  const areas = areaTree(election.areas);
  const found = new Map<string, ContestBounds>();
  for (const contest of election.contests) {
    const part = rules.parts.get(contest.part);
    if (part === undefined) continue;
    const open = openContest({ election, contest, rules, part, areas }, outstanding.get(contest.id)?.votes);
    found.set(contest.id, open === undefined ? { kind: 'not-bounded', why: 'outstanding-unknown' } : boundsOf(open));
  }
  return found;
}

function boundsOf(open: OpenContest): ContestBounds {
  const { rule } = open.part;
  switch (rule.rule) {
    case 'list':
      return boundsOfList(open, rule);
    case 'plurality':
      return boundsOfPlurality(open, rule);
    case 'majority':
      return boundsOfRound(open, rule);
    case 'question':
      return boundsOfQuestion(open, rule);
    case 'given':
      return { kind: 'not-bounded', why: 'no-votes' };
  }
}
