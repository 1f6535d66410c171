/** A small polling day, made up for tests: six districts and one abroad, two kinds of ballot, three turnout reports. No part of the product. */

import {
  type Area,
  type Ballot,
  type Contest,
  emptyTable,
  type Form,
  type Option,
  type ProtocolTable,
  parseSum,
  type Row,
  type Stations,
  type Sum,
  setProtocol,
  type Thresholds,
  type TurnoutReports,
  totalsOf,
  usualThresholds,
} from '@saylau/core';
import { chanceOf } from '../fit/chance.js';
import type { Rehearsal } from '../input.js';
import { territorialOf } from '../territorial.js';

const districts = ['north', 'south', 'west', 'east', 'lake', 'hill'];
const inEach = 100;

/** Small stations are as busy as a national one only by other limits. */
export const smallThresholds: Thresholds = { ...usualThresholds, votersPerHour: 100 };

function sum(text: string): Sum {
  const read = parseSum(text);
  if (read === undefined) throw new Error(text);
  return read;
}

/** No equation says that voters are on the list: `list-exceeded` has to. */
const form: Form = {
  lines: [
    ...['registered', 'ballots-delivered', 'ballots-received', 'took-part', 'outside-station', 'applications'],
    ...['options', 'against-all', 'invalid', 'ballots-unused'],
  ].map((line) => ({ line })),
  controls: [
    {
      id: 'votes',
      left: sum('options + against-all + invalid'),
      is: '=',
      right: sum('took-part'),
      severity: 'error',
    },
    { id: 'box', left: sum('took-part'), is: '<=', right: sum('ballots-received'), severity: 'warning' },
    {
      id: 'ballots',
      left: sum('ballots-received + ballots-unused'),
      is: '=',
      right: sum('ballots-delivered'),
      severity: 'error',
    },
    { id: 'outside', left: sum('outside-station'), is: '<=', right: sum('applications'), severity: 'error' },
  ],
};

const area = (id: string, kind: string, parent?: string): Area => ({
  id,
  kind,
  name: { en: id },
  weight: { num: 1n, den: 1n },
  ...(parent === undefined ? {} : { parent }),
});

function option(id: string, role: Option['role']): Option {
  return { id, role, name: { en: id }, tags: [] };
}

function contest(id: string, part: string, own: string, options: readonly string[]): Contest {
  const all = [...options.map((name) => option(name, 'candidate')), option('against-all', 'against-all')];
  return { id, part, area: own, name: { en: id }, options: all, polls: [], declared: {} };
}

function stationsOf(): Stations {
  const areas = [
    area('country', 'country'),
    ...districts.map((id) => area(id, 'district', 'country')),
    area('abroad', 'abroad', 'country'),
  ];
  const ids = [...districts, 'abroad'].flatMap((district) =>
    Array.from({ length: inEach }, (_, index) => `rehearsal/${district}-${index + 1}`),
  );
  const leaves = Int32Array.from(ids, (_, row) => 1 + Math.floor(row / inEach));
  return {
    ids,
    rows: new Map(ids.map((id, row) => [id, row])),
    areas,
    areaNumbers: new Map(areas.map(({ id }, number) => [id, number])),
    parents: Int32Array.from(areas, (_, number) => (number === 0 ? -1 : 0)),
    hierarchies: [{ name: 'area', leaves }],
    registered: Int32Array.from(ids, (_, row) => 700 + ((row * 37) % 500)),
  };
}

const chance = chanceOf('small day');

/** Figures in the order of the form's lines, then the options: shares near to the weights. */
function figuresAt(registered: number, received: number, weights: readonly number[]): readonly number[] {
  const delivered = registered + 20;
  const took = received - chance.between(0, 4);
  const [outside, invalid, against] = [chance.between(12, 25), chance.between(5, 15), chance.between(10, 30)];
  let left = took - invalid - against;
  const whole = weights.reduce((all, weight) => all + weight, 0);
  const votes = weights.slice(1).map((weight) => Math.floor((left * weight * chance.between(80, 120)) / (100 * whole)));
  left -= votes.reduce((all, own) => all + own, 0);
  const head = [registered, delivered, received, took, outside, outside + chance.between(0, 3)];
  return [...head, against, invalid, delivered - received, left, ...votes];
}

function fill(table: ProtocolTable, received: Int32Array): ProtocolTable {
  for (const [row, own] of table.contestOf.entries()) {
    const slots = (table.ballot.contests[own]?.options.length ?? 1) - 1;
    if (own < 0) continue;
    const weights = [52, 18, 14, 9, 7].slice(0, slots);
    setProtocol(table, row, figuresAt(table.stations.registered?.[row] ?? 0, received[row] ?? 0, weights));
  }
  return table;
}

/** The day as a rehearsal makes one; what the manifest says is nobody's concern here. */
export function smallDay(): Rehearsal {
  const stations = stationsOf();
  const leaf = (row: Row): number => stations.hierarchies[0]?.leaves[row] ?? 0;
  const last = Int32Array.from(stations.ids, (_, row) =>
    Math.floor(((stations.registered?.[row] ?? 0) * chance.between(55, 80)) / 100),
  );
  const lists: Ballot = {
    ...{ election: 'rehearsal/small', part: 'lists', round: 1, form },
    contests: [contest('lists', 'lists', 'country', ['a', 'b', 'c', 'd', 'e'])],
  };
  const seats: Ballot = {
    ...{ election: 'rehearsal/small', part: 'seats', round: 1, form },
    contests: districts.map((own, index) => contest(own, 'seats', own, ['x', 'y', 'z', 'w'].slice(0, 2 + (index % 3)))),
  };
  const tables = [
    fill(emptyTable(lists, stations, new Int32Array(stations.ids.length)), last),
    fill(
      emptyTable(
        seats,
        stations,
        Int32Array.from(stations.ids, (_, row) => (leaf(row) <= districts.length ? leaf(row) - 1 : -1)),
      ),
      last,
    ),
  ];
  const part = (of: number): Int32Array => last.map((own) => Math.floor((own * of) / 100));
  const turnout: TurnoutReports = { stations, times: [720, 960, 1200], columns: [part(35), part(70), last] };
  const rehearsal: Pick<Rehearsal, 'day' | 'tables' | 'territorial' | 'turnout'> = {
    day: {
      ...{ id: 'rehearsal/small', name: { en: 'Small' }, date: '2023-03-19', zone: '+06:00', elections: [] },
      ...{ rehearsal: { of: 'small', seed: '1' }, stations, turnout },
    },
    tables,
    territorial: territorialOf(tables.map((table) => totalsOf(table))),
    turnout,
  };
  // Nothing under test reads the manifest.
  return rehearsal as Rehearsal;
}
