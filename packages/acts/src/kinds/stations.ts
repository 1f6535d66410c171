/** What stations do during the day: open, close, report turnout. */

import type { Row } from '@saylau/core';
import type { State } from '../state/state.js';
import { minutesOf } from '../state/turnout.js';
import { type StationAct, stationMoves } from '../table.js';
import { type StationState, stationStates } from '../words.js';
import { findStation } from './find.js';
import type { Handler, Step } from './handler.js';
import { actsForStation } from './reach.js';
import { Reasons } from './reasons.js';

/** The state of the station at a row. */
export function stationState(state: State, row: Row): StationState {
  return stationStates[state.ground?.states[row] ?? 0] ?? 'expected';
}

/** The row of a station for which the office acts. */
function refuseStation(state: State, { act }: Step<StationAct | 'turnout-reported'>, to: Reasons): Row {
  const row = findStation(state, act.body.station, to);
  if (row >= 0 && state.ground !== undefined && !actsForStation(state.ground, act.as, row))
    to.add('act-area', '/act/as', { station: act.body.station });
  return row;
}

function moving(kind: StationAct): Handler<StationAct> {
  const moves = stationMoves[kind];
  const [next = 'expected'] = Object.values(moves);
  return {
    refuse(state, step, to) {
      const row = refuseStation(state, step, to);
      const from = stationState(state, row);
      if (row >= 0 && moves[from] === undefined)
        to.add('act-state', '/act/body/station', { station: step.act.body.station, stationState: from });
    },
    apply(state, { act }) {
      const row = findStation(state, act.body.station, new Reasons());
      if (row >= 0) state.ground?.states.set([stationStates.indexOf(next)], row);
    },
  };
}

export const stationOpened: Handler<'station-opened'> = moving('station-opened');
export const stationClosed: Handler<'station-closed'> = moving('station-closed');

export const turnoutReported: Handler<'turnout-reported'> = {
  refuse(state, step, to) {
    const row = refuseStation(state, step, to);
    const from = stationState(state, row);
    if (row >= 0 && step.act.as.office === 'precinct' && from === 'expected')
      to.add('act-state', '/act/body/station', { station: step.act.body.station, stationState: from });
  },
  apply(state, { act }) {
    const row = findStation(state, act.body.station, new Reasons());
    if (row >= 0) state.ground?.turnout.report(row, minutesOf(act.body.time), act.body.voters);
  },
};
