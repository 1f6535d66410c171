/** An area: its ballots added up, turnout through the day, and what commissions declared beside what the stations add up to. */

import type { DeclaredView as ActsDeclared, RecordState } from '@saylau/acts';
import { type AreaNumber, clockTime, type Stations, type TurnoutReports } from '@saylau/core';
import { figuresAt, soleContest } from './figures.js';
import type { AreaView } from './shapes.js';
import { withoutVotes, wouldTell } from './withheld.js';

/** Undefined where the day has no such area. */
export function areaView(state: RecordState, id: string): AreaView | undefined {
  const stations = state.definition?.day.stations;
  const number = stations?.areaNumbers.get(id);
  const area = number === undefined ? undefined : stations?.areas[number];
  if (stations === undefined || number === undefined || area === undefined) return undefined;
  const rows = rowsIn(stations, number);
  const below = stations.areas.filter((_, place) => stations.parents[place] === number);
  return {
    area: id,
    name: area.name,
    kind: area.kind,
    ...(area.parent === undefined ? {} : { parent: area.parent }),
    below: below.map((one) => ({ id: one.id, name: one.name })),
    stations: rows.length,
    ballots: state.elections().flatMap(({ election }) => ballotsAt(state, election.id, number, rows)),
    turnout: turnoutAt(state.turnout(), stations, rows),
    declared: state.declared().flatMap((declared) => (declared.area === id ? [declaredView(state, declared)] : [])),
  };
}

/** Ids of areas, and of all that lie above them. -1 is none. */
export function areasAbove({ areas, parents }: Stations, from: readonly AreaNumber[]): readonly string[] {
  const found = new Set<string>();
  for (const start of from) {
    for (let at = start; at >= 0; at = parents[at] ?? -1) found.add(areas[at]?.id ?? '');
  }
  return [...found];
}

/** Rows of the stations that lie in an area, in any hierarchy. */
export function rowsIn({ ids, hierarchies, parents }: Stations, area: AreaNumber): readonly number[] {
  const inside = new Set<number>([area]);
  // A parent stands before its children.
  for (let place = area + 1; place < parents.length; place++) if (inside.has(parents[place] ?? -1)) inside.add(place);
  return ids.flatMap((_, row) => (hierarchies.some(({ leaves }) => inside.has(leaves[row] ?? -1)) ? [row] : []));
}

function ballotsAt(
  state: RecordState,
  election: string,
  area: AreaNumber,
  rows: readonly number[],
): AreaView['ballots'] {
  return state.totals(election).flatMap((totals) => {
    const expected = totals.expected[area] ?? 0;
    if (expected === 0) return [];
    const { part, contests } = totals.table.ballot;
    const sole = soleContest(totals, rows);
    const contest = sole === undefined ? undefined : contests[sole]?.id;
    const figures = figuresAt(totals, area, sole ?? -1);
    return [
      {
        election,
        part,
        ...(contest === undefined ? {} : { contest }),
        expected,
        counted: totals.arrived[area] ?? 0,
        figures: wouldTell(state, totals, () => rows) ? withoutVotes(figures, totals.table) : figures,
      },
    ];
  });
}

function turnoutAt(
  reports: TurnoutReports | undefined,
  { registered }: Stations,
  rows: readonly number[],
): AreaView['turnout'] {
  return (reports?.times ?? []).map((minute, time) => {
    const reported = rows.filter((row) => (reports?.columns[time]?.[row] ?? -1) >= 0);
    const voters = reported.reduce((sum, row) => sum + (reports?.columns[time]?.[row] ?? 0), 0);
    const lists = reported.map((row) => registered?.[row] ?? -1);
    const known = lists.length > 0 && lists.every((voters) => voters >= 0);
    return {
      time: clockTime(minute),
      voters,
      stations: reported.length,
      ...(known ? { registered: lists.reduce((sum, list) => sum + list, 0) } : {}),
    };
  });
}

/** A declared total beside the sum of the stations: compared once all of them are counted. */
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
  for (const totals of state.totals(election)) {
    const index = totals.table.ballot.contests.findIndex((one) => one.id === contest);
    const number = totals.table.stations.areaNumbers.get(area);
    if (index < 0 || number === undefined) continue;
    if ((totals.arrived[number] ?? 0) < (totals.expected[number] ?? 0)) return [];
    const sums = figuresAt(totals, number, index);
    return Object.entries(figures).flatMap(([line, said]) => {
      const summed = sums[line];
      return summed === said ? [] : [{ line, declared: said, ...(summed === undefined ? {} : { summed }) }];
    });
  }
  return [];
}
