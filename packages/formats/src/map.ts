/** The map of a register: shapes of its areas as TopoJSON, and their places where they are drawn as equal tiles. */

import { At, Faults } from './at.js';
import type { Read } from './faults.js';
import { readJson } from './json.js';
import { id, label, words } from './leaves.js';
import { limits } from './limits.js';
import type { Parsed } from './plain.js';
import { anything, list, made, mapOf, oneOf, optional, record, required, type Shape, shape, whole } from './shape.js';
import { link } from './sources.js';
import { readYaml } from './yaml.js';

type Pair = readonly [number, number];
/** Arcs by number, one after the other; `~number` is that arc backwards. */
type Ring = readonly number[];

/** One area's shape; outer rings run clockwise, as d3-geo takes them. */
export type MapShape = { readonly id: string } & (
  | { readonly type: 'Polygon'; readonly arcs: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly arcs: readonly (readonly Ring[])[] }
);

/** What a map is drawn from. Whoever shows the map names it. */
export interface MapSource {
  readonly id: string;
  readonly what: string;
  readonly licence: string;
  readonly url?: string;
  readonly file?: string;
  readonly sha256?: string;
}

/** Quantized TopoJSON. Each object is a map of its own; neighbours share arcs. */
export interface AreaMap {
  readonly type: 'Topology';
  readonly transform: { readonly scale: Pair; readonly translate: Pair };
  readonly arcs: readonly (readonly Pair[])[];
  readonly objects: Readonly<
    Record<string, { readonly type: 'GeometryCollection'; readonly geometries: readonly MapShape[] }>
  >;
  readonly sources: readonly MapSource[];
}

/** Where an area stands, as [column, row] from the top left; odd rows of hexagons are shifted half a tile to the right. */
export interface AreaTile {
  readonly area: string;
  readonly square: Pair;
  readonly hex: Pair;
}

const furthest = 1_000_000;

/** Exactly two of a kind. */
function pair(item: Shape<number>): Shape<Pair> {
  const standIn: Pair = [item.standIn, item.standIn];
  return made(list(item, 2, 2), standIn, ([first = item.standIn, second = item.standIn]): Pair => [first, second]);
}

/** A number with decimals: nothing is counted with it, shapes are only drawn. */
const decimal: Shape<number> = shape(1, (value, at) => {
  const text = String(value);
  if (/^-?\d{1,9}(\.\d{1,20})?$/.test(text)) return Number(text);
  at.fault('bad-value', { found: text, type: 'decimal' });
  return 1;
});

const steps = pair(whole(-furthest, furthest));
const rings = list(list(whole(-furthest, furthest), 1), 1);
const polygons = list(rings, 1);

const readShape: Shape<MapShape> = made(
  record({ type: required(oneOf(['Polygon', 'MultiPolygon'])), id: required(id), arcs: required(anything) }),
  { id: '', type: 'Polygon', arcs: [] },
  ({ type, id: area, arcs }, at): MapShape =>
    type === 'Polygon'
      ? { type, id: area, arcs: rings.read(arcs, at.in('arcs')) }
      : { type, id: area, arcs: polygons.read(arcs, at.in('arcs')) },
);

const source: Shape<MapSource> = record({
  id: required(label),
  what: required(words),
  licence: required(words),
  url: optional(link),
  file: optional(words),
  sha256: optional(words),
});

const mapFile = record({
  type: required(oneOf(['Topology'])),
  transform: required(record({ scale: required(pair(decimal)), translate: required(pair(decimal)) })),
  arcs: required(list(list(steps, 2))),
  objects: required(
    mapOf(id, record({ type: required(oneOf(['GeometryCollection'])), geometries: required(list(readShape, 1)) })),
  ),
  sources: required(list(source, 1)),
});

const tile: Shape<AreaTile> = record({
  area: required(id),
  square: required(pair(whole(0, limits.entries))),
  hex: required(pair(whole(0, limits.entries))),
});
const tilesFile = record({ layouts: required(mapOf(id, list(tile, 1))) });

/** Reads the map of a register, `map.json`. That its areas are the register's is not looked at. */
export function readMap(file: string, text: string): Read<AreaMap> {
  return readWith(file, readJson(file, text), mapFile, checkMap, (map) => ({
    ...map,
    objects: Object.fromEntries(map.objects),
  }));
}

/** Reads the layouts of tiles of a register, `tiles.yaml`: layout → a tile for each of its areas. */
export function readTiles(file: string, text: string): Read<ReadonlyMap<string, readonly AreaTile[]>> {
  return readWith(file, readYaml(file, text), tilesFile, checkTiles, ({ layouts }) => layouts);
}

function readWith<T, U>(
  file: string,
  parsed: Read<Parsed>,
  of: Shape<T>,
  check: (value: T, at: At) => void,
  make: (value: T) => U,
): Read<U> {
  if (!parsed.ok) return parsed;
  const faults = new Faults();
  const at = new At(file, faults, parsed.value.locate);
  const value = of.read(parsed.value.value, at);
  check(value, at);
  return faults.read(() => make(value));
}

function checkMap({ arcs, objects }: typeof mapFile.standIn, at: At): void {
  for (const [name, { geometries }] of objects) {
    const place = at.in('objects').in(name).in('geometries');
    checkOnce(
      geometries.map((one) => one.id),
      'id',
      place,
    );
    for (const [index, { arcs: used }] of geometries.entries()) {
      const beyond = used.flat(2).find((arc) => (arc < 0 ? ~arc : arc) >= arcs.length);
      if (beyond !== undefined)
        place
          .in(index)
          .in('arcs')
          .fault('out-of-range', { found: beyond, least: -arcs.length, most: arcs.length - 1 });
    }
  }
}

function checkTiles({ layouts }: typeof tilesFile.standIn, at: At): void {
  for (const [name, tiles] of layouts) {
    const place = at.in('layouts').in(name);
    for (const key of ['area', 'square', 'hex'] as const) {
      const values = tiles.map((one) => String(one[key]));
      checkOnce(values, key, place);
    }
  }
}

/** Reports every value that came before: an area drawn twice, or two areas in one place. */
function checkOnce(values: readonly string[], key: string, at: At): void {
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (value !== '' && seen.has(value)) at.in(index).in(key).fault('duplicate-id', { id: value });
    seen.add(value);
  }
}
