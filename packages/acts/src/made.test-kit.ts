/** A small polling day for tests: five stations, two elections, four ballots. No part of the product. */

import type { Contest, CountingLaw, Election, Form, ProtocolTable, Rules, Stations } from '@saylau/core';
import {
  area,
  atLeast,
  contest,
  election,
  lists,
  moreThan,
  plurality,
  rules,
  sum,
} from '../../core/src/count/election.test-kit.js';
import { stationsOf, tableOf } from '../../core/src/protocol/day.test-kit.js';
import type { Definition } from './definition.js';

/** Constituency `c2` crosses the regions; `a3` is a station at which few vote. */
const land = {
  areas: {
    country: undefined,
    north: 'country',
    south: 'country',
    n1: 'north',
    n2: 'north',
    s1: 'south',
    c1: 'country',
    c2: 'country',
  },
  stations: { a1: ['n1', 'c1'], a2: ['n1', 'c1'], a3: ['n2', 'c2'], b1: ['s1', 'c2'], b2: ['s1', 'c2'] },
} as const;

export type StationId = keyof typeof land.stations;
export const stationIds = Object.keys(land.stations) as readonly StationId[];

/** Ballots with votes that add up, no more voters than ballots, and no more ballots than voters on the list (a warning). */
const form: Form = {
  lines: ['registered', 'received', 'took-part', 'options', 'against-all', 'invalid'].map((line) => ({ line })),
  controls: [
    { id: 'sum', left: sum('options + against-all + invalid'), is: '=', right: sum('took-part'), severity: 'error' },
    { id: 'came', left: sum('took-part'), is: '<=', right: sum('received'), severity: 'error' },
    { id: 'list', left: sum('received'), is: '<=', right: sum('registered'), severity: 'warning' },
  ],
};

const made: readonly Contest[] = [
  contest({ id: 'list', part: 'list', area: 'country', ballot: ['x', 'y', 'z', 'against-all'], polls: [] }),
  contest({ id: 'seat-1', part: 'seats', area: 'c1', ballot: ['p', 'q'], role: 'candidate', polls: [] }),
  contest({ id: 'seat-2', part: 'seats', area: 'c2', ballot: ['p', 'r'], role: 'candidate', polls: [] }),
];
const asked: readonly Contest[] = [
  contest({ id: 'question', part: 'ask', area: 'country', ballot: ['yes', 'no'], role: 'answer', polls: [] }),
  contest({ id: 'head', part: 'head', area: 'country', ballot: ['p', 'q', 'r'], role: 'candidate', polls: [] }),
];

const law = (own: Rules): CountingLaw => ({
  law: { on: '2023-03-19', is: 'rules', changed: [] },
  rules: own,
  readings: [],
});

/** A question with a quorum, and a head elected in two rounds. */
const askedRules = rules({
  ask: {
    rule: {
      rule: 'question',
      answer: 'yes',
      valid: atLeast('50%', 'registered', 'received'),
      adopt: moreThan('50%', 'options'),
    },
  },
  head: {
    rule: {
      rule: 'majority',
      rounds: [
        { win: moreThan('50%', 'options'), advance: { top: 2 }, ties: ['lot'] },
        { win: 'most', ties: ['lot'] },
      ],
    },
  },
});

/** Equal candidates are a question that the law leaves open, unless it is decided. */
function rulesOf(id: string, decided: Election['decided']): Rules {
  if (id === 'asked') return askedRules;
  const ties = decided.get('parts.seats.ties');
  return rules({
    list: { rule: lists({ seats: 4, admit: atLeast('10%', 'options'), nonePass: 'vacant' }), againstAll: true },
    seats: plurality({ ties: ties === 'lot' ? ['lot'] : { unspecified: true } }),
  });
}

/** `seatsLack`: a line that the form of the seats does not have, nor any equation. */
function tables(stations: Stations, seatsLack?: string): readonly ProtocolTable[] {
  const without: Form = { lines: form.lines.filter(({ line }) => line !== seatsLack), controls: [] };
  const table = (id: string, part: string, contests: readonly Contest[]): ProtocolTable =>
    tableOf({
      form: part === 'seats' && seatsLack !== undefined ? without : form,
      stations,
      sheets: [],
      election: id,
      part,
      contests: contests.filter((one) => one.part === part),
    });
  return [
    table('made', 'list', made),
    table('made', 'seats', made),
    table('asked', 'ask', asked),
    table('asked', 'head', asked),
  ];
}

/** The day as its files would define it, with fresh tables. */
export function madeDefinition(more: { readonly rehearsal?: boolean; readonly seatsLack?: string } = {}): Definition {
  const areas = Object.entries(land.areas).map(([id, parent]) => area(id, parent));
  const elections = [
    election(made, { id: 'made', date: '2023-03-19', areas }),
    election(asked, { id: 'asked', date: '2023-03-19', areas }),
  ];
  const stations = stationsOf({ ...land, hierarchies: ['area', 'constituency'] });
  const played = more.rehearsal === false ? {} : { rehearsal: { of: 'made', seed: '1' } };
  return {
    day: { id: 'made', name: {}, date: '2023-03-19', zone: '+06:00', elections, stations, ...played },
    tables: tables(stations, more.seatsLack),
    laws: new Map(elections.map(({ id, decided }) => [id, law(rulesOf(id, decided))])),
    lawDecided: ({ id, decided }) =>
      [...decided].every(([path, answer]) => id === 'made' && path === 'parts.seats.ties' && answer === 'lot')
        ? law(rulesOf(id, decided))
        : undefined,
  };
}

/** Figures of a ballot that keep all equations, out of votes by option. */
export function sheet(votes: Readonly<Record<string, number>>, more: Readonly<Record<string, number>> = {}) {
  const cast = Object.values(votes).reduce((all, one) => all + one, 0) + 3;
  return { registered: 2 * cast, received: cast, 'took-part': cast, ...votes, 'against-all': 1, invalid: 2, ...more };
}
