/** What a log comes to: elections, contests, areas, stations, protocols, papers. Public; made once for each version of the log. */

import type { RecordState } from '@saylau/acts';
import {
  AreaLine,
  AreaView,
  areaLine,
  areaView,
  ContestView,
  contestsOf,
  contestView,
  ElectionView,
  electionView,
  LawBehindView,
  lawBehindView,
  leavesWithPapers,
  PapersView,
  ProtocolView,
  papersView,
  StationLine,
  StationView,
  stationLine,
  stationsIn,
} from '@saylau/views';
import type { FastifyInstance } from 'fastify';
import Type, { type TProperties, type TSchema } from 'typebox';
import type { OpenLog } from '../../record/open-log.js';
import type { ApiContext } from '../context.js';
import { Id } from '../fields.js';
import { papersOf, protocolAt, stationAt } from '../given-papers.js';
import { PageQuery, pageOf, pageShape } from '../paging.js';
import { type Asked, viewRoute } from '../view-route.js';

/** A view of one state, which waits for nothing. */
interface StateView {
  readonly path: string;
  readonly summary: string;
  readonly params?: TProperties;
  readonly query?: TProperties;
  readonly shape: TSchema;
  /** Undefined: there is nothing of that name. */
  readonly look: (state: RecordState, asked: Words & PageQuery) => unknown;
}

/** Params that are words. */
type Words = Readonly<Record<'election' | 'contest' | 'area' | 'act', string>>;

const stateViews: readonly StateView[] = [
  {
    path: 'elections/:election',
    summary: 'An election: how far it is',
    params: { election: Id },
    shape: ElectionView,
    look: (state, { election }) => electionView(state, election),
  },
  {
    path: 'elections/:election/contests',
    summary: 'Its contests, page by page',
    params: { election: Id },
    query: PageQuery.properties,
    shape: pageShape(ContestView),
    look: (state, { election, ...page }) => {
      const contests = contestsOf(state, election);
      return contests && pageOf(contests, page, ({ contest }) => contestView(state, election, contest));
    },
  },
  {
    path: 'elections/:election/contests/:contest',
    summary: 'A contest: figures, states, what was stated',
    params: { election: Id, contest: Id },
    shape: ContestView,
    look: (state, { election, contest }) => contestView(state, election, contest),
  },
  {
    path: 'areas',
    summary: 'Areas of all hierarchies, page by page: each after the one in which it lies',
    query: PageQuery.properties,
    shape: pageShape(AreaLine),
    look: (state, page) => {
      const areas = state.definition?.day.stations.areas;
      return areas && pageOf(areas, page, areaLine);
    },
  },
  {
    path: 'areas/:area',
    summary: 'An area: ballots added up, turnout, declared totals beside the sums',
    params: { area: Id },
    shape: AreaView,
    look: (state, { area }) => areaView(state, area),
  },
  {
    path: 'stations',
    summary: 'Stations, page by page',
    query: {
      area: Type.Optional(Type.String({ maxLength: 300, description: 'Those in this area and in all below it.' })),
      ...PageQuery.properties,
    },
    shape: pageShape(StationLine),
    look: (state, { area, ...page }: Partial<Words> & PageQuery) => {
      const stations = state.definition?.day.stations;
      const ids = stations && (area === undefined ? stations.ids : stationsIn(stations, area));
      return ids && pageOf(ids, page, (station) => stationLine(state, station));
    },
  },
  {
    path: 'law',
    summary: 'The provisions behind an act, for each election of the log',
    query: { act: Type.String({ maxLength: 100, description: 'A kind of act: docs/formats/acts.md.' }) },
    shape: LawBehindView,
    look: (state, { act }) => lawBehindView(state, act),
  },
];

/** Public. */
export function viewRoutes(app: FastifyInstance, context: ApiContext): void {
  for (const { look, ...view } of stateViews) {
    viewRoute(app, context, {
      ...view,
      make: (log, asked) =>
        log.read((state) => {
          // The schemas of the route let nothing else through.
          const value = look(state, asked as Words & PageQuery);
          return value === undefined ? undefined : { size: state.size, value };
        }),
    });
  }
  viewRoute(app, context, {
    path: 'stations/:station',
    summary: 'A station with its protocols',
    params: { station: Id },
    shape: StationView,
    make: (log, { station }) => stationAt(log, String(station)),
  });
  viewRoute(app, context, {
    path: 'protocols/:election/:contest/:station',
    summary: 'A protocol as it stands',
    params: { election: Id, contest: Id, station: Id },
    shape: ProtocolView,
    make: (log, { election, contest, station }) =>
      protocolAt(log, { election: String(election), contest: String(contest), station: String(station) }),
  });
  viewRoute(app, context, {
    path: 'reconciliation/:area',
    summary: 'Ballot papers of an area, and where they do not add up',
    params: { area: Id },
    shape: PapersView,
    make: papersAt,
  });
}

async function papersAt(log: OpenLog, asked: Asked) {
  const area = String(asked.area);
  const leaves = await log.read((state) => leavesWithPapers(state, area));
  const read = await papersOf(log, leaves);
  return await log.read((state) => {
    const value = papersView(state, area, read);
    return value && { size: state.size, value };
  });
}
