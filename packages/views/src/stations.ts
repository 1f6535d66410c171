/** A station: open or closed, turnout through the day, its protocols. */

import type { ProtocolPlace, RecordState } from '@saylau/acts';
import {
  checkProtocol,
  clockTime,
  type ProtocolFinding,
  type ProtocolTable,
  type Stations,
  slotOptions,
} from '@saylau/core';
import { jsonRecord } from '@saylau/formats/outcome-json';
import { stationName } from './places.js';
import type { ProtocolView, StationLine, StationView } from './shapes.js';
import { isWithheld, withoutVotes } from './withheld.js';

/** Undefined where the day has no such station. */
export function stationView(state: RecordState, id: string): StationView | undefined {
  const stations = state.definition?.day.stations;
  const row = stations?.rows.get(id);
  const standing = state.station(id);
  if (stations === undefined || row === undefined || standing === undefined) return undefined;
  const [registered, ballots] = [stations.registered?.[row] ?? -1, stations.ballots?.[row] ?? -1];
  return {
    station: id,
    ...stationName(stations, row),
    state: standing.state,
    areas: areasAt(stations, row),
    ...(registered < 0 ? {} : { registered }),
    ...(ballots < 0 ? {} : { ballots }),
    keys: standing.keys,
    turnout: [...standing.turnout]
      .sort(([one], [other]) => one - other)
      .map(([minute, voters]) => ({ time: clockTime(minute), voters })),
    protocols: protocolsAt(state, id, row),
  };
}

/** A station in a list. Undefined where the day has no such station. */
export function stationLine(state: RecordState, station: string): StationLine | undefined {
  const stations = state.definition?.day.stations;
  const row = stations?.rows.get(station);
  const standing = state.station(station);
  if (stations === undefined || row === undefined || standing === undefined) return undefined;
  return { station, ...stationName(stations, row), state: standing.state };
}

/** The areas in which a station stands, one for each hierarchy. */
function areasAt({ hierarchies, areas }: Stations, row: number): string[] {
  return hierarchies.flatMap(({ leaves }) => areas[leaves[row] ?? -1]?.id ?? []);
}

function protocolsAt(state: RecordState, station: string, row: number): ProtocolView[] {
  return state.elections().flatMap(({ election }) =>
    state.totals(election.id).flatMap(({ table }) => {
      const contest = table.ballot.contests[table.contestOf[row] ?? -1];
      if (contest === undefined) return [];
      return protocolView(state, { election: election.id, contest: contest.id, station }) ?? [];
    }),
  );
}

/** Without papers, which stand in leaves alone. Undefined where the station does not vote on the contest. */
export function protocolView(state: RecordState, place: ProtocolPlace): ProtocolView | undefined {
  const protocol = state.protocol(place.election, place.contest, place.station);
  if (protocol === undefined) return undefined;
  const { state: standing, version, leaf, counted, figures } = protocol;
  const table = tableOf(state, place);
  const withheld = protocol.committed || isWithheld(state.election(place.election)?.disclosure, figures);
  const isChecked = version > 0 && !withheld && table !== undefined;
  return {
    ...place,
    state: standing,
    version,
    ...(leaf === undefined ? {} : { leaf }),
    counted,
    papersDiffer: protocol.papersDiffer,
    withheld,
    figures: withheld && table !== undefined ? withoutVotes(figures, table) : { ...figures },
    findings: isChecked ? findingsOf(table, place, figures).map(jsonRecord) : [],
  };
}

function tableOf(state: RecordState, { election, contest }: ProtocolPlace): ProtocolTable | undefined {
  return state.totals(election).find(({ table }) => table.ballot.contests.some(({ id }) => id === contest))?.table;
}

/** What is wrong in the protocol by itself. */
function findingsOf(
  { ballot }: ProtocolTable,
  { contest }: ProtocolPlace,
  figures: Readonly<Record<string, number>>,
): readonly ProtocolFinding[] {
  const voted = ballot.contests.find(({ id }) => id === contest);
  if (voted === undefined) return [];
  const given = new Map(Object.entries(figures).map(([line, figure]) => [line, BigInt(figure)] as const));
  return checkProtocol(ballot.form, slotOptions(voted), given);
}
