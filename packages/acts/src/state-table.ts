/** Every state with every act, as the tables of docs/formats/acts.md have them: what tests and readers go through. */

import type { ActKind } from './bodies.js';
import { changesOfProtocols, contestMoves, type Moves, onlyAbove, protocolMoves, stationMoves } from './table.js';
import {
  type ContestState,
  contestStates,
  type Office,
  type ProtocolState,
  protocolStates,
  type StationState,
  stationStates,
} from './words.js';

/** One act that meets one state of what it is about: where it leads, or why it is refused. */
export interface StateCase {
  readonly of: 'protocol' | 'station' | 'contest';
  readonly act: ActKind;
  readonly state: ProtocolState | StationState | ContestState;
  /** Where it depends on who acts. */
  readonly office?: Office;
  readonly next?: StateCase['state'];
  readonly refused?: 'act-state' | 'act-established' | 'act-office';
}

/** All cases: protocols, stations, contests; by act, then by state. */
export function stateTable(): readonly StateCase[] {
  return [...protocolCases(), ...precinctCases(), ...stationCases(), ...contestCases(), ...changeCases()];
}

function protocolCases(): StateCase[] {
  return entriesOf(protocolMoves).flatMap(([act, moves]) =>
    protocolStates.map((state) => ({ of: 'protocol' as const, act, state, ...led(moves, state) })),
  );
}

/** Acts of a station's own commission on its protocol, from states that let the commissions above do them. */
function precinctCases(): StateCase[] {
  return (['entry-corrected', 'protocol-replaced'] as const).flatMap((act) =>
    protocolStates.flatMap((state): StateCase[] => {
      const next = protocolMoves[act][state];
      if (next === undefined) return [];
      const led = onlyAbove[act]?.includes(state) === true ? { refused: 'act-office' as const } : { next };
      return [{ of: 'protocol', act, state, office: 'precinct', ...led }];
    }),
  );
}

/** Stations, with the acts that only ask for a state. */
function stationCases(): StateCase[] {
  const asking: readonly (readonly [ActKind, readonly StationState[]])[] = [
    ['protocol-entered', ['closed']],
    ['turnout-reported', ['opened', 'closed']],
  ];
  const stays = asking.map(
    ([act, states]) => [act, Object.fromEntries(states.map((state) => [state, state]))] as const,
  );
  return [...entriesOf(stationMoves), ...stays].flatMap(([act, moves]) =>
    stationStates.map((state) => ({
      of: 'station' as const,
      act,
      state,
      office: 'precinct' as const,
      ...led(moves, state),
    })),
  );
}

function contestCases(): StateCase[] {
  return entriesOf(contestMoves).flatMap(([act, moves]) =>
    contestStates.map((state) => ({ of: 'contest' as const, act, state, ...led(moves, state) })),
  );
}

/** Once the result is established only the central commission changes protocols, and it is then changed. */
function changeCases(): StateCase[] {
  return changesOfProtocols.flatMap((act) =>
    contestStates.flatMap((state): StateCase[] => {
      const stands = state === 'established' || state === 'changed';
      const next: ContestState = stands ? 'changed' : state;
      const above: StateCase = { of: 'contest', act, state, office: 'central', next };
      if (act === 'repeat-voting-ordered') return [above];
      const below: Pick<StateCase, 'next' | 'refused'> = stands ? { refused: 'act-established' } : { next };
      return [above, { of: 'contest', act, state, office: 'territorial', ...below }];
    }),
  );
}

function led<S extends StateCase['state']>(moves: Moves<S>, state: S): Pick<StateCase, 'next' | 'refused'> {
  const next = moves[state];
  return next === undefined ? { refused: 'act-state' } : { next };
}

function entriesOf<K extends ActKind, S extends string>(table: Readonly<Record<K, Moves<S>>>): [K, Moves<S>][] {
  // Object.entries forgets that its keys are these.
  return Object.entries(table) as [K, Moves<S>][];
}
