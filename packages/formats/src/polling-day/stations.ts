/** `stations.csv`: the stations, sorted so that those of one territorial area stand together. */

import type { Stations } from '@saylau/core';
import type { RowReader, Sheet } from '../csv-sheet.js';
import { skeleton } from '../guess.js';
import { stationIdFault } from '../station-id.js';
import type { AreaRows } from './areas.js';
import { cellOf, type DayFiles, sheetOf, wholesIn } from './cells.js';
import { markFault } from './top.js';

/** Reads the stations of these hierarchies, the territorial one first. */
export function readStations(day: DayFiles, hierarchies: readonly string[], areas: AreaRows): Stations {
  const read: StationsRead = { ids: [], leaves: hierarchies.map(() => []), names: [], registered: [], ballots: [] };
  const columns = { required: ['station', ...hierarchies], optional: ['name', 'registered', 'ballots'] };
  const sheet = sheetOf(day, 'stations.csv', columns, (from) => stationReader(from, day, { read, hierarchies, areas }));
  const order = sortedRows(read.leaves[0] ?? [], areas.areas.length);
  const ids = Array.from(order, (row) => read.ids[row] ?? '');
  return {
    ids,
    rows: new Map(ids.map((id, row) => [id, row])),
    ...areas,
    hierarchies: hierarchies.map((name, index) => ({ name, leaves: reordered(read.leaves[index] ?? [], order) })),
    ...(read.names.some((name) => name !== '') ? { names: Array.from(order, (row) => read.names[row] ?? '') } : {}),
    ...(sheet.column('registered') < 0 ? {} : { registered: reordered(read.registered, order) }),
    ...(sheet.column('ballots') < 0 ? {} : { ballots: reordered(read.ballots, order) }),
  };
}

/** Columns in the order of the file. */
interface StationsRead {
  readonly ids: string[];
  /** Area numbers by hierarchy; -1 where a station has none. */
  readonly leaves: readonly number[][];
  /** Empty where a station has none. */
  readonly names: string[];
  readonly registered: number[];
  readonly ballots: number[];
}

interface StationsWanted {
  readonly read: StationsRead;
  readonly hierarchies: readonly string[];
  readonly areas: AreaRows;
}

function stationReader(sheet: Sheet, day: DayFiles, { read, hierarchies, areas }: StationsWanted): RowReader {
  const idAt = stationIds(sheet, day);
  const leafAt = hierarchies.map((name, index) => leafReader(sheet, name, index === 0, areas, day));
  const nameAt = cellOf(sheet, 'name');
  const registeredAt = wholesIn(sheet, sheet.column('registered'));
  const ballotsAt = wholesIn(sheet, sheet.column('ballots'));
  return (cells, row) => {
    read.ids.push(idAt(cells, row));
    for (const [index, leaf] of leafAt.entries()) read.leaves[index]?.push(leaf(cells, row));
    read.names.push(nameAt(cells));
    read.registered.push(registeredAt(cells, row) ?? -1);
    read.ballots.push(ballotsAt(cells, row) ?? -1);
  };
}

/** Reads and checks the ids of stations; two that look the same are a fault, in whatever letters. */
function stationIds(sheet: Sheet, { rehearsal, guess }: DayFiles): (cells: readonly string[], row: number) => string {
  const column = sheet.column('station');
  const seen = new Set<string>();
  const twinOf = twins(seen);
  return (cells, row) => {
    const id = cells[column] ?? '';
    const wrong = stationIdFault(id);
    const mark = markFault(id, rehearsal);
    if (wrong !== undefined) sheet.fault(wrong.code, row, column, wrong.params);
    if (mark !== undefined) sheet.fault(mark, row, column, { found: id });
    if (seen.has(id) && id !== '') sheet.fault('duplicate-id', row, column, { id });
    const twin = twinOf(id);
    if (twin !== undefined)
      sheet.fault('id-confusable', row, column, { found: id, ...guess.of(id, new Map([[twin, row]])) });
    seen.add(id);
    return id;
  };
}

/** Finds the id, among those seen, that a reader cannot tell from this one. */
export function twins(seen: { readonly has: (id: string) => boolean }): (id: string) => string | undefined {
  /** Ids with letters that look like Latin ones, by skeleton. */
  const skeletons = new Map<string, string>();
  return (id) => {
    const form = skeleton(id);
    const twin = skeletons.get(form) ?? (form !== id && seen.has(form) ? form : undefined);
    if (form !== id) skeletons.set(form, id);
    return twin === id ? undefined : twin;
  };
}

/** Reads the area number of each station in one hierarchy; -1 where it has none. */
function leafReader(sheet: Sheet, name: string, territorial: boolean, areas: AreaRows, { guess }: DayFiles) {
  const column = sheet.column(name);
  return (cells: readonly string[], row: number): number => {
    const found = cells[column] ?? '';
    const area = found === '' ? undefined : areas.areaNumbers.get(found);
    if (area !== undefined) return area;
    if (found !== '') sheet.fault('unknown-area', row, column, { found, ...guess.of(found, areas.areaNumbers) });
    else if (territorial) sheet.fault('empty', row, column);
    return -1;
  };
}

/** Rows by area number, those of one area in their order. `leaves`: area numbers by row, -1 for none. */
export function sortedRows(leaves: Iterable<number> & ArrayLike<number>, areas: number): Int32Array {
  const starts = new Int32Array(areas + 2);
  for (const leaf of leaves) starts[leaf + 2] = (starts[leaf + 2] ?? 0) + 1;
  for (let area = 1; area < starts.length; area++) starts[area] = (starts[area] ?? 0) + (starts[area - 1] ?? 0);
  const order = new Int32Array(leaves.length);
  for (let row = 0; row < leaves.length; row++) {
    const own = (leaves[row] ?? -1) + 1;
    const place = starts[own] ?? 0;
    starts[own] = place + 1;
    order[place] = row;
  }
  return order;
}

/** A column in another order of rows. */
export function reordered(column: ArrayLike<number>, order: Int32Array): Int32Array {
  return order.map((row) => column[row] ?? -1);
}
