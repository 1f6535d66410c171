/** `areas.csv`: the areas of every hierarchy, one tree with one root. */

import type { Area, Stations } from '@saylau/core';
import type { RowReader, Sheet } from '../csv-sheet.js';
import { limits } from '../limits.js';
import { cellOf, type DayFiles, idsIn, nameColumns, namesIn, sheetOf } from './cells.js';

/** Areas so numbered that each stands before all below it, and what lies in one area stands together; siblings as in the file. */
export type AreaRows = Pick<Stations, 'areas' | 'areaNumbers' | 'parents'>;

const one: Area['weight'] = { num: 1n, den: 1n };

/** Reads the areas. Where the tree is broken, only its sound part is given, after faults. */
export function readAreas(day: DayFiles): AreaRows {
  const read: Area[] = [];
  const rows = new Map<string, number>();
  const columns = { required: ['id', 'parent', 'kind'], optional: nameColumns };
  const sheet = sheetOf(day, 'areas.csv', columns, (from) => areaReader(from, day, read, rows));
  const parents = parentsOf(read, rows, sheet, day);
  checkRoots(read, parents, day);
  const order = treeOrder(parents, read, sheet);
  const numbers = new Map(order.map((row, number) => [row, number]));
  const areas = order.flatMap((row) => read[row] ?? []);
  return {
    areas,
    areaNumbers: new Map(areas.map(({ id }, number) => [id, number])),
    parents: Int32Array.from(order, (row) => numbers.get(parents[row] ?? -1) ?? -1),
  };
}

function areaReader(sheet: Sheet, day: DayFiles, read: Area[], rows: Map<string, number>): RowReader {
  const [idAt, kindAt, nameAt] = [idsIn(sheet, 'id', day), idsIn(sheet, 'kind', day), namesIn(sheet)];
  const [parentAt, kindCell] = [cellOf(sheet, 'parent'), cellOf(sheet, 'kind')];
  return (cells, row) => {
    const [id, parent] = [idAt(cells, row), parentAt(cells)];
    if (rows.has(id) && id !== '') sheet.fault('duplicate-id', row, sheet.column('id'), { id });
    rows.set(id, row);
    const usual = parent === '' ? 'country' : 'region';
    const kind = kindCell(cells) === '' ? usual : kindAt(cells, row);
    read.push(
      parent === ''
        ? { id, name: nameAt(cells), kind, weight: one }
        : { id, name: nameAt(cells), kind, weight: one, parent },
    );
  };
}

/** The row of each area's parent: -1 for a root, -2, after a fault, where it is not there. */
function parentsOf(
  areas: readonly Area[],
  rows: ReadonlyMap<string, number>,
  sheet: Sheet,
  { guess }: DayFiles,
): Int32Array {
  return Int32Array.from(areas, ({ parent: found }, row) => {
    const parent = found === undefined ? -1 : (rows.get(found) ?? -2);
    if (parent === -2 && found !== undefined)
      sheet.fault('area-orphan', row, sheet.column('parent'), { found, ...guess.of(found, rows) });
    return parent;
  });
}

function checkRoots(areas: readonly Area[], parents: Int32Array, { sink }: DayFiles): void {
  const roots = areas.filter((_, row) => parents[row] === -1).map(({ id }) => id);
  if (roots.length === 1) return;
  const params = { count: roots.length, found: roots.slice(0, 20).join(', ') };
  sink({ code: 'area-roots', file: 'areas.csv', place: '', params });
}

/** The rows that hang on a root, each before its children. Those in a circle are reported and left out; a tree too deep is reported. */
function treeOrder(parents: Int32Array, areas: readonly Area[], sheet: Sheet): readonly number[] {
  const { order, depths } = preorder(parents);
  for (const row of order) {
    if (depths[row] !== limits.depth) continue;
    sheet.fault('too-deep', row, sheet.column('parent'), { limit: limits.depth });
  }
  for (const row of inCircles(parents, depths))
    sheet.fault('area-cycle', row, sheet.column('parent'), { id: areas[row]?.id ?? '' });
  return order;
}

/** Places of areas so ordered that what lies in one area stands together, right after it. `parents`: places, below 0 for roots. */
export function preorder(parents: Int32Array): { readonly order: readonly number[]; readonly depths: Int32Array } {
  const children = childrenOf(parents);
  const order: number[] = [];
  const depths = new Int32Array(parents.length).fill(-1);
  const waiting = [...parents.keys()].filter((row) => (parents[row] ?? 0) < 0).reverse();
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    depths[row] = (depths[parents[row] ?? -1] ?? -1) + 1;
    for (const child of [...(children[row] ?? [])].reverse()) waiting.push(child);
    order.push(row);
  }
  return { order, depths };
}

function childrenOf(parents: Int32Array): readonly (readonly number[] | undefined)[] {
  const children: number[][] = [];
  for (const [row, parent] of parents.entries()) {
    if (parent < 0) continue;
    const own = children[parent] ?? [];
    own.push(row);
    children[parent] = own;
  }
  return children;
}

/** The areas of each circle, not those that hang on it. `depths`: -1 where no root is above. */
function inCircles(parents: Int32Array, depths: Int32Array): readonly number[] {
  const circles: number[] = [];
  // The number of the walk that came by, from 1; 0 for none, -1 for those of a circle.
  const walked = new Int32Array(parents.length);
  for (const start of parents.keys()) {
    let row = start;
    while (depths[row] === -1 && walked[row] === 0) {
      walked[row] = start + 1;
      row = parents[row] ?? -1;
    }
    while (depths[row] === -1 && walked[row] === start + 1) {
      walked[row] = -1;
      circles.push(row);
      row = parents[row] ?? -1;
    }
  }
  return circles;
}
