/** Published figures of the day: stations, voters, ballots, turnout through the day. */

import { clockTime, fraction, multiply, type Runs, toDecimal, turnoutTotals } from '@saylau/core';
import { type Counted, checked, type PublishedCheck, published } from './checked.js';

/** Sums of the stations beside every published figure of the plan. */
export function compareDay(counted: Counted, runs: Runs): PublishedCheck[] {
  return [
    ...checkStations(counted),
    ...checkVoters(counted),
    ...checkBallots(counted),
    ...checkTurnout(counted, runs),
    ...checkFinal(counted),
  ];
}

function only(
  what: string,
  of: readonly string[],
  value: string | number | undefined,
  rehearsed: string | number | undefined,
): PublishedCheck[] {
  return value === undefined ? [] : [checked(what, of, value, rehearsed)];
}

function checkStations({ rehearsal: { day, manifest }, input: { plan } }: Counted): PublishedCheck[] {
  const rows = day.stations.ids.length;
  const { abroad } = plan;
  const away = abroad === undefined ? 0 : rowsIn(day.stations, abroad.area);
  const countries = day.stations.areas.filter(({ parent }) => parent === abroad?.area).length;
  // Asked for another number of stations, the rehearsal keeps all figures but that one.
  const asked = manifest.stations !== plan.stations.total.value + (abroad?.stations.value ?? 0);
  return [
    ...(asked ? [] : only('stations', ['home'], published(plan.stations.total), rows - away)),
    ...only('stations', [abroad?.area ?? ''], published(abroad?.stations), away),
    ...only('countries', [abroad?.area ?? ''], published(abroad?.countries), countries),
  ];
}

/** Stations in an area or right below it. */
function rowsIn({ areas, hierarchies: [territory] }: Counted['rehearsal']['day']['stations'], area: string): number {
  const inside = new Set(areas.flatMap(({ id, parent }, number) => (id === area || parent === area ? [number] : [])));
  return territory?.leaves.reduce((sum, leaf) => sum + (inside.has(leaf) ? 1 : 0), 0) ?? 0;
}

/** Voters on the lists at the end, from the protocols: those of any ballot voted on in the whole area. */
function checkVoters({ rehearsal: { day }, input: { plan }, totals }: Counted): PublishedCheck[] {
  const line = plan.lines.find(({ is }) => is === 'voters')?.line ?? '';
  const at = (area: string): number | undefined => sumAt(totals, area, line);
  const opening = day.stations.registered?.reduce((sum, own) => sum + own, 0);
  const contests = plan.voters.contests.flatMap(({ election, contest, voters }) => {
    const own = day.elections.flatMap(({ contests: all }) => all).find(({ id }) => id === contest);
    return only('voters', [election, contest], published(voters), own === undefined ? undefined : at(own.area));
  });
  return [
    ...only('voters', [plan.root], published(plan.voters.total), at(plan.root)),
    ...only('opening', [plan.root], published(plan.voters.opening), opening),
    ...plan.regions.flatMap(({ area, voters }) => only('voters', [area], published(voters), at(area))),
    ...(plan.abroad === undefined
      ? []
      : only('voters', [plan.abroad.area], published(plan.abroad.voters), at(plan.abroad.area))),
    ...contests,
  ];
}

/** A line's sum in an area, from the first ballot that all its stations vote on. */
function sumAt(totals: Counted['totals'], area: string, line: string): number | undefined {
  for (const { table, sums, expected } of totals) {
    const number = table.stations.areaNumbers.get(area) ?? -1;
    const column = table.lines.indexOf(line);
    const all = Math.max(...totals.map((own) => own.expected[number] ?? 0));
    if (column >= 0 && expected[number] === all) return sums[column]?.[number];
  }
  return undefined;
}

function checkBallots({ rehearsal: { day }, input: { plan } }: Counted): PublishedCheck[] {
  const sum = day.stations.ballots?.reduce((all, own) => all + own, 0);
  return only('ballots', [plan.root], published(plan.ballots), sum);
}

/** Turnout at every time, of the country and of every region. */
function checkTurnout(counted: Counted, runs: Runs): PublishedCheck[] {
  const { rehearsal, input, totals } = counted;
  const { plan } = input;
  const line = plan.lines.find(({ is }) => is === 'voters')?.line ?? '';
  const times = rehearsal.turnout === undefined ? [] : turnoutTotals(rehearsal.turnout, runs);
  const numbers = rehearsal.day.stations.areaNumbers;
  return plan.turnout.times.flatMap(({ at, of, percent, received }, time) => {
    const reached = (area: string): number => times[time]?.received[numbers.get(area) ?? -1] ?? 0;
    const print = (value: string, area: string, base: number): string =>
      printed(reached(area), base, value, plan.turnout.rounding);
    const regions = plan.regions.flatMap(({ area, turnout = [] }) => {
      const value = percent.source === undefined ? undefined : turnout[time];
      if (value === undefined) return [];
      return [
        checked('turnout-percent', [area, clockTime(at)], value, print(value, area, sumAt(totals, area, line) ?? 0)),
      ];
    });
    const all = published(percent);
    return [
      ...only('received', [plan.root, clockTime(at)], published(received), reached(plan.root)),
      ...only(
        'turnout-percent',
        [plan.root, clockTime(at)],
        all,
        all === undefined ? undefined : print(all, plan.root, of),
      ),
      ...regions,
    ];
  });
}

/** A share as printed, with as many decimals as `like`. */
export function printed(count: number, base: number, like: string, rounding: 'half-up' | 'down'): string {
  if (base === 0) return '';
  const places = like.split('.')[1]?.length ?? 0;
  return toDecimal(multiply(fraction(BigInt(count), BigInt(base)), fraction(100n)), places, rounding);
}

function checkFinal({ input: { plan }, totals }: Counted): PublishedCheck[] {
  const line = plan.lines.find(({ is }) => is === 'turnout')?.line ?? '';
  const reached = sumAt(totals, plan.root, line) ?? 0;
  const value = published(plan.turnout.final);
  const rehearsed =
    typeof value === 'string' ? printed(reached, plan.voters.total.value, value, plan.turnout.rounding) : reached;
  const abroad = plan.abroad === undefined ? undefined : sumAt(totals, plan.abroad.area, line);
  return [
    ...only('turnout-final', [plan.root], value, rehearsed),
    ...only('received', [plan.abroad?.area ?? ''], published(plan.abroad?.received), abroad),
  ];
}
