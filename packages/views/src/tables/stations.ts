/** stations.csv: the protocols, one row for each station, contest and line. turnout.csv: one row for each report. */

import { type ProtocolView, protocolStates } from '@saylau/acts';
import { clockTime } from '@saylau/core';
import { contestsOf, type Figures, figureIn } from './figures.js';
import { answerColumn, type Column, countColumn, idColumn, type Table, tableOf, textColumn } from './table.js';

interface StationRow {
  readonly election: string;
  readonly contest: string;
  readonly station: string;
  readonly area: string;
  readonly line: string;
  readonly protocol: ProtocolView;
}

export function stationsTable(figures: Figures): Table {
  return tableOf<StationRow>(
    {
      name: 'stations',
      columns: stationColumns,
      primaryKey: ['election', 'contest', 'station', 'line'],
      rows: () => protocolRows(figures),
    },
    figures.status,
  );
}

const stationColumns: readonly Column<StationRow>[] = [
  idColumn('election', 'election', ({ election }) => election),
  idColumn('contest', 'contest', ({ contest }) => contest),
  idColumn('station', 'station', ({ station }) => station),
  idColumn('area', 'area-home', ({ area }) => area),
  textColumn('state', 'state-protocol', ({ protocol }) => protocol.state, protocolStates),
  answerColumn('counted', 'counted-protocol', ({ protocol }) => protocol.counted),
  countColumn('version', 'version', ({ protocol }) => protocol.version),
  countColumn('leaf', 'leaf-version', ({ protocol }) => protocol.leaf),
  answerColumn('withheld', 'withheld', ({ protocol }) => protocol.withheld),
  idColumn('line', 'line', ({ line }) => line),
  countColumn('figure', 'figure', ({ protocol, line }) => figureIn(protocol.figures, line)),
];

/** The protocols are looked up before the first row is given: rows that are written while acts go on are of one moment. */
function* protocolRows(figures: Figures): Generator<StationRow> {
  const protocols: (Omit<StationRow, 'line'> & { readonly names: readonly string[] })[] = [];
  for (const { election, contest, table, index, names } of contestsOf(figures)) {
    for (const [row, own] of table.contestOf.entries()) {
      if (own !== index) continue;
      const station = table.stations.ids[row] ?? '';
      const protocol = figures.shown.protocol(election, contest.id, station);
      if (protocol === undefined) continue;
      protocols.push({ election, contest: contest.id, station, area: homeOf(figures, row), names, protocol });
    }
  }
  for (const { names, ...own } of protocols) for (const line of names) yield { ...own, line };
}

interface TurnoutRow {
  readonly station: string;
  readonly area: string;
  readonly minutes: number;
  readonly voters: number;
}

export function turnoutTable(figures: Figures): Table {
  return tableOf<TurnoutRow>(
    {
      name: 'turnout',
      columns: turnoutColumns,
      primaryKey: ['station', 'time'],
      rows: () => turnoutRows(figures),
    },
    figures.status,
  );
}

const turnoutColumns: readonly Column<TurnoutRow>[] = [
  idColumn('station', 'station', ({ station }) => station),
  idColumn('area', 'area-home', ({ area }) => area),
  idColumn('time', 'time', ({ minutes }) => clockTime(minutes)),
  countColumn('voters', 'voters', ({ voters }) => voters),
];

function* turnoutRows(figures: Figures): Generator<TurnoutRow> {
  const ids = figures.state.definition?.day.stations.ids ?? [];
  for (const [row, station] of ids.entries()) {
    const reports = [...(figures.state.station(station)?.turnout ?? [])].sort(([one], [other]) => one - other);
    const area = reports.length === 0 ? '' : homeOf(figures, row);
    for (const [minutes, voters] of reports) yield { station, area, minutes, voters };
  }
}

function homeOf({ state }: Figures, row: number): string {
  const stations = state.definition?.day.stations;
  return stations?.areas[stations.hierarchies[0]?.leaves[row] ?? -1]?.id ?? '';
}
