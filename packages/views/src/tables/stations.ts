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
      title: 'Protocols of stations',
      description:
        'One row for each station, contest and line, of the version that stands. A protocol that has not come has its rows too, without figures.',
      columns: stationColumns,
      primaryKey: ['election', 'contest', 'station', 'line'],
      rows: () => protocolRows(figures),
    },
    figures.status,
  );
}

const stationColumns: readonly Column<StationRow>[] = [
  idColumn('election', 'Election.', ({ election }) => election),
  idColumn('contest', 'Contest.', ({ contest }) => contest),
  idColumn('station', 'Station.', ({ station }) => station),
  idColumn('area', 'The lowest area of the first hierarchy in which the station lies.', ({ area }) => area),
  textColumn('state', 'State of the protocol.', ({ protocol }) => protocol.state, protocolStates),
  answerColumn('counted', 'Whether it is in the sums.', ({ protocol }) => protocol.counted),
  countColumn('version', 'From 1; 0 while there is none.', ({ protocol }) => protocol.version),
  countColumn('leaf', 'The leaf that brought this version.', ({ protocol }) => protocol.leaf),
  answerColumn('withheld', 'Votes are withheld where very few voted.', ({ protocol }) => protocol.withheld),
  idColumn('line', 'Line of the form, or option.', ({ line }) => line),
  countColumn('figure', 'What the protocol says. Empty: absent, which is not zero.', ({ protocol, line }) =>
    figureIn(protocol.figures, line),
  ),
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
      title: 'Turnout as reported',
      description: 'One row for each station and time of a report: voters who had received a ballot by then.',
      columns: turnoutColumns,
      primaryKey: ['station', 'time'],
      rows: () => turnoutRows(figures),
    },
    figures.status,
  );
}

const turnoutColumns: readonly Column<TurnoutRow>[] = [
  idColumn('station', 'Station.', ({ station }) => station),
  idColumn('area', 'The lowest area of the first hierarchy in which the station lies.', ({ area }) => area),
  idColumn('time', 'HH:MM of the polling day in its zone; 24:00 and later on the day after.', ({ minutes }) =>
    clockTime(minutes),
  ),
  countColumn('voters', 'Voters who had received a ballot.', ({ voters }) => voters),
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
