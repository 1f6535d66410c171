/** A map and its tiles: what is read, and what is refused. */

import { describe, expect, it } from 'vitest';
import { readMap, readTiles } from './map.js';

/** Two squares side by side; the arc between them is shared. */
const map = {
  type: 'Topology',
  transform: { scale: [0.003, 0.002], translate: [46, 40.5] },
  arcs: [
    [
      [1, 0],
      [0, 1],
    ],
    [
      [1, 1],
      [-1, 0],
      [0, -1],
      [1, 0],
    ],
    [
      [1, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
    ],
  ],
  objects: {
    now: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 'west', arcs: [[1, 0]] },
        { type: 'MultiPolygon', id: 'east', arcs: [[[2, -1]]] },
      ],
    },
  },
  sources: [{ id: 'own', what: 'Drawn for a test', licence: 'CC0' }],
};

const tiles = `layouts:
  now:
    - {area: west, square: [0, 0], hex: [0, 0]}
    - {area: east, square: [1, 0], hex: [1, 0]}
`;

/** The codes and places of the faults of the map, a text in it replaced. */
function faultsOf(text: string, by: string): readonly string[] {
  const whole = JSON.stringify(map);
  expect(whole).toContain(text);
  return told(readMap('map.json', whole.replace(text, by)));
}

function told(read: ReturnType<typeof readMap | typeof readTiles>): readonly string[] {
  return read.ok ? [] : read.faults.map(({ code, place }) => `${code} ${place.replace(/^\S+ /u, '')}`);
}

describe('a map', () => {
  it('is read as it stands, decimals as numbers', () => {
    expect(readMap('map.json', JSON.stringify(map))).toEqual({ ok: true, value: map });
  });

  it.each([
    ['an area that is drawn twice', '"east"', '"west"', 'duplicate-id /objects/now/geometries/1/id'],
    ['an arc that is not there', '[[1,0]]', '[[3,0]]', 'out-of-range /objects/now/geometries/0/arcs'],
    ['an arc backwards that is not there', '[2,-1]', '[2,-4]', 'out-of-range /objects/now/geometries/1/arcs'],
    ['a polygon without rings', '[[1,0]]', '[]', 'empty /objects/now/geometries/0/arcs'],
    ['a polygon with the arcs of several', '[[1,0]]', '[[[1,0]]]', 'wrong-type /objects/now/geometries/0/arcs/0/0'],
    ['an arc of one point', '[[1,0],[0,1]]', '[[1,0]]', 'empty /arcs/0'],
    ['a point of three numbers', '[1,0],[0,1]', '[1,0,7],[0,1]', 'too-many /arcs/0/0'],
    ['half a step', '[1,0],[0,1]', '[0.5,0],[0,1]', 'wrong-type /arcs/0/0/0'],
    ['a scale in words', '[0.003,', '["wide",', 'bad-value /transform/scale/0'],
    ['another kind of geometry', '"Polygon"', '"Point"', 'not-one-of /objects/now/geometries/0/type'],
    ['a source without licence', ',"licence":"CC0"', '', 'missing /sources/0'],
    [
      'properties of an area',
      '"id":"west"',
      '"id":"west","properties":{}',
      'unknown-key /objects/now/geometries/0/properties',
    ],
  ])('with %s is refused', (_, text, by, fault) => {
    expect(faultsOf(text, by)).toContain(fault);
  });

  it('that is no JSON is refused', () => {
    expect(told(readMap('map.json', '{')).join()).toMatch(/^json-syntax/u);
  });
});

describe('tiles', () => {
  it('are read by layout', () => {
    const read = readTiles('tiles.yaml', tiles);
    expect(read.ok && read.value.get('now')).toEqual([
      { area: 'west', square: [0, 0], hex: [0, 0] },
      { area: 'east', square: [1, 0], hex: [1, 0] },
    ]);
  });

  it.each([
    ['an area twice', 'area: east', 'area: west', 'duplicate-id /layouts/now/1/area'],
    ['two areas on one square', 'square: [1, 0]', 'square: [0, 0]', 'duplicate-id /layouts/now/1/square'],
    ['two areas on one hexagon', 'hex: [1, 0]', 'hex: [0, 0]', 'duplicate-id /layouts/now/1/hex'],
    ['a column left of the first', 'square: [1, 0]', 'square: [-1, 0]', 'out-of-range /layouts/now/1/square/0'],
    ['no hexagon', ', hex: [1, 0]', '', 'missing /layouts/now/1'],
  ])('with %s are refused', (_, text, by, fault) => {
    expect(told(readTiles('tiles.yaml', tiles.replace(text, by)))).toContain(fault);
  });
});
