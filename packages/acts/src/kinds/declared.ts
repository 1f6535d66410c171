/** The totals of an area as a commission declares them. */

import type { ActedAs, Body } from '../act.js';
import type { State } from '../state/state.js';
import { pointer } from './figures.js';
import { type ContestFound, findContest } from './find.js';
import type { Handler, Step } from './handler.js';
import { actsForTotals } from './reach.js';
import { Reasons } from './reasons.js';

type Declared = 'totals-declared';

/** The contest; a reason where the area has no station that votes on it. */
function findDeclared(state: State, { act }: Step<Declared>, to: Reasons): ContestFound | undefined {
  const found = findContest(state, act.body, to);
  if (found === undefined) return undefined;
  if (found.ballot.votingAreas.has(found.index, act.body.area)) return found;
  to.add('act-unknown', '/act/body/area', { area: act.body.area });
  return undefined;
}

/** Totals of one key replace each other: the latest of a commission for a contest and an area stands. */
export function totalsKey(as: ActedAs, of: Pick<Body<Declared>, 'election' | 'contest' | 'area'>): string {
  return [as.office, as.area ?? '', of.election, of.contest, of.area].join(' ');
}

export const totalsDeclared: Handler<Declared> = {
  refuse(state, step, to) {
    const found = findDeclared(state, step, to);
    if (found === undefined || state.ground === undefined) return;
    const { as, body } = step.act;
    if (!actsForTotals(state.ground, as, body.area, found.contest.area))
      to.add('act-area', '/act/as', { area: body.area });
    const { columns } = found.ballot.lines.of(found.index);
    for (const line of Object.keys(body.figures)) {
      if (!columns.has(line)) to.add('act-figures', pointer('/act/body/figures', line), { line });
    }
  },
  apply(state, step) {
    const found = findDeclared(state, step, new Reasons());
    if (found === undefined) return;
    const { as, body } = step.act;
    const { columns } = found.ballot.lines.of(found.index);
    const figures = Object.fromEntries(Object.entries(body.figures).filter(([line]) => columns.has(line)));
    const { election, contest, area } = body;
    state.declared.set(totalsKey(as, body), { as, election, contest, area, figures, leaf: state.size });
  },
};
