/** What was done: all acts on a protocol, changes of public figures, copies of observers. Public. */

import type { Leaf } from '@saylau/acts';
import { ChangeList, ChangeView, CopiesView, changeView, copiesFrom, copiesView, HistoryView } from '@saylau/views';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { OpenLog } from '../../record/open-log.js';
import { leafAt, readableLog } from '../../views/readable-log.js';
import type { ApiContext } from '../context.js';
import { Id } from '../fields.js';
import { modeOfLog } from '../log-of.js';
import { NextPage, PageQuery } from '../paging.js';
import { problem } from '../problem.js';
import { viewRoute } from '../view-route.js';

export function historyRoutes(app: FastifyInstance, context: ApiContext): void {
  historyRoute(app, context);
  changesRoute(app, context);
  copiesRoute(app, context);
}

/** Every version of a protocol, and every act on it: leaves in order. */
function historyRoute(app: FastifyInstance, context: ApiContext): void {
  viewRoute(app, context, {
    path: 'protocols/:election/:contest/:station/history',
    summary: 'All acts on a protocol, in order',
    params: { election: Id, contest: Id, station: Id },
    shape: HistoryView,
    make: async (log, asked) => {
      const [election, contest, station] = [String(asked.election), String(asked.contest), String(asked.station)];
      const place = { election, contest, station };
      const isThere = await log.read((state) => state.protocol(election, contest, station) !== undefined);
      if (!isThere) return undefined;
      const { size } = log;
      const indexes = await changesOf(context, log).onProtocol(place, size);
      const acts = await Promise.all(indexes.map((index) => indexedLeaf(log, index)));
      return { size, value: { ...place, acts } };
    },
  });
}

const ChangesView = Type.Object({ items: Type.Array(ChangeView), next: NextPage });

/** Changes of public figures, newest last. */
function changesRoute(app: FastifyInstance, context: ApiContext): void {
  viewRoute(app, context, {
    path: 'changes',
    summary: 'Changes of public figures: before, after, reason, ground',
    query: PageQuery.properties,
    shape: ChangesView,
    make: async (log, asked) => {
      const { limit = 100, after = 0 } = asked as PageQuery;
      const { size } = log;
      const list = changesOf(context, log);
      const indexes = await list.from(after, size);
      const items = await Promise.all(indexes.slice(0, limit).map((index) => changeAt(list, index)));
      const next = indexes[limit];
      return { size, value: { items, ...(next === undefined ? {} : { next }) } };
    },
  });
}

function copiesRoute(app: FastifyInstance, context: ApiContext): void {
  viewRoute(app, context, {
    path: 'observer-copies/:station',
    summary: 'Copies that observers handed in, beside the protocols as they stand',
    params: { station: Id },
    shape: CopiesView,
    make: async (log, { station }) => {
      const id = String(station);
      const indexes = await log.read((state) => copiesFrom(state, id));
      if (indexes === undefined) return undefined;
      const leaves = await Promise.all(indexes.map((index) => indexedLeaf(log, index)));
      return await log.read((state) => ({ size: state.size, value: copiesView(state, id, leaves) }));
    },
  });
}

async function indexedLeaf(log: OpenLog, index: number): Promise<{ readonly index: number; readonly leaf: Leaf }> {
  const leaf = await leafAt(log, index);
  if (leaf === undefined) throw problem('http-unknown', { what: 'leaf', id: index });
  return { index, leaf };
}

/** What a leaf changed is the same for ever. */
const known = new WeakMap<OpenLog, ChangeList>();
const views = new WeakMap<ChangeList, Map<number, ChangeView>>();
const mostViews = 20_000;

function changesOf(context: ApiContext, log: OpenLog): ChangeList {
  const list = known.get(log) ?? new ChangeList(readableLog(log, modeOfLog(context, log).store));
  known.set(log, list);
  return list;
}

async function changeAt(list: ChangeList, index: number): Promise<ChangeView> {
  const kept = views.get(list) ?? new Map<number, ChangeView>();
  views.set(list, kept);
  const made = kept.get(index) ?? changeView(await list.change(index));
  if (made === undefined) throw problem('http-unknown', { what: 'leaf', id: index });
  if (kept.size < mostViews) kept.set(index, made);
  return made;
}
