/** The map of Kazakhstan: every area of the register once, no gaps, small. */

import { gzipSync } from 'node:zlib';
import { type AreaMap, areasOn, type MapShape, type Read, readMap, readRegister, readTiles } from '@saylau/formats';
import { describe, expect, test } from 'vitest';
import { textOf } from './files.js';

const text = textOf('registers/kz/map.json');
const map = accepted(readMap('map.json', text));
const tiles = accepted(readTiles('tiles.yaml', textOf('registers/kz/tiles.yaml')));
const register = accepted(
  readRegister(new Map(['areas.yaml', 'parties.yaml'].map((name) => [name, textOf(`registers/kz/${name}`)]))),
);

function accepted<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

function shapesOf(layout: string): readonly MapShape[] {
  return map.objects[layout]?.geometries ?? [];
}

function ringsOf(shape: MapShape): readonly (readonly (readonly number[])[])[] {
  return shape.type === 'Polygon' ? [shape.arcs] : shape.arcs;
}

/** Twice the area that a ring goes round, in steps of the grid: a whole number, above zero where it runs clockwise. */
function around(ring: readonly number[], { arcs }: AreaMap): number {
  const points = ring.flatMap((arc) => {
    const forward = pointsOf(arcs[arc < 0 ? ~arc : arc] ?? []);
    return (arc < 0 ? forward.toReversed() : forward).slice(1);
  });
  return points.reduce((sum, [x, y], index) => {
    const [beforeX, beforeY] = points.at(index - 1) ?? [0, 0];
    return sum + x * beforeY - beforeX * y;
  }, 0);
}

/** An arc's points; it holds the first one, and each other as the step that leads to it. */
function pointsOf(arc: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]): readonly [number, number] => {
    x += dx;
    y += dy;
    return [x, y];
  });
}

function areaOf(shape: MapShape): number {
  return ringsOf(shape)
    .flat()
    .reduce((sum, ring) => sum + around(ring, map), 0);
}

function areaIn(layout: string, ...ids: readonly string[]): number {
  return shapesOf(layout)
    .filter(({ id }) => ids.includes(id))
    .reduce((sum, shape) => sum + areaOf(shape), 0);
}

describe.each([
  ['regions-2022', '2023-03-19', 20],
  ['units-2018', '2022-06-05', 17],
])('the areas of %s', (layout, day, count) => {
  const onMap = areasOn(register, day)
    .filter(({ kind }) => kind === 'region' || kind === 'city')
    .map(({ id }) => id)
    .sort();

  test('are those of the register on that day: each has one shape and one tile', () => {
    expect(onMap).toHaveLength(count);
    expect(shapesOf(layout).map(({ id }) => id)).toEqual(onMap);
    expect(tiles.get(layout)?.map(({ area }) => area)).toEqual(onMap);
  });

  test('leave no gap between them: each arc is in the outline once, or between two neighbours that run it in both directions', () => {
    const uses = new Map<number, number[]>();
    for (const arc of shapesOf(layout).flatMap((shape) => ringsOf(shape).flat(2))) {
      const number = arc < 0 ? ~arc : arc;
      uses.set(number, [...(uses.get(number) ?? []), arc < 0 ? -1 : 1]);
    }
    const wrong = [...uses].filter(([, used]) => used.length > 2 || (used.length === 2 && used[0] === used[1]));
    expect(wrong).toEqual([]);
  });

  test('have outer rings that run clockwise, and holes that do not, as d3-geo wants them', () => {
    for (const shape of shapesOf(layout))
      for (const [outer, ...holes] of ringsOf(shape)) {
        expect(around(outer ?? [], map), shape.id).toBeGreaterThan(0);
        for (const hole of holes) expect(around(hole, map), shape.id).toBeLessThan(0);
      }
  });
});

test.each([
  ['east-kazakhstan', 'abai'],
  ['almaty-region', 'zhetysu'],
  ['karaganda', 'ulytau'],
])('%s and %s are together what the former region was', (former, cutOut) => {
  expect(areaIn('regions-2022', former, cutOut)).toBe(areaIn('units-2018', former));
  expect(areaIn('regions-2022', cutOut)).toBeGreaterThan(areaIn('units-2018', former) / 5);
});

test('the map is small: below 15 KB compressed', () => {
  expect(gzipSync(text, { level: 9 }).length).toBeLessThan(15_000);
});

test('its sources are credited', () => {
  expect(map.sources.map(({ id }) => id)).toEqual(['natural-earth', 'openstreetmap']);
  for (const name of ['Natural Earth', '© OpenStreetMap contributors']) {
    expect(textOf('CREDITS.md')).toContain(name);
    expect(textOf('registers/kz/README.md')).toContain(name);
  }
});
