/** Stations of a rehearsal: how many each area gets, in which rows they stand, and which constituencies they are divided into. */

import type { Area, AreaId, Stations } from '@saylau/core';
import type { RehearsalPlan } from '@saylau/formats';
import type { Draft, DraftBallot } from './drafts.js';
import { RehearsalError } from './error.js';
import { isRefusal } from './fit/refusal.js';
import { share } from './fit/share.js';
import { areaOf, type Frame, type FrameRegion } from './frame.js';
import { mark, type RehearsalOptions } from './input.js';
import type { Range } from './spread.js';

export interface Land {
  readonly stations: Stations;
  /** Rows of every area: territorial ones and constituencies. */
  readonly ranges: ReadonlyMap<AreaId, Range>;
}

/** Lays out the stations. Throws RehearsalError `stations-too-few`: every contest and every unit needs one. */
export function landOf(
  plan: RehearsalPlan,
  frame: Frame,
  ballots: readonly DraftBallot[],
  { stations }: Pick<RehearsalOptions, 'stations'>,
): Land {
  const abroad = plan.abroad?.stations.value ?? 0;
  const home = stations === undefined ? plan.stations.total.value : stations - abroad;
  const ranges = territories(frame, stationNumbers(plan, frame, ballots, home), abroad);
  const rows = ranges.get(frame.root.id)?.to ?? 0;
  for (const ballot of ballots) if (ballot.hierarchy !== undefined) divide(ballot, plan, ranges);
  const areas = areasOf(frame, ballots);
  const areaNumbers = new Map(areas.map(({ id }, number) => [id, number]));
  const leavesOf = (leaves: readonly AreaId[]): Int32Array => fillLeaves(leaves, ranges, areaNumbers, rows);
  const units = [...frame.regions, ...(frame.abroad === undefined ? [] : [frame.abroad])].flatMap(
    (region) => region.units,
  );
  const hierarchies = ballots.flatMap(({ hierarchy, drafts }) =>
    hierarchy === undefined ? [] : [{ name: hierarchy, leaves: leavesOf(drafts.map(({ area }) => area)) }],
  );
  const ids = idsOf(
    units.map(({ area }) => area),
    ranges,
    rows,
  );
  return {
    ranges,
    stations: {
      ids,
      rows: new Map(ids.map((id, row) => [id, row])),
      areas,
      areaNumbers,
      parents: Int32Array.from(areas, ({ parent }) => (parent === undefined ? -1 : (areaNumbers.get(parent) ?? -1))),
      hierarchies: [{ name: 'area', leaves: leavesOf(units.map(({ area }) => area.id)) }, ...hierarchies],
    },
  };
}

/** Stations by unit, in the frame's order. */
function stationNumbers(plan: RehearsalPlan, frame: Frame, ballots: readonly DraftBallot[], home: number): number[][] {
  const need = needs(ballots);
  const least = (region: FrameRegion): number[] => region.units.map(({ area }) => Math.max(1, need.get(area.id) ?? 0));
  const regionLeast = frame.regions.map((region) =>
    Math.max(
      need.get(region.area.id) ?? 0,
      least(region).reduce((sum, one) => sum + one, 0),
    ),
  );
  const weights = plan.regions.map(({ stations }) => stations.value);
  const all = regionLeast.reduce((sum, one) => sum + one, 0);
  if (home < all) throw new RehearsalError('stations-too-few', { least: all + (plan.abroad?.stations.value ?? 0) });
  const numbers = sharedOut(home, weights, regionLeast);
  return frame.regions.map((region, index) =>
    sharedOut(
      numbers[index] ?? 0,
      region.units.map(({ population }) => Math.max(1, population)),
      least(region),
    ),
  );
}

/** `share`, where there is room by construction. */
function sharedOut(total: number, weights: readonly number[], least: readonly number[]): number[] {
  const given = share(total, weights, { least });
  if (isRefusal(given)) throw new RehearsalError('contradiction', { what: 'stations', total });
  return given;
}

/** How many contests of one kind divide each territory, at most. */
function needs(ballots: readonly DraftBallot[]): ReadonlyMap<AreaId, number> {
  const need = new Map<AreaId, number>();
  for (const { drafts } of ballots) {
    for (const { territory, number } of drafts) need.set(territory, Math.max(need.get(territory) ?? 0, number));
  }
  return need;
}

function territories(frame: Frame, numbers: readonly (readonly number[])[], abroad: number): Map<AreaId, Range> {
  const ranges = new Map<AreaId, Range>();
  let row = 0;
  const lay = (region: FrameRegion, counts: readonly number[]): void => {
    const from = row;
    for (const [index, { area }] of region.units.entries()) {
      ranges.set(area.id, { from: row, to: row + (counts[index] ?? 0) });
      row += counts[index] ?? 0;
    }
    ranges.set(region.area.id, { from, to: row });
  };
  for (const [index, region] of frame.regions.entries()) lay(region, numbers[index] ?? []);
  if (frame.abroad !== undefined) {
    const units = frame.abroad.units.map(() => 1);
    lay(frame.abroad, sharedOut(Math.max(abroad, units.length), units, units));
  }
  return ranges.set(frame.root.id, { from: 0, to: row });
}

/** Gives each constituency its rows within its territory: more where more voters are known. */
function divide({ drafts, plan }: DraftBallot, { voters }: RehearsalPlan, ranges: Map<AreaId, Range>): void {
  for (const [territory, own] of byTerritory(drafts)) {
    const range = ranges.get(territory);
    if (range === undefined) throw new RehearsalError('unknown-area', { found: territory });
    const known = own.map(({ real }) =>
      voters.contests.find((one) => one.election === plan.election && one.contest === real.id),
    );
    const values = known.flatMap((one) => (one === undefined ? [] : [one.voters.value]));
    const mean = values.length === 0 ? 1 : Math.ceil(values.reduce((sum, one) => sum + one, 0) / values.length);
    const counts = sharedOut(
      range.to - range.from,
      known.map((one) => one?.voters.value ?? mean),
      own.map(() => 1),
    );
    let { from } = range;
    for (const [index, { area }] of own.entries()) {
      ranges.set(area, { from, to: from + (counts[index] ?? 0) });
      from += counts[index] ?? 0;
    }
  }
}

function byTerritory(drafts: readonly Draft[]): ReadonlyMap<AreaId, readonly Draft[]> {
  const groups = new Map<AreaId, Draft[]>();
  for (const draft of drafts) groups.set(draft.territory, [...(groups.get(draft.territory) ?? []), draft]);
  return groups;
}

/** A parent before its children, and all that lies in one area together: units with their constituencies, then the region's own. */
function areasOf(frame: Frame, ballots: readonly DraftBallot[]): readonly Area[] {
  const divided = ballots.flatMap(({ hierarchy, drafts }) => (hierarchy === undefined ? [] : drafts));
  const constituencies = byTerritory(divided);
  const own = ({ id, name }: Area): Area[] =>
    (constituencies.get(id) ?? []).map(({ area, territory, number }) =>
      areaOf(area, territory, 'constituency', constituencyName(number, name)),
    );
  const regions = [...frame.regions, ...(frame.abroad === undefined ? [] : [frame.abroad])];
  const below = regions.flatMap(({ area: region, units }) => [
    region,
    ...units.flatMap(({ area }) => (area.id === region.id ? [] : [area, ...own(area)])),
    ...own(region),
  ]);
  return [frame.root, ...below, ...own(frame.root)];
}

/** An invented name: which stations made up a real constituency is not what this one is. */
function constituencyName(number: number, of: Area['name']): Area['name'] {
  return {
    kk: `${number}-жаттығу округі: ${of.kk ?? of.ru ?? of.en ?? ''}`,
    ru: `Округ репетиции № ${number}: ${of.ru ?? of.kk ?? of.en ?? ''}`,
    en: `Rehearsal constituency No. ${number}: ${of.en ?? of.kk ?? of.ru ?? ''}`,
  };
}

function fillLeaves(
  leaves: readonly AreaId[],
  ranges: ReadonlyMap<AreaId, Range>,
  numbers: ReadonlyMap<AreaId, number>,
  rows: number,
): Int32Array {
  const out = new Int32Array(rows).fill(-1);
  for (const leaf of leaves) {
    const range = ranges.get(leaf);
    if (range !== undefined) out.fill(numbers.get(leaf) ?? -1, range.from, range.to);
  }
  return out;
}

/** `rehearsal/abai-semei-city-0001`: numbered within the unit. */
function idsOf(units: readonly Area[], ranges: ReadonlyMap<AreaId, Range>, rows: number): string[] {
  const ids = new Array<string>(rows);
  for (const { id } of units) {
    const { from, to } = ranges.get(id) ?? { from: 0, to: 0 };
    const plain = id.startsWith(mark) ? id.slice(mark.length) : id;
    const width = Math.max(4, String(to - from).length);
    for (let row = from; row < to; row++) ids[row] = `${mark}${plain}-${String(row - from + 1).padStart(width, '0')}`;
  }
  return ids;
}
