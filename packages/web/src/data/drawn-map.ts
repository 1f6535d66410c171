/** The map of a country's regions as paths and tiles, ready to be shown: a browser gets no geometry. */

import type { AreaMap, AreaTile } from '@saylau/formats';
import { geoConicEqualArea, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

type Topology = Parameters<typeof feature>[0];

/** A register's map and tiles. */
export interface RegisterMap {
  readonly map: AreaMap;
  /** Layout → a tile for each of its areas. */
  readonly tiles: ReadonlyMap<string, readonly AreaTile[]>;
}

export interface DrawnMap {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly DrawnShape[];
}

export interface DrawnShape {
  readonly area: string;
  /** Of an SVG path. */
  readonly d: string;
  /** A city: its label does not fit into it. */
  readonly isSmall?: true;
  /** Where a label stands. */
  readonly at: readonly [number, number];
  /** Column and row among equal tiles. */
  readonly tile?: readonly [number, number];
}

/** In steps that a screen does not show one by one: points are whole numbers. */
const width = 1600;
const height = 920;
/** Narrower shapes do not hold a label. */
const small = 100;

/** The map on which just these areas are drawn; undefined where there is none. Drawn once for each layout. */
export function drawnMapOf(maps: readonly RegisterMap[], areas: readonly string[]): DrawnMap | undefined {
  const wanted = new Set(areas);
  for (const own of maps) {
    for (const [layout, { geometries }] of Object.entries(own.map.objects)) {
      if (geometries.length === wanted.size && geometries.every(({ id }) => wanted.has(id))) return drawn(own, layout);
    }
  }
  return undefined;
}

const known = new WeakMap<RegisterMap, Map<string, DrawnMap>>();

function drawn(own: RegisterMap, layout: string): DrawnMap {
  const kept = known.get(own) ?? new Map<string, DrawnMap>();
  known.set(own, kept);
  const made = kept.get(layout) ?? draw(own, layout);
  kept.set(layout, made);
  return made;
}

function draw({ map, tiles }: RegisterMap, layout: string): DrawnMap {
  // Read through its schema, which is that of quantized TopoJSON.
  const topology = map as unknown as Topology;
  const object = topology.objects[layout];
  const collection = object && feature(topology, object);
  if (collection?.type !== 'FeatureCollection') return { width, height, shapes: [] };
  const projection = geoConicEqualArea()
    .parallels([42, 54])
    .rotate([-68, 0])
    .fitExtent(
      [
        [8, 8],
        [width - 8, height - 8],
      ],
      collection,
    );
  const path = geoPath(projection);
  const places = new Map((tiles.get(layout) ?? []).map(({ area, square }) => [area, square]));
  const shapes = collection.features.map((one): DrawnShape => {
    const area = String(one.id);
    const [x, y] = path.centroid(one);
    const tile = places.get(area);
    const [[left], [right]] = path.bounds(one);
    return {
      area,
      d: shortPath((pen) => geoPath(projection, pen)(one)),
      at: [rounded(x), rounded(y)],
      ...(right - left < small ? { isSmall: true } : {}),
      ...(tile === undefined ? {} : { tile }),
    };
  });
  // Cities are small: they stand above what surrounds them.
  return { width, height, shapes: shapes.sort((one, other) => other.d.length - one.d.length) };
}

interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
  arc(): void;
  beginPath(): void;
}

/** A path in whole steps from point to point: a third of what it is with places after the point. */
function shortPath(draw: (pen: Pen) => void): string {
  let d = '';
  let at: readonly [number, number] = [0, 0];
  let isFirst = true;
  draw({
    moveTo: (x, y) => {
      at = [Math.round(x), Math.round(y)];
      d += `M${at[0]},${at[1]}`;
      isFirst = true;
    },
    lineTo: (x, y) => {
      const next = [Math.round(x), Math.round(y)] as const;
      const [dx, dy] = [next[0] - at[0], next[1] - at[1]];
      if (dx === 0 && dy === 0) return;
      d += `${isFirst ? 'l' : dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ','}${dy}`;
      [at, isFirst] = [next, false];
    },
    closePath: () => {
      d += 'z';
    },
    arc: () => undefined,
    beginPath: () => undefined,
  });
  return d;
}

function rounded(number: number): number {
  return Math.round(number);
}
