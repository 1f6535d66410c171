/** A small country for tests: three regions, two of them with units, a few stations abroad, three kinds of ballot. No part of the product. */

import { countingLaw, type RehearsalUnit, readElectionFile, readRehearsalPlan } from '@saylau/formats';
import type { RehearsalInput } from './input.js';
import { sound } from './repository.test-kit.js';

const form = {
  lines: [
    'registered',
    'ballots',
    'issued',
    'cast',
    'options',
    'against-all',
    'invalid',
    'outside',
    'spoilt',
    'unused',
  ],
  controls: {
    cast: { left: 'options + against-all + invalid', is: '=', right: 'cast', severity: 'error', says: 'S' },
    issued: { left: 'cast', is: '<=', right: 'issued', severity: 'error', says: 'S' },
    list: { left: 'issued', is: '<=', right: 'registered', severity: 'error', says: 'S' },
    ballots: { left: 'issued + spoilt + unused', is: '=', right: 'ballots', severity: 'error', says: 'S' },
    outside: { left: 'outside', is: '<=', right: 'cast', severity: 'error', says: 'S' },
  },
};

const ballot = { againstAll: true, percentOf: 'options + against-all', form };

/** The real election, as a file: its list votes are published, of its constituencies only who won one of them. */
export const election = {
  format: 'saylau-election/1',
  id: 'xx-2020-council',
  name: 'Council of X',
  date: '2020-05-03',
  office: 'council',
  rules: {
    turnout: { count: 'issued', of: 'registered' },
    parts: {
      list: {
        rule: 'list',
        seats: 10,
        method: 'hare-remainder',
        admit: { atLeast: '5%', of: 'options + against-all' },
        ties: ['order'],
        ...ballot,
      },
      districts: { rule: 'plurality', seats: 1, ties: ['lot'], contests: 4, ...ballot },
      local: { rule: 'plurality', seats: 1, ties: ['lot'], ...ballot },
    },
  },
  areas: [
    { id: 'xx', name: 'X' },
    { id: 'north', parent: 'xx', name: 'North' },
    { id: 'south', parent: 'xx', name: 'South' },
    { id: 'east', parent: 'xx', name: 'East' },
    { id: 'away', parent: 'xx', kind: 'abroad', name: 'Abroad' },
  ],
  parties: { alpha: 'Alpha', beta: 'Beta' },
  contests: [
    {
      id: 'list',
      part: 'list',
      options: [
        { id: 'a', party: 'alpha', order: 1 },
        { id: 'b', party: 'beta', order: 2 },
        { id: 'c', order: 3 },
      ],
      tally: { xx: { registered: 30_100, a: 9_000, b: 6_000, c: 500, 'against-all': 700, spoilt: 150 } },
      declared: { seats: { a: 6, b: 4, c: 0 }, percent: { a: '55.56' }, turnout: '56.48' },
    },
    ...['north', 'north', 'south', 'east'].map((area, index) => ({
      id: `d-${index + 1}`,
      part: 'districts',
      area,
      ...(index === 0
        ? {
            candidates: 5,
            options: [{ id: 'known', party: 'beta', name: 'A real person' }],
            declared: { elected: ['known'] },
          }
        : {}),
    })),
    ...['north-city', 'north-hills', 'south-coast'].map((unit) => ({
      id: `local-${unit}`,
      part: 'local',
      area: unit.split('-')[0],
      body: unit,
      seats: null,
    })),
  ],
  declaredParts: { districts: { alpha: 2, beta: 1, independent: 1 } },
};

export const units: readonly RehearsalUnit[] = [
  { id: 'north-city', region: 'north', kind: 'city', name: { en: 'City' }, population: 12_000 },
  { id: 'north-hills', region: 'north', kind: 'district', name: { en: 'Hills' }, population: 8_000 },
  { id: 'south-coast', region: 'south', kind: 'district', name: { en: 'Coast' }, population: 15_000 },
];

/** The plan as text: a line of it is changed by putting another in its place. */
export const planText = `
format: saylau-rehearsal-plan/1
id: xx-2020
name: {kk: X, ru: X, en: X}
date: 2020-05-03
zone: "+01:00"
elections: [xx-2020-council]
root: xx
stations: {total: {value: 60, source: s}, size: {value: {least: 50, most: 150}, assumed: why}}
regions:
  - {area: north, stations: {value: 25, assumed: why}, voters: {value: 11000, source: s}, turnout: ["10.0", "54.0"]}
  - {area: south, stations: {value: 20, assumed: why}, turnout: ["11.0", "56.5"], later: 60}
  - {area: east, stations: {value: 15, assumed: why}, population: {value: 14000, assumed: why}, turnout: ["12.5", "57.0"]}
abroad:
  area: away
  stations: {value: 3, source: s}
  countries: {value: 2, source: s}
  voters: {value: 100, source: s}
  opening: {value: 90, source: s}
  received: {value: 60, source: s}
voters:
  total: {value: 30100, source: s}
  opening: {value: 30000, source: s}
  contests: [{election: xx-2020-council, contest: d-1, voters: {value: 4000, source: s}}]
  ratio: {value: {least: 40, most: 90}, assumed: why}
turnout:
  times:
    - {at: "10:00", percent: {value: "11.2", source: s}, of: 30000}
    - {at: "20:00", percent: {value: "55.8", source: s}, of: 30100, received: {value: 16784, source: s}}
  final: {value: "56.48", source: s}
ballots: {value: 31000, source: s}
lines:
  - {line: registered, is: voters}
  - {line: ballots, is: ballots}
  - {line: issued, is: turnout}
  - {line: outside, is: portion, of: issued, share: {value: 2%, assumed: why}, room: true}
  - {line: cast, is: cast, share: {value: 99%, assumed: why}, least: outside}
  - {line: invalid, is: split, share: {value: 2%, assumed: why}}
  - {line: spoilt, is: portion, of: issued, share: {value: 1%, assumed: why}, most: ballots - issued}
  - {line: unused, is: sum, sum: ballots - issued - spoilt}
parts:
  - {election: xx-2020-council, part: list, spread: {value: 20, assumed: why}}
  - election: xx-2020-council
    part: districts
    spread: {value: 20, assumed: why}
    candidates:
      each: {value: {least: 2, most: 4}, assumed: why}
      total: {value: 17, source: s}
      ofParties: {value: 7, source: s}
      together: [{contests: [d-2, d-3], number: {value: 8, source: s}}]
      winners: {value: {alpha: 2, beta: 1, independent: 1}, source: s}
      against: {value: 5, assumed: why}
  - election: xx-2020-council
    part: local
    split: true
    spread: {value: 20, assumed: why}
    seats: {total: {value: 20, source: s}, within: [{area: north, seats: {value: 13, source: s}}, {area: north-city, seats: {value: 9, source: s}}]}
    candidates:
      each: {value: {least: 1, most: 3}, assumed: why}
      winners: {value: {alpha: 3, independent: 1}, assumed: why}
      against: {value: 5, assumed: why}
facts: [{id: most, election: xx-2020-council, part: list, option: a, is: most, value: {value: "55.56", source: s}}]
arrivals: {first: {value: "20:30", assumed: why}, last: {value: "30:00", assumed: why}, between: {value: 20, assumed: why}}
assumptions: {why: {kk: К, ru: Р, en: E}}
sources: [{id: s, what: Somewhere}]
`;

/** What a rehearsal of the small country is made from. */
export function smallInput(change: { readonly plan?: string; readonly election?: object } = {}): RehearsalInput {
  const plan = sound(readRehearsalPlan('plan.yaml', change.plan ?? planText));
  const real = sound(readElectionFile('election.json', JSON.stringify({ ...election, ...change.election })));
  return { plan, units, elections: [{ election: real, law: sound(countingLaw(real, undefined)) }] };
}

/** The plan with one piece of its text replaced; throws where it is not there. */
export function planWith(piece: string, other: string): string {
  if (!planText.includes(piece)) throw new Error(`no such piece: ${piece}`);
  return planText.replace(piece, other);
}
