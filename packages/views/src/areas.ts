/** An area: its ballots added up, turnout through the day, and what commissions declared beside what the stations add up to. */

import type { DeclaredView as ActsDeclared, RecordState } from '@saylau/acts';
import { type AreaNumber, clockTime, hasBit, type Row, type Stations, type TurnoutReports } from '@saylau/core';
import { ballotFigures, contestIn, rowsOf, soleContest, sumsShown } from './figures.js';
import { areaLine, rowsIn } from './places.js';
import type { AreaView } from './shapes.js';

/** Undefined where the day has no such area. */
export function areaView(state: RecordState, id: string): AreaView | undefined {
  const stations = state.definition?.day.stations;
  const number = stations?.areaNumbers.get(id);
  const area = number === undefined ? undefined : stations?.areas[number];
  if (stations === undefined || number === undefined || area === undefined) return undefined;
  const rows = rowsIn(stations, number);
  const below = stations.areas.filter((_, place) => stations.parents[place] === number);
  return {
    ...areaLine(area),
    below: below.map((one) => ({ id: one.id, name: one.name })),
    stations: rows.length,
    ballots: state.elections().flatMap(({ election }) => ballotsAt(state, election.id, number, rows)),
    turnout: turnoutAt(state.turnout(), stations, rows),
    declared: declaredAt(state, id),
  };
}

function ballotsAt(state: RecordState, election: string, area: AreaNumber, rows: readonly Row[]): AreaView['ballots'] {
  return state.totals(election).flatMap((totals) => {
    const expected = totals.expected[area] ?? 0;
    if (expected === 0) return [];
    const { part, contests } = totals.table.ballot;
    const sole = soleContest(totals, rows);
    const contest = sole === undefined ? undefined : contests[sole]?.id;
    return [
      {
        election,
        part,
        ...(contest === undefined ? {} : { contest }),
        expected,
        counted: totals.arrived[area] ?? 0,
        figures: ballotFigures(state, totals, { area, rows: () => rows, contest: sole }),
      },
    ];
  });
}

/** Turnout through the day at the stations of these rows. */
export function turnoutAt(
  reports: TurnoutReports | undefined,
  { registered }: Stations,
  rows: readonly Row[],
): AreaView['turnout'] {
  return (reports?.times ?? []).flatMap((minute, time) => {
    const reported = rows.filter((row) => (reports?.columns[time]?.[row] ?? -1) >= 0);
    if (reported.length === 0) return [];
    const voters = reported.reduce((sum, row) => sum + (reports?.columns[time]?.[row] ?? 0), 0);
    const lists = reported.map((row) => registered?.[row] ?? -1);
    const known = lists.length > 0 && lists.every((voters) => voters >= 0);
    const onLists = known ? { registered: lists.reduce((sum, list) => sum + list, 0) } : {};
    return [{ time: clockTime(minute), voters, stations: reported.length, ...onLists }];
  });
}

/** Totals declared for an area. */
export function declaredAt(state: RecordState, area: string): AreaView['declared'] {
  return state.declared().flatMap((declared) => (declared.area === area ? [declaredView(state, declared)] : []));
}

/** A declared total beside the sum of the stations: compared once all of them are counted or annulled. */
function declaredView(state: RecordState, declared: ActsDeclared): AreaView['declared'][number] {
  const { election, contest, leaf, as, figures } = declared;
  const { office, area } = as;
  return {
    election,
    contest,
    by: { office, ...(area === undefined ? {} : { area }) },
    leaf,
    figures,
    differences: differencesOf(state, declared),
  };
}

function differencesOf(state: RecordState, { election, contest, area, figures }: ActsDeclared) {
  const found = contestIn(state, election, contest);
  if (found === undefined) return [];
  const { arrived, stations } = found.totals.table;
  const rows = rowsOf(found, area);
  const missing = rows.filter((row) => !hasBit(arrived, row));
  const isAnnulled = (row: Row): boolean =>
    state.protocol(election, contest, stations.ids[row] ?? '')?.state === 'annulled';
  if (!missing.every(isAnnulled)) return [];
  const sums = sumsShown(state, found, area);
  return Object.entries(figures).flatMap(([line, said]) => {
    // Where all are annulled there is nothing to add up, and that is zero.
    const summed = missing.length === rows.length ? 0 : sums[line];
    return summed === said ? [] : [{ line, declared: said, ...(summed === undefined ? {} : { summed }) }];
  });
}
