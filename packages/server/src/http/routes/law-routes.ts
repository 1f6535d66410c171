/** The law by itself, and the elections of the past. Public; neither changes while the server runs. */

import { lawDiff, outcomeOf, provisionsOf, type Statute } from '@saylau/core';
import { isDay } from '@saylau/formats';
import {
  jsonOf,
  jsonOfDiff,
  jsonOfLawOn,
  jsonOfOutcome,
  jsonOfProvisions,
  partsOf,
} from '@saylau/formats/outcome-json';
import { OutcomeView } from '@saylau/views';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { ApiContext } from '../context.js';
import { Day, Id } from '../fields.js';
import { problem } from '../problem.js';
import { LawView, PastElections, StatutesView } from '../shapes/law.js';
import { type Asked, lastingRoute } from '../view-route.js';

export function lawRoutes(app: FastifyInstance, context: ApiContext): void {
  const { statutes, clock } = context;
  const of = ({ statute }: Asked): Statute | undefined => statutes.get(String(statute));
  lastingRoute(app, context, {
    url: '/api/v1/law',
    summary: 'All statutes: their offices, subjects and provisions',
    shape: StatutesView,
    make: () => [...statutes.values()].map(statuteLine),
  });
  lastingRoute(app, context, {
    url: '/api/v1/law/:statute',
    summary: 'The law on a day: the rules of each office, and the provisions as they hold',
    params: { statute: Id },
    query: {
      on: Type.Optional(Type.String({ ...Day, description: 'Today where it is left out.' })),
      office: Type.Optional(Id),
    },
    shape: LawView,
    make: (asked) => {
      const statute = of(asked);
      const day = dayIn(asked.on ?? new Date(clock()).toISOString().slice(0, 10));
      const office = asked.office === undefined ? undefined : String(asked.office);
      const isKnown = office === undefined || statute?.systems.some((system) => system.office === office);
      return statute && isKnown === true ? jsonOfLawOn(statute, day, office) : undefined;
    },
  });
  lastingRoute(app, context, {
    url: '/api/v1/law/:statute/provisions/:id',
    summary: 'A provision with its whole history',
    params: { statute: Id, id: Id },
    shape: LawView,
    make: (asked) => {
      const statute = of(asked);
      const provision = statute && provisionsOf(statute).get(String(asked.id));
      return statute && provision && jsonOfProvisions(statute, [provision]);
    },
  });
  lastingRoute(app, context, {
    url: '/api/v1/law/:statute/diff',
    summary: 'What changed in the law from one day to a later one',
    params: { statute: Id },
    query: { from: Day, to: Day },
    shape: LawView,
    make: (asked) => {
      const statute = of(asked);
      const [from, to] = [dayIn(asked.from), dayIn(asked.to)];
      if (from > to) throw problem('http-malformed', { found: 'from, to' });
      return statute && jsonOfDiff(statute, lawDiff(statute, from, to), from, to);
    },
  });
  pastRoutes(app, context);
}

function statuteLine({ id, name, systems, subjects }: Statute): object {
  return {
    id,
    name: jsonOf(name),
    offices: systems.map((system) => ({ office: system.office, name: jsonOf(system.name) })),
    subjects: subjects.map((subject) => ({
      id: subject.id,
      name: jsonOf(subject.name),
      provisions: subject.provisions.map((provision) => provision.id),
    })),
  };
}

function dayIn(value: unknown): string {
  const day = String(value);
  if (!isDay(day)) throw problem('http-malformed', { found: day });
  return day;
}

function pastRoutes(app: FastifyInstance, context: ApiContext): void {
  const { archive } = context;
  lastingRoute(app, context, {
    url: '/api/v1/elections',
    tag: 'past',
    summary: 'Elections of the past, the first one first',
    shape: PastElections,
    make: () =>
      archive.map(({ election: { id, name, date, office, statute, contests } }) => ({
        id,
        name: jsonOf(name),
        date,
        office,
        ...(statute === undefined ? {} : { statute }),
        contests: contests.length,
      })),
  });
  lastingRoute(app, context, {
    url: '/api/v1/elections/:id/outcome',
    tag: 'past',
    summary: 'An election of the past, counted anew, beside what was declared',
    params: { id: Id },
    shape: OutcomeView,
    make: ({ id }) => {
      const loaded = archive.find(({ election }) => election.id === id);
      return loaded && jsonOfOutcome(outcomeOf(loaded.election, loaded.law), loaded, partsOf(loaded).names);
    },
  });
}
