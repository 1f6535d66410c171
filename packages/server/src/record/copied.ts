/** A copy of a state, to try acts on. */

import { type Definition, type FoldContext, RecordState } from '@saylau/acts';
import { emptyTable } from '@saylau/core';

/** The copy shares nothing that acts change. */
export function copyOf(state: RecordState, context: FoldContext): RecordState {
  const { definition } = state;
  const own: FoldContext = {
    ...context,
    // Once there is one it is never another.
    definition: (files) => (definition === undefined ? context.definition(files) : withFreshTables(definition)),
  };
  return RecordState.restore(state.origin, own, state.snapshot());
}

/** The definition as it was read: a state writes into its tables. */
export function withFreshTables(definition: Definition): Definition {
  const tables = definition.tables.map(({ ballot, stations, contestOf }) => emptyTable(ballot, stations, contestOf));
  return { ...definition, tables };
}
