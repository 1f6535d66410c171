/** Repeat voting at stations whose protocol was annulled. */

import type { Slot, State } from '../state/state.js';
import { findContest, slotIn } from './find.js';
import type { Handler, Step } from './handler.js';
import { Reasons } from './reasons.js';

/** The protocols of the stations named; those that are not there are reasons. */
function slotsOf(state: State, { act }: Step<'repeat-voting-ordered'>, to: Reasons): readonly (Slot | undefined)[] {
  const found = findContest(state, act.body, to);
  if (found === undefined) return [];
  return act.body.stations.map((station, index) => {
    const missing = (): void => to.add('act-unknown', `/act/body/stations/${index}`, { station });
    const row = state.ground?.row(station) ?? -1;
    if (row < 0) missing();
    return slotIn(found, row, missing);
  });
}

/** Nobody votes again before the polling day; a rehearsal has days of its own. */
function refuseDate({ kind, ground }: State, { act }: Step<'repeat-voting-ordered'>, to: Reasons): void {
  const { date } = act.body;
  const day = ground?.definition.day.date ?? '';
  if (kind !== 'rehearsal' && date < day) to.add('act-time', '/act/body/date', { date, day });
}

export const repeatVotingOrdered: Handler<'repeat-voting-ordered'> = {
  refuse(state, step, to) {
    refuseDate(state, step, to);
    for (const [index, slot] of slotsOf(state, step, to).entries()) {
      const from = slot?.ballot.stateOf(slot.row);
      if (from !== undefined && from !== 'annulled')
        to.add('act-state', `/act/body/stations/${index}`, { state: from });
    }
  },
  apply(state, step) {
    for (const slot of slotsOf(state, step, new Reasons())) {
      slot?.ballot.repeat(slot.row, state.size);
      slot?.ballot.contests.acted(slot.contest, state.size, true);
    }
  },
};
