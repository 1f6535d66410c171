/** A log as a whole: what it is of, how far it is, what it holds. */

import type { RecordState } from '@saylau/acts';
import { formatVerifierKey, toHex, type VerifierKey } from '@saylau/log';
import type { LogView } from './shapes.js';

/** `root`: of the log at the state's size. */
export function logView(
  state: RecordState,
  { root, keys, kind }: { readonly root: Uint8Array; readonly keys: readonly VerifierKey[]; readonly kind: string },
): LogView {
  const day = state.definition?.day;
  return {
    origin: state.origin,
    kind,
    rehearsal: kind === 'rehearsal',
    size: state.size,
    root: toHex(root),
    keys: keys.map(formatVerifierKey),
    ...(day === undefined ? {} : { day: { id: day.id, name: day.name, date: day.date, zone: day.zone } }),
    ...(day === undefined ? {} : { stations: stationCounts(state), protocols: protocolCounts(state) }),
    elections: state.elections().map(({ election: { id, name } }) => ({ id, name })),
    acts: state.counts(),
  };
}

function stationCounts(state: RecordState): NonNullable<LogView['stations']> {
  const { 'station-opened': opened, 'station-closed': closed } = state.counts();
  return { expected: state.definition?.day.stations.ids.length ?? 0, opened, closed };
}

function protocolCounts(state: RecordState): NonNullable<LogView['protocols']> {
  const states: Record<string, number> = {};
  let [expected, counted] = [0, 0];
  for (const { election } of state.elections()) {
    for (const contest of state.contests(election.id)) {
      expected += contest.expected;
      counted += contest.counted;
      for (const [name, number] of Object.entries(contest.protocols)) states[name] = (states[name] ?? 0) + number;
    }
  }
  return { expected, counted, states };
}
