/** What a log comes to: elections, contests, areas, stations, protocols, changes. Public; made once for each version of the log. */

import { outcomeAt, type RecordState, readLeaf, resultsOf } from '@saylau/acts';
import { jsonOfOutcome, partsOf } from '@saylau/formats/outcome-json';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static, type TSchema } from 'typebox';
import type { OpenLog } from '../../record/open-log.js';
import { protocolSubject } from '../../record/subjects.js';
import { areaView } from '../../views/areas.js';
import { changedLeaf, changeKinds, changeView } from '../../views/changes.js';
import { contestsOf, contestView, electionView } from '../../views/election.js';
import { AreaView, type ChangeView, ContestView, ElectionView, ProtocolView, StationView } from '../../views/shapes.js';
import { protocolView, stationView } from '../../views/stations.js';
import { type ApiContext, findLog } from '../context.js';
import { PageQuery, pageOf } from '../paging.js';
import { problem } from '../problem.js';
import { sendView } from '../send.js';
import { logOf } from './log-routes.js';

const log = Type.String({ description: 'Origin of the log, with / written as %2F.' });
const id = Type.String();

/** A view of one state, under a path: made anew when the log has grown. */
interface StateView {
  readonly path: string;
  readonly summary: string;
  readonly params: Readonly<Record<string, TSchema>>;
  readonly shape?: TSchema;
  /** Undefined: there is nothing of that name. */
  readonly make: (state: RecordState, params: Readonly<Record<string, string>>, page: PageQuery) => unknown;
}

const stateViews: readonly StateView[] = [
  {
    path: 'elections/:election',
    summary: 'An election: how far it is',
    params: { election: id },
    shape: ElectionView,
    make: (state, { election = '' }) => electionView(state, election),
  },
  {
    path: 'elections/:election/contests',
    summary: 'Its contests, page by page',
    params: { election: id },
    make: (state, { election = '' }, page) => {
      const contests = contestsOf(state, election);
      return contests && pageOf(contests, page, ({ contest }) => contestView(state, election, contest));
    },
  },
  {
    path: 'elections/:election/contests/:contest',
    summary: 'A contest: figures, states, what was stated',
    params: { election: id, contest: id },
    shape: ContestView,
    make: (state, { election = '', contest = '' }) => contestView(state, election, contest),
  },
  {
    path: 'elections/:election/outcome',
    summary: 'The outcome with its reasons, counted from the protocols so far (docs/formats/count.md)',
    params: { election: id },
    make: (state, { election = '' }) => outcomeJson(state, election),
  },
  {
    path: 'elections/:election/results',
    summary: 'What each contest comes to, as a commission states it, and the size that it is counted from',
    params: { election: id },
    make: (state, { election = '' }) =>
      state.election(election) && { size: state.size, results: resultsOf(state, election) },
  },
  {
    path: 'areas/:area',
    summary: 'An area: ballots added up, turnout, declared totals beside the sums',
    params: { area: id },
    shape: AreaView,
    make: (state, { area = '' }) => areaView(state, area),
  },
  {
    path: 'stations',
    summary: 'Stations, page by page',
    params: {},
    make: (state, _, page) => {
      const ids = state.definition?.day.stations.ids;
      return ids && pageOf(ids, page, (station) => ({ station, state: state.station(station)?.state }));
    },
  },
  {
    path: 'stations/:station',
    summary: 'A station with its protocols',
    params: { station: id },
    shape: StationView,
    make: (state, { station = '' }) => stationView(state, station),
  },
  {
    path: 'protocols/:election/:contest/:station',
    summary: 'A protocol as it stands',
    params: { election: id, contest: id, station: id },
    shape: ProtocolView,
    make: (state, { election = '', contest = '', station = '' }) => protocolView(state, { election, contest, station }),
  },
];

function outcomeJson(state: RecordState, id: string): unknown {
  const opened = state.election(id);
  const outcome = outcomeAt(state, id);
  if (opened === undefined || outcome === undefined) return undefined;
  const loaded = { election: opened.election, statute: undefined, law: opened.law };
  return jsonOfOutcome(outcome, loaded, partsOf(loaded).names);
}

export function viewRoutes(app: FastifyInstance, context: ApiContext): void {
  for (const view of stateViews) stateRoute(app, context, view);
  historyRoute(app, context);
  changesRoute(app, context);
}

function stateRoute(app: FastifyInstance, context: ApiContext, view: StateView): void {
  const schema = {
    tags: ['views'],
    summary: view.summary,
    params: Type.Object({ log, ...view.params }),
    querystring: PageQuery,
    ...(view.shape === undefined ? {} : { response: { 200: view.shape } }),
  };
  app.get(`/api/v1/logs/:log/${view.path}`, { schema }, async (request, reply) => {
    const found = logOf(context, request);
    const params = request.params as Readonly<Record<string, string>>;
    const { limit, after } = request.query as PageQuery;
    const key = JSON.stringify([view.path, params, limit, after]);
    const make = async (): Promise<unknown> => {
      const made = await found.read((state) =>
        view.make(state, params, { ...(limit && { limit }), ...(after && { after }) }),
      );
      if (made === undefined) throw problem('http-unknown', { what: view.path.split('/')[0] ?? '', id: '' });
      return made;
    };
    return sendView(request, reply, await context.views.of(key, found.size, make));
  });
}

/** Every version of a protocol, and every act on it: leaves in order. */
function historyRoute(app: FastifyInstance, context: ApiContext): void {
  const params = Type.Object({ log, election: id, contest: id, station: id });
  const schema = { tags: ['views'], summary: 'All acts on a protocol, in order', params };
  app.get('/api/v1/logs/:log/protocols/:election/:contest/:station/history', { schema }, async (request, reply) => {
    const found = logOf(context, request);
    const place = request.params as Static<typeof params>;
    const key = JSON.stringify(['history', place]);
    const make = async (): Promise<unknown> => {
      const indexes = await storeOf(context, found).about(found.number, protocolSubject(place));
      return { ...place, acts: await Promise.all(indexes.map((index) => leafAt(found, index))) };
    };
    return await sendMade(context, { request, reply, key, log: found, make });
  });
}

/** Changes of public figures, newest last. */
function changesRoute(app: FastifyInstance, context: ApiContext): void {
  const schema = {
    tags: ['views'],
    summary: 'Changes of public figures: before, after, reason, ground',
    params: Type.Object({ log }),
    querystring: PageQuery,
  };
  app.get('/api/v1/logs/:log/changes', { schema }, async (request, reply) => {
    const found = logOf(context, request);
    const { limit = 100, after = 0 } = request.query as PageQuery;
    const key = JSON.stringify(['changes', found.origin, limit, after]);
    const make = async (): Promise<unknown> => {
      // `after` counts from 1, as `next` gives it; 0 is the beginning.
      const indexes = await storeOf(context, found).ofKinds(found.number, changeKinds, after - 1, limit);
      const items = await Promise.all(indexes.map((index) => changeAt(found, index)));
      const last = indexes.at(-1);
      return { items, ...(indexes.length < limit || last === undefined ? {} : { next: last + 1 }) };
    };
    return await sendMade(context, { request, reply, key, log: found, make });
  });
}

interface Made {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly key: string;
  readonly log: OpenLog;
  readonly make: () => Promise<unknown>;
}

async function sendMade(context: ApiContext, { request, reply, key, log: found, make }: Made): Promise<FastifyReply> {
  return sendView(request, reply, await context.views.of(key, found.size, make));
}

function storeOf(context: ApiContext, { origin }: OpenLog) {
  return findLog(context, origin)?.mode.store ?? context.real.store;
}

async function leafAt(found: OpenLog, index: number) {
  const [bytes] = await found.leaves(index, index + 1);
  const leaf = bytes === undefined ? undefined : readLeaf(bytes);
  if (leaf?.ok !== true) throw problem('http-unknown', { what: 'leaf', id: index });
  return { index, leaf: leaf.value };
}

async function changeAt(found: OpenLog, index: number): Promise<ChangeView> {
  const { leaf } = await leafAt(found, index);
  const before = changedLeaf(leaf);
  if (before === undefined) return changeView(index, leaf);
  const place = await found.read((state) => state.protocolOf(before));
  return changeView(index, leaf, { leaf: (await leafAt(found, before)).leaf, place });
}
