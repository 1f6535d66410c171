/** Results: announced, established, established again. */

import type { OpenElection } from '../state/open-election.js';
import type { State } from '../state/state.js';
import { type ContestAct, contestMoves } from '../table.js';
import type { Result } from '../views.js';
import { pointer } from './figures.js';
import { type ContestFound, findElection } from './find.js';
import type { Handler, Step } from './handler.js';
import { actsForContest } from './reach.js';
import { Reasons } from './reasons.js';

/** A result with its contest and its place in the act. */
interface Placed {
  readonly result: Result;
  readonly found: ContestFound;
  readonly path: string;
}

function placed(open: OpenElection, { act }: Step<ContestAct>, to: Reasons): readonly Placed[] {
  return act.body.results.flatMap((result, index) => {
    const path = `/act/body/results/${index}`;
    const found = open.contests.get(result.contest);
    if (found === undefined) to.add('act-unknown', `${path}/contest`, { contest: result.contest });
    return found === undefined ? [] : [{ result, found: { open, ...found }, path }];
  });
}

function refuseResults(state: State, step: Step<ContestAct>, to: Reasons): void {
  const open = findElection(state, step.act.body.election, to);
  if (open === undefined) return;
  const { size } = step.act.body;
  if (size > state.size || size <= open.opening.leaf) to.add('act-size', '/act/body/size', { size });
  for (const one of placed(open, step, to)) {
    refuseContest(state, step, one, to);
    refuseNames(one, to);
    if (step.act.act !== 'preliminary-announced') refuseUnsettled(size, one, to);
  }
}

function refuseContest(state: State, { act }: Step<ContestAct>, { found, path }: Placed, to: Reasons): void {
  const { id, area } = found.contest;
  const from = found.ballot.contests.stateOf(found.index);
  if (contestMoves[act.act][from] === undefined) to.add('act-state', `${path}/contest`, { contest: id, state: from });
  if (state.ground !== undefined && !actsForContest(state.ground, act.as, area))
    to.add('act-area', '/act/as', { contest: id, area });
}

/** Every protocol is accepted or annulled, and none was acted on since. */
function refuseUnsettled(size: number, { found, path }: Placed, to: Reasons): void {
  const { ballot, index } = found;
  const settled = ballot.contests.protocolsIn(index, 'accepted') + ballot.contests.protocolsIn(index, 'annulled');
  const open = ballot.contests.expectedIn(index) - settled;
  if (open > 0) to.add('act-incomplete', `${path}/contest`, { contest: found.contest.id, open });
  const acted = ballot.contests.lastActed(index);
  if (acted >= size) to.add('act-size', '/act/body/size', { contest: found.contest.id, size, acted });
}

function refuseNames({ result, found, path }: Placed, to: Reasons): void {
  const { columns, options } = found.ballot.lines.of(found.index);
  for (const line of Object.keys(result.figures)) {
    if (!columns.has(line)) to.add('act-figures', pointer(`${path}/figures`, line), { line });
  }
  for (const option of Object.keys(result.seats ?? {})) {
    if (!options.includes(option)) to.add('act-unknown', pointer(`${path}/seats`, option), { option });
  }
  for (const [member, named] of [
    ['elected', result.elected],
    ['next', result.next],
  ] as const) {
    for (const [place, option] of (named ?? []).entries()) {
      if (!options.includes(option)) to.add('act-unknown', `${path}/${member}/${place}`, { option });
    }
  }
}

function stating(kind: ContestAct): Handler<ContestAct> {
  const [next = 'open'] = Object.values(contestMoves[kind]);
  return {
    refuse: refuseResults,
    apply(state, step) {
      const { act } = step;
      const open = findElection(state, act.body.election, new Reasons());
      if (open === undefined) return;
      for (const { result, found } of placed(open, step, new Reasons())) {
        const { contests } = found.ballot;
        contests.setState(found.index, next);
        const kept = kind === 'preliminary-announced' ? contests.announced : contests.established;
        kept.set(found.index, { act: act.act, leaf: state.size, size: act.body.size, as: act.as, result });
      }
    },
  };
}

export const preliminaryAnnounced: Handler<'preliminary-announced'> = stating('preliminary-announced');
export const resultEstablished: Handler<'result-established'> = stating('result-established');
export const resultReEstablished: Handler<'result-re-established'> = stating('result-re-established');
